"""What is given at a question: recorded once, in the order of the plain interview, or kept until it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.engagement import trouble
from assess.engagement.events import Attribution, Evidence, Quote, Sure
from assess.engagement.log import SqliteLog
from assess.engagement.sitting import Sitting
from assess.errors import EngagementError
from assess.interview.machine import Interview
from assess.tui.interviewing.recording import DATE, LINK, NOTE, PRIVATE, QUOTE, TITLE, WORDS, Recording
from tests.interview.banks import small_bank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def recording(tmp_path: Path) -> Iterator[Recording]:
    with Sitting.create(tmp_path / "a.assess", small_bank(), {"name": "Acme"}) as sitting:
        sitting.add_respondent("Chief", "chief-executive", "ceo")
        yield Recording(Interview(sitting, "ceo"))


def written(recording: Recording) -> int:
    return len(recording.interview.sitting.events) - 2


def test_what_stands_already_is_not_recorded_again(recording: Recording) -> None:
    for _ in range(2):
        recording.value(3)
        recording.sure(Sure.UNSURE)
    assert written(recording) == 2
    assert recording.answer is not None
    assert recording.answer.sure is Sure.UNSURE
    recording.value(2)
    assert recording.answer.sure is Sure.SURE, "another value is as sure as a new one"


def test_fields_below_are_recorded_one_by_one_and_only_after_an_answer(recording: Recording) -> None:
    texts = {PRIVATE: "p", NOTE: " n ", QUOTE: "q", TITLE: "t", LINK: "l", DATE: "d", WORDS: "w"}
    assert recording.beside(texts, Attribution.ROLE) == ()
    recording.value(3)
    assert recording.beside(texts, Attribution.ROLE) == (WORDS, TITLE, LINK, DATE, QUOTE, NOTE, PRIVATE)
    answer = recording.answer
    assert answer is not None
    assert (answer.words, answer.note, answer.private_note) == ("w", "n", "p")
    assert (answer.evidence, answer.quote) == ((Evidence("t", "l", "d"),), Quote("q", Attribution.ROLE))
    assert written(recording) == 6


def test_a_field_that_was_emptied_is_recorded_as_empty_but_no_proof_goes_without_a_title(recording: Recording) -> None:
    recording.value(3)
    recording.beside({NOTE: "n", QUOTE: "q"}, Attribution.ROLE)
    assert recording.beside({NOTE: "", QUOTE: " ", LINK: "l"}, Attribution.ROLE) == (QUOTE, NOTE)
    assert recording.answer is not None
    assert (recording.answer.note, recording.answer.quote, recording.answer.evidence) == ("", None, ())


def test_what_is_typed_waits_until_the_file_takes_it(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(log: SqliteLog, *_: object) -> None:
        raise trouble.disk_full(log.path)

    recording.typed(NOTE, "half \ud800a")
    with monkeypatch.context() as patch:
        patch.setattr(SqliteLog, "keep", full)
        with pytest.raises(EngagementError):
            recording.keep()
        assert recording.waiting
        assert recording.interview.unfinished() == {NOTE: "half a"}, "for as long as the program runs"
    recording.keep()
    assert not recording.waiting
    assert recording.interview.sitting.unfinished.kept("ceo", "1.1") == {NOTE: "half a"}
    recording.forget(NOTE)
    assert recording.interview.left_unfinished == ()
