"""Squads: what they need can be read of people, and a team of the least size could be formed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assess.bank.lint.problem import Found, offered
from assess.bank.planning import SQUAD_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.bank.model import Bank
    from assess.bank.planning import Lead, Squads, TeamShape
    from assess.bank.source import Place

_DISTANCES = ("worked_together", "same_team", "same_department", "strangers")


def check(bank: Bank) -> Iterator[Found]:
    """Yield what is wrong with how squads are formed."""
    squads = bank.planning.squads
    yield from _columns(bank, squads)
    for place, says, mend in _never_formed(squads):
        yield _found("B513", place, says, mend)
    for at, shape in enumerate(squads.shapes):
        for nth, lead in enumerate(shape.leads):
            yield from _lead(shape, lead, ("shapes", at, "leads", nth))
    costs = [getattr(squads.pair_cost, distance) for distance in _DISTANCES]
    for (nearer, less), (farther, more) in pairwise(zip(_DISTANCES, costs, strict=True)):
        if more < less:
            says = f"Two people cost {less:g} as {nearer!r} and only {more:g} as {farther!r}."
            mend = "Costs rise from people who worked together to strangers."
            yield _found("B514", ("pair_cost", farther), says, mend)


def _found(code: str, place: Place, says: str, mend: str) -> Found:
    return Found(code, "planning", 0, ("squads", *place), says, mend)


def _columns(bank: Bank, squads: Squads) -> Iterator[Found]:
    register = bank.register_by_id.get(squads.register_)
    for name, wanted in SQUAD_COLUMNS.items():
        column = register.column(name) if register else None
        if column is not None and column.type != wanted:
            says = f"The column {name!r} of {squads.register_} holds {column.type}; squads are formed from {wanted}."
            yield _found("B211", ("register",), says, f"Give the column `type: {wanted}`.")


def _never_formed(squads: Squads) -> Iterator[tuple[Place, str, str]]:
    """Yield what no squad of the least size can keep, so that a pool would fall short whoever is in it."""
    sizes = squads.sizes
    least, key = min((sizes.low, "low"), (sizes.small_low, "small_low"))
    for at, shape in enumerate(squads.shapes):
        if len(shape.leads) > least:
            says = f"The shape {shape.id!r} has {len(shape.leads)} leads, and `{key}` allows a squad of {least}."
            yield ("shapes", at, "leads"), says, "One person holds one lead: take a lead out, or raise the size."
    if squads.critical_people > least:
        says = f"A critical skill asks for {squads.critical_people} people, and `{key}` allows a squad of {least}."
        yield ("critical_people",), says, "Ask for fewer people, or raise the size."
    if squads.shared_hours > squads.working_day:
        says = f"Two people must share {squads.shared_hours:g} hours of a day of {squads.working_day:g}."
        yield ("shared_hours",), says, "Ask for fewer hours than a working day has."


def _lead(shape: TeamShape, lead: Lead, place: Place) -> Iterator[Found]:
    """Yield a lead by whose seat no need is met: its skill must be needed, at its own level or a lower one."""
    need = next((need for need in shape.needs if need.skill == lead.skill), None)
    if need is None:
        says = f"The lead {lead.id!r} is held by {lead.skill!r}, which the shape {shape.id!r} does not need."
        yield _found("B512", (*place, "skill"), says, offered(lead.skill, [need.skill for need in shape.needs]))
    elif need.level > lead.level:
        says = f"The lead {lead.id!r} asks for {lead.skill!r} at level {lead.level}, the squad for level {need.level}."
        yield _found("B512", (*place, "level"), says, "Ask of a lead at least what the squad needs.")
