"""The lines that could go first, as they are compared: which screens each passes and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assess.bank.conditions import Bounded
from assess.bank.references import references
from assess.planning.line.value import points_of, telling_cells
from assess.scoring.conditions import compile_condition
from assess.scoring.ranges import FALSE, OUT, UNKNOWN, Range, Truth, all_of, weighted_mean
from assess.scoring.tables import Blank, TableRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.model import Bank
    from assess.bank.planning import Lines, Screen
    from assess.bank.references import Reference
    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.model import Cell
    from assess.scoring.facts import Facts
    from assess.scoring.quantities import Compiled
    from assess.scoring.tables import Table

_GOOD = {FALSE: 0, UNKNOWN: 1}


@dataclass(frozen=True, slots=True)
class Line:
    """One line. row: what is certain of it. passes, points: screen by screen and criterion by criterion.

    eligible: whether it passes every screen. value: 0..100 at the stated weights.
    """

    name: str
    row: TableRow
    passes: tuple[Truth, ...]
    eligible: Truth
    points: tuple[Range, ...]
    value: Range

    def knows(self, column: str) -> bool:
        """Whether a cell is certain."""
        return self.row.held(column) is not Blank.UNKNOWN


@dataclass(frozen=True)
class Yardstick:
    """What lines are measured by: the policy, with its screens compiled. table: the lines as rules read them.

    weights: of the criteria, all together 1. columns: what screens and criteria read, in the order of the policy.
    """

    policy: Lines
    register: Register
    facts: Facts
    table: Table
    screens: tuple[Compiled, ...]
    weights: tuple[float, ...]
    columns: tuple[str, ...]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line described, by value: what each is certain to be worth, then what it may be worth at most.

        The name decides only between lines of the same value, so that the list is the same whoever entered it.
        """
        if self.table.out:
            return ()
        certain = replace(self.table, unsure=False, express=False)
        described = []
        for row in self.table.rows:
            held = {column.id: row.held(column.id) for column in self.register.columns}
            known = {column: cell for column, cell in held.items() if not isinstance(cell, Blank)}
            described.append(self.measured(TableRow(row.key, known, certain)))
        return tuple(sorted(described, key=by_value))

    def measured(self, row: TableRow) -> Line:
        """Return a line with its screens and its value. A screen that nobody could be asked about is not yet known."""
        # What a condition says in words is remembered for the facts; here it is asked anew for every row.
        facts = replace(self.facts, clauses={})
        passes = tuple(UNKNOWN if (truth := screen(facts, row)) is OUT else truth for screen in self.screens)
        points = tuple(
            points_of(each, self.column(each.column), row.held(each.column)) for each in self.policy.criteria
        )
        value = weighted_mean(zip(points, self.weights, strict=True)) or Range(0.0, 0.0)
        return Line(row.key, row, passes, all_of(passes), points, value)

    def supposing(self, line: Line, cells: Mapping[str, Cell]) -> Line:
        """Return a line as it would be with other cells."""
        return self.measured(replace(line.row, cells={**line.row.cells, **cells}))

    def column(self, column: str) -> RegisterColumn:
        """Return a column of the lines."""
        return next(each for each in self.register.columns if each.id == column)

    def blank(self, line: Line, column: str) -> str:
        """Return why a cell is not certain, in a few words."""
        if column in self.table.unasked:
            return "not asked in the express set"
        row = next(row for row in self.table.rows if row.key == line.name)
        return "marked as unsure" if self.table.unsure and column in row.cells else "not yet known"

    def cells(self, column: str) -> tuple[Cell, ...]:
        """Return cells that stand for all that a column can hold."""
        return self._telling[column]

    def ladder(self, line: Line, column: str) -> tuple[Cell, ...]:
        """Return those cells from the worst for a line to the best: by the screens it passes, then by its value."""
        return tuple(sorted(self.cells(column), key=lambda cell: self._merit(self.supposing(line, {column: cell}))))

    @staticmethod
    def _merit(line: Line) -> tuple[int, float]:
        return sum(_GOOD.get(truth, 2) for truth in line.passes), line.value.low

    @cached_property
    def _telling(self) -> Mapping[str, tuple[Cell, ...]]:
        edges: dict[str, set[float]] = {column: set() for column in self.columns}
        for screen in self.policy.screens:
            for reference in _of_the_row(screen):
                if isinstance(reference.entry, Bounded):
                    edges[reference.id].add(reference.entry.bound)
        for criterion in self.policy.criteria:
            edges[criterion.column] |= {anchor.at for anchor in criterion.anchors}
        return {column: telling_cells(self.column(column), found) for column, found in edges.items()}


def yardstick(bank: Bank, facts: Facts) -> Yardstick:
    """Return what the lines of a client are measured by."""
    policy = bank.planning.lines
    total = sum(criterion.weight for criterion in policy.criteria)
    read = [column for screen in policy.screens for column in columns_of(screen)]
    return Yardstick(
        policy=policy,
        register=bank.register_by_id[policy.register_],
        facts=facts,
        table=facts.table(policy.register_),
        screens=tuple(compile_condition(screen.when) for screen in policy.screens),
        weights=tuple(criterion.weight / total for criterion in policy.criteria),
        columns=tuple(dict.fromkeys([*read, *(criterion.column for criterion in policy.criteria)])),
    )


def columns_of(screen: Screen) -> tuple[str, ...]:
    """Return the cells that a screen reads, the one that decides first."""
    read = [reference.id for reference in _of_the_row(screen)]
    return tuple(dict.fromkeys([screen.column, *read]))


def _of_the_row(screen: Screen) -> list[Reference]:
    return [each for each in references(screen.when) if each.kind == "column" and not each.register]


def by_value(line: Line) -> tuple[float, float, str]:
    """Return where a line stands in a list by value."""
    return -line.value.low, -line.value.high, line.name
