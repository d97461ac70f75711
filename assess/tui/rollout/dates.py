"""The timeline: every gate ahead at P50 and P80 on one axis of weeks, then the activities that decide it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content

from assess.planning.phases import behind
from assess.report.rollout import phrases
from assess.report.rollout.schedule import ALL, headline, schedule_view
from assess.scoring.assessment import Standing
from assess.scoring.ranges import Range
from assess.tui.rollout.part import MARKS, NARROW, Item, Part, block, heading, in_short, said, titled
from assess.tui.widgets.timeline import fitted, of_weeks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.planning.rollout import ActivityTime, Days, Percentiles, RolloutPlan, Schedule
    from assess.report.material import Material
    from assess.report.rollout.schedule import ScheduleView
    from assess.tui.widgets.timeline import Scale

_NAME, _LABEL, _WHEN = 18, 4, 27
_PERCENTILES = ("p10", "p50", "p80", "p90")
_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+\b")


def dates_part(material: Material) -> Part:
    """Return the part on gates and dates."""
    plan, view = material.plan, schedule_view(material)
    if plan is None or view is None:
        return Part(())
    timing = plan.schedule
    gates = tuple(_gate(material, plan, place) for place in range(len(timing.gates)))
    end = _dated(timing, ALL, timing.end, timing.end_dates)
    activities = tuple(_activity(material, timing, each) for each in timing.activities)
    short = in_short(headline(plan), *_in_short(view))
    return Part((short, *gates, end, heading("Activities"), *activities), lambda width: _axis(timing, width))


def _in_short(view: ScheduleView) -> tuple[Content, ...]:
    table = [f"{each.name}: P50 {each.p50_dates or each.p50}, P80 {each.p80_dates or each.p80}." for each in view.gates]
    return (
        said(view.says),
        block("Every gate ahead", table),
        said(view.start, view.passed, view.done),
        said(view.method),
    )


def _scale(timing: Schedule, width: int) -> Scale:
    """Return the axis of weeks: as wide as the labels and dates of a row leave it."""
    left = (gate.weeks.p90.high for gate in timing.gates if not gate.passed)
    return of_weeks((*left, timing.end.p90.high), width - _indent(width) - _LABEL - _WHEN - 1)


def _indent(width: int) -> int:
    return 0 if width < NARROW else _NAME


def short_months(said: str) -> str:
    """Return a date in words with its month in three letters, for a row: "1 Jun 2027 to 15 Jan 2028"."""
    return _MONTH.sub(r"\1", said)


def _axis(timing: Schedule, width: int) -> Content:
    unit = fitted("Weeks", _indent(width) + _LABEL) if width >= NARROW else fitted("Wk", _LABEL)
    return unit + _scale(timing, width).figures


def _gate(material: Material, plan: RolloutPlan, place: int) -> Item:
    gate = plan.schedule.gates[place]
    phase = next((each for each in plan.phases if each.gate == gate.gate), None)
    questions = behind(material.bank, material.assessment, phase) if phase is not None else ()
    if gate.passed:
        says = f"{MARKS['passed']} {gate.name}: passed"
        return Item(
            lambda width: fitted(says, width), lambda _: titled(gate.name, said("It has been passed.")), gate.name
        )
    return _dated(plan.schedule, gate.name, gate.weeks, gate.dates, questions)


def _dated(
    timing: Schedule,
    name: str,
    weeks: Percentiles,
    dates: Mapping[str, Days] | None,
    questions: tuple[str, ...] = (),
) -> Item:
    def row(width: int) -> Content:
        scale, indent = _scale(timing, width), _indent(width)
        lines = [
            fitted(each.upper(), _LABEL)
            + scale.drawn(getattr(weeks, each))
            + " "
            + fitted(short_months(phrases.when(weeks, dates, each)), _WHEN)
            for each in ("p50", "p80")
        ]
        if not indent:
            return Content("\n").join([fitted(name, width, "bold"), *lines])
        return fitted(name, indent, "bold") + lines[0] + "\n" + " " * indent + lines[1]

    def told(width: int) -> Content:
        del width
        when = [
            f"{each.upper()}: {phrases.weeks(getattr(weeks, each))}{_in_dates(dates, each)}." for each in _PERCENTILES
        ]
        says = "Manage to P50: half of all draws are there by then. Promise P80: four of five are."
        return titled(name, block("When it is decided", when), said(says))

    return Item(row, told, name, questions)


def _in_dates(dates: Mapping[str, Days] | None, percentile: str) -> str:
    return f", {phrases.days(dates[percentile])}" if dates and percentile in dates else ""


def _activity(material: Material, timing: Schedule, activity: ActivityTime) -> Item:
    runs = Range(activity.start.low, activity.finish.high)
    decides = phrases.share(activity.critical)
    step = next((each for each in material.assessment.steps if each.id == activity.step), None)
    asked = tuple(each.id for each in step.questions if each.standing is not Standing.HIDDEN) if step else ()

    def row(width: int) -> Content:
        if activity.done:
            return fitted(f"{MARKS['passed']} {activity.name}: done", width)
        scale, indent = _scale(timing, width), _indent(width)
        bar = " " * _LABEL + scale.drawn(runs) + " "
        when = fitted(f"weeks {phrases.from_to(activity.start, activity.finish)}", _WHEN)
        return (fitted(activity.name, indent) if indent else fitted(activity.name, width) + "\n") + bar + when

    def told(width: int) -> Content:
        del width
        longer = phrases.share(Range(activity.factor.low - 1, activity.factor.high - 1))
        return titled(
            activity.name,
            said(
                f"Step {activity.step}, {phrases.inside(material.bank.steps[activity.step - 1].name)}.",
                f"P50: it runs in weeks {phrases.from_to(activity.start, activity.finish)}.",
                f"P80: it is done by week {phrases.counts(activity.finish_p80)}.",
                f"It takes {longer} longer than with a full score of its step.",
                f"It decides the end in {decides} of draws.",
            ),
        )

    return Item(row, told, activity.name, asked)
