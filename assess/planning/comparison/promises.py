"""By when each gate could be promised, and can be: whether the plan slipped or was kept."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from assess.planning.comparison.shifts import Shift, shift
from assess.planning.schedule import schedule_of
from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.engagement.model import Engagement
    from assess.planning.rollout import Days, GateTime, Schedule
    from assess.scoring.assessment import Assessment

_DAYS_A_WEEK = 7


class PromiseShift(StrEnum):
    """What became of the date by which a gate can be promised (P80).

    PASSED: it lies behind now. REOPENED: it lay behind. SLIPPED, EARLIER: no date in common. LATER_MAYBE,
    EARLIER_MAYBE: both ends moved, but dates are shared. KEPT: the same. CLOSER, VAGUER: kept, with readiness known
    better or worse.
    """

    PASSED = "passed"
    REOPENED = "reopened"
    SLIPPED = "slipped"
    EARLIER = "earlier"
    LATER_MAYBE = "later-maybe"
    EARLIER_MAYBE = "earlier-maybe"
    KEPT = "kept"
    CLOSER = "closer"
    VAGUER = "vaguer"


@dataclass(frozen=True, slots=True)
class PromiseChange:
    """By when one gate can be promised: weeks from the start, and dates where both states have a start date.

    least_weeks: by how many whole weeks it slipped, or is earlier, at least; 0 where neither is certain.
    """

    gate: str
    name: str
    shift: PromiseShift
    then: Range
    now: Range
    then_dates: Days | None
    now_dates: Days | None
    least_weeks: int = 0


_PROMISES = {
    Shift.SAME: PromiseShift.KEPT,
    Shift.HIGHER: PromiseShift.SLIPPED,
    Shift.LOWER: PromiseShift.EARLIER,
    Shift.UP: PromiseShift.LATER_MAYBE,
    Shift.DOWN: PromiseShift.EARLIER_MAYBE,
    Shift.NARROWER: PromiseShift.CLOSER,
    Shift.WIDER: PromiseShift.VAGUER,
}


def schedule(bank: Bank, engagement: Engagement, assessment: Assessment) -> Schedule:
    """Return when the gates fall for a client, by the same rules as the plan."""
    steps = {step.id: step.range for step in assessment.steps}
    start, holidays = engagement.company.start_date or "", engagement.plan.holidays
    return schedule_of(bank, steps, assessment.stage.reached, start=start, holidays=holidays)


def promise_changes(then: Schedule, now: Schedule) -> tuple[PromiseChange, ...]:
    """Return what became of each gate's promise, save for those that lay behind and still do."""
    pairs = zip(then.gates, now.gates, strict=True)
    return tuple(_promise(was, is_) for was, is_ in pairs if not (was.passed and is_.passed))


def _promise(then: GateTime, now: GateTime) -> PromiseChange:
    before = then.dates["p80"] if then.dates else None
    after = now.dates["p80"] if now.dates else None
    least = 0
    if now.passed or then.passed:
        moved = PromiseShift.PASSED if now.passed else PromiseShift.REOPENED
    else:
        if before is None or after is None:
            before = after = None
        was = then.weeks.p80 if before is None else _in_weeks(before)
        is_ = now.weeks.p80 if after is None else _in_weeks(after)
        moved = _PROMISES[shift(was, is_)]
        least = math.floor(max(is_.low - was.high, was.low - is_.high, 0.0))
    return PromiseChange(now.gate, now.name, moved, then.weeks.p80, now.weeks.p80, before, after, least)


def _in_weeks(days: Days) -> Range:
    """Return two dates as weeks of the calendar, so that a start that moved counts."""
    early, late = (date.fromisoformat(each).toordinal() / _DAYS_A_WEEK for each in days)
    return Range(early, late)
