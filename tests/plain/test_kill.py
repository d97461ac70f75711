"""Killing an interview at any moment loses nothing that was answered before the next thing was asked."""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING

import pytest

from assess.bank.loader import load_bank
from assess.engagement.sitting import read_engagement

from .driver import Driver
from .terminal import REAL_BANK, Terminal

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("ASSESS_KILLS", "3"))
LONGEST_WAIT = 0.03
FURTHEST = 30


@pytest.mark.parametrize("express", [True, False], ids=["express", "full"])
def test_no_answer_is_lost_to_a_kill(tmp_path: Path, *, express: bool) -> None:
    chance = random.Random(KILLS)  # noqa: S311 - repeatable, not secret
    bank = load_bank()
    interviews, driver = 1, Driver(bank)
    for _ in range(KILLS):
        path = tmp_path / f"{interviews}.assess"
        driver.begin()
        with Terminal(path, bank=REAL_BANK, respondent="chief-executive", express=express) as terminal:
            going = all(driver.step(terminal) for _ in range(chance.randint(1, FURTHEST)))
            time.sleep(chance.uniform(0, LONGEST_WAIT))
            terminal.kill()
        assert going or "No question is left." in terminal.page
        assert driver.safe.lost(read_engagement(path, bank)) == []
        if not going:
            interviews, driver = interviews + 1, Driver(bank)
    with Terminal(path, bank=REAL_BANK, respondent="chief-executive", express=express) as terminal:
        driver.begin()
        assert "No question is left." in driver.finish(terminal)
    assert driver.safe.lost(read_engagement(path, bank)) == []
