"""How a range moved, and what that says: something became otherwise, or only better or worse known.

A range holds all the values a thing may have. Where it shrank within itself, the thing may be as it was: only the
knowledge of it has grown. It is certain that the thing itself moved only where the two ranges have no value in common.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assess.scoring.ranges import Range

LEAST = 0.5
"""The least change of an end that counts, in points or weeks: half of the last digit that is printed."""

CLEAR = 1.0
"""How far apart two ranges lie at least to have no value in common once they are rounded and printed."""


class Shift(StrEnum):
    """How a range lies to what it was.

    HIGHER, LOWER: no value in common, so the thing itself moved. UP, DOWN: both ends moved, but values are shared, so
    it may have. NARROWER, WIDER: more, or less, is known. ASSESSED, UNASSESSED: there was none, or there is none now.
    """

    SAME = "same"
    HIGHER = "higher"
    LOWER = "lower"
    UP = "up"
    DOWN = "down"
    NARROWER = "narrower"
    WIDER = "wider"
    ASSESSED = "assessed"
    UNASSESSED = "unassessed"

    @property
    def certain(self) -> bool:
        """Whether the thing itself is certain to have moved."""
        return self in (Shift.HIGHER, Shift.LOWER)


@dataclass(frozen=True, slots=True)
class RangeChange:
    """A range then and now; None where it was not assessed."""

    then: Range | None
    now: Range | None
    shift: Shift


def change(then: Range | None, now: Range | None) -> RangeChange:
    """Return how a range changed."""
    return RangeChange(then, now, shift(then, now))


def shift(then: Range | None, now: Range | None) -> Shift:
    """Return how a range lies to what it was."""
    if then is None or now is None:
        return Shift.SAME if then is now else Shift.ASSESSED if then is None else Shift.UNASSESSED
    low, high = _sign(now.low - then.low), _sign(now.high - then.high)
    if low == high:
        return _moved(then, now, low)
    return Shift.NARROWER if low >= 0 >= high else Shift.WIDER


def _moved(then: Range, now: Range, sign: int) -> Shift:
    if sign > 0:
        return Shift.HIGHER if now.low - then.high >= CLEAR else Shift.UP
    if sign < 0:
        return Shift.LOWER if then.low - now.high >= CLEAR else Shift.DOWN
    return Shift.SAME


def _sign(difference: float) -> int:
    return 0 if abs(difference) < LEAST else 1 if difference > 0 else -1
