"""How lines, cells, points and shares are said in the sentences about the line that goes first."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from assess.bank.registers import RegisterColumn
    from assess.engagement.model import Cell

_LONGEST = 120
_SLACK = 1e-9


def called(name: str) -> str:
    """Return a line's name on one line, cut where it is too long for a sentence."""
    flat = " ".join(name.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"


def inside(name: str) -> str:
    """Return a name from the instrument as it reads inside a sentence; an abbreviation keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def points(value: Range) -> str:
    """Return points, rounded outwards where they are a range: "13 to 16 points", "less than 1 point"."""
    if value.exact and 0 < value.low < 1:
        return "less than 1 point"
    low, high = math.floor(value.low + _SLACK), math.ceil(value.high - _SLACK)
    if value.exact:
        low = high = math.floor(value.low + 0.5)
    return _between(low, high)


def apart(ahead: Range, behind: Range) -> str:
    """Return by how many points one value lies behind another, as a reader finds it from the two as they are printed.

    Both are printed rounded down. Where that leaves nothing between them, the exact difference is told.
    """
    low, high = (
        math.floor(more + _SLACK) - math.floor(less + _SLACK)
        for more, less in ((ahead.low, behind.high), (ahead.high, behind.low))
    )
    if low <= 0:
        return points(Range(ahead.low - behind.high, ahead.high - behind.low))
    return _between(low, high)


def _between(low: int, high: int) -> str:
    return _points(low) if low == high else f"{low} to {high} points"


def most_points(value: float) -> str:
    """Return points rounded up, for a bound: "16 points"."""
    return _points(math.ceil(value - _SLACK))


def _points(whole: int) -> str:
    return f"{whole} point{'' if whole == 1 else 's'}"


def share(value: Range) -> str:
    """Return a share 0..1 of the draws: "82 to 97 % of the draws", "every draw".

    An exact share is rounded down, so that no printed figure reaches a threshold that the exact one misses.
    """
    low = math.floor(100 * value.low + _SLACK)
    high = low if value.exact else math.ceil(100 * value.high - _SLACK)
    if low == high == 0:
        return "hardly any draw" if value.high > 0 else "no draw"
    if low == high:
        return "every draw" if value.low >= 1 else f"{low} % of the draws"
    return f"{low} to {high} % of the draws"


def up_to(value: Range) -> str:
    """Return the most that a share 0..1 of the draws may be: "up to 40 % of the draws"."""
    most = math.ceil(100 * value.high - _SLACK)
    return "every draw" if value.high >= 1 else f"up to {most} % of the draws" if most else "no draw"


def cell(column: RegisterColumn, value: Cell) -> str:
    """Return what a cell holds: "level 3", "3 teams", "62 %", "yes"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column.type == "level" and isinstance(value, int | float):
        return f"level {value:g}"
    if isinstance(value, int | float):
        unit = column.unit or ""
        said = unit[:-1] if value == 1 and unit.endswith("s") else unit
        return f"{_figure(value)} {said}".rstrip()
    choices = {choice.id: choice.name for choice in column.choices}
    return choices.get(value, value) if isinstance(value, str) else "none"


def changed(column: RegisterColumn, before: Cell, after: Cell) -> str:
    """Return a change of a cell: "from level 1 to level 4", "from 28 to 3 days"."""
    if column.type in ("number", "percent") and isinstance(before, int | float):
        return f"from {_figure(before)} to {cell(column, after)}"
    return f"from {cell(column, before)} to {cell(column, after)}"


def _figure(value: float) -> str:
    return f"{value:,.4f}".rstrip("0").rstrip(".")
