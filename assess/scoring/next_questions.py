"""Which questions to ask next: each open one is tried at its best and its worst and ranked by what it settles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.scoring.assessment import NextQuestion, Status
from assess.scoring.evaluate import listen
from assess.scoring.facts import unsettled
from assess.scoring.gates import gate_statuses
from assess.scoring.hypotheses import settled
from assess.scoring.ranges import UNKNOWN
from assess.scoring.steps import index_range, step_range, weigh

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.model import Bank
    from assess.engagement.model import Engagement
    from assess.scoring.facts import Facts
    from assess.scoring.ranges import Range


@dataclass(frozen=True, slots=True)
class Outcome:
    """What matters of an evaluation when one answer is changed: what is undecided, and the ranges."""

    undecided: frozenset[str]
    ranges: Mapping[int, Range | None]
    width: float


def next_questions(bank: Bank, engagement: Engagement) -> tuple[NextQuestion, ...]:
    """Return every question that could still change something, the most telling first.

    Ranked by how many gates and mistakes its best and its worst answer both settle, then by how many only one of them
    would, then by how far it narrows the index.
    """
    facts = listen(bank, engagement).facts
    ranges = {s.id: step_range(s, bank.questions_of_step[s.id], facts.readings, bank.scoring) for s in bank.steps}
    base = _outcome(bank, facts, ranges)
    found = [
        _try(bank, facts, base, question.id)
        for question in bank.questions
        if unsettled(facts.readings[question.id].standing)
    ]
    return tuple(
        sorted(found, key=lambda n: (-len(n.settles), -len(n.may_settle), -round(n.narrows, 9), _order(n.question)))
    )


def _order(question: str) -> tuple[int, ...]:
    return tuple(int(part) for part in question.split("."))


def _try(bank: Bank, facts: Facts, base: Outcome, question_id: str) -> NextQuestion:
    question = bank.question_by_id[question_id]
    step = next(step for step in bank.steps if step.id == question.step)
    ends = []
    for best in (True, False):
        supposed = settled(facts, question, best=best)
        score = step_range(step, bank.questions_of_step[step.id], supposed.readings, bank.scoring)
        ends.append(_outcome(bank, supposed, {**base.ranges, step.id: score}, base.undecided))
    best_settles, worst_settles = (base.undecided - end.undecided for end in ends)
    return NextQuestion(
        question=question_id,
        settles=tuple(sorted(best_settles & worst_settles)),
        may_settle=tuple(sorted(best_settles ^ worst_settles)),
        narrows=base.width - (ends[0].width + ends[1].width) / 2,
    )


def _outcome(
    bank: Bank, facts: Facts, ranges: Mapping[int, Range | None], among: frozenset[str] | None = None
) -> Outcome:
    """Return what is undecided, looking only at what was undecided before, since certainty is never lost."""
    undecided = {
        rule.mistake.name
        for rule in facts.rules.mistakes.values()
        if (among is None or rule.mistake.name in among) and facts.finding(rule.mistake.id) is UNKNOWN
    }
    gates = {stage.id: f"the gate to {stage.name}" for stage in bank.scoring.stages[1:]}
    if among is None or not among.isdisjoint(gates.values()):
        statuses = gate_statuses(facts, ranges)
        undecided |= {name for stage, name in gates.items() if statuses[stage] is Status.UNRESOLVED}
    known = index_range(weigh(bank, ranges), bank.scoring.index_floor)
    return Outcome(frozenset(undecided), ranges, known.width if known else 0.0)
