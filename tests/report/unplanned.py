"""What a report is made from without a plan, for the parts that tell of the assessment alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.report.material import Material
from assess.scoring.evaluate import evaluate
from tests.report import example

if TYPE_CHECKING:
    from assess.engagement.model import Engagement


def material(engagement: Engagement) -> Material:
    """Return what the parts are made from."""
    return Material(example.bank(), engagement, evaluate(example.bank(), engagement), (), None)
