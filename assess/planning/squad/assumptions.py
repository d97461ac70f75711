"""What was taken as given because nobody knows it, in words. Never who avoids whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.squad.sentences import named
from assess.planning.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.bank.planning import Squads, TeamShape
    from assess.engagement.model import Company
    from assess.planning.squad.person import Person
    from assess.planning.squad.pool import Pool


def assumptions(policy: Squads, company: Company, shape: TeamShape, pool: Pool) -> tuple[str, ...]:
    """Return everything that was taken as given, a sentence each without its full stop."""
    return (*_of_company(policy, company, shape), *_by_hand(policy, pool), *_of_people(policy, pool.could_join))


def _of_company(policy: Squads, company: Company, shape: TeamShape) -> Iterator[str]:
    if company.people is None:
        sizes = f"{policy.sizes.low} to {policy.sizes.high}"
        yield f"Nobody has said how many people the company has, so a squad of {sizes} is taken to fit it"
    if not company.industry:
        needs = listed(need.skill for need in shape.needs)
        yield f"Nobody has said the industry, so the squad is taken to need what most do: {needs}"


def _by_hand(policy: Squads, pool: Pool) -> Iterator[str]:
    for person in pool.could_join:
        if person.key in pool.required and (whereas := list(_whereas(policy, person))):
            yield f"{person.key} joins by hand, although {listed(whereas)}"
    if pool.unlisted:
        are = "is not listed and is" if len(pool.unlisted) == 1 else "are not listed and are"
        yield f"{named(pool.unlisted)} {are} left aside, though required by hand"


def _whereas(policy: Squads, person: Person) -> Iterator[str]:
    if person.availability is None:
        yield "nobody has said how much time they have"
    elif person.availability < policy.availability:
        yield f"only {person.availability:g} % of their time is free"
    if person.released is None:
        yield "nobody has said whether they are released"
    elif not person.released:
        yield "they are not released"
    if person.skills is None:
        yield "nobody has said what they are skilled in"


def _of_people(policy: Squads, people: Sequence[Person]) -> Iterator[str]:
    if policy.shared_hours or policy.pair_cost.an_hour_apart:
        unknown = [person.key for person in people if person.offset is None]
        yield from _unknown(unknown, "the working hours of", "which are taken to overlap with everybody's")
    unknown = [person.key for person in people if person.weeks is None]
    weeks = "which speak neither for nor against joining"
    yield from _unknown(unknown, "the weeks to replace", weeks)
    unknown = [person.key for person in people if not person.department]
    yield from _unknown(unknown, "the department of", "so that no limit of a department is counted there")
    unknown = [person.key for person in people if not person.team]
    yield from _unknown(unknown, "the home team of", "which is taken to manage without them")
    unknown = [person.key for person in people if person.worked_with is None]
    yield from _unknown(unknown, "the earlier workmates of", "so that only those count who name them")


def _unknown(people: Sequence[str], what: str, taken: str) -> Iterator[str]:
    if people:
        yield f"Nobody has said {what} {named(people)}, {taken}"
