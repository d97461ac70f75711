"""When: each gate as a range of dates, and the activities that decide it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import plan_words, words
from assess.report.charts import Axis, Span, span_of_time, timescale
from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.planning.rollout import ActivityTime, Days, Percentiles, Schedule
    from assess.report.charts import Timescale
    from assess.report.material import Material

_SIZE = 190


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
    """The part on gates and dates. start: from when weeks count, or that no date is set."""

    says: str
    start: str
    passed: str
    axis: Axis
    gates: tuple[GateRow, ...]
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
        says=headline(material),
        start=start(schedule),
        passed=passed(schedule),
        axis=scale.axis,
        gates=(*rows, _row("All, culture included", schedule.end, schedule.end_dates, scale)),
        activities=tuple(_activity(each) for each in schedule.activities if not each.done),
        done=_done(schedule),
        method=_method(material, schedule),
    )


def headline(material: Material) -> str:
    """Return when the next gate is decided, in a sentence."""
    if material.plan is None:
        return ""
    gate = plan_words.next_gate(material.plan)
    if gate is None:
        return "Every gate has passed."
    middle = plan_words.when(gate.weeks, gate.dates, "p50")
    safe = plan_words.when(gate.weeks, gate.dates, "p80")
    counted = "" if gate.dates else ", counted from the start"
    return f"The gate to {gate.name}: manage to {middle} (P50), promise {safe} (P80){counted}."


def start(schedule: Schedule) -> str:
    """Return from when weeks count."""
    if schedule.start:
        return f"Weeks count from {words.day(schedule.start)}."
    return "No start date is set, so weeks count from whenever it starts."


def passed(schedule: Schedule) -> str:
    """Return which gates lie behind, or nothing."""
    names = [gate.name for gate in schedule.gates if gate.passed]
    return f"Passed already: {words.listed(names)}." if names else ""


def _row(name: str, weeks: Percentiles, dates: Mapping[str, Days] | None, scale: Timescale) -> GateRow:
    told = dates or {}
    return GateRow(
        name=name,
        span=span_of_time(name, weeks, scale),
        p50=plan_words.weeks(weeks.p50),
        p50_dates=plan_words.days(told.get("p50")),
        p80=plan_words.weeks(weeks.p80),
        p80_dates=plan_words.days(told.get("p80")),
    )


def _activity(activity: ActivityTime) -> ActivityRow:
    return ActivityRow(
        name=activity.name,
        step=str(activity.step),
        runs=plan_words.counts(Range(activity.start.low, activity.finish.high)),
        promised=plan_words.counts(activity.finish_p80),
        longer=plan_words.share(Range(activity.factor.low - 1, activity.factor.high - 1)),
        decides=plan_words.share(activity.critical),
    )


def _done(schedule: Schedule) -> str:
    names = [each.name for each in schedule.activities if each.done]
    return f"Done already: {words.listed(names)}." if names else ""


def _method(material: Material, schedule: Schedule) -> str:
    timing = material.bank.planning.timing
    slower = words.figure(timing.readiness * 100)
    return (
        f"{schedule.draws:,} draws with the seed {schedule.seed}. P50: in half of them it is decided by then; P80: in "
        "four of five. Each is a range because readiness is one. The least, usual and greatest length of an activity "
        f"are policy, not research; it takes up to {slower} % longer the lower its step scores (policy threshold)."
    )
