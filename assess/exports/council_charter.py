"""The council's charter as Markdown, to be signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.exports.markdown import rendered
from assess.report.appendices.council import council_charter_view
from assess.report.appendices.heading import heading

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material


def council_charter(material: Material, plan: RolloutPlan) -> bytes:
    """Return the council's charter as Markdown, each seat with a blank for who takes it."""
    return rendered("council-charter.md.j2", heading=heading(material, plan), council=council_charter_view(plan))
