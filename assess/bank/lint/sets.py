"""The express set, critical questions and the weights of the steps."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from assess.bank.lint.problem import Found
from assess.bank.questions import RegisterQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.bank.model import Bank
    from assess.bank.questions import Question


def check(bank: Bank) -> Iterator[Found]:
    """Yield what is wrong with the instrument as a whole."""
    yield from _express_time(bank)
    for number, question in enumerate(bank.questions):
        if question.express and isinstance(question, RegisterQuestion) and not _asked_in_express(bank, question):
            says = f"Question {question.id} is express, but its register {question.register_!r} asks nothing there."
            mend = "Mark a column besides the key `express: true`, and give the register express_rows of 1 or more."
            yield Found("B409", "questions", number, ("express",), says, mend)
        if question.critical and question.visible_when is not None:
            says = f"Question {question.id} is critical and can be hidden."
            mend = "A critical question is asked of every company: take out `visible_when` or `critical`."
            yield Found("B412", "questions", number, ("visible_when",), says, mend)
    total = math.fsum(step.weight for step in bank.steps)
    if not math.isclose(total, 1.0, abs_tol=1e-9):
        says, mend = f"The weights of the steps add up to {total:g}.", "Make them add up to 1."
        yield Found("B413", "steps", len(bank.steps) - 1, ("weight",), says, mend)


def _express_time(bank: Bank) -> Iterator[Found]:
    """Report the question at which the express set runs over its time."""
    total = 0.0
    for number, question in enumerate(bank.questions):
        if not question.express:
            continue
        before, total = total, total + (question.express_minutes or 0.0)
        if before <= bank.scoring.express_minutes < round(total, 9):
            everything = math.fsum(q.express_minutes or 0.0 for q in bank.questions if q.express)
            says = f"The express set takes {everything:g} minutes, more than {bank.scoring.express_minutes:g}."
            mend = "Take a question out of the set, or ask for less in one."
            yield Found("B408", "questions", number, ("express_minutes",), says, mend)
            return


def _asked_in_express(bank: Bank, question: Question) -> bool:
    register = bank.register_by_id.get(question.register_ or "")
    if register is None:
        return True
    return register.express_rows > 0 and any(column.express for column in register.columns[1:])
