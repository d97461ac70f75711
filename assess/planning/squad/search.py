"""Every squad up to a cost: people joined one by one for as long as the floor under what they can become allows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from assess.planning.squad.relaxation import FORBIDDEN
from assess.planning.squad.solver import stop_if

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from assess.planning.squad.relaxation import Floor
    from assess.planning.squad.rules import Rules
    from assess.planning.squad.solver import Asked

    Whole: TypeAlias = NDArray[np.int64]

_ASKED_EVERY = 2048
_MOST = 1 << 50
"""What anybody may add, so that the sum over all people stays within 63 bits; far more than any squad costs."""
NEVER = 1 << 60
"""More than any squad costs."""


class Tired(Exception):
    """The search has done all the work it may."""


@dataclass
class Effort:
    """How much work is left, counted in partial squads looked at, and whether somebody stops it."""

    left: int
    cancelled: Asked
    looked_at: int = 0

    def spend(self) -> None:
        """Count one partial squad. Raises Tired when none is left, Stopped once somebody wants to stop."""
        if self.left <= 0:
            raise Tired
        self.left -= 1
        self.looked_at += 1
        if self.looked_at % _ASKED_EVERY == 0:
            stop_if(self.cancelled)


@dataclass
class Ceiling:
    """The cost up to which squads are wanted, in units. It sinks while squads are found."""

    cost: int


@dataclass(frozen=True)
class Search:
    """The search for squads of one size. before: for each person the one of their kind who joins before them, or -1.

    found: told of each squad that keeps the rules and costs at most the ceiling, members in order.
    """

    rules: Rules
    floor: Floor
    before: Sequence[int]
    ceiling: Ceiling
    effort: Effort
    found: Callable[[tuple[int, ...], int], None]
    tables: _Tables = field(init=False)

    def __post_init__(self) -> None:
        """Lay out the tables that the search looks up."""
        object.__setattr__(self, "tables", _Tables.of(self.rules, self.floor))

    def lowest(self) -> int:
        """Return a cost below which there is no squad of this size, in units."""
        squad, rest, adds, spent, _ = self._start()
        seats = self.floor.size - len(squad)
        if seats > len(rest):
            return NEVER
        worth = 2 * adds[rest] + self.tables.company[max(0, seats - 1)][rest]
        worth.sort()
        return (2 * (self.floor.base + spent) + int(worth[:seats].sum())) // 2

    def run(self) -> None:
        """Find every squad at most as dear as the ceiling. Raises Tired or Stopped."""
        squad, rest, adds, spent, short = self._start()
        self._join(squad, rest, adds, spent, short)

    def _start(self) -> tuple[list[int], Whole, Whole, int, list[int]]:
        """Return the squad of those required, and what `_join` is told of it."""
        import numpy as np  # noqa: PLC0415 - only who forms a squad pays for it

        squad: list[int] = []
        rest, adds, spent = np.arange(len(self.rules.people)), self.floor.own, 0
        short = [need.needed for need in self.rules.needs]
        for one in sorted(self.rules.required):
            spent += int(adds[one])
            rest, short = self._left(squad, one, rest[rest != one], short)
            adds = adds + self.floor.between[one]
            squad.append(one)
        return squad, rest, adds, spent, short

    def _join(self, squad: list[int], rest: Whole, adds: Whole, spent: int, short: list[int]) -> None:
        """Take each of the rest into a partial squad, the one who adds least first.

        adds: what each adds to the squad as it is. spent: what the members add, base aside. Nobody who has been tried
        comes again, so that each squad is met once.
        """
        self.effort.spend()
        seats = self.floor.size - len(squad)
        if seats == 0:
            self._keep(squad)
            return
        rest = self._able(rest, short, seats)
        if len(rest) < seats or max(short, default=0) > seats:
            return
        # Twice the floor, so that half of a pair counts for each of two people who are still to come.
        worth = 2 * adds[rest] + self.tables.company[seats - 1][rest]
        order = worth.argsort(kind="stable")
        rest, worth = rest[order], worth[order]
        total = worth.cumsum()
        least = total[seats - 1 :].copy()
        least[1:] -= total[:-seats]
        for place in range(len(least)):
            if 2 * (self.floor.base + spent) + int(least[place]) > 2 * self.ceiling.cost:
                return
            one = int(rest[place])
            if self.before[one] >= 0 and self.before[one] not in squad:
                continue
            after, still = self._left(squad, one, rest[place + 1 :], short)
            self._join([*squad, one], after, adds + self.floor.between[one], spent + int(adds[one]), still)

    def _able(self, rest: Whole, short: list[int], seats: int) -> Whole:
        """Return who may still join where a skill is needed of everybody to come."""
        for needed, holders in zip(short, self.tables.holders, strict=True):
            if needed >= seats:
                rest = rest[holders[rest]]
        return rest

    def _left(self, squad: list[int], one: int, rest: Whole, short: list[int]) -> tuple[Whole, list[int]]:
        """Return who of the rest may join beside one more member, and how often each skill is short then."""
        for people, most in self.tables.caps[one]:
            if sum(people[member] for member in squad) + 1 >= most:
                rest = rest[~people[rest]]
        rest = rest[self.tables.together[one][rest]]
        return rest, [needed - has for needed, has in zip(short, self.tables.skills[one], strict=True)]

    def _keep(self, squad: list[int]) -> None:
        members = tuple(sorted(squad))
        cost = self.rules.cost(members)
        if cost <= self.ceiling.cost and self.rules.keeps(members):
            self.found(members, cost)


@dataclass(frozen=True)
class _Tables:
    """What the search looks up. company: for a number of others, twice half of the least that pairs with them add.

    holders: for each need, by person, whether they hold it; skills: the same by person, as 0 or 1. together: by pair,
    whether they may join together. caps: for each person the groups whose seats are limited, and to how many.
    """

    company: list[Whole]
    holders: list[NDArray[np.bool_]]
    skills: list[list[int]]
    together: NDArray[np.bool_]
    caps: list[list[tuple[NDArray[np.bool_], int]]]

    @classmethod
    def of(cls, rules: Rules, floor: Floor) -> _Tables:
        import numpy as np  # noqa: PLC0415 - only who forms a squad pays for it

        everybody = np.arange(len(rules.people))
        pairs = np.sort(np.where(np.eye(len(everybody), dtype=bool), FORBIDDEN, floor.between), axis=1)
        limits = [(np.isin(everybody, sorted(cap.people)), cap.most) for cap in rules.caps(floor.size)]
        return cls(
            company=[pairs[:, :others].sum(axis=1).clip(max=_MOST) for others in range(floor.size)],
            holders=[np.isin(everybody, sorted(need.holders)) for need in rules.needs],
            skills=[[int(one in need.holders) for need in rules.needs] for one in range(len(everybody))],
            together=floor.between < FORBIDDEN,
            caps=[[limit for limit in limits if limit[0][one]] for one in range(len(everybody))],
        )
