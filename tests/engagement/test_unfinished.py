"""What is being typed: kept by field, offered again, forgotten once it is recorded, and never part of the events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.engagement.log import SqliteLog, create_log, read_log
from assess.engagement.unfinished import InMemory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assess.engagement.unfinished import Unfinished


@pytest.fixture(params=["in memory", "in the file"])
def unfinished(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Unfinished]:
    if request.param == "in memory":
        yield InMemory()
        return
    create_log(tmp_path / "acme.assess")
    with SqliteLog(tmp_path / "acme.assess") as log:
        yield log


def test_the_last_text_of_each_field_is_kept_for_each_person_and_question(unfinished: Unfinished) -> None:
    for text in ("h", "he", "he said [/b]\n\x1b[31m"):
        unfinished.keep("ceo", "3.3", "note", text)
    unfinished.keep("ceo", "3.3", "quote", "q")
    unfinished.keep("cto", "3.3", "note", "other")
    assert dict(unfinished.kept("ceo", "3.3")) == {"note": "he said [/b]\n\x1b[31m", "quote": "q"}
    assert dict(unfinished.kept("ceo", "3.4")) == {}


@pytest.mark.parametrize("emptied", [True, False])
def test_what_is_recorded_or_emptied_is_forgotten(unfinished: Unfinished, *, emptied: bool) -> None:
    unfinished.keep("ceo", "3.3", "note", "text")
    unfinished.keep("ceo", "3.3", "note", "") if emptied else unfinished.drop("ceo", "3.3", "note")
    assert dict(unfinished.kept("ceo", "3.3")) == {}


def test_it_outlives_the_process_and_is_no_event(tmp_path: Path) -> None:
    file = tmp_path / "acme.assess"
    create_log(file)
    with SqliteLog(file) as log:
        log.keep("ceo", "3.3", "note", "text")
    assert read_log(file) == ()
    with SqliteLog(file) as log:
        assert dict(log.kept("ceo", "3.3")) == {"note": "text"}


def test_the_questions_at_which_somebody_left_something_are_known(unfinished: Unfinished) -> None:
    unfinished.keep("ceo", "1.1", "note", "half a")
    unfinished.keep("ceo", "1.2", "note", "and gone")
    unfinished.drop("ceo", "1.2", "note")
    unfinished.keep("cfo", "1.3", "note", "somebody else's")
    assert unfinished.where("ceo") == {"1.1"}
