"""Text inside pictures: how wide it is set, where its lines break, where it begins.

Widths come from a table of Inter's advances. Inter has kerning, which the table leaves out: a line is set a little
narrower than it is reckoned here, never wider by more than a hair.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from assess.report.pictures import inter
from assess.report.words import printable

Weight: TypeAlias = Literal[400, 600]

SIZE, SMALL = 8.5, 7.5
LEADING, SMALL_LEADING = 10.5, 9.0

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_UNKNOWN = 0.7  # of an em, where the table has no such character: about a wide capital
_TABLES: dict[Weight, dict[str, float]] = {
    400: {
        each: int(wide) / inter.UNITS_PER_EM for each, wide in zip(inter.CHARACTERS, inter.REGULAR.split(), strict=True)
    },
    600: {
        each: int(wide) / inter.UNITS_PER_EM
        for each, wide in zip(inter.CHARACTERS, inter.SEMI_BOLD.split(), strict=True)
    },
}


class Line(NamedTuple):
    """One line of text: where it begins, and where its letters stand."""

    text: str
    x: str
    y: str


def at(value: float) -> str:
    """Return a position in points as an attribute is written: at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=4096)
def width(text: str, size: float = SIZE, weight: Weight = 400) -> float:
    """Return how wide a text is set, in points."""
    table = _TABLES[weight]
    return sum(table.get(each) or _other(each, table) for each in text) * size


def wrapped(text: str, room: float, most: int, size: float = SIZE, weight: Weight = 400) -> tuple[str, ...]:
    """Return a text as at most so many lines that fit the room; an ellipsis stands where some of it was cut.

    A word longer than a line is broken where the line ends.
    """
    lines: list[str] = []
    words = printable(text).replace("\u200b", "").split()
    while words and len(lines) < most:
        line, words = _next_line(words, room, size, weight)
        lines.append(line)
    if words and lines:
        lines[-1] = _cut(lines[-1], room, size, weight)
    return tuple(lines)


def block(text: str, x: float, y: float, room: float, most: int = 1, weight: Weight = 400) -> tuple[Line, ...]:  # noqa: PLR0913, PLR0917 - where it stands and how far it may reach
    """Return a text in the size of tables, its first line standing at y."""
    lines = wrapped(text, room, most, SIZE, weight)
    return tuple(Line(line, at(x), at(y + LEADING * place)) for place, line in enumerate(lines))


def small_block(text: str, x: float, y: float, room: float, most: int = 1) -> tuple[Line, ...]:
    """Return a text in the size of axes, its first line standing at y."""
    lines = wrapped(text, room, most, SMALL)
    return tuple(Line(line, at(x), at(y + SMALL_LEADING * place)) for place, line in enumerate(lines))


def centred(text: str, middle: float, y: float, size: float = SIZE, weight: Weight = 400) -> Line:
    """Return a text with its middle at x."""
    return Line(text, at(middle - width(text, size, weight) / 2), at(y))


def _other(character: str, table: dict[str, float]) -> float:
    """Return the width of a character the table lacks: an em in East Asia, else of its base letter, or a guess."""
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WFH":
        return 1.0
    return table.get(unicodedata.normalize("NFKD", character)[0], _UNKNOWN)


def _next_line(words: list[str], room: float, size: float, weight: Weight) -> tuple[str, list[str]]:
    line, rest = words[0], words[1:]
    if width(line, size, weight) > room:
        fits = _fitting(line, room, size, weight)
        return line[:fits], [line[fits:], *rest]
    while rest and width(f"{line} {rest[0]}", size, weight) <= room:
        line, rest = f"{line} {rest[0]}", rest[1:]
    return line, rest


def _cut(line: str, room: float, size: float, weight: Weight) -> str:
    fits = _fitting(line, room - width(_ELLIPSIS, size, weight), size, weight)
    return line[:fits].rstrip(" ,;:") + _ELLIPSIS


def _fitting(text: str, room: float, size: float, weight: Weight) -> int:
    """Return how many characters of a text fit, at least one."""
    reached = 0.0
    for place, each in enumerate(text):
        reached += width(each, size, weight)
        if reached > room:
            return max(1, place)
    return len(text)
