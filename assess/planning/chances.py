"""How likely a gate is decided by a date."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from assess.planning.working_weeks import iso_date, working_weeks
from assess.scoring.ranges import Range, exactly

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assess.planning.rollout import GateTime


def chance_by(gate: GateTime, start: str, day: str, holidays: Iterable[str] = ()) -> Range | None:
    """Return the chance 0..1 that a gate is decided by the end of a day, from readiness at its low end to its high end.

    A gate that has passed is decided. Without a start the chance is not known: None. start, day: ISO dates.
    """
    if gate.passed:
        return exactly(1.0)
    weeks, by = working_weeks(start, holidays), iso_date(day)
    if weeks is None or by is None:
        return None
    ready, unready = (_below(spread, weeks.weeks_by(by)) for spread in gate.spread)
    return Range(unready, ready)


def _below(percentiles: Sequence[float], weeks: float) -> float:
    """Return the share 0..1 of draws that come to at most so many weeks; straight from one percentile to the next."""
    reached = bisect_right(percentiles, weeks)
    if reached in (0, len(percentiles)):
        return float(reached > 0)
    lower, upper = percentiles[reached - 1 : reached + 1]
    return (reached - 1 + (weeks - lower) / (upper - lower)) / (len(percentiles) - 1)
