"""A range drawn in characters, on one axis from 0 to 100 with the gates' thresholds marked.

Legible without colour: what is certain, what is possible and what is out of reach are three different characters, and a
threshold is the number of its gate. What is certain is rounded down and what is possible up, so that a drawing shows no
more knowledge than there is; neither reaches beyond a threshold that the figures do not reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from textual.content import Content

from assess.report.words import span
from assess.tui.widgets.rows import hung
from assess.tui.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assess.scoring.ranges import Range

_TICKS = (0, 25, 50, 75, 100)
_SLACK = 1e-9
_NAME = 30
_LEAST_BAR = 20


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a drawing: up to the low end, on to the high end, beyond it, and where nothing is assessed."""

    certain: str
    possible: str
    beyond: str
    nothing: str = " "


UNICODE = Glyphs("█", "▒", "·")
ASCII = Glyphs("#", "-", ".")


@dataclass(frozen=True, slots=True)
class Mark:
    """A threshold: the character of its gate, the points it asks for, and whether it is that of the next gate."""

    sign: str
    points: float
    next: bool = False


def glyphs(encoding: str) -> Glyphs:
    """Return the characters that a terminal of this encoding can show."""
    return UNICODE if encoding.lower().startswith("utf") else ASCII


def drawn(value: Range | None, width: int, marks: Iterable[Mark] = (), signs: Glyphs = UNICODE) -> Content:
    """Return a range as a bar `width` characters wide, with the thresholds written over it; None is not assessed."""
    low, high = (0, 0) if value is None else _ends(value, width)
    beyond = signs.nothing if value is None else signs.beyond
    cells = [signs.certain] * low + [signs.possible] * (high - low) + [beyond] * (width - high)
    styles = ["$primary"] * high + ["dim"] * (width - high)
    for place, mark in _placed(marks, width):
        cells[place] = mark.sign
        styles[place] = "bold $accent" if mark.next else "bold"
    return _assembled(cells, styles)


def axis(width: int) -> str:
    """Return the figures 0 to 100 as they stand over a bar of this width, fewer of them where it is short."""
    ticks = _TICKS if width >= 20 else (0, 50, 100)  # noqa: PLR2004 - five figures and gaps between them
    line = [" "] * width
    for tick in ticks:
        figure = str(tick)
        start = min(max(0, _cell(tick, width) - len(figure) // 2), width - len(figure))
        line[start : start + len(figure)] = figure
    return "".join(line)


def _ends(value: Range, width: int) -> tuple[int, int]:
    """Return how many characters are certain, and up to which one it is possible."""
    low = _cell(value.low, width)
    return low, low if value.exact else min(width, max(low, ceil(value.high / 100 * width - _SLACK)))


def _cell(points: float, width: int) -> int:
    """Return how many whole characters lie below some points."""
    return min(width, max(0, floor(points / 100 * width + _SLACK)))


def _placed(marks: Iterable[Mark], width: int) -> list[tuple[int, Mark]]:
    """Return where each threshold is written: at its place, or the next free one to the right, else to the left."""
    taken: dict[int, Mark] = {}
    for mark in sorted(marks, key=lambda one: (not one.next, one.points)):
        wanted = min(width - 1, _cell(mark.points, width))
        free = [place for place in (*range(wanted, width), *range(wanted - 1, -1, -1)) if place not in taken]
        if free:
            taken[free[0]] = mark
    return sorted(taken.items())


def _assembled(cells: Sequence[str], styles: Sequence[str]) -> Content:
    """Return characters as content, those of one style together."""
    runs: list[tuple[str, str]] = []
    for cell, style in zip(cells, styles, strict=True):
        if runs and runs[-1][1] == style:
            runs[-1] = (runs[-1][0] + cell, style)
        else:
            runs.append((cell, style))
    return Content.assemble(*runs)


@dataclass(frozen=True, slots=True)
class Chart:
    """Named ranges below one another on one axis, in lines of so many columns.

    right: how many columns stand behind a bar; word: how many of them are for a word behind the figures. Where that
    leaves a bar no room beside the name, it gets a line of its own.
    """

    columns: int
    right: int
    word: int
    signs: Glyphs

    @property
    def beside(self) -> bool:
        """Whether bars stand beside their names."""
        return self.columns - _NAME - self.right - 2 >= _LEAST_BAR

    @property
    def bar(self) -> int:
        """How many columns a bar has."""
        return self.columns - _NAME - self.right - 2 if self.beside else max(_LEAST_BAR, self.columns - 3)

    @property
    def axis(self) -> str:
        """The axis, as it stands over the bars."""
        return " " * (_NAME + 1 if self.beside else 2) + axis(self.bar)

    def line(self, name: str, value: Range | None, word: str = "", marks: Iterable[Mark] = ()) -> Content:
        """Return a name, its range drawn, the range in figures and a word, in one line or two."""
        bar, figures = drawn(value, self.bar, marks, self.signs), span(value)
        if not self.beside:
            told = hung("", f"{name}: {figures}, {word}" if word else f"{name}: {figures}", self.columns)
            return told + Content("\n  ") + bar
        behind = f"{figures:<{self.right - self.word - 1}} {word}" if word else figures
        return Content(f"{set_cell_size(visible(name), _NAME)} ") + bar + Content(f" {behind}")
