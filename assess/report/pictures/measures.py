"""The tree of measures: the company's above the squad's, and which measure keeps which honest.

Indents say what feeds what; an arc leads from each measure of speed or cost to the one that shows harm done elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from assess.report import words
from assess.report.pictures import COLUMN, lettering
from assess.report.pictures.lettering import Line, at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.planning.rollout import KpiNode

Shape: TypeAlias = Literal["square", "circle"]

_ROW, _TOP = 14.0, 18.0
_INDENT, _NAME = 16.0, 9.0
_DEEPEST = 6
_ARCS = 262.0
_LANE = 15.0
_UNMEASURED = ("", "never measured")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Node:
    """One measure. shape: of its tier; measured: whether it has a baseline. stem: the line to the measure it feeds."""

    shape: Shape
    measured: bool
    x: str
    y: str
    name: Line
    stem: str


@dataclass(frozen=True, slots=True)
class Arc:
    """From a measure to the one that keeps it honest: the dotted leads from both names, the arc, and its arrow head."""

    path: str
    leads: tuple[tuple[str, str, str], ...]
    tip_x: str
    tip_y: str


@dataclass(frozen=True, slots=True)
class Measures:
    """The whole drawing. arcs_x: where the arcs begin."""

    title: str
    width: str
    height: str
    heads: tuple[Line, ...]
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]


def measures(nodes: Sequence[KpiNode]) -> Measures | None:
    """Return the tree, in the order given: each measure below the one it feeds. None where there is hardly a tree."""
    if len(nodes) < _FEWEST:
        return None
    places = {each.template.id: place for place, each in enumerate(nodes)}
    depths = _depths(nodes)
    arcs = _arcs(nodes, places, depths)
    return Measures(
        title=_title(nodes),
        width=at(COLUMN),
        height=at(_TOP + _ROW * (len(nodes) - 1) + 7),
        heads=(
            Line("Measure, under the one it feeds", "0", at(8)),
            *([Line("kept honest by", at(_ARCS), at(8))] if arcs else []),
        ),
        nodes=tuple(_node(each, places, depths) for each in nodes),
        arcs=arcs,
    )


def _depths(nodes: Sequence[KpiNode]) -> Mapping[str, int]:
    """Return how deep each measure stands; one that is given before what it feeds counts as a top of its own."""
    found: dict[str, int] = {}
    for each in nodes:
        found[each.template.id] = min(_DEEPEST, found.get(each.feeds, -1) + 1)
    return found


def _node(each: KpiNode, places: Mapping[str, int], depths: Mapping[str, int]) -> Node:
    depth = depths[each.template.id]
    x, y = _x(depth), _y(places[each.template.id])
    above = places.get(each.feeds) if depth else None
    stem = "" if above is None else f"M {at(_x(depths[each.feeds]))} {at(_y(above) + 3.5)} V {at(y)} H {at(x - 3.5)}"
    room = _ARCS - x - _NAME - 4
    (text,) = lettering.wrapped(each.template.name, room, 1) or ("",)
    return Node(
        "square" if each.template.tier == "company" else "circle",
        each.baseline not in _UNMEASURED,
        at(x),
        at(y),
        Line(text, at(x + _NAME), at(y + 3)),
        stem,
    )


def _arcs(nodes: Sequence[KpiNode], places: Mapping[str, int], depths: Mapping[str, int]) -> tuple[Arc, ...]:
    """Return the arcs, each in the innermost lane where it crosses along no other; the shortest are laid first."""
    pairs = [(places[each.template.id], places[each.beside]) for each in nodes if each.beside in places]
    lanes: list[list[tuple[int, int]]] = []
    found: dict[tuple[int, int], Arc] = {}
    for pair in sorted(pairs, key=lambda pair: (abs(pair[0] - pair[1]), pair)):
        low, high = min(pair), max(pair)
        lane = next((n for n, taken in enumerate(lanes) if all(high < a or low > b for a, b in taken)), len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((low, high))
        ends = tuple(_end_of_name(nodes[place], depths) for place in pair)
        found[pair] = _arc(pair, lane, ends)
    return tuple(found[pair] for pair in sorted(found))


def _arc(pair: tuple[int, int], lane: int, names: Sequence[float]) -> Arc:
    start, end = map(_y, pair)
    start, end = (start + 2, end - 2) if start < end else (start - 2, end + 2)
    bulge = _ARCS + _LANE * (lane + 1)
    turn = 4.0 if start < end else -4.0
    path = (
        f"M {at(_ARCS)} {at(start)} H {at(bulge - 4)} Q {at(bulge)} {at(start)} {at(bulge)} {at(start + turn)} "
        f"V {at(end - turn)} Q {at(bulge)} {at(end)} {at(bulge - 4)} {at(end)} H {at(_ARCS + 5)}"
    )
    leads = tuple(
        (at(name + 4), at(_ARCS - 2), at(y)) for name, y in zip(names, (start, end), strict=True) if name + 8 < _ARCS
    )
    return Arc(path, leads, at(_ARCS), at(end))


def _end_of_name(each: KpiNode, depths: Mapping[str, int]) -> float:
    x = _x(depths[each.template.id]) + _NAME
    return x + lettering.width(each.template.name)


def _x(depth: int) -> float:
    return 3.5 + _INDENT * depth


def _y(place: int) -> float:
    return _TOP + _ROW * place + 1


def _title(nodes: Sequence[KpiNode]) -> str:
    names = {each.template.id: each.template.name for each in nodes}
    told = []
    for each in nodes:
        feeds = f" feeds {names[each.feeds]}" if each.feeds in names else " stands at the top"
        honest = f", kept honest by {names[each.beside]}" if each.beside in names else ""
        base = "has a baseline" if each.baseline not in _UNMEASURED else "has no baseline yet"
        told.append(f"{each.template.name} ({each.template.tier}){feeds}{honest}; {base}.")
    return words.printable(f"The tree of measures. {' '.join(told)}")
