"""When gates, activities and the end fall."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.scoring.ranges import Range

Days: TypeAlias = tuple[str, str]
"""Two ISO dates: the earliest and the latest that a range of weeks comes to."""


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Weeks from the start by which a thing has happened, from readiness at its high end to that at its low end."""

    p10: Range
    p50: Range
    p80: Range
    p90: Range


@dataclass(frozen=True, slots=True)
class GateTime:
    """When a gate's decision falls. passed: the answers show that it lies behind, and its weeks are 0.

    dates: P10, P50, P80 and P90 as calendar dates, None without a start date and for a gate that has passed. spread:
    the 0th to the 100th percentile, 101 values, with readiness at its high end and at its low end.
    """

    gate: str
    name: str
    passed: bool
    weeks: Percentiles
    dates: Mapping[str, Days] | None
    spread: tuple[tuple[float, ...], tuple[float, ...]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ActivityTime:
    """One activity: its step, how much longer it takes than with a full score, when it runs and how often it decides.

    start, finish: P50 in weeks from the start. critical: the share 0..1 of draws in which a delay here delays the end.
    """

    activity: str
    name: str
    step: int
    done: bool
    factor: Range
    start: Range
    finish: Range
    finish_p80: Range
    critical: Range


@dataclass(frozen=True, slots=True)
class Schedule:
    """When things happen. start: the stored start date, "" where none is. end: when all, culture included, is done."""

    start: str
    gates: tuple[GateTime, ...]
    activities: tuple[ActivityTime, ...]
    end: Percentiles
    end_dates: Mapping[str, Days] | None
    draws: int
    seed: int
