"""What to do next: the actions that the findings call for, in an order that respects what must come first.

The instrument lists its actions so that the first one that names a mistake is that mistake's direct cure.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from assess.bank.references import references
from assess.scoring.assessment import Verdict
from assess.scoring.facts import PERCEPTION_GAP
from assess.scoring.ranges import TRUE, UNKNOWN
from assess.scoring.rules import parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.conditions import Condition
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
    points, below: what the question is worth and the mark it misses. questions: the answers behind it, for an action
    that mends a part of a mistake only those of that part.
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

    A mistake calls when it is detected or possible; where the trigger says `by`, only when one of these questions is
    among those that make it detected, or that would settle it. A question calls only when even its best reading is
    worth less than the trigger's mark: what is merely unknown asks for an answer, not for work. A prerequisite is as
    urgent as the most urgent action that waits for it. Ties keep the order of the bank.
    """
    finder = _Finder(
        {finding.id: finding for finding in assessment.mistakes},
        {question.id: question.points for step in assessment.steps for question in step.questions},
        frozenset(lever.question for lever in levers.levers) if levers else frozenset(),
        direct_cures(bank),
        {mistake.id: tuple(map(_rests_on_gap, parts_of(mistake.when))) for mistake in bank.mistakes},
    )
    found = {action.id: finder.calls(action) for action in bank.actions}
    called = {action.id: action for action in bank.actions if found[action.id]}
    after = {action.id: tuple(one for one in action.after if one in called) for action in called.values()}
    weight = _weights(found, after)
    order = _ordered(weight, after)
    return tuple(ActionCall(called[one], found[one], after[one], weight[one][0]) for one in order)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds what calls an action. gaps: for each clause of each mistake, whether it rests on the perception gap."""

    mistakes: Mapping[str, MistakeFinding]
    points: Mapping[str, Range | None]
    levers: frozenset[str]
    direct: Mapping[str, str]
    gaps: Mapping[str, tuple[bool, ...]]

    def calls(self, action: Action) -> tuple[Call, ...]:
        """Return what calls an action, the most urgent first."""
        calls = [call for trigger in action.called_by if (call := self._call(action, trigger))]
        return tuple(sorted(calls, key=lambda call: call.weight))

    def _call(self, action: Action, trigger: Trigger) -> Call | None:
        if trigger.mistake is not None:
            return self._by_mistake(action, trigger.mistake, trigger.by)
        return self._by_question(trigger.question or "", trigger.below or 0.0)

    def _by_mistake(self, action: Action, mistake: str, by: tuple[str, ...]) -> Call | None:
        finding = self.mistakes.get(mistake)
        if finding is None or finding.verdict not in (Verdict.DETECTED, Verdict.POSSIBLE):
            return None
        behind = self._behind(finding, by)
        if by and not behind:
            return None
        return Call(
            Urgency.DETECTED if finding.verdict is Verdict.DETECTED else Urgency.POSSIBLE,
            mistake,
            behind,
            severity=finding.severity.high,
            critical=finding.band == "critical",
            direct=self.direct[mistake] == action.id,
        )

    def _behind(self, finding: MistakeFinding, by: tuple[str, ...]) -> tuple[str, ...]:
        """Return the answers that make a mistake detected, or that would settle it: all, or those named by `by`."""
        detected = finding.verdict is Verdict.DETECTED
        telling = finding.answers if detected else finding.settle or finding.answers
        if not by:
            return telling
        named: set[str] = set(by) if not detected or not finding.clauses else set()
        for clause, rests_on_gap in zip(finding.clauses, self.gaps.get(finding.id, ()), strict=False):
            if clause.truth is (TRUE if detected else UNKNOWN):
                named |= set(clause.questions if rests_on_gap and PERCEPTION_GAP in by else ())
                named |= set(() if rests_on_gap else by) & set(clause.questions)
        return tuple(question for question in telling if question in named)

    def _by_question(self, question: str, below: float) -> Call | None:
        points = self.points.get(question)
        if points is None or points.high >= below:
            return None
        urgency = Urgency.LEVER if question in self.levers else Urgency.LOW
        return Call(urgency, question, (question,), points=points, below=below)


def _rests_on_gap(clause: Condition) -> bool:
    return any(each.kind == "finding" and each.id == PERCEPTION_GAP for each in references(clause))


def direct_cures(bank: Bank) -> dict[str, str]:
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
