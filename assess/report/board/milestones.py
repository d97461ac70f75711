"""The milestones on a page of their own: each gate in time, what passes it, whether there is a way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.board.obstacles import in_the_way, obstacles, still_open
from assess.report.board.source import Source, source
from assess.report.charts import Axis, Span, calendar, span_of_time, timescale
from assess.report.rollout import phrases
from assess.report.rollout.schedule import ALL, start
from assess.report.steps import STATUSES
from assess.scoring.assessment import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assess.planning.rollout import Days, Percentiles, Phase, RolloutPlan
    from assess.report.charts import Timescale
    from assess.report.material import Material

_SIZE = 400
_MOST_EXIT = 5
KEPT = "P50 is kept in half of the runs of the plan, P80 in four of five"
_KEY = "Bar: P10 to P90."
_KEY_LATE = "Bar: P10 to P90. Two marks joined: readiness at its best and at its worst."
_WAYS = {"two-way": "Two-way: can be taken back", "one-way": "One-way: cannot be taken back cheaply"}


@dataclass(frozen=True, slots=True)
class Milestone:
    """One gate on the timeline."""

    name: str
    span: Span
    p50: str
    p80: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that must hold for a gate."""

    says: str
    mark: str
    status: str


@dataclass(frozen=True, slots=True)
class GateColumn:
    """One gate: who brings the evidence, what must hold, the way back and what is in its way."""

    name: str
    owner: str
    exit: tuple[Criterion, ...]
    way: str
    one_way: bool
    back: str
    today: str


@dataclass(frozen=True, slots=True)
class MilestonesView:
    """The part on milestones. key: how to read the marks of the dates. late: whether dates are the end of a range.

    hours: what the dates rest on. kill: what stops the pilot.
    """

    says: str
    key: str
    late: bool
    passed: str
    source: Source
    axis: Axis
    lines: tuple[Milestone, ...]
    columns: tuple[GateColumn, ...]
    width: str
    hours: str
    kill: str


def milestones_view(material: Material, plan: RolloutPlan) -> MilestonesView | None:
    """Return the part on milestones, or None where every gate has been passed."""
    left = [gate for gate in plan.schedule.gates if not gate.passed]
    if not left:
        return None
    timing = plan.schedule
    scale = timescale((*(gate.weeks.p90.high for gate in left), timing.end.p90.high), _SIZE)
    columns = tuple(_columns(material, plan))
    from_ = f"It starts on {words.day(timing.start)}." if timing.start else start(timing)
    late = not all(weeks.p50.exact and weeks.p80.exact for weeks in (*(gate.weeks for gate in left), timing.end))
    behind = [gate.name for gate in timing.gates if gate.passed]
    return MilestonesView(
        says=f"Manage to P50, promise P80: {KEPT}. {from_}",
        key=_KEY_LATE if late else _KEY,
        late=late,
        passed=f"Open already: {words.listed(behind)}." if behind else "",
        source=source(material, [], "Schedule"),
        axis=calendar(timing.start, scale),
        lines=(
            *(_line(gate.name, gate.weeks, gate.dates, scale) for gate in left),
            _line(ALL, timing.end, timing.end_dates, scale),
        ),
        columns=columns,
        width=f"{100 / max(1, len(columns)):.2f}",
        hours="The dates hold if the leaders' hours are freed: see Money." if phrases.short_of_hours(plan) else "",
        kill=_kill(plan),
    )


def _line(name: str, weeks: Percentiles, dates: Mapping[str, Days] | None, scale: Timescale) -> Milestone:
    return Milestone(
        name, span_of_time(name, weeks, scale), *(phrases.latest(weeks, dates, each) for each in ("p50", "p80"))
    )


def _columns(material: Material, plan: RolloutPlan) -> Iterator[GateColumn]:
    for phase in plan.phases:
        if phase.gate and not phase.passed:
            yield GateColumn(
                name=phase.gate_name,
                owner=phase.owner,
                exit=tuple(
                    Criterion(words.sentence(each.says), each.status.value, STATUSES[each.status])
                    for each in phase.exit[:_MOST_EXIT]
                ),
                way=_WAYS.get(phase.way, phase.way),
                one_way=phase.way == "one-way",
                back=words.sentence(phase.rollback),
                today=_today(material, phase),
            )


def _kill(plan: RolloutPlan) -> str:
    count = sum(len(phase.kill) for phase in plan.phases if not phase.passed)
    if not count:
        return ""
    events = words.sentence(words.counted(count, "stop event"))[:-1]
    return f"{events} {'stands' if count == 1 else 'stand'} under “What stays central”."


def _today(material: Material, phase: Phase) -> str:
    """Return how much of what must hold is proven today and how much is not met, and what else is in a gate's way."""
    met, failed = (sum(each.status is one for each in phase.exit) for one in (Status.PASSED, Status.FAILED))
    short = f", {words.spelled(failed)} not met" if failed else ""
    only = "it is" if met else "it is not"
    of_all = f"{words.of_all(met, len(phase.exit)) if len(phase.exit) > 1 else only} proven{short}"
    found = replace(obstacles(material, [phase]), criteria=0)
    told = in_the_way(found) if not failed or (found.mistakes or found.steps or found.no_squad) else still_open(found)
    return f"{words.sentence(of_all) if phase.exit else ''} {told}".strip()
