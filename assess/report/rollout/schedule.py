"""When: each gate as a range of dates, and the activities that decide it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.charts import Axis, Span, span_of_time, timescale
from assess.report.rollout import phrases
from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.planning.rollout import ActivityTime, Days, Percentiles, RolloutPlan, Schedule
    from assess.report.charts import Timescale
    from assess.report.material import Material

_SIZE = 160
ALL = "All, culture included"


@dataclass(frozen=True, slots=True)
class GateRow:
    """One gate on the timeline. p50, p80: in weeks. dates: the same in dates, or nothing without a start date."""

    name: str
    span: Span
    p50: str
    p50_dates: str
    p80: str
    p80_dates: str


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity: when it runs by P50, by when it can be promised and how often it decides the end."""

    name: str
    step: str
    runs: str
    promised: str
    longer: str
    decides: str


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """The part on gates and dates.

    start: from when weeks count. hours: what the leaders' hours do to the dates, where they may be too few.
    """

    says: str
    start: str
    passed: str
    axis: Axis
    gates: tuple[GateRow, ...]
    hours: str
    activities: tuple[ActivityRow, ...]
    done: str
    method: str


def schedule_view(material: Material) -> ScheduleView | None:
    """Return the part on gates and dates, or None without a plan."""
    if material.plan is None:
        return None
    schedule = material.plan.schedule
    left = tuple(gate for gate in schedule.gates if not gate.passed)
    scale = timescale((*(gate.weeks.p90.high for gate in left), schedule.end.p90.high), _SIZE)
    rows = [_row(gate.name, gate.weeks, gate.dates, scale) for gate in left]
    return ScheduleView(
        says=headline(material.plan),
        start=start(schedule),
        passed=passed(schedule),
        axis=scale.axis,
        gates=(*rows, _row(ALL, schedule.end, schedule.end_dates, scale)),
        hours=hours(material.plan),
        activities=tuple(_activity(each) for each in schedule.activities if not each.done),
        done=_done(schedule),
        method=_method(material, schedule),
    )


def headline(plan: RolloutPlan) -> str:
    """Return when the next gate is decided, in a sentence."""
    gate = phrases.next_gate(plan)
    if gate is None:
        return "Every gate has been passed."
    middle = phrases.when(gate.weeks, gate.dates, "p50")
    safe = phrases.when(gate.weeks, gate.dates, "p80")
    counted = "" if gate.dates else ", counted from the start"
    return f"The next gate is {gate.name}. Manage to P50, {middle}; promise P80, {safe}{counted}."


def start(schedule: Schedule) -> str:
    """Return from when weeks count."""
    if not schedule.start:
        return "No start date is set, so weeks count from whenever it starts."
    since = f"Weeks count from {words.day(schedule.start)}."
    if any(gate.passed for gate in schedule.gates):
        return f"{since} What is left of the plan counts from then, so give a later start once that day lies behind."
    return since


def both(weeks: Percentiles, dates: Mapping[str, Days] | None) -> str:
    """Return when a thing has happened by P50 and by P80: "P50 11 to 17 weeks, P80 13 to 20 weeks"."""
    return ", ".join(f"{each.upper()} {phrases.when(weeks, dates, each)}" for each in ("p50", "p80"))


def hours(plan: RolloutPlan) -> str:
    """Return what the leaders' hours do to the dates, where they are, or may be, too few; else nothing."""
    return words.sentence(phrases.told(plan.workload.says)) if phrases.short_of_hours(plan) else ""


def passed(schedule: Schedule) -> str:
    """Return which gates lie behind, or nothing."""
    names = [gate.name for gate in schedule.gates if gate.passed]
    return f"Passed already: {words.listed(names)}." if names else ""


def _row(name: str, weeks: Percentiles, dates: Mapping[str, Days] | None, scale: Timescale) -> GateRow:
    told = dates or {}
    return GateRow(
        name=name,
        span=span_of_time(name, weeks, scale),
        p50=phrases.weeks(weeks.p50),
        p50_dates=phrases.days(told.get("p50")),
        p80=phrases.weeks(weeks.p80),
        p80_dates=phrases.days(told.get("p80")),
    )


def _activity(activity: ActivityTime) -> ActivityRow:
    return ActivityRow(
        name=activity.name,
        step=str(activity.step),
        runs=phrases.counts(Range(activity.start.low, activity.finish.high)),
        promised=phrases.counts(activity.finish_p80),
        longer=phrases.share(Range(activity.factor.low - 1, activity.factor.high - 1)),
        decides=phrases.share(activity.critical),
    )


def _done(schedule: Schedule) -> str:
    names = [each.name for each in schedule.activities if each.done]
    return f"Done already: {words.listed(names)}." if names else ""


def _method(material: Material, schedule: Schedule) -> str:
    timing = material.bank.planning.timing
    slower = words.figure(timing.readiness * 100)
    return (
        f"From {schedule.draws:,} draws. P50: in half of them the gate is decided by then; P80: in four of five. Each "
        f"is a range because readiness is one: an activity takes up to {slower} % longer the lower its step scores "
        "(policy threshold). How long activities take is policy, not research."
    )
