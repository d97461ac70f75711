"""What losing any one member does, and who could take the seat: everybody outside is tried."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assess.planning.rollout import Loss
from assess.planning.squad.price import UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.planning.squad.rules import Rules
    from assess.planning.squad.seats import Squad


def losses_of(rules: Rules, squad: Squad) -> tuple[Loss, ...]:
    """Return what the loss of each member does, in the order of members."""
    return tuple(_loss(rules, squad, gone) for gone in squad)


def _loss(rules: Rules, squad: Squad, gone: int) -> Loss:
    rest = tuple(one for one in squad if one != gone)
    without = replace(rules, required=rules.required - {gone})
    outside = [one for one in range(len(rules.people)) if one not in squad]
    seated = [(without.cost((*rest, one)), one) for one in outside if without.keeps((*rest, one))]
    cost, one = min(seated, default=(None, None))
    return Loss(
        person=rules.people[gone].key,
        unmet=tuple(_unmet(rules, rest)),
        replacement=None if one is None else rules.people[one].key,
        costs=None if cost is None else (cost - rules.cost(squad)) / UNIT,
    )


def _unmet(rules: Rules, rest: Squad) -> Iterator[str]:
    """Yield the needs that those left do not meet, and the lead roles for which they have nobody to spare."""
    for need in rules.needs:
        have = len(need.holders.intersection(rest))
        if have < need.needed:
            yield f"{'a second person with ' if have else ''}{need.skill} at level {need.level}"
    filled = [role for role in rules.leads if role.qualified.keys() & set(rest)]
    yield from (f"the role of {role.name}" for role in rules.leads if role not in filled)
    if replace(rules, leads=tuple(filled)).led(rest) is None:
        roles = " and ".join(role.name for role in filled)
        yield f"one person each for the roles of {roles}"
