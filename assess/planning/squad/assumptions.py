"""What was taken as given because nobody knows it, in words. Never who avoids whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.squad.sentences import named
from assess.planning.wording import listed, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.bank.planning import Squads, TeamShape
    from assess.engagement.model import Company
    from assess.planning.squad.person import Person
    from assess.planning.squad.pool import Pool

_FEW = 3


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
    """Yield what is not known of people and how it is taken, in one sentence for those of whom the same is not."""
    found: dict[tuple[str, ...], list[str]] = {}
    for says, unknown in _unknown(policy, people):
        if unknown:
            found.setdefault(unknown, []).append(says)
    for unknown, told in found.items():
        every = len(unknown) == len(people) > _FEW
        whom = f"Of all {spelled(len(people))}, nobody has said" if every else f"Nobody has said of {named(unknown)}"
        yield f"{whom} {'; '.join(told)}"


def _unknown(policy: Squads, people: Sequence[Person]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each thing with how it is taken, and of whom it is not known."""
    if policy.shared_hours or policy.pair_cost.an_hour_apart:
        offset = tuple(each.key for each in people if each.offset is None)
        yield "when they work (hours are taken to overlap with everybody's)", offset
    weeks = tuple(each.key for each in people if each.weeks is None)
    yield "how long it takes to replace them (it counts neither way)", weeks
    department = tuple(each.key for each in people if not each.department)
    yield "which department they belong to (no limit of a department is counted)", department
    team = tuple(each.key for each in people if not each.team)
    yield "what their home team is (it is taken to manage without them)", team
    mates = tuple(each.key for each in people if each.worked_with is None)
    yield "with whom they have worked (only those count who name them)", mates
