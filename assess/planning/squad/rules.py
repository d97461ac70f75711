"""The rules of a squad over numbered people, and what a squad that keeps them costs. Everything the solver is told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, permutations
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from assess.engagement.typed import folded
from assess.planning.squad.price import Price, fine, hours_apart, pair_cost, pairs_total, price_of, weeks_of
from assess.planning.squad.shape import level_of, names_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from assess.bank.planning import Squads, TeamShape
    from assess.planning.squad.person import Person

_SLACK = 1e-9


class Need(NamedTuple):
    """A needed skill at a level, how many members must have it, and who has."""

    skill: str
    level: int
    needed: int
    critical: bool
    holders: frozenset[int]


class LeadRole(NamedTuple):
    """A lead role, what it asks, and who may hold it, each with their level."""

    name: str
    skill: str
    level: int
    qualified: Mapping[int, float]


class Cap(NamedTuple):
    """At most so many of these people may join."""

    people: frozenset[int]
    most: int


class Parts(NamedTuple):
    """The parts of a squad's cost in units of the price; cover counts against the rest and is negative."""

    pairs: int
    disruption: int
    cover: int


@dataclass(frozen=True)
class Rules:
    """What holds of a squad. People are numbered in an order of their own, which never depends on that of the rows.

    apart: pairs that may not join together. teams: home teams that keep somebody. share: of seats for one department.
    pairs: cost of a pair in thousandths. weeks: to replace each, in thousandths.
    """

    people: tuple[Person, ...]
    sizes: tuple[int, ...]
    needs: tuple[Need, ...]
    leads: tuple[LeadRole, ...]
    apart: frozenset[tuple[int, int]]
    teams: tuple[Cap, ...]
    departments: tuple[frozenset[int], ...]
    share: float
    required: frozenset[int]
    pairs: tuple[tuple[int, ...], ...]
    weeks: tuple[int, ...]
    price: Price

    def caps(self, size: int) -> tuple[Cap, ...]:
        """Return who is limited in a squad of this size: home teams and departments."""
        return (*self.teams, *(Cap(people, self.department_seats(size)) for people in self.departments))

    def department_seats(self, size: int) -> int:
        """Return how many seats one department may have: the whole part of its share, at least one."""
        return max(1, floor(self.share * size + _SLACK))

    def keeps(self, squad: Collection[int]) -> bool:
        """Return whether a squad keeps every rule."""
        members = frozenset(squad)
        return (
            len(members) in self.sizes
            and self.required <= members
            and self.fits_together(members)
            and all(len(need.holders & members) >= need.needed for need in self.needs)
            and self.led(members) is not None
        )

    def fits_together(self, members: frozenset[int], size: int | None = None) -> bool:
        """Return whether people may sit in one squad (of a size, theirs if not given), whatever they bring."""
        if any(len(cap.people & members) > cap.most for cap in self.caps(size or len(members))):
            return False
        return not any(pair in self.apart for pair in combinations(sorted(members), 2))

    def led(self, members: Collection[int]) -> tuple[int, ...] | None:
        """Return who holds each lead role, at the highest levels there are; None where they cannot all be filled."""
        best = min(self._castings(members), default=None)
        return None if best is None else best[1]

    def _castings(self, members: Collection[int]) -> Iterator[tuple[float, tuple[int, ...]]]:
        qualified = sorted({one for role in self.leads for one in role.qualified} & set(members))
        for cast in permutations(qualified, len(self.leads)):
            if all(one in role.qualified for one, role in zip(cast, self.leads, strict=True)):
                yield -sum(role.qualified[one] for one, role in zip(cast, self.leads, strict=True)), cast

    def parts(self, squad: Collection[int]) -> Parts:
        """Return what a squad costs, by part, in units of the price."""
        members = frozenset(squad)
        price = self.price
        extra = sum(len(need.holders & members) > need.needed for need in self.needs)
        weeks = sum(self.weeks[one] for one in members)
        return Parts(price.pair * pairs_total(self.pairs, members), price.week * weeks, -price.cover * extra)

    def cost(self, squad: Collection[int]) -> int:
        """Return what a squad costs in all, in units of the price."""
        return sum(self.parts(squad))

    @cached_property
    def neighbours(self) -> tuple[frozenset[int], ...]:
        """For each person, those who may not join with them."""
        found: list[set[int]] = [set() for _ in self.people]
        for one, other in self.apart:
            found[one].add(other)
            found[other].add(one)
        return tuple(map(frozenset, found))


def rules_of(  # noqa: PLR0913, PLR0917 - what a squad's rules rest on
    policy: Squads,
    shape: TeamShape,
    sizes: tuple[int, int],
    listed: Sequence[Person],
    candidates: Sequence[Person],
    required: Collection[str],
) -> Rules:
    """Return the rules for squads of these candidates. listed: everybody of the table, for the home teams."""
    people = tuple(candidates)
    counts = range(sizes[0], sizes[1] + 1)
    departments = _groups([person.department for person in people])
    return Rules(
        people=people,
        sizes=tuple(counts),
        needs=tuple(_need(policy, shape, each, people) for each in range(len(shape.needs))),
        leads=tuple(_lead_roles(shape, people)),
        apart=frozenset((i, j) for i, j in combinations(range(len(people)), 2) if _apart(policy, people[i], people[j])),
        teams=tuple(_teams(policy, listed, people)),
        departments=tuple(group for _, group in sorted(departments.items()) if len(group) > 1),
        share=policy.department_share,
        required=frozenset(n for n, person in enumerate(people) if person.key in required),
        pairs=_pairs(policy, people),
        weeks=weeks_of(people),
        price=price_of(policy),
    )


def _need(policy: Squads, shape: TeamShape, place: int, people: Sequence[Person]) -> Need:
    need = shape.needs[place]
    names = names_of(shape, need.skill)
    holders = frozenset(n for n, person in enumerate(people) if level_of(person, names) >= need.level)
    return Need(need.skill, need.level, policy.critical_people if need.critical else 1, need.critical, holders)


def _lead_roles(shape: TeamShape, people: Sequence[Person]) -> Iterator[LeadRole]:
    for lead in shape.leads:
        names = names_of(shape, lead.skill)
        levels = {n: level_of(person, names) for n, person in enumerate(people)}
        qualified = {n: level for n, level in levels.items() if level >= lead.level}
        yield LeadRole(lead.name, lead.skill, lead.level, qualified)


def _apart(policy: Squads, one: Person, other: Person) -> bool:
    """Return whether two may not join together: a conflict, one reporting to the other, or too few shared hours."""
    hours = hours_apart(one, other)
    return (
        one.key in other.conflicts
        or other.key in one.conflicts
        or one.manager == other.key
        or other.manager == one.key
        or (hours is not None and policy.working_day - hours < policy.shared_hours - _SLACK)
    )


def _teams(policy: Squads, listed: Sequence[Person], people: Sequence[Person]) -> Iterator[Cap]:
    """Yield the home teams of two or more listed people that could be left with fewer than they must keep."""
    listed_in = _groups([person.team for person in listed])
    for team, group in sorted(_groups([person.team for person in people]).items()):
        most = max(0, len(listed_in[team]) - policy.home_team_keeps)
        if len(listed_in[team]) > 1 and most < len(group):
            yield Cap(group, most)


def _groups(names: Sequence[str]) -> dict[str, frozenset[int]]:
    """Return the places of each name as it is compared; of "" nothing is known, so it makes no group."""
    found: dict[str, set[int]] = {}
    for place, name in enumerate(names):
        if folded(name):
            found.setdefault(folded(name), set()).add(place)
    return {name: frozenset(places) for name, places in found.items()}


def _pairs(policy: Squads, people: Sequence[Person]) -> tuple[tuple[int, ...], ...]:
    teams, departments = [folded(p.team) for p in people], [folded(p.department) for p in people]
    costs = [[0] * len(people) for _ in people]
    for i, j in combinations(range(len(people)), 2):
        same_team = bool(teams[i]) and teams[i] == teams[j]
        same_department = bool(departments[i]) and departments[i] == departments[j]
        cost = pair_cost(policy.pair_cost, people[i], people[j], same_team=same_team, same_department=same_department)
        costs[i][j] = costs[j][i] = fine(cost)
    return tuple(map(tuple, costs))
