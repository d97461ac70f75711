"""When things happen: the network of activities, drawn many times.

Once with readiness at its high end and once at its low end. Both use the same draws, so the less ready a company is,
the later is every gate, draw by draw.
"""

from __future__ import annotations

from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from assess.planning.gates import stage_behind
from assess.planning.rollout import ActivityTime, GateTime, Percentiles, Schedule
from assess.planning.working_weeks import working_weeks
from assess.scoring.ranges import UNKNOWN_POINTS, Range, exactly, hull

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.model import Bank
    from assess.bank.planning import Activity, DecisionGate, Timing
    from assess.planning.lengths import Weeks
    from assess.planning.network import Network, Run
    from assess.planning.rollout import Days
    from assess.planning.working_weeks import WorkingWeeks

    Factors: TypeAlias = Mapping[int, float]
    """How many times as long the activities of each step take as with a full score."""

    Spread: TypeAlias = tuple[tuple[float, ...], tuple[float, ...]]
    """The 0th to the 100th percentile in weeks, with readiness at its high end and at its low end."""

_PERCENT = range(101)
_TOLD = ("p10", "p50", "p80", "p90")

# Percentiles are rounded to this many places of a week, less than a second, because processors may differ in the last
# bit of a power; critical shares are counts.
_PLACES = 6


def schedule_of(
    bank: Bank, steps: Mapping[int, Range | None], reached: str, *, start: str, holidays: Sequence[str]
) -> Schedule:
    """Return when each gate, each activity and the end fall, in weeks and, from an ISO start date, in dates.

    steps: the score 0..100 of each step; a step that is not assessed may have any. reached: the stage that the answers
    show. Gates and activities that lie behind it take no time. holidays: ISO dates nobody works.
    """
    from assess.planning.lengths import drawn_lengths  # noqa: PLC0415 - numpy is slow to import
    from assess.planning.network import network_of  # noqa: PLC0415 - likewise

    timing = bank.planning.timing
    weeks = working_weeks(start, holidays)
    factors = {activity.step: _factor(steps.get(activity.step), timing.readiness) for activity in timing.activities}
    passed, done = passed_gates(bank, reached), done_activities(bank, reached)
    drawn = _Drawn(timing, network_of(timing, passed | done), drawn_lengths(timing))
    ready = drawn.run({step: factor.low for step, factor in factors.items()})
    unready = drawn.run({step: factor.high for step, factor in factors.items()})
    critical = _critical(drawn, factors)
    end = _spread(ready.end, unready.end)
    return Schedule(
        start="" if weeks is None else weeks.start.isoformat(),
        gates=tuple(
            _gate_time(gate, _spread(ready.finish[gate.id], unready.finish[gate.id]), weeks, passed=gate.id in passed)
            for gate in timing.gates
        ),
        activities=tuple(
            _activity_time(each, factors[each.step], (ready, unready), critical[each.id], done=each.id in done)
            for each in timing.activities
        ),
        end=_percentiles(end),
        end_dates=_dates(_percentiles(end), weeks),
        draws=timing.draws,
        seed=timing.seed,
    )


def passed_gates(bank: Bank, reached: str) -> frozenset[str]:
    """Return the gates that lie behind a stage: those that open it or an earlier one, and every gate before them."""
    gates = bank.planning.timing.gates
    return frozenset(gate.id for gate in gates if _behind(bank, stage_behind(bank, gate), reached))


def done_activities(bank: Bank, reached: str) -> frozenset[str]:
    """Return the activities that lie behind a stage."""
    return frozenset(each.id for each in bank.planning.timing.activities if _behind(bank, each.done_at, reached))


def _behind(bank: Bank, stage: str | None, reached: str) -> bool:
    places = {each.id: place for place, each in enumerate(bank.scoring.stages)}
    return stage is not None and places[stage] <= places[reached]


def _factor(points: Range | None, readiness: float) -> Range:
    """Return how many times as long an activity takes as at a full score of its step."""
    low, high = points or UNKNOWN_POINTS
    return Range(1.0 + readiness * (1.0 - high / 100.0), 1.0 + readiness * (1.0 - low / 100.0))


class _Drawn(NamedTuple):
    """The network with every activity's weeks at a full score, draw by draw."""

    timing: Timing
    network: Network
    lengths: Mapping[str, Weeks]

    def run(self, factors: Factors) -> Run:
        """Return when everything happens where the activities of each step take so many times as long."""
        return self.network.run(
            {each.id: self.lengths[each.id] * factors[each.step] for each in self.timing.activities}
        )


def _critical(drawn: _Drawn, factors: Mapping[int, Range]) -> dict[str, Range]:
    """Return the share of draws in which each activity delays the end, from the least found to the greatest.

    What runs beside an activity takes its turn as the slowest way. So it delays the end most often where all steps are
    slow but those that run beside it, and least often the other way round; both ends of all are tried as well.
    """
    steps = {each.id: each.step for each in drawn.timing.activities}
    beside = drawn.network.beside()
    shares: dict[tuple[int, ...], dict[str, float]] = {}
    found = {}
    for activity in drawn.timing.activities:
        rivals = {steps[one] for one in beside[activity.id] if one in steps} - {activity.step}
        told = []
        for rival, other in product((0, 1), repeat=2):
            ends = tuple(rival if step in rivals else other for step in factors)
            if ends not in shares:
                run = drawn.run({step: factors[step][end] for step, end in zip(factors, ends, strict=True)})
                shares[ends] = drawn.network.critical(run)
            told.append(exactly(shares[ends][activity.id]))
        found[activity.id] = hull(told)
    return found


def _spread(ready: Weeks, unready: Weeks) -> Spread:
    return _percentiles_of(ready, _PERCENT), _percentiles_of(unready, _PERCENT)


def _percentiles_of(weeks: Weeks, percent: Sequence[int]) -> tuple[float, ...]:
    import numpy as np  # noqa: PLC0415 - numpy is slow to import

    return tuple(round(each, _PLACES) for each in np.percentile(weeks, list(percent)).tolist())


def _percentiles(spread: Spread) -> Percentiles:
    ready, unready = spread
    return Percentiles(*(Range(ready[percent], unready[percent]) for percent in (10, 50, 80, 90)))


def _gate_time(gate: DecisionGate, spread: Spread, weeks: WorkingWeeks | None, *, passed: bool) -> GateTime:
    told = _percentiles(spread)
    return GateTime(gate.id, gate.name, passed, told, None if passed else _dates(told, weeks), spread)


def _activity_time(
    activity: Activity, factor: Range, runs: tuple[Run, Run], critical: Range, *, done: bool
) -> ActivityTime:
    starts = [_percentiles_of(run.start[activity.id], (50,)) for run in runs]
    finishes = [_percentiles_of(run.finish[activity.id], (50, 80)) for run in runs]
    return ActivityTime(
        activity=activity.id,
        name=activity.name,
        step=activity.step,
        done=done,
        factor=factor,
        start=Range(*(each[0] for each in starts)),
        finish=Range(*(each[0] for each in finishes)),
        finish_p80=Range(*(each[1] for each in finishes)),
        critical=critical,
    )


def _dates(told: Percentiles, weeks: WorkingWeeks | None) -> Mapping[str, Days] | None:
    """Return the percentiles as dates, None without a start or where the calendar ends before the last of them."""
    if weeks is None:
        return None
    found = {each: weeks.days(getattr(told, each)) for each in _TOLD}
    dated = {each: days for each, days in found.items() if days is not None}
    return MappingProxyType(dated) if len(dated) == len(_TOLD) else None
