"""Where every mark of a chart stands. Templates only draw what is decided here.

Positions are in points from the left edge of the drawing. Marks differ in shape, never in colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, isfinite
from typing import TYPE_CHECKING, Literal, TypeAlias

from assess.report.words import span
from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assess.planning.rollout import Percentiles

Standing: TypeAlias = Literal["behind", "here", "next", "ahead"]
Shape: TypeAlias = Literal["triangle", "circle", "square", "diamond"]
SHAPES: tuple[Shape, ...] = ("triangle", "square", "diamond")
"""The marks of the gates, in their order; a circle is left to the score that is one figure."""

_PAD = 9.0
_AXIS_SIZE = 7.5
_DIGITS = {"0": 1760, "1": 1308, "2": 1704, "3": 1792, "4": 1808, "5": 1712, "6": 1756, "7": 1608, "8": 1736, "9": 1756}
_UNITS_PER_EM = 2816
_LEAST_BAR = 1.5
_SLACK = 1e-9
_TICKS = (13, 26, 52, 104, 260, 520)
_MOST_TICKS = 6


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


@dataclass(frozen=True, slots=True)
class Reach:
    """What one percentile reaches, from readiness at its best to readiness at its worst; one mark where they agree."""

    left: str
    right: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Span:
    """When one thing happens: a bar from P10 at the earliest to P90 at the latest, and marks at P50 and P80.

    title: the same in words, for a reader who cannot see it.
    """

    title: str
    size: str
    start: str
    end: str
    left: str
    width: str
    p50: Reach
    p80: Reach


@dataclass(frozen=True, slots=True)
class Timescale:
    """The scale of a timeline: its last week, and where each week stands."""

    last: float
    size: float

    def x(self, week: float) -> float:
        """Return where a week stands, in points; what lies beyond the scale stands at its end."""
        return _PAD + min(max(week, 0.0), self.last) / self.last * (self.size - 2 * _PAD)

    @property
    def axis(self) -> Axis:
        """The axis with its ticks, about five of them, at whole quarters or years."""
        every = next((each for each in _TICKS if self.last / each <= _MOST_TICKS), _TICKS[-1])
        labels = []
        for week in range(0, int(self.last) + 1, every):
            left = min(self.x(week) - advance(str(week), _AXIS_SIZE) / 2, self.size - advance(str(week), _AXIS_SIZE))
            labels.append(Label(str(week), _text(left), _text(self.x(week))))
        return Axis(f"A scale in weeks, from 0 to {self.last:.0f}", _text(self.size), tuple(labels))


def timescale(weeks: Iterable[float], size: float = 190) -> Timescale:
    """Return a scale long enough for all weeks given that have an end."""
    last = max((week for week in weeks if isfinite(week)), default=0.0)
    return Timescale(float(max(1, ceil(last))), size)


def span_of_time(name: str, weeks: Percentiles, scale: Timescale) -> Span:
    """Return the bar of one event on a scale; `weeks` count from the start."""
    left, right = scale.x(weeks.p10.low), scale.x(weeks.p90.high)
    told = ", ".join(f"{label} {_weeks(value)}" for label, value in (("P50", weeks.p50), ("P80", weeks.p80)))
    return Span(
        title=f"{name}: {told} weeks; P10 to P90 {_weeks(Range(weeks.p10.low, weeks.p90.high))}",
        size=_text(scale.size),
        start=_text(scale.x(0)),
        end=_text(scale.x(scale.last)),
        left=_text(left),
        width=_text(max(right - left, _LEAST_BAR)),
        p50=_reach(weeks.p50, scale),
        p80=_reach(weeks.p80, scale),
    )


def _reach(weeks: Range, scale: Timescale) -> Reach:
    left, right = scale.x(weeks.low), scale.x(weeks.high)
    return Reach(_text(left), _text(right), exact=right - left < _LEAST_BAR)


def _weeks(value: Range) -> str:
    low, high = floor(value.low + _SLACK), value.high
    if not isfinite(high):
        return f"{low} or later"
    return f"{low}" if low == ceil(high - _SLACK) else f"{low} to {ceil(high - _SLACK)}"


_LADDER_SIZE, _RUNG_LOW, _RUNG_RISE, _RUNG_GAP = 500.0, 14.0, 10.0, 3.0
_FLAG, _HALF_A_MARK = 16.0, 2.0


@dataclass(frozen=True, slots=True)
class RungDrawn:
    """One rung: where it stands and how it is drawn. mark: of the gate before it, "" for none; at x, y."""

    standing: Standing
    x: str
    y: str
    width: str
    height: str
    mark: str
    mark_x: str
    mark_y: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """Stages as rungs that rise from left to right. title: the same in words."""

    title: str
    size: str
    height: str
    rungs: tuple[RungDrawn, ...]


def ladder(title: str, standings: Sequence[Standing], marks: Sequence[str]) -> Ladder:
    """Return the drawing of stages; marks are the verdicts of the gates before them."""
    wide, rungs = _LADDER_SIZE / len(standings), []
    highs = [_RUNG_LOW + _RUNG_RISE * place for place in range(len(standings))]
    tops = [high + (_FLAG if each == "here" else _HALF_A_MARK) for high, each in zip(highs, standings, strict=True)]
    height = max(tops)
    for place, (standing, mark, high) in enumerate(zip(standings, marks, highs, strict=True)):
        x, y = wide * place, height - high
        at = (_text(x + (0 if place == 0 else _RUNG_GAP / 2)), _text(y))
        size = (_text(wide - _RUNG_GAP), _text(high))
        rungs.append(RungDrawn(standing, *at, *size, mark, _text(x), _text(y + _RUNG_LOW / 2)))
    return Ladder(title, _text(_LADDER_SIZE), _text(height), tuple(rungs))


_MONTHS_APART = (3, 6, 12, 24, 60)
_MONTH_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
_MOST_MONTHS = 9
_LABEL_ROOM = 36.0


def calendar(start: str, scale: Timescale) -> Axis:
    """Return the scale of a timeline in months where the start is known, else in weeks. Labels stand beside ticks."""
    if not start:
        return scale.axis
    first = date.fromisoformat(start[:10])
    last = first + timedelta(weeks=scale.last)
    months = (last.year - first.year) * 12 + last.month - first.month
    every = next((each for each in _MONTHS_APART if months / each <= _MOST_MONTHS), _MONTHS_APART[-1])
    labels = []
    for month in range(first.year * 12, last.year * 12 + 12, every):
        day = date(month // 12, month % 12 + 1, 1)
        at = scale.x((day - first).days / 7)
        if first <= day <= last and at + _LABEL_ROOM <= scale.size:
            labels.append(Label(f"{_MONTH_NAMES[day.month - 1]} {day.year}", _text(at + 2), _text(at)))
    return Axis(f"A scale in dates from {start[:10]} to {last.isoformat()}", _text(scale.size), tuple(labels))


def advance(digits: str, size: float) -> float:
    """Return how wide Inter Regular sets some digits, in points; a test compares the table with the font."""
    return sum(_DIGITS[digit] for digit in digits) / _UNITS_PER_EM * size


def _x(score: float, size: float) -> str:
    return _text(_PAD + score / 100 * (size - 2 * _PAD))


def _text(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
