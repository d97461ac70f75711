"""Where every mark of a chart stands. Templates only draw what is decided here.

Positions are in points from the left edge of the drawing. Marks differ in shape, never in colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from assess.report.words import span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.scoring.ranges import Range

Shape: TypeAlias = Literal["triangle", "circle", "square", "diamond"]
SHAPES: tuple[Shape, ...] = ("triangle", "circle", "square", "diamond")

_PAD = 9.0
_AXIS_SIZE = 7.5
_DIGITS = {"0": 1760, "1": 1308, "2": 1704, "3": 1792, "4": 1808, "5": 1712, "6": 1756, "7": 1608, "8": 1736, "9": 1756}
_UNITS_PER_EM = 2816
_LEAST_BAR = 1.5


@dataclass(frozen=True, slots=True)
class Threshold:
    """A gate's least score: its shape, where it stands, and whether it belongs to the next gate."""

    shape: Shape
    x: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One range on a scale from 0 to 100.

    kind: "interval" from `left` over `width`, "point" at `left`, "unknown" for the whole scale, "none" for no range.
    title: the same in words, for a reader who cannot see it.
    """

    title: str
    kind: Literal["interval", "point", "unknown", "none"]
    size: str
    start: str
    end: str
    left: str
    right: str
    width: str
    thresholds: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A figure on an axis: where its text begins and where its tick stands."""

    text: str
    x: str
    tick: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The scale above a column of bars."""

    title: str
    size: str
    labels: tuple[Label, ...]


def bar(name: str, value: Range | None, size: float = 190, thresholds: Iterable[tuple[Shape, float, bool]] = ()) -> Bar:
    """Return the bar of one range, `size` points wide; thresholds are (shape, score, whether of the next gate)."""
    kind: Literal["interval", "point", "unknown", "none"]
    if value is None:
        kind, low, high = "none", 0.0, 0.0
    else:
        low, high = value
        whole = low <= 0 and high >= 100  # noqa: PLR2004 - the ends of the scale
        kind = "unknown" if whole else "point" if high - low < _LEAST_BAR else "interval"
    marks = tuple(Threshold(shape, _x(score, size), strong) for shape, score, strong in thresholds)
    left = (low + high) / 2 if kind == "point" else low
    return Bar(
        title=f"{name}: {span(value)}",
        kind=kind,
        size=_text(size),
        start=_x(0, size),
        end=_x(100, size),
        left=_x(left, size),
        right=_x(high, size),
        width=_text((high - low) / 100 * (size - 2 * _PAD)),
        thresholds=marks,
    )


def axis(size: float = 190, figures: tuple[int, ...] = (0, 25, 50, 75, 100)) -> Axis:
    """Return the scale for bars of the same size."""
    labels = []
    for value in figures:
        middle = _PAD + value / 100 * (size - 2 * _PAD)
        labels.append(Label(str(value), _text(middle - advance(str(value), _AXIS_SIZE) / 2), _text(middle)))
    return Axis("A scale from 0 to 100", _text(size), tuple(labels))


def advance(digits: str, size: float) -> float:
    """Return how wide Inter Regular sets some digits, in points; a test compares the table with the font."""
    return sum(_DIGITS[digit] for digit in digits) / _UNITS_PER_EM * size


def _x(score: float, size: float) -> str:
    return _text(_PAD + score / 100 * (size - 2 * _PAD))


def _text(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
