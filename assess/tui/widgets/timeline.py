"""Ranges of weeks drawn in characters on one axis, for gates and activities. Shape tells them, never colour."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from textual.content import Content

from assess.report.charts import timescale
from assess.tui.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.scoring.ranges import Range

_NOTHING, _WITHIN, _EXACT, _BEYOND = "·", "━", "●", "▶"
_ROOM = 8


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from 0 to `last`, `width` cells wide, with figures at `ticks`."""

    last: float
    width: int
    ticks: tuple[int, ...] = ()

    def cell(self, value: float) -> int:
        """Return the cell in which a value stands; what lies beyond the axis stands at its end."""
        within = min(max(value, 0.0), self.last)
        return round(within / self.last * (self.width - 1))

    def drawn(self, value: Range | None) -> str:
        """Return a range as a row: a bar, a disc where it is a point, an arrow where it has no end, dots for none."""
        row = [_NOTHING] * self.width
        if value is None:
            return "".join(row)
        low, high = self.cell(value.low), self.cell(value.high)
        row[low : high + 1] = [_WITHIN] * (high + 1 - low)
        if low == high:
            row[low] = _EXACT
        if not isfinite(value.high):
            row[-1] = _BEYOND
        return "".join(row)

    @property
    def figures(self) -> str:
        """The row of figures above the bars; one that would touch the figure before it is left out."""
        row = [" "] * self.width
        free = 0
        for tick in self.ticks:
            text = str(tick)
            left = min(max(0, self.cell(tick) - len(text) // 2), self.width - len(text))
            if left >= free:
                row[left : left + len(text)] = text
                free = left + len(text) + 1
        return "".join(row)


def of_weeks(weeks: Iterable[float], width: int) -> Scale:
    """Return an axis long enough for all weeks given that have an end, with figures at whole quarters or years."""
    known = timescale(weeks)
    return Scale(known.last, max(width, _ROOM), tuple(int(label.text) for label in known.axis.labels))


def fitted(text: str, width: int, style: str = "") -> Content:
    """Return text on one line of just so many cells, ending in an ellipsis where some was cut."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    flat = indent + " ".join(visible(text).split())
    return Content.styled(flat, style).truncate(max(width, 0), ellipsis=True, pad=True)
