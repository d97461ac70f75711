"""What stopping at each gate has cost by then: people's time, the money released and, beside these, the platform.

All of it counts from the start of the plan; what was spent before that is not known. Times are those of the schedule: a
gate falls somewhere between its P50 and its P80, at readiness from its high end to its low end, and the weeks between
two gates are told from the same percentile of both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assess.planning.figures import question_of
from assess.planning.phases import activities_before
from assess.planning.rollout import StopCost, Window
from assess.scoring.ranges import Range, exactly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.model import Bank
    from assess.planning.envelope import Envelope
    from assess.planning.rollout import GateTime, PlannedAction, Schedule

WORKING_DAYS = 5
WEEKS_A_YEAR = 52

_NOTHING = Range(0.0, 0.0)


class Prices(NamedTuple):
    """What the client gave: a person-day, the platform's running cost a year, the money for one wave, the envelope."""

    day_rate: Range | None
    platform_year: Range | None
    wave: Range | None
    envelope: Envelope


def stop_costs(
    bank: Bank, schedule: Schedule, actions: Sequence[PlannedAction], strength: Range, prices: Prices
) -> tuple[StopCost, ...]:
    """Return what has been spent at each gate that has not passed.

    strength: how many people working full time the squad comes to.
    """
    course = _Course(bank, schedule)
    return tuple(
        _stop(course, time, strength, _action_weeks(course, actions, time.gate), prices)
        for time in schedule.gates
        if not time.passed
    )


class _Course:
    """Which gates come before which, and what runs between them.

    The pilot runs from the gate before the phase that may be ended early to the gate that ends that phase. Where the
    first has passed, it runs from when the first work of that phase begins: the squad may still be to be formed.
    """

    def __init__(self, bank: Bank, schedule: Schedule) -> None:
        gates, times = bank.planning.timing.gates, {time.gate: time for time in schedule.gates}
        last = len(gates) - 1
        ends = next((place for place, gate in enumerate(gates) if gate.kill), last)
        self._times = times
        self._gates = gates
        self.places = {gate.id: place for place, gate in enumerate(gates)}
        self._starts, self._ends = ends - 1, ends
        wave_step = bank.question_by_id[question_of(bank.planning.inputs.wave_funding)].step
        steps = {activity.id: activity.step for activity in bank.planning.timing.activities}
        before = activities_before(bank)
        begins = {each.activity: each.start for each in schedule.activities}
        begun = next((begins[one] for one in before[gates[ends].id] if one in begins), _NOTHING)
        start = times[gates[ends - 1].id] if ends else None
        self._start = (*begun, *begun) if start is None or start.passed else _ends_of(start)
        self._waves = [sum(steps[one] == wave_step for one in before[gate.id]) for gate in gates]

    def opened(self, gate: str) -> int:
        """Return how many of the gates before one release money."""
        return sum(each.tranche for each in self._gates[: self.places[gate]])

    def waves(self, gate: str) -> int:
        """Return how many waves have run before a gate: activities of the step that asks for a wave's money."""
        return sum(self._waves[: self.places[gate] + 1])

    def pilot_weeks(self, gate: str) -> Range:
        """Return for how many weeks the pilot has run at a gate; once it has ended they grow no more."""
        return self._between(min(self.places[gate], self._ends))

    def weeks_since_start(self, gate: str) -> Range:
        """Return the weeks from the pilot's start to a gate."""
        return self._between(self.places[gate])

    def _between(self, place: int) -> Range:
        if place <= self._starts:
            return _NOTHING
        end = _ends_of(self._times[self._gates[place].id])
        weeks = [max(0.0, there - here) for there, here in zip(end, self._start, strict=True)]
        return Range(min(weeks), max(weeks))


def _ends_of(time: GateTime) -> tuple[float, ...]:
    return (*time.weeks.p50, *time.weeks.p80)


def _action_weeks(course: _Course, actions: Sequence[PlannedAction], gate: str) -> Range:
    """Return the person-weeks of the actions before a gate and those before it; conditional ones do not count."""
    due = [
        each.call.action.effort
        for each in actions
        if each.window is Window.BEFORE_GATE and course.places[each.gate] <= course.places[gate]
    ]
    return Range(sum(effort.low for effort in due), sum(effort.high for effort in due)).scaled(1 / WORKING_DAYS)


def _stop(course: _Course, time: GateTime, strength: Range, action_weeks: Range, prices: Prices) -> StopCost:
    gate = time.gate
    squad_weeks = _times(course.pilot_weeks(gate), strength)
    days = Range(squad_weeks.low + action_weeks.low, squad_weeks.high + action_weeks.high).scaled(WORKING_DAYS)
    years = course.weeks_since_start(gate).scaled(1 / WEEKS_A_YEAR)
    opened, waves_run = course.opened(gate), course.waves(gate)
    work, platform = _priced(days, prices.day_rate), _priced(years, prices.platform_year)
    envelope, waves = prices.envelope.released(opened), _priced(exactly(waves_run), prices.wave)
    needed = ((work, days.high), (envelope, opened), (waves, waves_run))
    complete = all(part is not None or not units for part, units in needed)
    return StopCost(
        gate=gate,
        weeks=Range(time.weeks.p50.low, time.weeks.p80.high),
        squad_weeks=squad_weeks,
        action_weeks=action_weeks,
        work=work,
        envelope=envelope,
        platform=platform,
        total=_total(work, (envelope, waves), complete=complete),
        complete=complete,
        waves=waves,
    )


def _total(work: Range | None, released: Sequence[Range | None], *, complete: bool) -> Range | None:
    """Return the sum of what is known, None where that is nothing.

    Nobody has said whether the money released also pays for the people. So the sum runs from the greater of the two,
    where one is part of the other, to both together. The platform stays out: its question asks what it costs, not what
    of that the rollout adds.
    """
    spent, out = _sum((work,)), _sum(released)
    total = Range(max(spent.low, out.low), spent.high + out.high)
    return total if complete or total.high else None


def _sum(parts: Sequence[Range | None]) -> Range:
    known = [part for part in parts if part is not None]
    return Range(sum(part.low for part in known), sum(part.high for part in known))


def _times(first: Range, second: Range) -> Range:
    """Return the product of two ranges of which neither goes below 0."""
    return Range(first.low * second.low, first.high * second.high)


def _priced(units: Range, price: Range | None) -> Range | None:
    return None if price is None else _times(units, price)
