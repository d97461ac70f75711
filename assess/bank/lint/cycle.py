"""Circles among things that rest on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def circles(rests_on: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each circle once, from the first of its members in the order given back to that member."""
    told: set[str] = set()
    for start in rests_on:
        way = _way_back(start, rests_on) if start not in told else ()
        told.update(way)
        if way:
            yield way


def _way_back(start: str, rests_on: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the shortest way from a name back to itself, both ends named; nothing where there is none."""
    seen: set[str] = set()
    waiting: list[tuple[str, ...]] = [(start,)]
    for way in waiting:
        for following in rests_on.get(way[-1], ()):
            if following == start:
                return (*way, start)
            if following not in seen:
                seen.add(following)
                waiting.append((*way, following))
    return ()
