"""Lines: each screen reads the column it names, and each criterion turns its column into points."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assess.bank.lint.problem import Found
from assess.bank.lint.scales import column_scale
from assess.bank.references import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.bank.model import Bank
    from assess.bank.planning import Criterion, Screen
    from assess.bank.registers import Register, RegisterColumn
    from assess.bank.source import Place

_ALL = 100.0
_GOOD_ENDS = {
    "number": ("higher", "lower"),
    "percent": ("higher", "lower"),
    "level": ("higher", "lower"),
    "yes-no": ("yes", "no"),
}


def check(bank: Bank) -> Iterator[Found]:
    """Yield what is wrong with the screens and criteria by which the first line is chosen."""
    lines = bank.planning.lines
    register = bank.register_by_id.get(lines.register_)
    if register is None:
        return
    for at, screen in enumerate(lines.screens):
        yield from _screen(register, screen, ("lines", "screens", at))
    for at, criterion in enumerate(lines.criteria):
        column = register.column(criterion.column)
        place = ("lines", "criteria", at)
        for code, key, says, mend in _criterion(column, criterion) if column is not None else ():
            yield Found(code, "planning", 0, (*place, key), says, mend)


def _screen(register: Register, screen: Screen, place: Place) -> Iterator[Found]:
    """Yield a screen that does not read the column by which it says that it decides."""
    read = {each.id for each in references(screen.when, register.id) if each.kind == "column"}
    known = {column.id for column in register.columns}
    if read | {screen.column} <= known and screen.column not in read:
        told = ", ".join(repr(one) for one in sorted(read)) or "no column"
        says = f"The screen {screen.id!r} names the column {screen.column!r}, yet its condition reads {told}."
        mend = "Name the column that decides; it is the one that is asked for where it is not known."
        yield Found("B314", "planning", 0, (*place, "column"), says, mend)


def _criterion(column: RegisterColumn, criterion: Criterion) -> Iterator[tuple[str, str, str, str]]:
    name = f"The column {column.id!r}"
    if column.type not in _GOOD_ENDS:
        mend = "Name a number, percent, level or yes-no column."
        yield "B211", "column", f"{name} holds {column.type}, so it has no points.", mend
    elif criterion.anchors:
        yield from _anchors(column, criterion)
    elif column.type == "number":
        mend = "Give two or more `anchors`, such as {at: 0, points: 100}."
        yield "B414", "column", f"{name} holds figures, and nothing says what they are worth.", mend
    elif column.better not in _GOOD_ENDS[column.type]:
        ends = " or ".join(f"`better: {end}`" for end in _GOOD_ENDS[column.type])
        mend = f"Give the column {ends}, or the criterion `anchors`."
        yield "B415", "column", f"{name} does not say which end is the good one.", mend


def _anchors(column: RegisterColumn, criterion: Criterion) -> Iterator[tuple[str, str, str, str]]:
    scale = column_scale(column)
    outside = [anchor.at for anchor in criterion.anchors if not scale.holds(anchor.at)]
    points = [anchor.points for anchor in criterion.anchors]
    turned = {"higher": points, "lower": points[::-1]}.get(column.better, points)
    if outside:
        says = f"The anchor at {outside[0]:g} lies beyond the scale {scale.low:g} to {scale.high:g} of {column.id!r}."
        yield "B403", "anchors", says, "Move it inside the scale, or take it out."
    if any(later < earlier for earlier, later in pairwise(turned)) and column.better in ("higher", "lower"):
        wanted = "rise" if column.better == "higher" else "fall"
        says = f"{column.better.capitalize()} is better in {column.id!r}, yet the points do not {wanted}."
        yield "B401", "anchors", says, "Put the points in the order of the figures, or mend `better`."
    elif max(points) != _ALL or min(points) != 0:
        says = f"The anchors of {criterion.id!r} are worth {min(points):g} to {max(points):g} points."
        yield "B402", "anchors", says, "The best anchor is worth 100 points and the worst none."
