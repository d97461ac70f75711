"""People required by hand who cannot sit in one squad: no release and no hire mends that. Never who avoids whom."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from assess.planning.wording import begun, listed, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.planning.squad.pool import Pool
    from assess.planning.squad.rules import Rules


def contradictions(rules: Rules, pool: Pool) -> tuple[str, ...]:
    """Return in whole sentences what speaks against a squad of all who are required."""
    return tuple(_found(rules, pool))


def _found(rules: Rules, pool: Pool) -> Iterator[str]:
    for key in pool.contested:
        yield f"{key} is both required and kept out by hand."
    most, required = max(rules.sizes), rules.required
    if len(required) > most:
        yield f"{begun(spelled(len(required)))} people are required by hand, but a squad has {spelled(most)} seats."
        return
    for one, other in combinations(sorted(required), 2):
        if (one, other) in rules.apart:
            yield from _apart(rules, one, other)
    yield from _too_many(rules, most)


def _apart(rules: Rules, one: int, other: int) -> Iterator[str]:
    first, second = rules.people[one], rules.people[other]
    both = listed((first.key, second.key))
    if first.manager == second.key or second.manager == first.key:
        yield f"{both} are both required, but one of them reports to the other."
    elif second.key in first.conflicts or first.key in second.conflicts:
        yield "Two of the people required by hand must not join together."
    else:
        yield f"{both} are both required, but they share too few working hours."


def _too_many(rules: Rules, most: int) -> Iterator[str]:
    for cap in rules.teams:
        together = cap.people & rules.required
        if len(together) > cap.most:
            team = rules.people[min(together)].team
            yield f"More people of the home team {team} are required than it can spare."
    seats = rules.department_seats(most)
    for group in rules.departments:
        together = group & rules.required
        if len(together) > seats:
            department = rules.people[min(together)].department
            yield f"More people of {department} are required than the {spelled(seats)} seats a department may have."
