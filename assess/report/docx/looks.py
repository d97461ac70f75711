"""How text looks and how a paragraph stands, worked out from what the style sheet says. Lengths are in points."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Align: TypeAlias = Literal["left", "right", "center", "both"]

Own: TypeAlias = tuple[tuple[str, object], ...]
"""Parts of a look by their names, in the order in which they were declared."""

INK = "1C1C1C"
_LENGTH = re.compile(r"(-?[\d.]+)(pt|px|mm|cm|em|rem)?")
_POINTS = {"pt": 1.0, "px": 0.75, "mm": 72 / 25.4, "cm": 72 / 2.54, "rem": 9.0}
_COLOUR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_BOLD = 600
_ALIGN: dict[str, Align] = {"left": "left", "right": "right", "center": "center", "justify": "both"}
_BY_TAG: dict[str, dict[str, str]] = {
    "strong": {"font-weight": "700"},
    "b": {"font-weight": "700"},
    "th": {"font-weight": "700"},
    "em": {"font-style": "italic"},
    "i": {"font-style": "italic"},
}


_PARTS = {
    "bold": "font-weight",
    "italic": "font-style",
    "colour": "color",
    "size": "font-size",
    "underlined": "text-decoration",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of text looks. colour: six hexadecimal digits."""

    size: float = 9.0
    bold: bool = False
    italic: bool = False
    colour: str = INK
    underlined: bool = False

    def inside(self, tag: str, told: Mapping[str, str]) -> Look:
        """Return the look of an element inside text of this look."""
        told = {**_BY_TAG.get(tag, {}), **told}
        weight = told.get("font-weight", "")
        look = self
        if weight:
            look = replace(look, bold=weight == "bold" or (weight.isdigit() and int(weight) >= _BOLD))
        if "font-style" in told:
            look = replace(look, italic=told["font-style"] == "italic")
        if "text-decoration" in told:
            look = replace(look, underlined="underline" in told["text-decoration"])
        return replace(
            look,
            size=points(told.get("font-size", ""), self.size) or self.size,
            colour=colour(told.get("color", "")) or self.colour,
        )

    def declared(self, tag: str, told: Mapping[str, str]) -> dict[str, object]:
        """Return what an element's own style says of text inside text of this look, and what it changes."""
        told = {**_BY_TAG.get(tag, {}), **told}
        inside = self.inside(tag, told)
        parts = {part: getattr(inside, part) for part, property_ in _PARTS.items() if property_ in told}
        usual = Look()
        return {
            part: value
            for part, value in parts.items()
            if value != getattr(self, part) or value != getattr(usual, part)
        }


@dataclass(frozen=True, slots=True)
class Edge:
    """A rule along one side: its thickness and colour."""

    thick: float
    colour: str


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands.

    line: least height of its lines. left, hanging: indents. edges: rules by side, `gap` away from the text. fill:
    background, "" for none. level: in the outline, None for text. mark: "bullet", "number" or "".
    """

    line: float = 12.5
    align: Align = "left"
    left: float = 0.0
    hanging: float = 0.0
    edges: tuple[tuple[str, Edge], ...] = ()
    fill: str = ""
    gap: float = 0.0
    level: int | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a paragraph stands among others. before, after: distances. kept: with the next one. whole: on one page."""

    before: float = 0.0
    after: float = 0.0
    kept: bool = False
    whole: bool = False


def line_height(told: Mapping[str, str], size: float, inherited: float) -> float:
    """Return the height of a line of text of a size."""
    value = told.get("line-height", "")
    if re.fullmatch(r"[\d.]+", value):
        return float(value) * size
    return points(value, size) or inherited


def points(value: str, size: float) -> float | None:
    """Return the first length in a value, in points; None where it is a share, a word or nothing."""
    found = _LENGTH.match(value)
    if not found or value.partition(" ")[0].endswith("%"):
        return None
    unit = found[2] or "pt"
    return float(found[1]) * (size if unit == "em" else _POINTS[unit])


def colour(value: str) -> str:
    """Return the first colour written in hexadecimal digits in a value, as six capitals, or nothing."""
    found = _COLOUR.search(value)
    if not found:
        return ""
    digits = found[1].upper()
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)  # noqa: PLR2004 - RRGGBB


def align(told: Mapping[str, str], inherited: Align) -> Align:
    """Return where text stands between its margins."""
    return _ALIGN.get(told.get("text-align", ""), inherited)


def edge(told: Mapping[str, str], side: str) -> Edge | None:
    """Return the rule along a side, or None."""
    value = told.get(f"border-{side}", "none")
    thick = points(told.get(f"border-{side}-width", value), 0.0)
    if "none" in value or not thick:
        return None
    return Edge(thick, colour(value) or INK)


def edges(told: Mapping[str, str]) -> tuple[tuple[str, Edge], ...]:
    """Return the rules around a block by their sides, in the order in which Word wants them."""
    found = ((side, edge(told, side)) for side in ("top", "left", "bottom", "right"))
    return tuple((side, each) for side, each in found if each)
