"""Whom each question is put to, so that those who know are asked and nothing is asked of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.engagement.model import Engagement, Respondent


def asked_of(bank: Bank, engagement: Engagement, question: Question) -> tuple[Respondent, ...]:
    """Return the respondents a question is put to, in the order of the file.

    A sole respondent is asked everything. Scale questions are for front-line people alone (and anonymous surveys).
    Any other question goes to those whose role is competent, or to everybody where nobody in the file is.
    """
    people = engagement.respondents
    if len(people) == 1:
        return people
    if question.type == "scale":
        return tuple(person for person in people if _tier(bank, person) == "front-line")
    return tuple(person for person in people if person.role in question.competent) or people


def table_holder(bank: Bank, engagement: Engagement, question: Question) -> Respondent | None:
    """Return who fills the table kept with a question: one person for the company, the first who is competent."""
    return next(iter(asked_of(bank, engagement, question)), None)


def _tier(bank: Bank, person: Respondent) -> str:
    role = bank.role_by_id.get(person.role)
    return role.tier if role else ""
