"""When: each gate as a range of dates, and the activities that decide it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.charts import Axis, Span, span_of_time, timescale
from assess.report.rollout import lateness, phrases
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
    ranges: whether some time is a range. slower: whether readiness makes any activity slower.
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
    ranges: bool
    slower: bool


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
        ranges=_ranges(schedule),
        slower=any(each.factor.high > 1 for each in schedule.activities if not each.done),
    )


def headline(plan: RolloutPlan) -> str:
    """Return when the next gate is decided, and on what that date rests."""
    gate = phrases.next_gate(plan)
    if gate is None:
        end = plan.schedule.end
        left = f" What is left takes {phrases.weeks(end.p50)} (P50), {phrases.weeks(end.p80)} (P80)."
        return f"Every gate has been passed.{left if end.p80.high > 0 else ''}"
    middle = phrases.when(gate.weeks, gate.dates, "p50")
    safe = phrases.when(gate.weeks, gate.dates, "p80")
    counted = "" if gate.dates else f", counted from {counted_from(plan.schedule)}"
    rests = lateness.if_freed(plan, gate.gate)
    dates = f" These dates hold {rests}." if rests else ""
    return f"The next gate is {gate.name}. Manage to P50, {middle}; promise P80, {safe}{counted}.{dates}"


def counted_from(schedule: Schedule) -> str:
    """Return from when weeks count where no start is stored: what is left once a gate has passed counts from today."""
    return "today" if any(gate.passed for gate in schedule.gates) else "the start"


def start(schedule: Schedule) -> str:
    """Return from when weeks count."""
    if not schedule.start:
        if any(gate.passed for gate in schedule.gates):
            return "Weeks count from today, for what is left of the plan."
        return "Weeks count from the start, which is not fixed."
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
    return f"Gates open already: {words.listed(map(phrases.quoted, names))}." if names else ""


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
        runs=phrases.from_to(activity.start, activity.finish),
        promised=phrases.counts(activity.finish_p80),
        longer=phrases.share(Range(activity.factor.low - 1, activity.factor.high - 1)),
        decides=phrases.share(activity.critical),
    )


def _done(schedule: Schedule) -> str:
    names = [each.name for each in schedule.activities if each.done]
    return f"Done already: {words.listed(map(phrases.quoted, names))}." if names else ""


def _ranges(schedule: Schedule) -> bool:
    left = [gate.weeks for gate in schedule.gates if not gate.passed]
    return not all(weeks.p50.exact and weeks.p80.exact for weeks in (*left, schedule.end))


def _method(material: Material, schedule: Schedule) -> str:
    timing = material.bank.planning.timing
    slower = words.figure(timing.readiness * 100)
    why = "Each is a range because readiness is one: an" if _ranges(schedule) else "An"
    return (
        f"From {schedule.draws:,} draws. P50: in half of them the gate is decided by then; P80: in four of five. {why} "
        f"activity takes up to {slower} % longer the lower its step scores (policy threshold). "
        "How long activities take is policy, not research."
    )
