"""Whether what is released for the pilot covers the work of its people, where that has a price."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report.rollout import phrases
from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan

_NOTHING = Range(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Uncovered:
    """What is released by the end of the pilot beside the priced work of it.

    falls: "does not", or "may not" where the least of the work is covered. start: the gate at which the pilot starts,
    "" where it has.
    """

    released: Range
    work: Range
    falls: str
    start: str


def uncovered(plan: RolloutPlan) -> Uncovered | None:
    """Return what the money released for the pilot leaves uncovered, None where it does or no price is known."""
    gates = [phase for phase in plan.phases if phase.gate]
    place = next((each for each, phase in enumerate(gates) if phase.kill and not phase.passed), None)
    stops = {stop.gate: stop for stop in plan.money.stops}
    end = stops.get(gates[place].gate) if place is not None else None
    if place is None or end is None or end.work is None or not end.envelope or not end.envelope.high:
        return None
    start = gates[place - 1] if place and not gates[place - 1].passed else None
    before = stops[start.gate].work if start is not None and start.gate in stops else None
    spent = before or _NOTHING
    work = Range(end.work.low - spent.low, end.work.high - spent.high)
    if end.envelope.low >= work.high:
        return None
    falls = "does not" if end.envelope.high < work.low else "may not"
    return Uncovered(end.envelope, work, falls, start.gate_name if start else "")


def falls_short(plan: RolloutPlan, currency: str) -> str:
    """Return that what is released for the pilot does not cover its work, and what follows; "" where it does."""
    short = uncovered(plan)
    if short is None:
        return ""
    money, work = (phrases.amount(each, currency) for each in (short.released, short.work))
    return (
        f"The {money} released before the pilot ends {short.falls} cover its work, {work}: if it is to pay for people "
        "too, it is overspent."
    )
