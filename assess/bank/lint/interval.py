"""Sets of values that a quantity or a cell may have: intervals of figures, and lists of words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

INFINITY = math.inf
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """Figures from `low` to `high`; an end that is open is itself left out. step: only multiples of it, 0 for any."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False
    step: float = 0.0

    @property
    def empty(self) -> bool:
        """Whether no figure lies in it."""
        if self.step:
            least, greatest = self._first(), self._last()
            return least > greatest + _ROUNDING
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def _first(self) -> float:
        if math.isinf(self.low):
            return self.low
        first = math.ceil(self.low / self.step - _ROUNDING) * self.step
        return first + self.step if self.low_open and first <= self.low + _ROUNDING else first

    def _last(self) -> float:
        if math.isinf(self.high):
            return self.high
        last = math.floor(self.high / self.step + _ROUNDING) * self.step
        return last - self.step if self.high_open and last >= self.high - _ROUNDING else last

    def meet(self, other: Interval) -> Interval:
        """Return what lies in both."""
        low = max((self.low, self.low_open), (other.low, other.low_open))
        high, closed = min((self.high, not self.high_open), (other.high, not other.high_open))
        return Interval(low[0], high, low[1], not closed, max(self.step, other.step))

    def holds(self, figure: float) -> bool:
        """Whether a figure lies in it, open ends and steps aside."""
        return self.low <= figure <= self.high

    def scaled(self, factor: float) -> Interval:
        """Return every figure times a factor above 0."""
        return Interval(self.low * factor, self.high * factor, self.low_open, self.high_open, self.step * factor)


EVERYTHING = Interval(-INFINITY, INFINITY)
SHARE = Interval(0.0, 1.0)


def compared(operator: str, bound: float, *, holds: bool = True) -> Interval:
    """Return the figures for which a comparison holds, or those for which it fails."""
    name = operator if holds else _OPPOSITES[operator]
    if name in ("at_most", "below"):
        return Interval(-INFINITY, bound, high_open=name == "below")
    return Interval(bound, INFINITY, low_open=name == "above")


_OPPOSITES = {"at_most": "above", "above": "at_most", "at_least": "below", "below": "at_least"}


def mean(parts: list[Interval]) -> Interval:
    """Return the figures that the mean of several can have."""
    return Interval(sum(p.low for p in parts) / len(parts), sum(p.high for p in parts) / len(parts))


def difference(of: Interval, less: Interval) -> Interval:
    """Return the figures that one less the other can have."""
    return Interval(of.low - less.high, of.high - less.low)


def ratio(of: Interval, to: Interval) -> Interval:
    """Return the figures that one divided by the other can have; neither is ever below 0."""
    if to.high <= 0:
        return Interval(0.0, INFINITY if of.high > 0 else 0.0)
    low = of.low / to.high if math.isfinite(to.high) else 0.0
    return Interval(low, of.high / to.low if to.low > 0 else INFINITY if of.high > 0 else 0.0)


Word: TypeAlias = "bool | float | str | None"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that an answer may be: those of a closed list, or any but a few. None stands for "there is none"."""

    among: frozenset[Word] | None = None
    but: frozenset[Word] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether no word is left."""
        return self.among is not None and not self.among - self.but

    def meet(self, other: Words) -> Words:
        """Return what both allow."""
        lists = [words.among for words in (self, other) if words.among is not None]
        return Words(frozenset.intersection(*lists) if lists else None, self.but | other.but)

    @property
    def left(self) -> frozenset[Word] | None:
        """The words that are left, None where there is no end of them."""
        return None if self.among is None else self.among - self.but


Allowed: TypeAlias = "Interval | Words"


def plain(value: Word) -> Word:
    """Return a value as rules compare it: text without regard to case, "yes" and "no" as truth."""
    if isinstance(value, str):
        text = value.strip().casefold()
        return {"yes": True, "true": True, "no": False, "false": False}.get(text, text)
    return value
