"""Dials from too loose to too tight: two mistakes that pull against each other, seen together.

Each end is a mistake, the middle is the balance between them. What is not yet known is every place the needle may have.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING, Literal, TypeAlias

from assess.report import words
from assess.report.pictures import COLUMN, lettering
from assess.report.pictures.lettering import LEADING, Line, at
from assess.scoring.assessment import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.scoring.assessment import Dial

Stand: TypeAlias = Literal["is", "may", "not", "unasked"]

_STANDS: dict[Verdict, Stand] = {
    Verdict.DETECTED: "is",
    Verdict.POSSIBLE: "may",
    Verdict.NOT_INDICATED: "not",
    Verdict.NOT_ASSESSABLE: "unasked",
}
_WIDTH, _GUTTER = COLUMN / 2 - 13, 14.0
_MIDDLE, _PIVOT = _WIDTH / 2, 70.0
_OUTER, _INNER, _NEEDLE = 58.0, 44.0, 40.0
_BENEATH, _TEXT = _PIVOT + 13, _PIVOT + 40
_GAP = 1.5  # degrees between two zones, on each side
_ZONE = 60.0
_MARK = 13.0
_MOST_LINES = 3
_PLACES = ("too loose", "in balance", "too tight")


@dataclass(frozen=True, slots=True)
class Zone:
    """A third of the dial: its outline, and whether the company is there, may be, is not, or nobody was asked."""

    path: str
    stand: Stand


@dataclass(frozen=True, slots=True)
class Needle:
    """Where the dial points; sure: whether it is certain."""

    x: str
    y: str
    sure: bool


@dataclass(frozen=True, slots=True)
class End:
    """One end: which way it lies, and the mistake that lies there with its verdict; the mark's middle is at x, y."""

    label: Line
    mark: str
    x: str
    y: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DialDrawn:
    """One dial. says: where the company stands, in words."""

    title: str
    width: str
    height: str
    name: Line
    says: Line
    pivot_x: str
    pivot_y: str
    zones: tuple[Zone, ...]
    needles: tuple[Needle, ...]
    ends: tuple[End, ...]


def dial(pair: Dial, named: Callable[[str], str]) -> DialDrawn | None:
    """Return the dial of one pair, or None where nothing is known of either end. named: gives a mistake's name."""
    loose, tight = _STANDS[pair.too_loose_verdict], _STANDS[pair.too_tight_verdict]
    if {loose, tight} <= {"may", "unasked"}:
        return None
    stands = (loose, _balance(loose, tight), tight)
    says = _says(stands)
    ends = (
        _end("Too loose", pair.too_loose_verdict, named(pair.too_loose), 0.0),
        _end("Too tight", pair.too_tight_verdict, named(pair.too_tight), _MIDDLE + _GUTTER / 2),
    )
    lines = max(len(end.lines) for end in ends)
    return DialDrawn(
        title=words.printable(
            f"{pair.name}: {says}. Too loose would be {named(pair.too_loose)}: {_verdict(pair.too_loose_verdict)}. "
            f"Too tight would be {named(pair.too_tight)}: {_verdict(pair.too_tight_verdict)}."
        ),
        width=at(_WIDTH),
        height=at(_TEXT + LEADING * (lines - 1) + 3),
        name=lettering.centred(pair.name, _MIDDLE, _BENEATH, weight=600),
        says=lettering.centred(says, _MIDDLE, _BENEATH + LEADING),
        pivot_x=at(_MIDDLE),
        pivot_y=at(_PIVOT),
        zones=tuple(Zone(_zone(place), stand) for place, stand in enumerate(stands)),
        needles=tuple(_needle(place, stand) for place, stand in enumerate(stands) if stand in ("is", "may")),
        ends=ends,
    )


def _balance(loose: Stand, tight: Stand) -> Stand:
    ends = {loose, tight}
    if "is" in ends:
        return "not"
    if "unasked" in ends:
        return "unasked"
    return "may" if "may" in ends else "is"


def _says(stands: tuple[Stand, Stand, Stand]) -> str:
    there = [name for name, stand in zip(_PLACES, stands, strict=True) if stand == "is"]
    open_ = [name for name, stand in zip(_PLACES, stands, strict=True) if stand == "may"]
    if there:
        perhaps = f", perhaps also {open_[0]}" if open_ else ""
        return f"{' and '.join(there)}{perhaps}"
    return f"{' or '.join(open_)}: not yet known" if open_ else "one end not asked about"


def _verdict(verdict: Verdict) -> str:
    return verdict.value.replace("-", " ")


def _end(label: str, verdict: Verdict, name: str, x: float) -> End:
    room = _MIDDLE - _GUTTER / 2 - _MARK
    lines = lettering.block(f"{name}: {_verdict(verdict)}", x + _MARK, _TEXT, room, _MOST_LINES)
    arm = (_OUTER + _INNER) / 2 * (1 if x else -1)
    beneath = lettering.centred(label, _MIDDLE + arm, _BENEATH, lettering.SMALL)
    return End(beneath, verdict.value, at(x + 4.5), at(_TEXT - 3.1), lines)


def _point(degrees: float, radius: float) -> str:
    """Return a point of the dial; 0 degrees is its left end, 180 its right."""
    turn = pi * degrees / 180
    return f"{at(_MIDDLE - radius * cos(turn))} {at(_PIVOT - radius * sin(turn))}"


def _zone(place: int) -> str:
    start, end = place * _ZONE + _GAP, (place + 1) * _ZONE - _GAP
    out, back = f"A {at(_OUTER)} {at(_OUTER)} 0 0 1", f"A {at(_INNER)} {at(_INNER)} 0 0 0"
    outside = f"M {_point(start, _OUTER)} {out} {_point(end, _OUTER)}"
    return f"{outside} L {_point(end, _INNER)} {back} {_point(start, _INNER)} Z"


def _needle(place: int, stand: Stand) -> Needle:
    x, y = _point((place + 0.5) * _ZONE, _NEEDLE).split()
    return Needle(x, y, stand == "is")
