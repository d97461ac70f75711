"""Whom each question is put to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.model import Engagement, Respondent
from assess.interview.routing import asked_of, table_holder

if TYPE_CHECKING:
    from assess.bank.model import Bank

CEO = Respondent("ceo", "Chief", "chief-executive")
CFO = Respondent("cfo", "Money", "finance")
LEAD = Respondent("lead", "Unit", "unit-lead")
SQUAD = Respondent("squad", "Squad", "front-line")


def asked(bank: Bank, question_id: str, *people: Respondent) -> list[str]:
    return [one.id for one in asked_of(bank, Engagement(respondents=people), bank.question_by_id[question_id])]


def test_a_sole_respondent_is_asked_everything(bank: Bank) -> None:
    assert all(asked(bank, question.id, LEAD) == ["lead"] for question in bank.questions)


def test_a_question_goes_to_those_who_are_competent(bank: Bank) -> None:
    assert asked(bank, "1.1", LEAD, CFO, CEO) == ["cfo", "ceo"]


def test_what_nobody_is_competent_for_goes_to_everybody(bank: Bank) -> None:
    assert asked(bank, "2.1", CEO, LEAD) == ["ceo", "lead"]


def test_a_scale_goes_to_the_front_line_and_to_nobody_else(bank: Bank) -> None:
    assert asked(bank, "2.3", CEO, LEAD, SQUAD) == ["squad"]
    assert asked(bank, "2.3", CEO, LEAD) == []


def test_a_table_is_filled_by_the_first_who_is_competent(bank: Bank) -> None:
    assert table_holder(bank, Engagement(respondents=(LEAD, CFO, CEO)), bank.question_by_id["1.4"]) == CFO
