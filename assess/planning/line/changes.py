"""What would change the choice of a line: what is not known and could, and what would have to be otherwise.

Nothing is guessed: every supposed cell is put into the line, and the lines are compared anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from assess.planning.line.contest import competing
from assess.planning.line.screens import columns_of
from assess.planning.rollout import LineVerdict
from assess.scoring.ranges import TRUE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.engagement.model import Cell
    from assess.planning.line.contest import Contest, Fare, Outcome
    from assess.planning.line.screens import Line, Yardstick
    from assess.scoring.ranges import Truth

Place: TypeAlias = tuple[str, str]
"""A cell: the line and the column."""

_SETTLED = (LineVerdict.RECOMMENDED, LineVerdict.NONE_ELIGIBLE, LineVerdict.NO_LINES)
_HALVINGS = 64


@dataclass(frozen=True, slots=True)
class Winning:
    """One changed cell that makes a line the one. before: what the cell holds, None where that is not known."""

    column: str
    before: Cell
    after: Cell
    outcome: Outcome


@dataclass(frozen=True)
class Comparison:
    """The lines of a client compared as they are, and as they would be if something were otherwise."""

    yardstick: Yardstick
    contest: Contest
    _known: dict[tuple[tuple[str, str, Cell], ...], Outcome] = field(default_factory=dict, repr=False)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line described, by value."""
        return self.yardstick.lines

    @cached_property
    def now(self) -> Outcome:
        """What the comparison comes to."""
        return self.contest.outcome(self.lines)

    @cached_property
    def fares(self) -> Mapping[str, Fare]:
        """How each line fares that competes."""
        return self.contest.fares(self.lines)

    def outcome(self, cells: Mapping[Place, Cell]) -> Outcome:
        """Return what the comparison would come to with other cells."""
        key = tuple(sorted((line, column, cell) for (line, column), cell in cells.items()))
        if key not in self._known:
            self._known[key] = self.contest.outcome([self._supposed(line, cells) for line in self.lines])
        return self._known[key]

    def _supposed(self, line: Line, cells: Mapping[Place, Cell]) -> Line:
        own = {column: cell for (name, column), cell in cells.items() if name == line.name}
        return self.yardstick.supposing(line, own) if own else line

    # What is not known and could change the verdict

    def settling(self) -> tuple[Place, ...]:
        """Return the unknown cells that could change the verdict or the line it names, the fewest and weightiest first.

        A cell counts that does so alone, at its best or at its worst. So does each cell of the least set found when a
        line turns out as well as can be and all others as badly: take any one out of the set, and nothing changes.
        Where no line's best changes anything, nothing that is unknown can: a line's standing only rises with its own
        points and only falls with those of others.
        """
        if self.now.verdict in _SETTLED:
            return ()
        rivals = competing(self.lines)
        ends = {place: end for line in rivals for place, end in self._ends(line).items()}
        sets: list[tuple[Place, ...]] = [
            (place,) for place, end in ends.items() if any(self._changes({place: cell}) for cell in end)
        ]
        for line in rivals:
            supposed = {place: best if place[0] == line.name else worst for place, (worst, best) in ends.items()}
            if self._changes(supposed):
                sets.append(self._least(supposed, line))
        order = {line.name: place for place, line in enumerate(rivals)}
        ranked = sorted(sets, key=lambda each: (len(each), -sum(map(self._swing, each)), order[each[0][0]]))
        return tuple(dict.fromkeys(place for each in ranked for place in each))

    def _changes(self, cells: Mapping[Place, Cell]) -> bool:
        return self.outcome(cells) != self.now

    def _ends(self, line: Line) -> dict[Place, tuple[Cell, Cell]]:
        """Return the worst and the best that each unknown cell of a line could be."""
        unknown = [column for column in self.yardstick.columns if not line.knows(column)]
        ladders = {column: self.yardstick.ladder(line, column) for column in unknown}
        return {(line.name, column): (cells[0], cells[-1]) for column, cells in ladders.items() if cells}

    def _least(self, supposed: Mapping[Place, Cell], line: Line) -> tuple[Place, ...]:
        """Return the cells of a set without which nothing changes: other lines' go first, then the lightest."""
        kept = dict(supposed)
        others = sorted({name for name, _ in supposed if name != line.name})
        for names in [others, *([other] for other in others)]:
            rest = {place: cell for place, cell in kept.items() if place[0] not in names}
            kept = rest if self._changes(rest) else kept
        for place in sorted(kept, key=lambda each: (each[0] == line.name, self._swing(each), each)):
            rest = {each: cell for each, cell in kept.items() if each != place}
            kept = rest if self._changes(rest) else kept
        return tuple(sorted(kept, key=lambda place: (place[0] != line.name, -self._swing(place), place)))

    def _swing(self, place: Place) -> float:
        """Return how much hangs on an unknown cell, in points of value; a screen outweighs every criterion."""
        line = next(each for each in self.lines if each.name == place[0])
        policy, weights = self.yardstick.policy, self.yardstick.weights
        criteria = zip(policy.criteria, line.points, weights, strict=True)
        worth = sum(weight * points.width for each, points, weight in criteria if each.column == place[1])
        return worth + 100 * sum(
            place[1] in columns_of(screen) and passes is not TRUE
            for screen, passes in zip(policy.screens, line.passes, strict=True)
        )

    # What would make another line the one

    def winning(self, line: Line) -> Winning | None:
        """Return the smallest change of one cell that makes a line the one, None where no single one does.

        Finding out comes before changing; of several changes that of the fewest points 0..100 is the smallest.
        """
        found = [win for column in self.yardstick.columns if (win := self._winning(line, column)) is not None]
        return min(found, key=lambda win: (line.knows(win.column), self._moved(line, win)), default=None)

    def mended(self, line: Line, *mending: Truth) -> Line:
        """Return a line with the cells behind its failed or unknown screens changed as little as lets it pass them."""
        for place, screen in enumerate(self.yardstick.policy.screens):
            if line.passes[place] in mending:
                line = self.yardstick.supposing(line, self._passing(line, screen.column, place))
        return line

    def with_line(self, line: Line) -> Outcome:
        """Return what the comparison would come to with another state of one line."""
        return self.contest.outcome([line if each.name == line.name else each for each in self.lines])

    def _passing(self, line: Line, column: str, place: int) -> dict[str, Cell]:
        held = line.row.cells.get(column)
        tried = [{column: cell} for cell in self.yardstick.cells(column)]
        passing = [cells for cells in tried if self.yardstick.supposing(line, cells).passes[place] is TRUE]
        return min(passing, key=lambda cells: _apart(held, cells[column]), default={})

    def _winning(self, line: Line, column: str) -> Winning | None:
        """Return the smallest change of one column that makes a line the one.

        On the way from the worst to the best cell a line only gains, so that the first cell that wins is found by
        trying them in turn, and the figure between it and the one before by halving.
        """
        held = line.row.cells.get(column)
        ladder = self.yardstick.ladder(line, column)
        if not ladder or not self._wins(line, column, ladder[-1]):
            return None
        near = ladder if held is None else tuple(sorted(ladder, key=lambda cell: _apart(held, cell)))
        after = next(cell for cell in near if self._wins(line, column, cell))
        before = held if held is not None else next((low for low, high in pairwise(near) if high == after), after)
        if self.yardstick.column(column).type in ("number", "percent"):
            after = self._halved(line, column, before, after)
        return Winning(column, held, after, self.outcome({(line.name, column): after}))

    def _halved(self, line: Line, column: str, losing: Cell, winning: Cell) -> Cell:
        """Return the whole figure nearest to one that loses which still wins, or the winning one where none does."""
        if not isinstance(losing, int | float) or not isinstance(winning, int | float):
            return winning
        lost, won = float(losing), float(winning)
        for _ in range(_HALVINGS):
            middle = float(round((lost + won) / 2))
            if not min(lost, won) < middle < max(lost, won):
                break
            lost, won = (lost, middle) if self._wins(line, column, middle) else (middle, won)
        return won

    def _wins(self, line: Line, column: str, cell: Cell) -> bool:
        return self.outcome({(line.name, column): cell}).named == line.name

    def _moved(self, line: Line, win: Winning) -> float:
        """Return by how many points of a criterion a change moves a line, 0 where only a screen reads the cell."""
        after = self.yardstick.supposing(line, {win.column: win.after})
        return sum(abs(new.low - old.low) for old, new in zip(line.points, after.points, strict=True))


def _apart(one: Cell, other: Cell) -> float:
    """Return how far apart two cells are: figures by their difference, others by whether they differ."""
    if isinstance(one, bool | int | float) and isinstance(other, bool | int | float):
        return abs(float(one) - float(other))
    return float(one != other)
