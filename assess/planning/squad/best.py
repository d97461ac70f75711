"""The best few squads, proven: all squads up to a rising cost are found, until the best of them are certain."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from assess.planning.squad.likeness import kinds
from assess.planning.squad.price import UNIT
from assess.planning.squad.relaxation import floor_of
from assess.planning.squad.search import NEVER, Ceiling, Effort, Search, Tired
from assess.planning.squad.seats import differ, improved, predecessors, some_squad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.planning.squad.relaxation import Floor
    from assess.planning.squad.rules import Rules
    from assess.planning.squad.seats import Squad
    from assess.planning.squad.solver import Asked

_GROWTH = 1.3
"""By how much the search widens each time: work grows far faster than the cost that is searched, so little is lost."""

_KEEPING = 10
"""What keeping a squad in mind costs of the effort, so that a pool whose squads all cost the same fits into memory."""


class Found(NamedTuple):
    """A squad, its cost and the least that a better one in its place could cost, both in units."""

    members: Squad
    cost: int
    floor: int

    @property
    def proven(self) -> bool:
        """Whether there is no better one."""
        return self.floor >= self.cost

    @property
    def gap(self) -> float:
        """By what share 0..1 of its cost a better one could be cheaper; 1 where the cost is nothing or a gain."""
        if self.proven:
            return 0.0
        return min(1.0, (self.cost - self.floor) / self.cost) if self.cost > 0 else 1.0


def best_squads(rules: Rules, offered: int, apart: int, effort: int, cancelled: Asked) -> tuple[Found, ...]:
    """Return the best squads, each the cheapest that differs from all before it by `apart` members; none if none is.

    Of equally cheap ones the smaller goes first, then the one whose members come first in the order of people.
    effort: how many partial squads may be looked at; whatever is left unproven then says so. Raises Stopped.
    """
    hunt = _Hunt(rules, offered, apart, Effort(effort, cancelled))
    if not hunt.begin():
        return ()
    with suppress(Tired):
        hunt.finish()
    floor = hunt.certain + 1
    return tuple(Found(squad, cost, min(cost, floor)) for squad, cost in hunt.chosen())


@dataclass
class _Hunt:
    """The squads met so far and the cost up to which they are all there are.

    met: squads with their cost. certain: every squad that costs at most this has been met. ceiling: of the search that
    is under way.
    """

    rules: Rules
    offered: int
    apart: int
    effort: Effort
    met: dict[Squad, int] = field(default_factory=dict)
    certain: int = -NEVER
    ceiling: Ceiling = field(default_factory=lambda: Ceiling(NEVER))

    def __post_init__(self) -> None:
        """Find out who is of a kind."""
        self.kinds = kinds(self.rules)
        self.before = predecessors(self.kinds)
        self.sizes: list[int] = []

    def chosen(self) -> list[tuple[Squad, int]]:
        """Return the best of those met, each differing enough from all before it."""
        found: list[tuple[Squad, int]] = []
        for squad, cost in sorted(self.met.items(), key=lambda each: (each[1], len(each[0]), each[0])):
            if all(differ(squad, other) >= self.apart for other, _ in found):
                found.append((squad, cost))
            if len(found) == self.offered:
                break
        return found

    def begin(self) -> bool:
        """Meet a good squad of each size that has any, and return whether there is one."""
        self.sizes = [size for size in self.rules.sizes if self._another(size, ())]
        return bool(self.met)

    def finish(self) -> None:
        """Search until those chosen are certain. Raises Tired or Stopped."""
        floors = [floor_of(self.rules, size, self.kinds, self.effort.cancelled) for size in self.sizes]
        searches = [self._search(floor) for floor in floors]
        lowest = min(search.lowest() for search in searches)
        self.certain = lowest - 1
        width = UNIT
        while (dearest := self._dearest()) > self.certain:
            self.ceiling.cost = min(dearest, lowest + width)
            for search in searches:
                search.run()
            self.certain = self.ceiling.cost
            width = int(width * _GROWTH)

    def _dearest(self) -> int:
        """Return the cost of the last of those chosen, after meeting as many as are offered if there are so many."""
        while len(chosen := self.chosen()) < self.offered:
            others = [squad for squad, _ in chosen]
            if not any(self._another(size, others) for size in self.sizes):
                break
        return chosen[-1][1]

    def _another(self, size: int, others: Sequence[Squad]) -> bool:
        """Meet a squad of a size that differs from others, and return whether there is one."""
        squad = some_squad(self.rules, size, self.before, others, self.apart, cancelled=self.effort.cancelled)
        if squad is not None:
            squad = improved(self.rules, squad, self.before, others, self.apart)
            self.met[squad] = self.rules.cost(squad)
        return squad is not None

    def _search(self, floor: Floor) -> Search:
        return Search(self.rules, floor, self.before, self.ceiling, self.effort, self._meet)

    def _meet(self, squad: Squad, cost: int) -> None:
        """Take note of a squad, and want none dearer than the last of those that would be offered now."""
        if squad not in self.met:
            self.met[squad] = cost
            self.effort.left -= _KEEPING
        count = len(self.met)
        if count & (count - 1) == 0:  # at each doubling, so that the choosing costs little
            chosen = self.chosen()
            if len(chosen) == self.offered:
                self.ceiling.cost = min(self.ceiling.cost, chosen[-1][1])
