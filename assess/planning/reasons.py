"""Why something of the instrument is proposed: the gap it closes, in a sentence, with the answers behind it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from assess.scoring.assessment import Verdict
from assess.scoring.ranges import TRUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.library import Trigger
    from assess.bank.model import Bank
    from assess.scoring.assessment import Assessment, MistakeFinding
    from assess.scoring.ranges import Range

GAP, MISTAKE, HANDED_OVER, LOW = range(4)
"""How much a reason weighs, the most first: nothing is there, a mistake is made, a decision moves, an answer is low."""


class Reason(NamedTuple):
    """One reason. weight: the least is the most pressing. questions: the answers that it rests on."""

    weight: tuple[int, float]
    says: str
    questions: tuple[str, ...]


def called(triggers: Sequence[Trigger], bank: Bank, assessment: Assessment) -> list[Reason]:
    """Return a reason for each trigger that certainly calls: a mistake that is detected, an answer that is low at best.

    What is merely possible or unknown asks for an answer first and calls nothing.
    """
    found = [_called(trigger, bank, assessment) for trigger in triggers]
    return [reason for reason in found if reason is not None]


def _called(trigger: Trigger, bank: Bank, assessment: Assessment) -> Reason | None:
    if trigger.mistake is None:
        return _low(trigger.question or "", trigger.below or 0.0, bank, assessment)
    made = next((one for one in assessment.mistakes if one.id == trigger.mistake), None)
    return None if made is None or made.verdict is not Verdict.DETECTED else _made(made, trigger.by)


def _made(made: MistakeFinding, by: Sequence[str]) -> Reason | None:
    """Return the first part of a mistake that holds, or of those that read one of the questions `by`."""
    holding = [clause for clause in made.clauses if clause.truth is TRUE and clause.says]
    telling = [clause for clause in holding if not by or set(by) & set(clause.questions)]
    if telling:
        return Reason((MISTAKE, -made.severity.high), telling[0].says, telling[0].questions)
    return None if by else Reason((MISTAKE, -made.severity.high), f"{made.name} is detected.", made.answers)


def _low(question: str, below: float, bank: Bank, assessment: Assessment) -> Reason | None:
    score = assessment.question(question)
    if score is None or score.points is None or score.points.high >= below:
        return None
    known = bank.question_by_id[question]
    says = f"“{known.name}”{the_way_it_is(bank, question)} is worth {_points(score.points)}."
    return Reason((LOW, score.points.high), says, (question,))


def the_way_it_is(bank: Bank, question: str) -> str:
    """Return what follows a question's name where its answer is judged, but its step counts how well it is known."""
    mapped = bank.question_by_id[question].step in bank.mapped_steps
    return " (the way it is, not how well it is known)" if mapped else ""


def _points(points: Range) -> str:
    worth = math.floor(points.high)  # rounded down, so that it never reads as if it reached the mark
    return f"{worth} of 100 points" if points.exact else f"at most {worth} of 100 points"
