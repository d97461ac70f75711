"""A proven floor under the cost of every squad of one size: a linear programme, solved by HiGHS.

Seats may be shared out in fractions there: x of a person, y of a pair. Each rule is also taken times each x (the first
level of Sherali and Adams, SIAM J. Discrete Math. 3, 1990), so that whoever joins brings a whole squad along:

    min  pairs * y + weeks * x - cover * b    sum of x = size    sum over j of y_ij = (size - 1) x_i
         held by x >= needed + b, leads (Hall's condition), caps; and needs and caps again among the y of each i

The multipliers of the solution make a squad's cost at least a base plus what its members and its pairs add to it. They
are rounded to whole units and the base is added up from them anew in whole numbers, so nothing rests on how exactly the
solver computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement
from typing import TYPE_CHECKING

from assess.planning.squad.membership import membership
from assess.planning.squad.price import UNIT
from assess.planning.squad.solver import Programme, Row, multipliers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from assess.planning.squad.rules import Rules
    from assess.planning.squad.solver import Asked

FORBIDDEN = 1 << 52
"""What a pair that may not join together adds: more than any squad costs."""


@dataclass(frozen=True)
class Floor:
    """A floor under the cost of a squad of one size, in units: base + own of its members + between of its pairs.

    own: by person. between: by pair, symmetric, 0 for a person with themselves, FORBIDDEN where two may not join
    together.
    """

    size: int
    base: int
    own: NDArray[np.int64]
    between: NDArray[np.int64]


def floor_of(rules: Rules, size: int, kinds: Sequence[int], cancelled: Asked) -> Floor:
    """Return a floor for squads of a size, the same for people of the same kind.

    Raises Stopped once `cancelled` says so.
    """
    people, unit = len(rules.people), UNIT
    first = people + len(rules.needs)
    pairs = pairs_of(rules)
    costs, rows = costs_of(rules), rows_of(rules, size)
    upper = [1.0] * first + [None] * len(pairs)
    prices = multipliers(Programme([cost / unit for cost in costs], upper, rows, rules.required), cancelled)
    base, left = _priced(costs, rows, [round(price * unit) for price in prices])
    return _floor(size, base + sum(min(0, each) for each in left[people:first]), left, pairs, kinds)


def pairs_of(rules: Rules) -> dict[tuple[int, int], int]:
    """Return the column of each pair that may join together; people and extra cover have the columns before."""
    first = len(rules.people) + len(rules.needs)
    allowed = (pair for pair in combinations(range(len(rules.people)), 2) if pair not in rules.apart)
    return {pair: first + place for place, pair in enumerate(allowed)}


def rows_of(rules: Rules, size: int) -> list[Row]:
    """Return the rows of the programme."""
    return [*membership(rules, size), *_squad_of_each(rules, size, pairs_of(rules))]


def costs_of(rules: Rules) -> list[int]:
    """Return what each column costs, in units."""
    price = rules.price
    own = [price.week * weeks for weeks in rules.weeks]
    return [*own, *[-price.cover] * len(rules.needs), *(price.pair * rules.pairs[i][j] for i, j in pairs_of(rules))]


def _squad_of_each(rules: Rules, size: int, columns: Mapping[tuple[int, int], int]) -> Iterator[Row]:
    """Yield for each person that, if they join, all others together keep the rules beside them."""
    beside: list[dict[int, int]] = [{} for _ in rules.people]
    for (one, other), column in columns.items():
        beside[one][other] = beside[other][one] = column
    for one, pairs in enumerate(beside):
        yield Row(dict.fromkeys(pairs.values(), 1) | {one: 1 - size}, 0, 0)
        for need in rules.needs:
            if (short := need.needed - (one in need.holders)) > 0:
                yield Row({pairs[i]: 1 for i in need.holders if i in pairs} | {one: -short}, 0)
        for cap in rules.caps(size):
            yield Row({pairs[i]: 1 for i in cap.people if i in pairs} | {one: (one in cap.people) - cap.most}, None, 0)


def _priced(costs: Sequence[int], rows: Sequence[Row], prices: Sequence[int]) -> tuple[int, list[int]]:
    """Return what the rows' bounds are worth at these prices, and what is left of each column's cost beside them.

    Whatever the prices, every answer that keeps the rows costs at least the worth plus what is left of its columns: a
    price above 0 counts a row's low bound, one below 0 its high bound, and one without its bound counts for nothing.
    """
    worth, left = 0, list(costs)
    for row, price in zip(rows, prices, strict=True):
        bound = row.low if price > 0 else row.high
        if price == 0 or bound is None:
            continue
        worth += price * bound
        for column, factor in row.factors.items():
            left[column] -= price * factor
    return worth, left


def _floor(
    size: int, base: int, left: Sequence[int], columns: Mapping[tuple[int, int], int], kinds: Sequence[int]
) -> Floor:
    """Return the floor with what is left of costs evened out among people of the same kind.

    A floor stays one if people of a kind swap names, hence so does the mean over all such swaps.
    """
    import numpy as np  # noqa: PLC0415 - only who forms a squad pays for it

    people = len(kinds)
    between = np.full((people, people), FORBIDDEN, dtype=np.int64)
    np.fill_diagonal(between, 0)
    for (one, other), column in columns.items():
        between[one, other] = between[other, one] = left[column]
    own = np.array(left[:people], dtype=np.int64)
    groups = [np.flatnonzero(np.array(kinds) == kind) for kind in sorted(set(kinds))]
    for group in (each for each in groups if len(each) > 1):
        own[group] = own[group].sum() // len(group)
    for group, beside in combinations_with_replacement(groups, 2):
        _even(between, group, beside)
    return Floor(size, base, own, between)


def _even(between: NDArray[np.int64], one: NDArray[np.intp], other: NDArray[np.intp]) -> None:
    """Even out what the pairs between two groups add, or within one."""
    import numpy as np  # noqa: PLC0415 - only who forms a squad pays for it

    block = between[np.ix_(one, other)]
    pairs = block.size - len(one) if one is other else block.size
    if pairs <= 1 or block.max() >= FORBIDDEN:
        return
    between[np.ix_(one, other)] = between[np.ix_(other, one)] = block.sum() // pairs
    if one is other:
        between[one, one] = 0
