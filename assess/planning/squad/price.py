"""What a squad costs, in whole numbers, so that equal costs are equal and two squads compare exactly.

    pairs * costs of all pairs + disruption * weeks to replace all members - cover * skills held once more than needed

Sums, so that a squad is no greater than it must be: whoever is added is a stranger to some and leaves a gap behind.
Where nobody knows the weeks of some candidates, those count as the mean of the others, so that what is not known speaks
neither for a person nor against; where nobody knows any, they count for nothing. Every figure is taken to a thousandth.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assess.bank.planning import PairCost, Squads
    from assess.planning.squad.person import Person

_FINE = 1000
_DAY = 24.0


def hours_apart(one: Person, other: Person) -> float | None:
    """Return the hours between two working days, 0..12 as the clock goes round; None where an offset is not known."""
    if one.offset is None or other.offset is None:
        return None
    apart = abs(one.offset - other.offset) % _DAY
    return min(apart, _DAY - apart)


def pair_cost(policy: PairCost, one: Person, other: Person, *, same_team: bool, same_department: bool) -> float:
    """Return what two people must learn to work together, 0..10."""
    if other.key in (one.worked_with or ()) or one.key in (other.worked_with or ()):
        base = policy.worked_together
    elif same_team:
        base = policy.same_team
    else:
        base = policy.same_department if same_department else policy.strangers
    return min(10.0, base + policy.an_hour_apart * (hours_apart(one, other) or 0.0))


def fine(figure: float) -> int:
    """Return a figure in whole thousandths."""
    return round(figure * _FINE)


UNIT = _FINE * _FINE
"""How many units make a cost of 1: a weight in thousandths times a figure in thousandths."""


@dataclass(frozen=True, slots=True)
class Price:
    """What a thousandth of a pair's cost, a thousandth of a week and one skill's extra cover come to, in units."""

    pair: int
    week: int
    cover: int


def price_of(policy: Squads) -> Price:
    """Return the price of squads by the policy's weights."""
    return Price(fine(policy.pairs), fine(policy.disruption), fine(policy.cover) * _FINE)


def weeks_of(people: Sequence[Person]) -> tuple[int, ...]:
    """Return the weeks to replace each, in thousandths; the mean of those known where they are not."""
    known = [fine(person.weeks) for person in people if person.weeks is not None]
    mean = round(sum(known) / len(known)) if known else 0
    return tuple(mean if person.weeks is None else fine(person.weeks) for person in people)


def pairs_total(pairs: Sequence[Sequence[int]], members: Collection[int]) -> int:
    """Return the sum over all pairs of members, in thousandths."""
    return sum(pairs[i][j] for i, j in combinations(members, 2))
