"""Some squad that keeps the rules, whatever it costs, and the cheaper ones one change of members away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.squad.membership import kept_apart, membership
from assess.planning.squad.solver import Programme, Row, least

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.planning.squad.rules import Rules
    from assess.planning.squad.solver import Asked

Squad = tuple[int, ...]
"""The numbers of its members, in order."""


def differ(one: Squad, other: Squad) -> int:
    """Return by how many members two squads differ: how many of the larger are not in the other."""
    return max(len(one), len(other)) - len(set(one) & set(other))


def predecessors(kinds: Sequence[int]) -> tuple[int, ...]:
    """Return for each person the one of their kind who joins before them, -1 where nobody does."""
    last: dict[int, int] = {}
    found = []
    for one, kind in enumerate(kinds):
        found.append(last.get(kind, -1))
        last[kind] = one
    return tuple(found)


def some_squad(  # noqa: PLR0913 - a squad, and what it must keep
    rules: Rules, size: int, before: Sequence[int], others: Sequence[Squad], apart: int, *, cancelled: Asked
) -> Squad | None:
    """Return a squad of a size that keeps the rules and differs from others by `apart` members, or None.

    It is one with little disruption. before: as `predecessors` gives them; nobody joins without the one before them, so
    that people of one kind never make two squads of one.
    """
    people = len(rules.people)
    if people < size:
        return None
    rows = [*membership(rules, size), *kept_apart(rules), *_in_turn(before), *_apart(others, size, apart)]
    costs = [*map(float, rules.weeks), *[0.0] * len(rules.needs)]
    joined = least(Programme(costs, [1.0] * len(costs), rows, rules.required), cancelled)
    return None if joined is None else tuple(one for one in range(people) if joined[one])


def improved(rules: Rules, squad: Squad, before: Sequence[int], others: Sequence[Squad], apart: int) -> Squad:
    """Return the squad that taking in, letting go or exchanging one member at a time leads to, always the cheapest."""
    best, cost = squad, rules.cost(squad)
    while True:
        found = min(_cheaper(rules, best, cost, before, others, apart), default=None)
        if found is None:
            return best
        cost, best = found


def _cheaper(  # noqa: PLR0913, PLR0917 - a squad, and what a neighbour of it must keep
    rules: Rules, squad: Squad, cost: int, before: Sequence[int], others: Sequence[Squad], apart: int
) -> Iterator[tuple[int, Squad]]:
    for other in _neighbours(squad, len(rules.people)):
        if len(other) in rules.sizes and (theirs := rules.cost(other)) < cost:
            in_turn = all(before[one] < 0 or before[one] in other for one in other)
            if in_turn and rules.keeps(other) and all(differ(other, each) >= apart for each in others):
                yield theirs, other


def _neighbours(squad: Squad, people: int) -> Iterator[Squad]:
    outside = [one for one in range(people) if one not in squad]
    for gone in squad:
        rest = tuple(one for one in squad if one != gone)
        yield rest
        yield from (tuple(sorted((*rest, one))) for one in outside)
    yield from (tuple(sorted((*squad, one))) for one in outside)


def _in_turn(before: Sequence[int]) -> Iterator[Row]:
    for one, first in enumerate(before):
        if first >= 0:
            yield Row({first: 1, one: -1}, 0)


def _apart(others: Sequence[Squad], size: int, apart: int) -> Iterator[Row]:
    for other in others:
        yield Row(dict.fromkeys(other, 1), None, max(size, len(other)) - apart)
