"""What the leaders' time allows: when each action can run, and whether the hours set aside keep the gates' dates."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from assess.planning.rollout import GateLoad, Workload
from assess.scoring.ranges import FALSE, TRUE, UNKNOWN, Range, Truth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.library import Action
    from assess.bank.planning import Capacity
    from assess.planning.actions import ActionCall
    from assess.planning.gates import GatesAhead, OpenGate
    from assess.planning.rollout import Schedule

_DAYS_IN_WEEK = 7


def running_weeks(calls: Sequence[ActionCall], hours: Range | None, capacity: Capacity) -> dict[str, Range] | None:
    """Return the weeks between which each action runs, None where nobody can say because the hours are not known.

    The low end is the start at the most hours and the least effort, the high end the finish at the fewest hours and
    the most effort, without bound where they may be none. Both ends are exact: with fewer hours or more effort no
    action starts or ends earlier.
    """
    if hours is None or hours.high <= 0:
        return None
    early = _run(calls, hours.high, {call.action.id: call.action.effort.low for call in calls}, capacity)
    late = _run(calls, hours.low, {call.action.id: call.action.effort.high for call in calls}, capacity)
    return {one: Range(early[one].low, late[one].high) for one in early}


def _run(
    calls: Sequence[ActionCall], hours: float, effort: Mapping[str, float], capacity: Capacity
) -> dict[str, Range]:
    """Return start and finish of each action when they are taken up in their order.

    An action starts once its prerequisites are finished, one of the places side by side is free, and the leaders have
    given the actions before it their hours. It lasts as long as its effort or the leaders' hours take, if longer.
    """
    runs: dict[str, Range] = {}
    places = [0.0] * capacity.at_once
    leaders_free = 0.0
    for call in calls:
        asked = call.action.leader_hours
        ready = max((runs[before].high for before in call.after if before in runs), default=0.0)
        start = max(ready, min(places), leaders_free if asked else 0.0)
        led = asked / hours if hours > 0 else math.inf if asked else 0.0
        finish = start + max(effort[call.action.id] / capacity.days_a_week, led)
        places[places.index(min(places))] = finish
        leaders_free = start + led if asked else leaders_free
        runs[call.action.id] = Range(start, finish)
    return runs


def window_of(weeks: Range | None, capacity: Capacity) -> int:
    """Return the first of the near windows, in days, in which an action is finished even at the latest; 0 for later."""
    latest = weeks.high * _DAYS_IN_WEEK if weeks is not None else math.inf
    return next((days for days in capacity.windows if latest <= days), 0)


def gate_loads(
    placed: Sequence[tuple[Action, OpenGate]], ahead: GatesAhead, schedule: Schedule, hours: Range | None
) -> tuple[GateLoad, ...]:
    """Return what must be done before each gate, what stands before earlier gates included."""
    places = {gate.id: gate.place for gate in ahead.gates}
    loads = []
    for time in schedule.gates:
        due = [action for action, gate in placed if time.gate in places and gate.place <= places[time.gate]]
        asked = sum(action.leader_hours for action in due)
        available = None if time.passed else time.weeks.p50
        pace = None if available is None else Range(_rate(asked, available.high), _rate(asked, available.low))
        load = GateLoad(
            gate=time.gate,
            leader_hours=asked,
            coaching_days=sum(action.coaching_days for action in due),
            person_days=Range(sum(a.effort.low for a in due), sum(a.effort.high for a in due)),
            weeks_available=available,
            hours_a_week=pace,
            enough=TRUE if pace is None else _enough(pace, hours),
        )
        loads.append(load)
    return tuple(loads)


def _rate(asked: float, weeks: float) -> float:
    if not asked:
        return 0.0
    return asked / weeks if weeks > 0 else math.inf


def _enough(pace: Range, hours: Range | None) -> Truth:
    if pace.high <= 0:
        return TRUE
    if hours is None:
        return UNKNOWN
    if hours.low >= pace.high:
        return TRUE
    return FALSE if hours.high < pace.low else UNKNOWN


def workload(loads: tuple[GateLoad, ...], names: Mapping[str, str], hours: Range | None, question: str) -> Workload:
    """Return the load of all gates with what it means in words. names: of the gates. question: that asks the hours."""
    return Workload(hours, question, loads, _says(loads, names, hours, question))


def _says(loads: Sequence[GateLoad], names: Mapping[str, str], hours: Range | None, question: str) -> str:
    """Return the finding on the gate that asks the most hours a week."""
    hardest = max((load for load in loads if load.leader_hours), key=_pace, default=None)
    if hardest is None or hardest.hours_a_week is None:
        return "No action that takes leaders' time stands before a gate."
    name, pace = names[hardest.gate], _spread(hardest.hours_a_week, "hour")
    asks = f"The actions before the gate to {name} ask {pace} a week of the leaders"
    if hours is None:
        return f"{asks}. How many they set aside is not known, so no action can be dated: settle question {question}."
    if hours.high <= 0:
        return f"{asks}; none are set aside. Until hours are freed no action can be dated."
    given = f"{_spread(hours, '')} {'is' if _spread(hours, '') == '1' else 'are'} set aside"
    if hardest.enough is TRUE:
        return f"{asks}; {given}. That is enough for every gate."
    if hardest.enough is FALSE:
        return f"{asks}; {given}. Free the hours or expect the gate {_late(hardest, hours)} later."
    return f"{asks}; {given}. That may not be enough: the gate may come {_late(hardest, hours)} later."


def _pace(load: GateLoad) -> float:
    return load.hours_a_week.low if load.hours_a_week is not None else 0.0


def _late(load: GateLoad, hours: Range) -> str:
    """Return by how many weeks the leaders' hours would move a gate, in words."""
    available = load.weeks_available or Range(0.0, 0.0)
    least = max(0.0, load.leader_hours / hours.high - available.high)
    most = max(0.0, load.leader_hours / hours.low - available.low) if hours.low > 0 else math.inf
    return _spread(Range(least, most), "week")


def _spread(value: Range, unit: str) -> str:
    """Return a range in whole numbers, rounded up so that nothing is promised too soon ("9 to 11 hours")."""
    low, high = (math.ceil(round(end, 6)) if math.isfinite(end) else None for end in value)
    if high is None:
        figures = f"{low} or more" if low is not None else "more"
    else:
        figures = f"{low}" if low == high else f"{low} to {high}"
    return " ".join(part for part in (figures, unit + ("" if low == high == 1 else "s") if unit else "") if part)
