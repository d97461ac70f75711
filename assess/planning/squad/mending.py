"""The least that would let a pool give a squad: people to release, skills to hire. Solved as a whole-number programme.

A hire stands for one skill at one level. So few entries as can be; of equally short lists one with fewer hires; of
those one whose squad has a seat for each hire, and then the one for the smaller squad. Only where no size has seats
enough does one new person bring several of the skills.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from assess.engagement.typed import folded
from assess.planning.rollout import Missing
from assess.planning.squad.membership import kept_apart, role_sets
from assess.planning.squad.shape import names_of
from assess.planning.squad.solver import Programme, Row, least

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from assess.bank.planning import TeamShape
    from assess.planning.squad.rules import Rules
    from assess.planning.squad.solver import Asked


class Profile(NamedTuple):
    """What somebody to be hired brings: a skill at a level; no skill for anybody at all."""

    skill: str
    level: int


ANYBODY = Profile("", 0)


class Mend(NamedTuple):
    """A way to mend a pool. released: numbers of people. hired: how many of each profile. new: how many new people."""

    released: tuple[int, ...]
    hired: tuple[tuple[Profile, int], ...]
    new: int

    @property
    def entries(self) -> int:
        """How long the list is."""
        return len(self.released) + sum(count for _, count in self.hired)


def mend_of(rules: Rules, shape: TeamShape, releasable: Sequence[int], cancelled: Asked) -> Mend | None:
    """Return the least that lets people give a squad, None where nothing does.

    rules: over those who could join and those releasable, given by number. Raises Stopped.
    """
    found: list[tuple[int, bool, int, Mend]] = []
    for size in rules.sizes:
        plan = _Plan(rules, shape, tuple(releasable), size)
        costs = plan.costs()
        upper = [1.0] * len(rules.people) + [float(size)] * (len(costs) - len(rules.people))
        values = least(Programme(costs, upper, [*plan.rows(), *kept_apart(rules)], rules.required), cancelled)
        if values is not None:
            cost = sum(each * value for each, value in zip(costs, values, strict=True))
            mend = plan.mend(values)
            crowded = mend.new < sum(count for _, count in mend.hired)
            found.append((cost, crowded, size, mend))
    return min(found)[3] if found else None


def missing_of(rules: Rules, mend: Mend, why: Mapping[str, str]) -> Iterator[Missing]:
    """Yield a mend in words, releases first. why: by key, why somebody could not join so far."""
    for one in mend.released:
        key = rules.people[one].key
        yield Missing("release", f"{key} ({why[key]})", person=key)
    for profile, count in mend.hired:
        for number in range(count):
            who = "one person" if number == 0 else "one more person"
            skill = f" with {profile.skill} at level {profile.level}" if profile.skill else ", whatever their skills"
            yield Missing("hire", f"{who}{skill}", skill=profile.skill, level=profile.level)


@dataclass(frozen=True)
class _Plan:
    """The programme for one size: columns for people, for hires by profile, and for lead roles that hires take.

    The last column counts the new people who bring skills; a hire without any is one person more.
    """

    rules: Rules
    shape: TeamShape
    releasable: tuple[int, ...]
    size: int

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """Every skill at every level that is asked for, as the shape lists them, and anybody at all."""
        needs = [Profile(need.skill, need.level) for need in self.rules.needs]
        leads = [Profile(role.skill, role.level) for role in self.rules.leads]
        return (*dict.fromkeys((*needs, *leads)), ANYBODY)

    @property
    def first(self) -> int:
        """The column of the first profile."""
        return len(self.rules.people)

    def costs(self) -> list[int]:
        """Return what each column costs: an entry most, then a hire, then the place of who is released."""
        places = {one: place for place, one in enumerate(self.releasable, start=1)}
        most = max(self.rules.sizes)  # the same for every size, so that they compare
        hire = most * (len(places) + 1)
        entry = hire * (most * len(self.profiles) + 1)
        own = [entry + places[one] if one in places else 0 for one in range(self.first)]
        return [*own, *[entry + hire] * len(self.profiles), *[0] * len(self.rules.leads), 0]

    def rows(self) -> Iterator[Row]:
        """Yield the rules of a squad in which new people sit beside those of the table."""
        people, anybody = range(self.first), self.first + len(self.profiles) - 1
        roles = {role: anybody + 1 + place for place, role in enumerate(self._roles)}
        new = anybody + len(roles) + 1
        yield Row(dict.fromkeys(people, 1) | {anybody: 1, new: 1}, self.size, self.size)
        for need in self.rules.needs:
            yield Row(self._held(need.holders, need.skill, need.level), need.needed)
        for some in role_sets(self.rules.leads):
            qualified = {one for role in some for one in role.qualified}
            names = [role.name for role in some]
            yield Row(dict.fromkeys(sorted(qualified), 1) | {roles[name]: 1 for name in names}, len(names))
        for cap in self.rules.caps(self.size):
            yield Row(dict.fromkeys(sorted(cap.people), 1), None, cap.most)
        yield from self._new_people(roles, new)

    def _new_people(self, roles: Mapping[str, int], new: int) -> Iterator[Row]:
        """Yield who brings what: no skill twice in one person, no new person without one, one lead role each."""
        yield Row({self.first + place: 1 for place in range(len(self.profiles) - 1)} | {new: -1}, 0)
        yield Row(dict.fromkeys(roles.values(), 1) | {new: -1}, None, 0)
        for role in self.rules.leads:
            yield Row(self._held((), role.skill, role.level) | {roles[role.name]: -1}, 0)
            alike = [other for other in self.rules.leads if folded(other.skill) == folded(role.skill)]
            yield Row(self._held((), role.skill, 0) | {roles[other.name]: -1 for other in alike}, 0)
        for skill in dict.fromkeys(profile.skill for profile in self.profiles[:-1]):
            yield Row(self._held((), skill, 0) | {new: -1}, None, 0)

    @property
    def _roles(self) -> list[str]:
        return [role.name for role in self.rules.leads]

    def _held(self, holders: Collection[int], skill: str, level: int) -> dict[int, int]:
        """Return the columns of all who have a skill at a level, of the table or new."""
        names = names_of(self.shape, skill)
        fitting = (
            self.first + place
            for place, profile in enumerate(self.profiles)
            if folded(profile.skill) in names and profile.level >= level
        )
        return dict.fromkeys((*sorted(holders), *fitting), 1)

    def mend(self, values: Sequence[int]) -> Mend:
        """Return what an answer means."""
        counts = values[self.first : self.first + len(self.profiles)]
        hired = tuple((profile, count) for profile, count in zip(self.profiles, counts, strict=True) if count)
        return Mend(tuple(one for one in self.releasable if values[one]), hired, values[-1] + counts[-1])
