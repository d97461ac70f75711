"""What the dates of the gates rest on: the leaders' hours, and how much later a gate comes at today's."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from assess.report.rollout import phrases
from assess.scoring.ranges import Range, Truth

if TYPE_CHECKING:
    from assess.planning.rollout import GateLoad, RolloutPlan


def later(plan: RolloutPlan, gate: str) -> Range | None:
    """Return by how many weeks a gate comes later at today's hours, from the fewest to the most.

    None where the hours are or may be enough, or nobody knows them; the high end has no bound where none may be free.
    """
    load, hours = _load(plan, gate), plan.workload.hours
    if load is None or hours is None or load.enough is not Truth.FALSE or load.weeks_available is None:
        return None
    if hours.high <= 0:
        return Range(math.inf, math.inf)
    least = max(0.0, load.leader_hours / hours.high - load.weeks_available.high)
    most = max(0.0, load.leader_hours / hours.low - load.weeks_available.low) if hours.low > 0 else math.inf
    return Range(least, most)


def if_freed(plan: RolloutPlan, gate: str) -> str:
    """Return on what the date of a gate rests: "if the leaders' hours are freed; at today's 3 hours a week ... later".

    Nothing where the hours set aside are enough.
    """
    load, hours = _load(plan, gate), plan.workload.hours
    if load is None or load.enough is Truth.TRUE:
        return ""
    if hours is None:
        return "if the leaders free the hours that the actions ask for: how many they set aside is not known"
    late = later(plan, gate)
    if late is None:
        return "if the leaders' hours are enough, which is not certain"
    if math.isinf(late.low):
        return "if the leaders' hours are freed; none are set aside today"
    return f"if the leaders' hours are freed; at today's {phrases.hours_a_week(hours)} about {late_weeks(late)} later"


def late_weeks(late: Range) -> str:
    """Return weeks of delay, rounded up at both ends so that nothing is promised too soon: "58 to 60 weeks"."""
    said = phrases.needed(late)
    return f"{said} {'week' if said == '1' else 'weeks'}"


def _load(plan: RolloutPlan, gate: str) -> GateLoad | None:
    return next((each for each in plan.workload.loads if each.gate == gate and each.leader_hours), None)
