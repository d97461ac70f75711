"""Killing the wizard at any moment loses nothing that the screen had shown as recorded."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from typing import TYPE_CHECKING

from assess.engagement.sitting import Sitting, read_engagement

from .driver import BANK
from .terminal import Wizard, keys_for

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("ASSESS_KILLS", "3"))
FURTHEST = 12
LONGEST_WAIT = 0.05
KNOWN = set(BANK.question_by_id)


def begin(path: Path, mode: str = "full") -> Path:
    with Sitting.create(path, BANK, {"name": "Acme"}) as sitting:
        sitting.add_respondent("Chief", "chief-executive", "ceo")
        sitting.set_mode(mode)
    return path


def lost(path: Path, shown: dict[str, object]) -> list[str]:
    """Return what the screen had shown as recorded and the file does not hold."""
    kept = {question: given[0].value for question, given in read_engagement(path, BANK).answers.items()}
    return [question for question, value in shown.items() if kept.get(question) != value]


def test_no_answer_is_lost_to_a_kill(tmp_path: Path) -> None:
    chance = random.Random(KILLS)  # noqa: S311 - repeatable, not secret
    shown: dict[str, object] = {}
    number, path = 1, begin(tmp_path / "1.assess")
    for _ in range(KILLS):
        with Wizard(tmp_path, path) as wizard:
            question, since = wizard.question(KNOWN), 0
            for _ in range(chance.randint(1, FURTHEST)):
                if not question:
                    break
                keys, value = keys_for(BANK.question_by_id[question])
                since = wizard.press(keys)
                following = wizard.question(KNOWN, before=question, since=since)
                shown[question] = value
                question = following
            if question:
                wizard.press(keys_for(BANK.question_by_id[question])[0])
            time.sleep(chance.uniform(0, LONGEST_WAIT))
            wizard.kill()
        assert lost(path, shown) == []
        if not question:
            number += 1
            path, shown = begin(tmp_path / f"{number}.assess"), {}


def test_what_was_typed_more_than_a_second_ago_is_not_lost_to_a_kill(tmp_path: Path) -> None:
    path = begin(tmp_path / "a.assess")
    with Wizard(tmp_path, path) as wizard:
        first = wizard.question(KNOWN)
        wizard.question(KNOWN, before=first, since=wizard.press("\x1bOR"))
        wizard.press("\x1b[18~")
        wizard.until("A letter", since=wizard.press("A letter "))
        wizard.press("of")
        began = time.monotonic()
        while time.monotonic() < began + 1:
            wizard.press(" ")
            time.sleep(0.05)
        wizard.kill()
    with sqlite3.connect(path) as file:
        ((field, text),) = file.execute("SELECT field, text FROM unfinished").fetchall()
    file.close()
    assert field == "evidence-title"
    assert text.startswith("A letter of")
    with Wizard(tmp_path, path) as wizard:
        wizard.until("A letter of")
