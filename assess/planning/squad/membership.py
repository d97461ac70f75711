"""A squad's rules as rows of a programme: a column 0 or 1 for each person, then one for each skill's extra cover."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from assess.planning.squad.solver import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.planning.squad.rules import LeadRole, Rules


def membership(rules: Rules, size: int) -> Iterator[Row]:
    """Yield the rules of a squad of a size, but for who may not join together."""
    people = len(rules.people)
    yield Row(dict.fromkeys(range(people), 1), size, size)
    for place, need in enumerate(rules.needs):
        yield Row(dict.fromkeys(sorted(need.holders), 1) | {people + place: -1}, need.needed)
    for roles in role_sets(rules.leads):
        yield Row(dict.fromkeys(sorted({one for role in roles for one in role.qualified}), 1), len(roles))
    for cap in rules.caps(size):
        yield Row(dict.fromkeys(sorted(cap.people), 1), None, cap.most)


def role_sets(leads: Sequence[LeadRole]) -> Iterator[tuple[LeadRole, ...]]:
    """Yield every set of lead roles.

    The roles can be held by different members if and only if, for every set of them, at least as many members qualify
    for some role of the set (Hall, J. London Math. Soc. 10, 1935).
    """
    for count in range(1, len(leads) + 1):
        yield from combinations(leads, count)


def kept_apart(rules: Rules) -> Iterator[Row]:
    """Yield that of two who may not join together at most one does."""
    for pair in sorted(rules.apart):
        yield Row(dict.fromkeys(pair, 1), None, 1)
