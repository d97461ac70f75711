"""The programme: each action before the gate that needs it, in an order that the leaders' time can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assess.planning.actions import Urgency
from assess.planning.gates import gates_ahead
from assess.planning.rollout import PlannedAction, Window
from assess.planning.workload import gate_loads, running_weeks, window_of, workload
from assess.scoring.ranges import FALSE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.library import Action
    from assess.bank.model import Bank
    from assess.planning.actions import ActionCall
    from assess.planning.gates import GatesAhead, OpenGate
    from assess.planning.rollout import GateLoad, Schedule, Workload
    from assess.scoring.assessment import Assessment
    from assess.scoring.ranges import Range


class _Place(NamedTuple):
    """Where an action stands: its window and the gate before which it belongs, None where no gate waits for it."""

    window: Window
    gate: OpenGate | None


def programme(
    bank: Bank, assessment: Assessment, calls: tuple[ActionCall, ...], schedule: Schedule, hours: Range | None
) -> tuple[tuple[PlannedAction, ...], Workload]:
    """Return the actions in their order, each before the gate that needs it, and what that asks of the leaders.

    calls: as `next_actions` orders them. hours: the leaders' hours a week set aside, None where nobody knows.

    A mistake puts its actions before the gate of their step, a critical one at the latest before the gate that no
    critical mistake may pass. A low question puts them before the first gate at which the step falls short. What only
    possible mistakes call is conditional. Whatever a placed action waits for is pulled forward with it. Where the
    leaders' hours are too few, what frees hours moves up to the first gate that is short of them and leads it.
    """
    ahead = gates_ahead(bank, assessment, schedule)
    places = _pulled_forward(calls, {call.action.id: _place(call, ahead) for call in calls})
    short = _first_short(gate_loads(_due(calls, places), ahead, schedule, hours), ahead)
    freeing: frozenset[str] = frozenset()
    if short is not None:
        places, freeing = _freed_first(calls, places, short)
    order = sorted(calls, key=lambda call: (_rank(places[call.action.id]), call.action.id not in freeing))
    before_gates = [call for call in order if places[call.action.id].window is Window.BEFORE_GATE]
    weeks = running_weeks(before_gates, hours, bank.planning.capacity) or {}
    planned = tuple(
        _planned(number, call, places[call.action.id], weeks.get(call.action.id), bank)
        for number, call in enumerate(order, start=1)
    )
    loads = gate_loads(_due(calls, places), ahead, schedule, hours)
    question = ".".join(bank.planning.inputs.leader_hours.split(".")[:2])
    return planned, workload(loads, {gate.gate: gate.name for gate in schedule.gates}, hours, question)


def _place(call: ActionCall, ahead: GatesAhead) -> _Place:
    """Return where an action's own calls put it: those that are certain, if one of them needs it before a gate."""
    step = call.action.step
    certain = [each for each in call.calls if each.urgency is not Urgency.POSSIBLE]
    gate = _earliest([ahead.gate_for(each, step) for each in certain])
    if gate is not None:
        return _Place(Window.BEFORE_GATE, gate)
    possible = [each for each in call.calls if each.urgency is Urgency.POSSIBLE]
    if possible:
        return _Place(Window.CONDITIONAL, _earliest([ahead.gate_for(each, step) for each in possible]))
    return _Place(Window.LATER, None)


def _earliest(gates: Sequence[OpenGate | None]) -> OpenGate | None:
    return min((gate for gate in gates if gate is not None), key=lambda gate: gate.place, default=None)


def _pulled_forward(calls: Sequence[ActionCall], places: Mapping[str, _Place]) -> dict[str, _Place]:
    """Return the places with every prerequisite as firm and as early as the action that waits for it."""
    pulled = dict(places)
    for call in reversed(calls):  # what waits stands after what it waits for
        waiting = pulled[call.action.id]
        for before in call.after:
            own = pulled[before]
            window = min(own.window, waiting.window, key=_FIRMNESS.index)
            pulled[before] = _Place(window, _earliest([own.gate, waiting.gate]))
    return pulled


_FIRMNESS = (Window.BEFORE_GATE, Window.CONDITIONAL, Window.LATER)


def _due(calls: Sequence[ActionCall], places: Mapping[str, _Place]) -> list[tuple[Action, OpenGate]]:
    """Return the actions that certainly stand before a gate."""
    placed = [(call.action, places[call.action.id]) for call in calls]
    return [(action, at.gate) for action, at in placed if at.window is Window.BEFORE_GATE and at.gate is not None]


def _first_short(loads: Sequence[GateLoad], ahead: GatesAhead) -> OpenGate | None:
    """Return the first gate for which the leaders' hours are certainly too few."""
    short = {load.gate for load in loads if load.enough is FALSE}
    return next((gate for gate in ahead.gates if gate.id in short), None)


def _freed_first(
    calls: Sequence[ActionCall], places: Mapping[str, _Place], short: OpenGate
) -> tuple[dict[str, _Place], frozenset[str]]:
    """Return the places with what frees hours, and what that waits for, before the gate that is short of them."""
    freeing = {call.action.id for call in calls if call.action.frees_hours}
    for call in reversed(calls):
        freeing |= set(call.after) if call.action.id in freeing else set()
    moved = {one: _Place(Window.BEFORE_GATE, _earliest([places[one].gate, short])) for one in freeing}
    return {**places, **moved}, frozenset(freeing)


def _rank(place: _Place) -> tuple[int, bool, int]:
    """Return where a place stands in the order: what is certain before what may not be needed, then by gate."""
    return _FIRMNESS.index(place.window), place.gate is None, place.gate.place if place.gate is not None else 0


def _planned(number: int, call: ActionCall, place: _Place, weeks: Range | None, bank: Bank) -> PlannedAction:
    return PlannedAction(
        number=number,
        call=call,
        window=place.window,
        gate=place.gate.id if place.gate is not None else "",
        weeks=weeks,
        within=window_of(weeks, bank.planning.capacity),
        cures=tuple(each.subject for each in call.calls if each.direct and each.urgency is Urgency.DETECTED),
    )
