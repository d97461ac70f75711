"""Keys on their way from the terminal to the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.sitting import read_engagement

from .driver import BANK, client
from .terminal import Wizard

if TYPE_CHECKING:
    from pathlib import Path


def test_keys_that_arrive_in_one_burst_reach_the_fields_they_were_meant_for(tmp_path: Path) -> None:
    path = client(tmp_path / "acme.assess")
    with Wizard(tmp_path, path) as wizard:
        wizard.until("1.1 ")
        wizard.until("1.4 ", since=wizard.press("\x1bOR5000\r700000\r4\r"))
    answers = read_engagement(path, BANK).answers
    assert {question: given[0].value for question, given in answers.items()} == {
        "1.1": None,
        "1.2": {"unit-limit": 5000, "unit-spend": 700000},
        "1.3": 3,
    }
