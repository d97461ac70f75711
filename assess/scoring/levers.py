"""Which improvements would open the next gate: a set of one-level raises none of which can be spared."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from assess.scoring.assessment import Lever, Levers, Status
from assess.scoring.evaluate import listen
from assess.scoring.gates import gate_status, step_status
from assess.scoring.hypotheses import raised
from assess.scoring.mistakes import critical_truths
from assess.scoring.ranges import FALSE, TRUE
from assess.scoring.steps import counted, step_range

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.model import Bank
    from assess.bank.policy import Stage
    from assess.bank.questions import Question
    from assess.engagement.model import Engagement
    from assess.scoring.facts import Facts
    from assess.scoring.ranges import Range

_TOP = 4
_DETECTED_WEIGHS, _POSSIBLE_WEIGHS = 50.0, 25.0


def find_levers(bank: Bank, engagement: Engagement, stage_id: str | None) -> Levers:
    """Return improvements that open the gate to a stage; none where there is no further stage.

    Found greedily and then pruned, so no single level of it can be spared; called fewest only where a lower bound on
    the number of levels is met.
    """
    stage = next((stage for stage in bank.scoring.stages if stage.id == stage_id), None)
    if stage is None:
        return Levers(None, (), opens=False, fewest=False)
    search = _Search(bank, stage, listen(bank, engagement).facts)
    search.climb()
    search.prune()
    return Levers(stage.id, search.levers(), opens=search.opened(), fewest=search.fewest())


class _Search:
    """A set of raises being built: how many levels for each question, and how far the gate still is."""

    def __init__(self, bank: Bank, stage: Stage, facts: Facts) -> None:
        self._bank, self._stage, self._start = bank, stage, facts
        self._levels: dict[str, int] = {}
        self._steps = {step.id: step for step in bank.steps}

    def climb(self) -> None:
        """Add the raise that brings the gate nearest for each level it takes, until nothing brings it nearer."""
        facts, missing = self._start, self._missing(self._start)
        while missing > 1e-9:  # noqa: PLR2004 - rounding
            tried = [(self._gain(facts, missing, q, n), q, n) for q in self._candidates(facts) for n in self._jumps(q)]
            gain, question, levels = max(tried, key=lambda t: (t[0], -t[2]), default=(0.0, None, 0))
            if question is None or gain <= 1e-9:  # noqa: PLR2004 - rounding
                return
            self._levels[question.id] = self._levels.get(question.id, 0) + levels
            facts = self._with(self._levels)
            missing = self._missing(facts)

    def prune(self) -> None:
        """Take back every level without which the gate is no farther away."""
        needed = self._missing(self._with(self._levels))
        for question in sorted(self._levels, key=lambda q: self._levels[q]):
            while self._levels[question] > 0:
                fewer = {**self._levels, question: self._levels[question] - 1}
                if self._missing(self._with(fewer)) > needed + 1e-9:
                    break
                self._levels = fewer
        self._levels = {question: levels for question, levels in self._levels.items() if levels}

    def levers(self) -> tuple[Lever, ...]:
        """Return the raises in the order of the instrument."""
        return tuple(Lever(q.id, self._levels[q.id]) for q in self._bank.questions if q.id in self._levels)

    def opened(self) -> bool:
        """Whether the gate opens with these raises."""
        facts = self._with(self._levels)
        return gate_status(self._stage, facts, self._ranges(facts)) is Status.PASSED

    def fewest(self) -> bool:
        """Whether no fewer levels could do: each step needs at least so many even if every raise were worth its most."""
        return self.opened() and sum(self._levels.values()) == sum(map(self._at_least, self._stage.steps))

    def _at_least(self, step_id: int) -> int:
        questions = [q for q in self._bank.questions_of_step[step_id] if self._value(self._start, q) is not None]
        total = sum(question.weight for question in questions)
        score = self._ranges(self._start)[step_id]
        if score is None or not total:
            return 0
        mean = sum(self._low(q) * q.weight for q in questions) / total
        gains = sorted(
            (min(25.0, 100 - self._low(q) - 25 * n) * q.weight / total for q in questions for n in range(_TOP)),
            reverse=True,
        )
        needed, count = self._stage.steps[step_id] - mean, 0
        while needed > 1e-9 and count < len(gains):  # noqa: PLR2004 - rounding
            needed -= gains[count]
            count += 1
        capped = sum(math.ceil((self._floor_for(step_id) - self._low(q)) / 25) for q in questions if q.critical and self._low(q) < self._floor_for(step_id))
        return max(count, capped)

    def _floor_for(self, step_id: int) -> float:
        """Return what a critical question must be worth for its step to be able to reach the threshold."""
        least = self._stage.steps[step_id]
        return max((cap.below for cap in self._bank.scoring.caps if cap.at < least), default=0.0)

    def _low(self, question: Question) -> float:
        value = self._value(self._start, question)
        return value.low if value is not None else 0.0

    def _value(self, facts: Facts, question: Question) -> Range | None:
        return counted(self._steps[question.step], facts.readings[question.id])

    def _candidates(self, facts: Facts) -> list[Question]:
        """Return the questions of the steps and mistakes that keep the gate closed, while they can be raised."""
        ranges = self._ranges(facts)
        closed = {s for s, least in self._stage.steps.items() if step_status(ranges[s], least) is not Status.PASSED}
        read = {
            question
            for name, truth in (critical_truths(facts) if self._stage.no_critical_mistake else ())
            if truth is not FALSE
            for question in facts.rules.mistakes[name].reads
        }
        return [q for q in self._bank.questions if (q.step in closed or q.id in read) and self._levels.get(q.id, 0) < _TOP]

    def _jumps(self, question: Question) -> tuple[int, ...]:
        left = _TOP - self._levels.get(question.id, 0)
        return (1, left) if left > 1 else (1,)

    def _gain(self, facts: Facts, missing: float, question: Question, levels: int) -> float:
        wanted = self._levels.get(question.id, 0) + levels
        supposed = raised(self._with({**self._levels, question.id: 0}) if question.id in self._levels else facts, question, wanted)
        return (missing - self._missing(supposed)) / levels

    def _with(self, levels: Mapping[str, int]) -> Facts:
        facts = self._start
        for question, count in levels.items():
            if count:
                facts = raised(facts, self._bank.question_by_id[question], count)
        return facts

    def _ranges(self, facts: Facts) -> dict[int, Range | None]:
        bank = self._bank
        return {
            step.id: step_range(step, bank.questions_of_step[step.id], facts.readings, bank.scoring) for step in bank.steps
        }

    def _missing(self, facts: Facts) -> float:
        """Return how far the gate is from opening: points short in each step, and a charge for each critical mistake."""
        ranges = self._ranges(facts)
        missing = sum(
            max(0.0, least - score.low) for s, least in self._stage.steps.items() if (score := ranges[s]) is not None
        )
        if self._stage.no_critical_mistake:
            for _, truth in critical_truths(facts):
                missing += _DETECTED_WEIGHS if truth is TRUE else 0.0 if truth is FALSE else _POSSIBLE_WEIGHS
        return missing
