"""Which questions an interview holds: those of its set and step that the company's facts do not hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.company_facts import holds

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.engagement.model import Engagement


def visible_questions(bank: Bank, engagement: Engagement, *, express: bool, step: int | None) -> tuple[Question, ...]:
    """Return the questions to ask, in the bank's order: of the express set, of one step, or all.

    A question whose condition is false for this company is hidden. One whose condition is not settled is shown.
    """
    return tuple(
        question
        for question in bank.questions
        if (question.express or not express)
        and step in (None, question.step)
        and (question.visible_when is None or holds(question.visible_when, engagement.company) is not False)
    )
