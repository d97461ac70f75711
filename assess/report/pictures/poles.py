"""A range between two poles, such as central and decentralised, with the middle of the scale marked.

Drawn a line at a time beside the words for its poles. A radar or a joined profile would show an area without meaning,
as aspects have no order. The four pillars run from weak to strong and keep the plain bar.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.charts import Bar, bar
from assess.report.pictures import lettering
from assess.report.pictures.lettering import Line, at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assess.scoring.assessment import AspectScore
    from assess.scoring.ranges import Range

CENTRAL, DECENTRALISED = "Central", "Decentralised"
_MIDDLE = 50.0
_PAD = 9.0


@dataclass(frozen=True, slots=True)
class Pole:
    """A bar with the middle of its scale."""

    bar: Bar
    middle: str


@dataclass(frozen=True, slots=True)
class PoleAxis:
    """The heads of the two halves."""

    title: str
    size: str
    left: Line
    right: Line
    start: str
    middle: str
    end: str


def pole(aspect: AspectScore, size: float) -> Pole:
    """Return the bar of one aspect, `size` points wide."""
    name = words.printable(f"{aspect.name}, {side(aspect.range)}, from {aspect.low} to {aspect.high}")
    return Pole(bar(name, aspect.range, size), at(size / 2))


def pole_axis(size: float) -> PoleAxis:
    """Return the two halves' names over a column of such bars."""
    right = size - _PAD - lettering.width(DECENTRALISED, lettering.SMALL)
    return PoleAxis(
        f"From {CENTRAL.lower()} on the left to {DECENTRALISED.lower()} on the right",
        at(size),
        Line(CENTRAL, at(_PAD), at(7.5)),
        Line(DECENTRALISED, at(right), at(7.5)),
        at(_PAD),
        at(size / 2),
        at(size - _PAD),
    )


def side(value: Range | None) -> str:
    """Return on which side of the middle a whole range lies."""
    if value is None:
        return words.NOT_ASSESSED
    if value.high < _MIDDLE:
        return "central"
    if value.low > _MIDDLE:
        return "decentralised"
    return "not yet known which side" if value.low < value.high else "in the middle"


def _all(names: Sequence[str], count: int) -> str:
    """Return the names of some aspects, or that it is all of them."""
    return f"all {words.spelled(count)} aspects" if len(names) == count > 1 else words.listed(names)


def sides(aspects: Iterable[AspectScore]) -> str:
    """Return on which side each aspect lies, in a sentence or two; nothing where none lies on a side for certain."""
    found: dict[str, list[str]] = {}
    for each in aspects:
        found.setdefault(side(each.range), []).append(each.name[:1].lower() + each.name[1:])
    count = sum(map(len, found.values()))
    told = [
        f"{_all(found[where], count)} {'lies' if len(found[where]) == 1 else 'lie'} on the {where} side"
        for where in ("central", "decentralised")
        if where in found
    ]
    if not told:
        return ""
    open_ = found.get("not yet known which side", [])
    more = f" For {words.listed(open_)} the side is not yet known." if open_ else ""
    return words.sentence("; ".join(told)) + more
