"""Ranges and three-valued truth: how ignorance is kept as what it is."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Range(NamedTuple):
    """All the values a thing may have, from `low` to `high`, both included."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How much is not known."""
        return self.high - self.low

    @property
    def exact(self) -> bool:
        """Whether only one value is possible."""
        return self.low == self.high

    def scaled(self, factor: float) -> Range:
        """Return both ends times a factor of at least 0."""
        return Range(self.low * factor, self.high * factor)


UNKNOWN_POINTS = Range(0.0, 100.0)


def exactly(value: float) -> Range:
    """Return the range that holds one value only."""
    return Range(value, value)


def hull(ranges: Iterable[Range]) -> Range:
    """Return the narrowest range around several; there must be one at least."""
    lows, highs = zip(*ranges, strict=True)
    return Range(min(lows), max(highs))


def weighted_mean(weighted: Iterable[tuple[Range, float]]) -> Range | None:
    """Return the weighted mean of ranges, or None where there are none."""
    total = low = high = 0.0
    for value, weight in weighted:
        total += weight
        low += value.low * weight
        high += value.high * weight
    return Range(low / total, high / total) if total else None


class Truth(Enum):
    """A statement over ranges: true, false, not yet known, or out because nobody was asked.

    `OUT` is left out of every combination: it neither helps nor hinders.
    """

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"
    OUT = "out"

    def negated(self) -> Truth:
        """Return Kleene's negation; what is unknown or out stays so."""
        return _NEGATED[self]


TRUE, FALSE, UNKNOWN, OUT = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.OUT
_NEGATED = {TRUE: FALSE, FALSE: TRUE, UNKNOWN: UNKNOWN, OUT: OUT}


def all_of(truths: Sequence[Truth]) -> Truth:
    """Return Kleene's conjunction. One false part settles it; short of that, a part nobody was asked leaves it out."""
    for truth in (FALSE, OUT, UNKNOWN):
        if truth in truths:
            return truth
    return TRUE


def any_of(truths: Sequence[Truth]) -> Truth:
    """Return Kleene's disjunction of the parts that were asked; out where none was."""
    for truth in (TRUE, UNKNOWN, FALSE):
        if truth in truths:
            return truth
    return OUT


def at_least_n_of(n: int, truths: Sequence[Truth]) -> Truth:
    """Return whether at least `n` of the parts that were asked hold; out where fewer than `n` were asked."""
    asked = [truth for truth in truths if truth is not OUT]
    if len(asked) < n:
        return OUT
    certain = sum(truth is TRUE for truth in asked)
    possible = certain + sum(truth is UNKNOWN for truth in asked)
    if certain >= n:
        return TRUE
    return UNKNOWN if possible >= n else FALSE
