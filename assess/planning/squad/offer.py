"""A squad that was found, as the plan tells of it: members, lead roles, cover, cost by part."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from assess.planning.rollout import CostPart, Cover, Member, Squad
from assess.planning.squad.likeness import namesakes
from assess.planning.squad.losses import losses_of
from assess.planning.squad.price import UNIT, hours_apart

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assess.planning.squad.best import Found
    from assess.planning.squad.person import Person
    from assess.planning.squad.rules import Rules


def squads_of(rules: Rules, found: Sequence[Found], working_day: float) -> tuple[Squad, ...]:
    """Return the squads as offered. working_day: hours. Losses are worked out for the first alone."""
    alike = namesakes(rules)
    return tuple(_squad(rules, each, alike, working_day, first=place == 0) for place, each in enumerate(found))


def _squad(rules: Rules, found: Found, alike: Sequence[int], working_day: float, *, first: bool) -> Squad:
    unit = UNIT
    parts = rules.parts(found.members)
    names = ("unfamiliar pairs", "disruption", "extra cover")
    losses = {loss.person: loss for loss in losses_of(rules, found.members)} if first else {}
    members = _members(rules, found.members, alike)
    return Squad(
        members=members,
        cost=found.cost / unit,
        parts=tuple(CostPart(name, part / unit) for name, part in zip(names, parts, strict=True)),
        cover=tuple(
            Cover(need.skill, need.level, need.needed, _keys(rules, need.holders, found.members), need.critical)
            for need in rules.needs
        ),
        losses=tuple(losses[member.person] for member in members if losses),
        shared_hours=_shared_hours([rules.people[one] for one in found.members], working_day),
        proven=found.proven,
        gap=found.gap,
    )


def _keys(rules: Rules, holders: Collection[int], squad: Collection[int]) -> tuple[str, ...]:
    return tuple(rules.people[one].key for one in sorted(squad) if one in holders)


def _members(rules: Rules, squad: tuple[int, ...], alike: Sequence[int]) -> tuple[Member, ...]:
    """Return the members, those who lead first, in the order of roles."""
    cast = rules.led(squad) or ()
    leads = {one: role.name for one, role in zip(cast, rules.leads, strict=True)}
    return tuple(
        Member(
            person=(person := rules.people[one]).key,
            role=person.role,
            department=person.department,
            team=person.team,
            lead=leads.get(one, ""),
            skills=tuple(need.skill for need in rules.needs if one in need.holders),
            equals=tuple(
                rules.people[other].key for other, kind in enumerate(alike) if kind == alike[one] and other not in squad
            ),
            required=one in rules.required,
        )
        for one in (*cast, *(one for one in squad if one not in leads))
    )


def _shared_hours(members: Sequence[Person], working_day: float) -> float | None:
    """Return the hours of a working day that any two members have in common; None where an offset is not known."""
    apart = [hours_apart(one, other) for one, other in combinations(members, 2)]
    known = [hours for hours in apart if hours is not None]
    return max(0.0, working_day - max(known)) if len(known) == len(apart) else None
