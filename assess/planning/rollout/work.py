"""Actions in their places, what they ask of people, and the phases they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.planning.actions import ActionCall
    from assess.planning.rollout.dates import Days, Percentiles
    from assess.scoring.assessment import Status
    from assess.scoring.ranges import Range, Truth


class Window(StrEnum):
    """Where an action stands. CONDITIONAL: only if an open question confirms a mistake. LATER: no gate waits for it."""

    BEFORE_GATE = "before-gate"
    CONDITIONAL = "conditional"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action in its place. number: in the whole list. gate: before which it belongs, "" where none needs it.

    weeks: from when to when it runs at the leaders' hours that are set aside, None where they are not known or it is
    not scheduled. within: the first of the near windows (30, 60, 90 days) in which it can be finished, 0 for later.
    cures: the mistakes it is the direct cure of and that are detected.
    """

    number: int
    call: ActionCall
    window: Window
    gate: str
    weeks: Range | None
    within: int
    cures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GateLoad:
    """What must be done before one gate: leaders' hours, coaching days, person-days, and what that asks of a week.

    weeks_available: P50 of the gate, or None where it has passed. hours_a_week: what the leaders must set aside to keep
    that date. enough: whether what they set aside does.
    """

    gate: str
    leader_hours: float
    coaching_days: float
    person_days: Range
    weeks_available: Range | None
    hours_a_week: Range | None
    enough: Truth


@dataclass(frozen=True, slots=True)
class Workload:
    """The leaders' hours set aside, per week (None where not known), and the load before each gate.

    says: what that means for the dates, in whole sentences.
    """

    hours: Range | None
    question: str
    loads: tuple[GateLoad, ...]
    says: str


@dataclass(frozen=True, slots=True)
class ExitCriterion:
    """What must hold for a gate. status: from the gate evidence or an answer, unresolved where neither tells.

    questions: the answers that it rests on. because: what they show that keeps it from being met, in a sentence.
    """

    says: str
    status: Status
    evidence: str
    questions: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Kill:
    """What may end the pilot before its gate, who calls it (a role's name) and what is done then."""

    says: str
    owner: str
    then: str


@dataclass(frozen=True, slots=True)
class Phase:
    """What lies between two gates. gate: the one that ends it, "" for the last phase.

    weeks, dates: when its gate is expected (P50) and can be promised (P80). closed_by: detected mistakes, failed steps
    and unmet criteria that keep the gate closed today, in words; undecided: mistakes and steps of which it is not yet
    known whether they do. actions: ids in order.
    """

    id: str
    name: str
    means: str
    gate: str
    gate_name: str
    owner: str
    activities: tuple[str, ...]
    actions: tuple[str, ...]
    exit: tuple[ExitCriterion, ...]
    kill: tuple[Kill, ...]
    closed_by: tuple[str, ...]
    undecided: tuple[str, ...]
    way: str
    rollback: str
    weeks: Percentiles | None
    dates: Mapping[str, Days] | None
    passed: bool
