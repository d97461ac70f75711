"""Which improvements would open the next gate: a set of one-level raises none of which can be spared."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.bank.questions import POINTS_A_LEVEL
from assess.scoring.assessment import Lever, Levers, Status
from assess.scoring.evaluate import listen
from assess.scoring.facts import unsettled
from assess.scoring.gates import gate_statuses, step_status
from assess.scoring.hypotheses import raised
from assess.scoring.mistakes import critical_truths
from assess.scoring.ranges import FALSE, TRUE, UNKNOWN
from assess.scoring.steps import counted, coverage, step_range

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.model import Bank
    from assess.bank.policy import Stage
    from assess.bank.questions import Question
    from assess.engagement.model import Engagement
    from assess.scoring.facts import Facts
    from assess.scoring.ranges import Range

_TOP = 4
_ROUNDING = 1e-9
_CLAUSE_WEIGHS = {TRUE: 40.0, UNKNOWN: 20.0}


def find_levers(bank: Bank, engagement: Engagement, stage_id: str | None) -> Levers:
    """Return improvements that open the gate to a stage; none where there is no further stage.

    None are given either for the express set, which opens no gate, nor while too little is answered for a verdict.
    Found greedily and then pruned, so no single level of it can be spared; called fewest only where a lower bound on
    the number of levels is met.
    """
    stage = next((stage for stage in bank.scoring.stages if stage.id == stage_id), None)
    if stage is None:
        return Levers(None, (), opens=False, fewest=False)
    facts = listen(bank, engagement).facts
    if facts.express or not coverage(bank, facts.readings).sufficient:
        return Levers(stage.id, (), opens=False, fewest=False)
    search = _Search(bank, stage, facts)
    search.climb()
    search.prune()
    return Levers(stage.id, search.levers(), opens=search.opened(), fewest=search.fewest())


@dataclass(frozen=True, slots=True)
class _State:
    """The facts with some raises made, the steps' ranges, and how far the gate still is from opening."""

    facts: Facts
    ranges: Mapping[int, Range | None]
    missing: float


class _Search:
    """A set of raises being built: how many levels for each question, and where that leads."""

    def __init__(self, bank: Bank, stage: Stage, facts: Facts) -> None:
        self._bank, self._stage = bank, stage
        self._levels: dict[str, int] = {}
        self._steps = {step.id: step for step in bank.steps}
        ranges = {step.id: self._range(step.id, facts) for step in bank.steps}
        self._start = self._state = _State(facts, ranges, self._missing(facts, ranges))

    def climb(self) -> None:
        """Add the raise that brings the gate nearest a level; where none does, raise all that blocks."""
        while self._state.missing > _ROUNDING:
            tried = [(q, n, self._raised(self._state, q, n)) for q in self._candidates() for n in self._jumps(q)]
            if not tried:
                return
            question, levels, state = max(tried, key=lambda t: ((self._state.missing - t[2].missing) / t[1], -t[1]))
            if state.missing >= self._state.missing - _ROUNDING:
                self._raise_all()
                return
            self._levels[question.id] = self._levels.get(question.id, 0) + levels
            self._state = state

    def _raise_all(self) -> None:
        for question in self._candidates():
            self._state = self._raised(self._state, question, _TOP)
            self._levels[question.id] = _TOP

    def prune(self) -> None:
        """Take back every level without which the gate is no farther away."""
        needed, before = self._state.missing, None
        while before != self._levels:
            before = self._levels
            for question in sorted(self._levels, key=lambda q: (self._levels[q], q)):
                while self._levels[question] > 0:
                    fewer = {**self._levels, question: self._levels[question] - 1}
                    if self._with(fewer).missing > needed + _ROUNDING:
                        break
                    self._levels = fewer
        self._levels = {question: levels for question, levels in self._levels.items() if levels}
        self._state = self._with(self._levels)

    def levers(self) -> tuple[Lever, ...]:
        """Return the raises in the order of the instrument."""
        readings = self._start.facts.readings
        return tuple(
            Lever(q.id, self._levels[q.id], known=not unsettled(readings[q.id].standing))
            for q in self._bank.questions
            if q.id in self._levels
        )

    def opened(self) -> bool:
        """Whether the gate opens with these raises."""
        return gate_statuses(self._state.facts, self._state.ranges)[self._stage.id] is Status.PASSED

    def fewest(self) -> bool:
        """Whether no fewer levels could do: each step needs so many even if every raise were worth its most."""
        return self.opened() and sum(self._levels.values()) == sum(map(self._at_least, self._stage.steps))

    def _at_least(self, step_id: int) -> int:
        """Return a number of levels below which a step certainly misses its threshold."""
        known = [(q, low) for q in self._bank.questions_of_step[step_id] if (low := self._low(q)) is not None]
        total = sum(question.weight for question, _ in known)
        if not total:
            return 0
        raises = (
            min(POINTS_A_LEVEL, 100 - low - POINTS_A_LEVEL * n) * q.weight / total
            for q, low in known
            for n in range(_TOP)
        )
        needed = self._stage.steps[step_id] - sum(low * q.weight for q, low in known) / total
        count = 0
        for gain in sorted((gain for gain in raises if gain > 0), reverse=True):
            if needed <= _ROUNDING:
                break
            needed -= gain
            count += 1
        floor = max((cap.below for cap in self._bank.scoring.caps if cap.at < self._stage.steps[step_id]), default=0.0)
        return max(count, sum(math.ceil(max(0.0, floor - low) / POINTS_A_LEVEL) for q, low in known if q.critical))

    def _low(self, question: Question) -> float | None:
        value = counted(self._steps[question.step], self._start.facts.readings[question.id])
        return None if value is None else value.low

    def _candidates(self) -> list[Question]:
        """Return the questions of the steps and mistakes that keep the gate closed, while they can be raised."""
        stage, state = self._stage, self._state
        closed = {s for s, least in stage.steps.items() if step_status(state.ranges[s], least) is not Status.PASSED}
        read = {
            question
            for name, truth in (critical_truths(state.facts) if stage.no_critical_mistake else ())
            if truth is not FALSE
            for question in state.facts.rules.mistakes[name].reads
        }
        return [
            q
            for q in self._bank.questions
            if (q.step in closed or q.id in read)
            and self._levels.get(q.id, 0) < _TOP
            and state.facts.readings[q.id].points is not None
        ]

    def _jumps(self, question: Question) -> tuple[int, ...]:
        left = _TOP - self._levels.get(question.id, 0)
        return (1, left) if left > 1 else (1,)

    def _with(self, levels: Mapping[str, int]) -> _State:
        state = self._start
        for question, count in levels.items():
            if count:
                state = self._raised(state, self._bank.question_by_id[question], count)
        return state

    def _raised(self, state: _State, question: Question, levels: int) -> _State:
        facts = raised(state.facts, question, levels)
        ranges = {**state.ranges, question.step: self._range(question.step, facts)}
        return _State(facts, ranges, self._missing(facts, ranges))

    def _range(self, step: int, facts: Facts) -> Range | None:
        return step_range(self._steps[step], self._bank.questions_of_step[step], facts.readings, self._bank.scoring)

    def _missing(self, facts: Facts, ranges: Mapping[int, Range | None]) -> float:
        """Return how far the gate is from opening: points short in each step, and a charge for what blocks it."""
        missing = sum(
            max(0.0, least - score.low) for s, least in self._stage.steps.items() if (score := ranges[s]) is not None
        )
        if self._stage.no_critical_mistake:
            missing += sum(self._charge(facts, name) for name, truth in critical_truths(facts) if truth is not FALSE)
        return missing

    def _charge(self, facts: Facts, mistake: str) -> float:
        """Return what a critical mistake weighs, falling as its clauses are settled."""
        truths = [clause.holds(facts, None) for clause in facts.rules.mistakes[mistake].clauses]
        return 10.0 + sum(_CLAUSE_WEIGHS.get(truth, 0.0) for truth in truths)
