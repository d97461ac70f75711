"""Which answers, tables and surveys changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Sure
from assess.engagement.model import Agreement, Respondent
from assess.planning.comparison.answers import (
    AnswerShift,
    SurveyChange,
    TableChange,
    answer_changes,
    people_of,
    survey_changes,
    table_changes,
)
from tests.scoring.made import CEO, answer, bank, made, surveyed

if TYPE_CHECKING:
    from assess.engagement.model import Answer, Engagement


def shifts(then: Engagement, now: Engagement) -> list[tuple[str, str, AnswerShift]]:
    changes = answer_changes(bank(), then, now, frozenset())
    return [(each.question, each.respondent, each.shift) for each in changes]


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (answer("1.3", 2), answer("1.3", 2), None),
        (answer("1.3", 2), answer("1.3", 3), AnswerShift.OTHERWISE),
        (answer("1.3", sure=Sure.DONT_KNOW), answer("1.3", 3), AnswerShift.LEARNT),
        (answer("1.3", 2), answer("1.3", sure=Sure.PARKED), AnswerShift.LOST),
        (answer("1.3", 2, Sure.UNSURE), answer("1.3", 2, Sure.SEEN), AnswerShift.SURER),
        (answer("1.3", 2, Sure.SEEN), answer("1.3", 2), AnswerShift.LESS_SURE),
        (answer("1.3", sure=Sure.PARKED), answer("1.3", sure=Sure.DONT_KNOW), AnswerShift.GAP),
        (answer("1.3", 2, note="a"), answer("1.3", 2, private_note="b"), None),
    ],
)
def test_what_became_of_an_answer(then: Answer, now: Answer, expected: AnswerShift | None) -> None:
    assert shifts(made(then), made(now)) == ([("1.3", "ceo", expected)] if expected else [])


def test_an_answer_that_was_not_there_is_learnt_and_one_that_is_gone_is_lost() -> None:
    assert shifts(made(), made(answer("1.3", 1))) == [("1.3", "ceo", AnswerShift.LEARNT)]
    assert shifts(made(answer("1.3", 1)), made()) == [("1.3", "ceo", AnswerShift.LOST)]


def test_a_value_agreed_on_counts_by_itself() -> None:
    agreed = {"1.3": Agreement(question="1.3", value=2, reason="We read it.")}
    assert shifts(made(), made(agreed=agreed)) == [("1.3", "", AnswerShift.LEARNT)]


def test_what_is_not_to_be_compared_is_left_out() -> None:
    assert (
        answer_changes(bank(), made(), made(answer("1.3", 1), answer("1.4", 1)), frozenset({"1.3"}))[0].question
        == "1.4"
    )


@pytest.mark.parametrize(
    "before",
    [Respondent("boss", "Chief Executive", "chief-executive"), Respondent("x", "Ada", "chief-executive")],
    ids=["same name and role", "the role's only holder"],
)
def test_the_same_person_under_another_id_is_the_same(before: Respondent) -> None:
    then = made(answer("1.3", 2, by=before.id), respondents=(before,))
    assert shifts(then, made(answer("1.3", 3))) == [("1.3", "ceo", AnswerShift.OTHERWISE)]


def test_somebody_who_is_there_no_longer_is_nobody_of_today() -> None:
    gone = Respondent("old", "Ada", "finance")
    then = made(answer("1.3", 2, by="old"), respondents=(CEO, gone))
    now = made(answer("1.3", 3))
    assert shifts(then, now) == [("1.3", "ceo", AnswerShift.LEARNT), ("1.3", "old (before)", AnswerShift.LOST)]
    assert [person.name for person in people_of(then, now)] == ["Chief executive", "Ada"]


def test_rows_come_go_and_change_and_what_was_said_in_confidence_does_not_count() -> None:
    then = made(rows={"people": {"A": {"role": "x"}, "B": {"conflicts": ("A",)}, "C": {}}})
    now = made(rows={"people": {"A": {"role": "y"}, "B": {"conflicts": ()}, "D": {}}})
    assert table_changes(bank(), then, now) == (TableChange("people", ("D",), ("C",), ("A",)),)
    assert table_changes(bank(), now, now) == ()


def test_surveys_are_counted() -> None:
    then, now = made(), made(surveys={"8.2": surveyed("8.2", 5, 6)})
    assert survey_changes(bank(), then, now) == (SurveyChange("8.2", 0, 6),)
