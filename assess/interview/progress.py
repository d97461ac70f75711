"""How far an interview has come: the state of each question for one respondent, and how much is left."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assess.engagement.events import Sure
from assess.interview.routing import table_holder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.engagement.model import Answer, Engagement


class State(StrEnum):
    """Where a question stands for one respondent. ELSEWHERE: a table of the company that another respondent fills."""

    OPEN = "open"
    ANSWERED = "answered"
    DONT_KNOW = "don't know"
    NOT_APPLICABLE = "not applicable"
    PARKED = "parked"
    ELSEWHERE = "filled by another respondent"


@dataclass(frozen=True, slots=True)
class Place:
    """The present question's number among those put to this respondent, and how many there are."""

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Left:
    """What is still open or parked: how many questions, and about how many minutes."""

    questions: int
    minutes: float


def answer_of(engagement: Engagement, question_id: str, respondent: str) -> Answer | None:
    """Return a respondent's latest answer to a question, if there is one."""
    given = engagement.answers.get(question_id, ())
    return next((answer for answer in given if answer.respondent == respondent), None)


def state_of(bank: Bank, engagement: Engagement, question: Question, respondent: str) -> State:
    """Return where a question stands for a respondent.

    A table belongs to the company: once anybody has called it complete, it is done for everybody else.
    """
    answer = answer_of(engagement, question.id, respondent)
    if answer is not None:
        return _STATES.get(answer.sure, State.ANSWERED)
    if question.type != "register":
        return State.OPEN
    holder = table_holder(bank, engagement, question)
    held = holder is not None and holder.id != respondent
    done = any(given.sure.answered for given in engagement.answers.get(question.id, ()))
    return State.ELSEWHERE if held or done else State.OPEN


def left_of(questions: Iterable[Question], *, express: bool) -> Left:
    """Return how much some questions are: their number and the minutes the bank allows for them."""
    minutes = [q.express_minutes if express and q.express_minutes is not None else q.minutes for q in questions]
    return Left(len(minutes), round(sum(minutes), 1))


_STATES = {
    Sure.DONT_KNOW: State.DONT_KNOW,
    Sure.NOT_APPLICABLE: State.NOT_APPLICABLE,
    Sure.PARKED: State.PARKED,
}
