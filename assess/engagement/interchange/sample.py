"""The worked sample as a client's file, made from the answers that come with the instrument."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assess.bank.source import read_yaml
from assess.engagement.interchange.importing import import_answers
from assess.engagement.sitting import Sitting
from assess.resources import data_folder

if TYPE_CHECKING:
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.engagement.interchange.importing import Imported

_HELD = datetime(2026, 9, 21, 9, 0, tzinfo=UTC)


def make_sample(path: Path, bank: Bank, *, force: bool = False) -> Imported:
    """Make the sample's file and return what went into it; raises `OutputExists` where a file is there."""
    answers = data_folder("questions") / "sample" / "answers.yaml"
    company = {"name": read_yaml(answers).data["company"]["name"]}
    with Sitting.create(path, bank, company, force=force, clock=lambda: _HELD) as sitting:
        return import_answers(sitting, answers)
