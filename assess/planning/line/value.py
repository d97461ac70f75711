"""What a line is worth: points on fixed scales, so that no line's value depends on which others stand beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assess.scoring.ranges import Range, exactly, hull
from assess.scoring.tables import Blank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.bank.planning import Criterion
    from assess.bank.registers import RegisterColumn
    from assess.engagement.model import Cell
    from assess.scoring.tables import Held

_MOST = 100.0


def points_of(criterion: Criterion, column: RegisterColumn, held: Held) -> Range:
    """Return the points 0..100 that a cell is worth; a blank one is worth whatever any cell could be."""
    if isinstance(held, bool | int | float):
        return exactly(_worth(criterion, column, float(held)))
    if column.type == "yes-no" or held not in (Blank.UNKNOWN, None):
        return Range(0.0, _MOST)
    ends = [*column.scale, *(anchor.at for anchor in criterion.anchors)]
    return hull(exactly(_worth(criterion, column, end)) for end in ends if column.scale[0] <= end <= column.scale[1])


def _worth(criterion: Criterion, column: RegisterColumn, figure: float) -> float:
    """Return points by the anchors, straight between two; without anchors by the column's own scale."""
    if criterion.anchors:
        return _between(criterion, figure)
    low, high = (0.0, 1.0) if column.type == "yes-no" else column.scale
    worth = _MOST * (figure - low) / (high - low) if high > low else 0.0
    return _MOST - worth if column.better in ("lower", "no") else worth


def _between(criterion: Criterion, figure: float) -> float:
    first, last = criterion.anchors[0], criterion.anchors[-1]
    if figure <= first.at:
        return first.points
    for earlier, later in pairwise(criterion.anchors):
        if figure <= later.at:
            share = (figure - earlier.at) / (later.at - earlier.at)
            return earlier.points + share * (later.points - earlier.points)
    return last.points


def telling_cells(column: RegisterColumn, edges: Iterable[float]) -> tuple[Cell, ...]:
    """Return cells that stand for all that a column can hold: all that a screen or a scale does, it does to one.

    edges: figures at which a screen or a straight piece of a scale begins. Between two, everything goes the same way.
    """
    match column.type:
        case "yes-no":
            return (False, True)
        case "choice":
            return tuple(choice.id for choice in column.choices)
        case "level":
            return tuple(float(level) for level in range(5))
        case "number" | "percent":
            low, high = column.scale
            marks = sorted({low, high, *(edge for edge in edges if low <= edge <= high)})
            return tuple(sorted({*marks, *((one + two) / 2 for one, two in pairwise(marks))}))
    return ()
