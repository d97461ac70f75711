"""What to do next: the actions that the findings call for, in an order that respects what must come first.

The instrument lists its actions so that the first one that names a mistake is that mistake's direct cure.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from assess.scoring.assessment import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.library import Action, Trigger
    from assess.bank.model import Bank
    from assess.scoring.assessment import Assessment, Levers, MistakeFinding
    from assess.scoring.ranges import Range


class Urgency(IntEnum):
    """Why an action stands where it does; the lower comes first."""

    DETECTED = 0
    POSSIBLE = 1
    LEVER = 2
    LOW = 3


@dataclass(frozen=True, slots=True)
class Call:
    """One trigger that called an action: a mistake, or a question worth too little.

    subject: the mistake's or question's id. severity: the mistake's, at its highest; 0 for a question.
    critical: whether the mistake is. direct: whether the action is its direct cure, and not one that supports it.
    points, below: what the question is worth and the mark it misses. questions: the answers behind it.
    """

    urgency: Urgency
    subject: str
    questions: tuple[str, ...]
    severity: float = 0.0
    critical: bool = False
    direct: bool = False
    points: Range | None = None
    below: float | None = None

    @property
    def weight(self) -> Weight:
        """How early it wants its action: critical mistakes first, of these the direct cures, then by severity."""
        return self.urgency, not self.critical, not self.direct, -self.severity


Weight: TypeAlias = tuple[Urgency, bool, bool, float]


@dataclass(frozen=True)
class ActionCall:
    """An action and everything that called it, the most urgent first.

    after: the actions of this list that must be finished first. What nothing called needs no doing, and so nothing
    that would come before it is waited for on its account.
    pressing: how urgent it is in the end: as its own calls are, or as the most urgent action that waits for it.
    """

    action: Action
    calls: tuple[Call, ...]
    after: tuple[str, ...]
    pressing: Urgency

    @property
    def urgency(self) -> Urgency:
        """The most urgent reason for it."""
        return self.calls[0].urgency

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """Return every question behind it, each once."""
        return tuple(dict.fromkeys(question for call in self.calls for question in call.questions))


def next_actions(bank: Bank, assessment: Assessment, levers: Levers | None = None) -> tuple[ActionCall, ...]:
    """Return the actions that the findings call for, the most urgent first, each after its prerequisites.

    Within one urgency come the direct cures of critical mistakes, what else these call for, then the same for the rest.

    A mistake calls when it is detected or possible. A question calls only when even its best reading is worth less
    than the trigger's mark: what is merely unknown asks for an answer, not for work. A prerequisite is as urgent as
    the most urgent action that waits for it. Ties keep the order of the bank.
    """
    finder = _Finder(
        {finding.id: finding for finding in assessment.mistakes},
        {question.id: question.points for step in assessment.steps for question in step.questions},
        frozenset(lever.question for lever in levers.levers) if levers else frozenset(),
        _direct_cures(bank),
    )
    found = {action.id: finder.calls(action) for action in bank.actions}
    called = {action.id: action for action in bank.actions if found[action.id]}
    after = {action.id: tuple(one for one in action.after if one in called) for action in called.values()}
    weight = _weights(found, after)
    order = _ordered(weight, after)
    return tuple(ActionCall(called[one], found[one], after[one], weight[one][0]) for one in order)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds what calls an action."""

    mistakes: Mapping[str, MistakeFinding]
    points: Mapping[str, Range | None]
    levers: frozenset[str]
    direct: Mapping[str, str]

    def calls(self, action: Action) -> tuple[Call, ...]:
        """Return what calls an action, the most urgent first."""
        calls = [call for trigger in action.called_by if (call := self._call(action, trigger))]
        return tuple(sorted(calls, key=lambda call: call.weight))

    def _call(self, action: Action, trigger: Trigger) -> Call | None:
        if trigger.mistake is not None:
            return self._by_mistake(action, trigger.mistake)
        return self._by_question(trigger.question or "", trigger.below or 0.0)

    def _by_mistake(self, action: Action, mistake: str) -> Call | None:
        finding = self.mistakes.get(mistake)
        if finding is None or finding.verdict not in (Verdict.DETECTED, Verdict.POSSIBLE):
            return None
        detected = finding.verdict is Verdict.DETECTED
        return Call(
            Urgency.DETECTED if detected else Urgency.POSSIBLE,
            mistake,
            finding.answers if detected else finding.settle or finding.answers,
            severity=finding.severity.high,
            critical=finding.band == "critical",
            direct=self.direct[mistake] == action.id,
        )

    def _by_question(self, question: str, below: float) -> Call | None:
        points = self.points.get(question)
        if points is None or points.high >= below:
            return None
        urgency = Urgency.LEVER if question in self.levers else Urgency.LOW
        return Call(urgency, question, (question,), points=points, below=below)


def _direct_cures(bank: Bank) -> dict[str, str]:
    """Return each mistake's direct cure: the first action that names it."""
    cures: dict[str, str] = {}
    for action in bank.actions:
        for trigger in action.called_by:
            if trigger.mistake is not None:
                cures.setdefault(trigger.mistake, action.id)
    return cures


def _weights(found: Mapping[str, tuple[Call, ...]], after: Mapping[str, tuple[str, ...]]) -> dict[str, Weight]:
    """Return the weight of each called action, lent on to all that it waits for."""
    weight = {one: min(call.weight for call in found[one]) for one in after}
    for _ in after:  # one link of the chain a round
        for one in after:
            for before in after[one]:
                weight[before] = min(weight[before], weight[one])
    return weight


def _ordered(weight: Mapping[str, Weight], after: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return ids so that every one follows its prerequisites, the most urgent as early as that allows."""
    place = {one: number for number, one in enumerate(after)}
    order: list[str] = []
    left = list(after)
    while left:
        ready = [one for one in left if not set(after[one]) & set(left)] or left
        chosen = min(ready, key=lambda one: (weight[one], place[one]))
        order.append(chosen)
        left.remove(chosen)
    return tuple(order)
