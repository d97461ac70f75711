"""What quantities come to: a range each, or None where nobody was asked.

Each is made once into a function of the facts and, inside a register, of the row at hand. Quantities made of others,
or of conditions on rows, are given what compiles those.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, TypeAlias

from assess.bank.questions import POINTS_A_LEVEL
from assess.engagement.company_facts import fact
from assess.scoring.ranges import FALSE, OUT, TRUE, UNKNOWN, Range, Truth, exactly
from assess.scoring.ranges import weighted_mean as mean
from assess.scoring.tables import Blank, TableRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assess.bank.conditions import Change, Column, Condition, Difference, Quantity, Ratio, Rows, Share
    from assess.scoring.facts import Facts
    from assess.scoring.tables import Held, Table

Compiled: TypeAlias = "Callable[[Facts, TableRow | None], Truth]"
Measured: TypeAlias = "Callable[[Facts, TableRow | None], Range | None]"
RowTest: TypeAlias = "Callable[[Condition | None], Compiled]"
Compile: TypeAlias = "Callable[[Quantity], Measured]"

_EVERYTHING = Range(float("-inf"), float("inf"))
_ANY_SHARE = Range(0.0, 1.0)


def level(question: str) -> Measured:
    """Return the level 0..4 of an anchored or ranking question."""

    def measured(facts: Facts, _row: TableRow | None) -> Range | None:
        points = facts.readings[question].points
        return None if points is None else points.scaled(1 / POINTS_A_LEVEL)

    return measured


def score(question: str) -> Measured:
    """Return the points of a question."""
    return lambda facts, _row: facts.readings[question].points


def named(reference: str) -> Measured:
    """Return a raw figure, measure or rank by its reference."""
    question = ".".join(reference.split(".")[:2])

    def measured(facts: Facts, _row: TableRow | None) -> Range | None:
        reading = facts.readings[question]
        return None if reading.points is None else reading.quantities.get(reference)

    return measured


def mean_of(compile_: Compile, parts: Sequence[Quantity]) -> Measured:
    """Return the mean of the quantities that were asked."""
    compiled = [compile_(part) for part in parts]

    def measured(facts: Facts, row: TableRow | None) -> Range | None:
        ranges = [part(facts, row) for part in compiled]
        return mean((known, 1.0) for known in ranges if known is not None)

    return measured


def difference(compile_: Compile, parts: Difference) -> Measured:
    """Return one quantity less another."""
    of, less = compile_(parts.of), compile_(parts.less)

    def measured(facts: Facts, row: TableRow | None) -> Range | None:
        first, second = of(facts, row), less(facts, row)
        if first is None or second is None:
            return None
        return Range(first.low - second.high, first.high - second.low)

    return measured


def ratio(compile_: Compile, parts: Ratio) -> Measured:
    """Return one quantity divided by another."""
    of, to = compile_(parts.of), compile_(parts.to)

    def measured(facts: Facts, row: TableRow | None) -> Range | None:
        first, second = of(facts, row), to(facts, row)
        if first is None or second is None:
            return None
        if second.high <= 0:
            return Range(0.0, 0.0) if first.high <= 0 else Range(0.0, _EVERYTHING.high)
        if second.low > 0:
            return Range(first.low / second.high, first.high / second.low)
        return Range(0.0, _EVERYTHING.high if first.high > 0 else 0.0)

    return measured


def number(value: float) -> Measured:
    """Return a constant."""
    known = exactly(value)
    return lambda _facts, _row: known


def company(name: str) -> Measured:
    """Return a figure of the company, anything from 0 up while it is not known."""

    def measured(facts: Facts, _row: TableRow | None) -> Range | None:
        known = fact(facts.company, name)
        return exactly(float(known)) if isinstance(known, int | float) else Range(0.0, _EVERYTHING.high)

    return measured


def column(column: str) -> Measured:
    """Return a figure of the row at hand."""
    return lambda _facts, row: _cell_range(row, column) if row else _EVERYTHING


def _cell_range(row: TableRow, column: str) -> Range | None:
    """Return the range of a figure in a row; None where nobody was asked or somebody said there is none."""
    held: Held = row.held(column)
    if held is Blank.UNKNOWN:
        found = row.table.register.column(column)
        return Range(*found.scale) if found else _EVERYTHING
    return exactly(float(held)) if isinstance(held, int | float) else None


def _counted(table: Table, test: Compiled, facts: Facts) -> tuple[int, int, int] | None:
    """Return how many rows pass a test, fail it and may do either; None where it reads what nobody was asked."""
    if table.out:
        return None
    truths = [test(facts, row) for row in table.rows]
    if OUT in truths:
        return None
    return truths.count(TRUE), truths.count(FALSE), truths.count(UNKNOWN)


def count_rows(row_test: RowTest, rows: Rows) -> Measured:
    """Return how many rows pass a test."""
    test = row_test(rows.where)

    def measured(facts: Facts, _row: TableRow | None) -> Range | None:
        table = facts.table(rows.register_)
        counted = _counted(table, test, facts)
        if counted is None:
            return None
        passing, _, open_ones = counted
        return Range(float(passing), passing + open_ones + table.unseen)

    return measured


def share_of_rows(row_test: RowTest, share: Share) -> Measured:
    """Return the share of rows that pass a test."""
    test = row_test(share.where)

    def measured(facts: Facts, _row: TableRow | None) -> Range | None:
        table = facts.table(share.register_)
        counted = _counted(table, test, facts)
        if counted is None or not table.rows:
            return _ANY_SHARE if table.more and counted is not None else None
        passing, failing, open_ones = counted
        rows = passing + failing + open_ones
        return _ANY_SHARE if table.more else Range(passing / rows, (passing + open_ones) / rows)

    return measured


def covered(row_test: RowTest, column: Column) -> Measured:
    """Return the share of a column's values that have a row passing a test."""
    test, name = row_test(column.where), column.column

    def measured(facts: Facts, _row: TableRow | None) -> Range | None:
        table = facts.table(column.register_)
        found = table.register.column(name)
        wanted = [choice.id for choice in found.choices] if found else []
        if table.out or not wanted:
            return None
        certain: set[str] = set()
        possible = set(wanted) if table.more else set[str]()
        for row in table.rows:
            truth, held = test(facts, row), row.held(name)
            if truth is OUT or held is Blank.NOT_ASKED:
                return None
            possible |= _possible_values(truth, held, wanted)
            certain |= {value for value in wanted if truth is TRUE and held == value}
        return Range(len(certain) / len(wanted), len(possible | certain) / len(wanted))

    return measured


def _possible_values(truth: Truth, held: Held, wanted: Sequence[str]) -> set[str]:
    if truth is FALSE:
        return set()
    return {value for value in wanted if held is Blank.UNKNOWN or held == value}


def median_of(row_test: RowTest, column: Column) -> Measured:
    """Return the median of a column over the rows that pass a test."""
    test, name = row_test(column.where), column.column

    def measured(facts: Facts, _row: TableRow | None) -> Range | None:
        table = facts.table(column.register_)
        found = table.register.column(name)
        if table.out or found is None:
            return None
        if table.more:
            return Range(*found.scale)
        certain: list[Range] = []
        doubtful: list[Range] = []
        for row in table.rows:
            truth, cell = test(facts, row), _cell_range(row, name)
            if cell is not None and truth is not FALSE:
                (certain if truth is TRUE else doubtful).append(cell)
        if not certain and not doubtful:
            return None
        return Range(
            min(_medians([c.low for c in certain], sorted(c.low for c in doubtful))),
            max(_medians([c.high for c in certain], sorted((c.high for c in doubtful), reverse=True))),
        )

    return measured


def _medians(certain: Sequence[float], doubtful: Sequence[float]) -> Iterator[float]:
    """Yield the median of what is certainly in, with each number of the first of what may be in beside it."""
    for count in range(len(doubtful) + 1):
        if certain or count:
            yield statistics.median([*certain, *doubtful[:count]])


def change_of(change: Change) -> Measured:
    """Return the relative change from the first reading to the last."""

    def measured(facts: Facts, _row: TableRow | None) -> Range | None:
        table = facts.table(change.register_)
        if table.out:
            return None
        row = next((row for row in table.rows if row.key == change.row), None)
        readings = row.held(change.column) if row else Blank.UNKNOWN
        if not isinstance(readings, tuple) or len(readings) < 2:  # noqa: PLR2004 - a change needs two readings
            return None
        first, last = float(readings[0][1]), float(readings[-1][1])
        return exactly((last - first) / abs(first)) if first else None

    return measured
