"""What to do next: the actions that the findings call for, in an order that respects what must come first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

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
    points, below: what the question is worth and the mark it misses. questions: the answers behind it.
    """

    urgency: Urgency
    subject: str
    questions: tuple[str, ...]
    severity: float = 0.0
    points: Range | None = None
    below: float | None = None


@dataclass(frozen=True)
class ActionCall:
    """An action and everything that called it, the most urgent first.

    after: the actions of this list that must be finished first.
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

    A mistake calls when it is detected or possible. A question calls only when even its best reading is worth less
    than the trigger's mark: what is merely unknown asks for an answer, not for work. A prerequisite is as urgent as
    the most urgent action that waits for it. Ties keep the order of the bank.
    """
    finder = _Finder(
        {finding.id: finding for finding in assessment.mistakes},
        {question.id: question.points for step in assessment.steps for question in step.questions},
        frozenset(lever.question for lever in levers.levers) if levers else frozenset(),
    )
    found = {action.id: finder.calls(action) for action in bank.actions}
    called = {action.id: action for action in bank.actions if found[action.id]}
    after = {action_id: _after(action_id, bank, called) for action_id in called}
    weight = _weights(found, after)
    order = _ordered(weight, after)
    return tuple(ActionCall(called[one], found[one], after[one], weight[one][0]) for one in order)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds what calls an action."""

    mistakes: Mapping[str, MistakeFinding]
    points: Mapping[str, Range | None]
    levers: frozenset[str]

    def calls(self, action: Action) -> tuple[Call, ...]:
        """Return what calls an action, the most urgent first."""
        calls = [call for trigger in action.called_by if (call := self._call(trigger))]
        return tuple(sorted(calls, key=lambda call: (call.urgency, -call.severity)))

    def _call(self, trigger: Trigger) -> Call | None:
        if trigger.mistake is not None:
            return self._by_mistake(trigger.mistake)
        return self._by_question(trigger.question or "", trigger.below or 0.0)

    def _by_mistake(self, mistake: str) -> Call | None:
        finding = self.mistakes.get(mistake)
        if finding is None:
            return None
        if finding.verdict is Verdict.DETECTED:
            return Call(Urgency.DETECTED, mistake, finding.answers, finding.severity.high)
        if finding.verdict is Verdict.POSSIBLE:
            return Call(Urgency.POSSIBLE, mistake, finding.settle or finding.answers, finding.severity.high)
        return None

    def _by_question(self, question: str, below: float) -> Call | None:
        points = self.points.get(question)
        if points is None or points.high >= below:
            return None
        urgency = Urgency.LEVER if question in self.levers else Urgency.LOW
        return Call(urgency, question, (question,), points=points, below=below)


def _after(action: str, bank: Bank, called: Mapping[str, Action]) -> tuple[str, ...]:
    """Return the called actions that come before this one, also through actions that nothing called."""
    by_id = {each.id: each for each in bank.actions}
    waiting, seen, found = list(by_id[action].after), {action}, []
    while waiting:
        one = waiting.pop(0)
        if one in seen or one not in by_id:
            continue
        seen.add(one)
        if one in called:
            found.append(one)
        else:
            waiting.extend(by_id[one].after)
    return tuple(found)


def _weights(
    found: Mapping[str, tuple[Call, ...]], after: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Urgency, float]]:
    """Return urgency and severity of each called action, lent on to all that it waits for."""
    weight = {one: min((call.urgency, -call.severity) for call in found[one]) for one in after}
    for _ in after:  # one link of the chain a round
        for one in after:
            for before in after[one]:
                weight[before] = min(weight[before], weight[one])
    return weight


def _ordered(weight: Mapping[str, tuple[Urgency, float]], after: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
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
