"""Moving, answering and coming back, whatever the front end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.engagement.events import Evidence, Sure
from assess.engagement.sitting import Sitting, read_engagement
from assess.interview.machine import Interview
from assess.interview.progress import Left, Place, State

if TYPE_CHECKING:
    from pathlib import Path

    from assess.bank.model import Bank

ALL = ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3"]


@pytest.fixture
def interview(sitting: Sitting) -> Interview:
    return Interview(sitting, "ceo")


def ids(questions: tuple[object, ...]) -> list[str]:
    return [getattr(question, "id", "") for question in questions]


def here(interview: Interview) -> str | None:
    return interview.current.id if interview.current else None


def test_it_begins_at_the_first_question_and_ends_after_the_last(interview: Interview) -> None:
    walked = [here(interview)]
    while interview.next():
        walked.append(here(interview))
    assert walked == ALL
    assert here(interview) is None
    assert ids(interview.unanswered) == ALL


def test_it_resumes_at_the_first_question_still_open(interview: Interview) -> None:
    interview.answer(3)
    interview.next()
    interview.dont_know()
    assert here(Interview(interview.sitting, "ceo")) == "1.3"


def test_an_answer_is_on_disk_before_the_question_changes(interview: Interview, path: Path, bank: Bank) -> None:
    interview.answer(3, Sure.SEEN, words="Last week.")
    (kept,) = read_engagement(path, bank).answers["1.1"]
    assert (kept.value, kept.sure, kept.words) == (3, Sure.SEEN, "Last week.")
    assert here(interview) == "1.1"


def test_a_value_that_does_not_fit_changes_nothing(interview: Interview) -> None:
    with pytest.raises(ValueError, match="level"):
        interview.answer(7)
    assert interview.state("1.1") is State.OPEN


def test_details_stay_with_a_value_that_is_corrected(interview: Interview) -> None:
    interview.answer(1, evidence=(Evidence("Letter"),), note="draft", private_note="quietly")
    interview.answer(2, Sure.UNSURE)
    interview.amend(note="final")
    kept = interview.answer_to("1.1")
    assert kept is not None
    assert (kept.value, kept.sure, kept.note, kept.private_note) == (2, Sure.UNSURE, "final", "quietly")
    assert kept.evidence == (Evidence("Letter"),)


def test_a_detail_needs_an_answer(interview: Interview) -> None:
    with pytest.raises(ValueError, match="no answer"):
        interview.amend(note="lost")


def test_parked_questions_come_round_again(interview: Interview) -> None:
    interview.park()
    interview.next()
    for _ in ALL[1:]:
        interview.dont_know()
        interview.next()
    assert here(interview) is None
    assert (ids(interview.parked), interview.unanswered) == (["1.1"], ())
    assert ids((interview.again(),)) == ["1.1"]


def test_what_is_left_counts_open_and_parked_questions_in_the_banks_minutes(interview: Interview) -> None:
    interview.park()
    interview.next()
    interview.answer(40)
    assert interview.left == Left(6, 12.0)
    assert Interview(interview.sitting, "ceo", express=True).left == Left(3, 1.5)


def test_the_place_is_counted_among_the_questions_put_to_this_respondent(interview: Interview) -> None:
    assert interview.place == Place(1, 7)
    interview.jump("2.1")
    assert interview.place == Place(5, 7)


def test_jumping_knows_earlier_ids_and_refuses_what_is_not_asked(interview: Interview) -> None:
    assert interview.jump("2.9").id == "2.2"
    with pytest.raises(ValueError, match=r"2\.4 is not asked"):
        interview.jump("2.4")
    assert here(interview) == "2.2"


def test_not_applicable_needs_a_reason(interview: Interview) -> None:
    with pytest.raises(ValueError, match="reason"):
        interview.not_applicable(" ")
    interview.not_applicable("We have no units.", (Evidence("Chart"),))
    assert interview.state("1.1") is State.NOT_APPLICABLE


def test_undo_and_redo_go_to_the_question_they_are_about(interview: Interview) -> None:
    interview.answer(3)
    interview.next()
    interview.answer(50)
    interview.next()
    undone = interview.undo()
    assert undone is not None
    assert (here(interview), interview.state("1.2")) == ("1.2", State.OPEN)
    interview.next()
    interview.redo()
    assert (here(interview), interview.state("1.2")) == ("1.2", State.ANSWERED)


def test_undo_stops_at_what_was_recorded_in_answer_to_questions(interview: Interview) -> None:
    interview.answer(3)
    assert interview.undo() is not None
    assert interview.undo() is None
    assert ids(interview.engagement.respondents) == ["ceo"]


def test_undo_of_a_row_goes_to_the_question_of_its_table(interview: Interview) -> None:
    register = interview.bank.register_by_id["decisions"]
    interview.tables.put_row(register, "hire", {"days": 3.0})
    interview.undo()
    assert (here(interview), interview.tables.rows(register)) == ("1.4", ())


def test_a_table_is_done_for_those_who_do_not_fill_it(interview: Interview) -> None:
    interview.sitting.add_respondent("Finance lead", "finance", id="cfo")
    other = Interview(interview.sitting, "cfo")
    assert (other.state("1.4"), interview.state("1.4")) == (State.ELSEWHERE, State.OPEN)
    assert "1.4" in ids(other.questions)
    other.jump("1.3")
    assert ids((other.next(),)) == ["2.1"]


def test_a_table_beside_an_answer_is_shown_to_its_holder_alone(interview: Interview) -> None:
    interview.sitting.add_respondent("Finance lead", "finance", id="cfo")
    interview.sitting.add_respondent("Second finance lead", "finance", id="cfo-2")
    tables = []
    for person in ("cfo", "cfo-2"):
        one = Interview(interview.sitting, person)
        one.jump("2.1")
        tables.append(one.table.id if one.table else None)
    assert tables == ["rules", None]


MOVES = st.lists(st.sampled_from(["next", "back", "forward", "jump", "answer", "park", "again"]), max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES, target=st.sampled_from(ALL))
def test_back_then_forward_is_where_one_was(interview: Interview, moves: list[str], target: str) -> None:
    for move in moves:
        if move == "jump":
            interview.jump(target)
        elif move in ("answer", "park"):
            if here(interview) is not None:
                interview.park()
        else:
            getattr(interview, move)()
    before = here(interview)
    if interview.back():
        assert interview.forward()
    assert here(interview) == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.integers(0, 4), moves=MOVES)
def test_moving_about_records_nothing(interview: Interview, value: int, moves: list[str]) -> None:
    interview.jump("1.1")
    interview.answer(value)
    before = interview.engagement
    for move in moves:
        if move in ("next", "back", "forward"):
            getattr(interview, move)()
    assert interview.engagement == before


def test_what_is_typed_is_kept_as_text_may_be_kept_and_its_questions_are_known(sitting: Sitting) -> None:
    interview = Interview(sitting, "ceo")
    interview.keep_unfinished("note", "half\x1b a\ud800\r\n")
    assert interview.unfinished() == {"note": "half a\n"}
    assert [question.id for question in interview.left_unfinished] == ["1.1"]
    interview.drop_unfinished("note", "never there")
    assert interview.left_unfinished == ()
