"""What the closed language means: quantities become ranges, conditions become true, false, unknown or out.

Each condition is compiled once into a function of the facts, so that an evaluation walks no models. A quantity that
nobody was asked for is None, and a comparison with it is out.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any, TypeAlias

from assess.engagement.company_facts import fact, plain
from assess.scoring.ranges import FALSE, OUT, TRUE, UNKNOWN, Range, Truth, all_of, any_of, at_least_n_of, exactly
from assess.scoring.ranges import weighted_mean as mean
from assess.scoring.tables import Blank, TableRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from assess.bank.conditions import (
        AtLeastN,
        Bounded,
        Change,
        Column,
        Condition,
        Difference,
        Is,
        Quantity,
        Ratio,
        Respondents,
        Rows,
        Scalar,
        Share,
    )
    from assess.scoring.facts import Facts
    from assess.scoring.tables import Held, Table

Compiled: TypeAlias = "Callable[[Facts, TableRow | None], Truth]"
Measured: TypeAlias = "Callable[[Facts, TableRow | None], Range | None]"

_EVERYTHING = Range(float("-inf"), float("inf"))
_ANY_SHARE = Range(0.0, 1.0)


def compile_condition(condition: Condition) -> Compiled:
    """Return a function that says whether a condition holds; one that is told in words is worked out once only."""
    compiled = _OPERATORS[condition.operator](getattr(condition, condition.operator))
    if condition.says is None:
        return compiled
    key = id(condition)

    def remembered(facts: Facts, row: TableRow | None) -> Truth:
        if key not in facts.clauses:
            facts.clauses[key] = compiled(facts, row)
        return facts.clauses[key]

    return remembered


def compile_quantity(quantity: Quantity) -> Measured:
    """Return a function that gives a quantity's range, None where nobody was asked."""
    return _QUANTITIES[quantity.kind](getattr(quantity, quantity.kind))


# Conditions


def _compared(holds: Callable[[float, float], bool], *, high_end_holds: bool) -> Callable[[Bounded], Compiled]:
    """Return a compiler of comparisons; `high_end_holds` where it is the greater figure that satisfies them."""

    def compile_(bounded: Bounded) -> Compiled:
        measure, bound = compile_quantity(bounded), bounded.bound

        def truth(facts: Facts, row: TableRow | None) -> Truth:
            measured = measure(facts, row)
            if measured is None:
                return OUT
            low, high = holds(measured.low, bound), holds(measured.high, bound)
            if low and high:
                return TRUE
            return UNKNOWN if (high if high_end_holds else low) else FALSE

        return truth

    return compile_


def _all(parts: Sequence[Condition]) -> Compiled:
    compiled = [compile_condition(part) for part in parts]
    return lambda facts, row: all_of([part(facts, row) for part in compiled])


def _any(parts: Sequence[Condition]) -> Compiled:
    compiled = [compile_condition(part) for part in parts]
    return lambda facts, row: any_of([part(facts, row) for part in compiled])


def _n_of(several: AtLeastN) -> Compiled:
    compiled, n = [compile_condition(part) for part in several.of], several.n
    return lambda facts, row: at_least_n_of(n, [part(facts, row) for part in compiled])


def _not(condition: Condition) -> Compiled:
    compiled = compile_condition(condition)
    return lambda facts, row: compiled(facts, row).negated()


def _is(equality: Is) -> Compiled:
    value = plain(equality.value)
    if equality.column is not None:
        return _column_is(equality.column, None if value == "none" else value)
    if equality.company is not None:
        name = equality.company

        def company(facts: Facts, _row: TableRow | None) -> Truth:
            known = fact(facts.company, name)
            return UNKNOWN if known is None else TRUE if plain(known) == value else FALSE

        return company
    question = equality.question or ""

    def answer(facts: Facts, _row: TableRow | None) -> Truth:
        return facts.says(question, value)

    return answer


def _column_is(column: str, value: Scalar | None) -> Compiled:
    def truth(_facts: Facts, row: TableRow | None) -> Truth:
        held = row.held(column) if row else Blank.UNKNOWN
        if isinstance(held, Blank):
            return UNKNOWN if held is Blank.UNKNOWN else OUT
        known = plain(held) if isinstance(held, str) else held
        return TRUE if known == value else FALSE

    return truth


def _any_row(rows: Rows) -> Compiled:
    test = _row_test(rows.where)

    def truth(facts: Facts, _row: TableRow | None) -> Truth:
        table = facts.table(rows.register_)
        if table.out:
            return OUT
        truths = [test(facts, row) for row in table.rows]
        if TRUE in truths:
            return TRUE
        if OUT in truths:
            return OUT
        return UNKNOWN if UNKNOWN in truths or table.more else FALSE

    return truth


def _respondents(wanted: Respondents) -> Compiled:
    question, count = wanted.question, wanted.count
    return lambda facts, _row: TRUE if facts.responses(question) >= count else OUT


def _finding(name: str) -> Compiled:
    return lambda facts, _row: facts.finding(name)


_OPERATORS: Mapping[str, Callable[[Any], Compiled]] = {
    "at_most": _compared(lambda figure, bound: figure <= bound, high_end_holds=False),
    "below": _compared(lambda figure, bound: figure < bound, high_end_holds=False),
    "at_least": _compared(lambda figure, bound: figure >= bound, high_end_holds=True),
    "above": _compared(lambda figure, bound: figure > bound, high_end_holds=True),
    "is_": _is,
    "all_": _all,
    "any_": _any,
    "at_least_n_of": _n_of,
    "not_": _not,
    "any_row": _any_row,
    "respondents_at_least": _respondents,
    "finding": _finding,
}


# Quantities


def _level(question: str) -> Measured:
    def measured(facts: Facts, _row: TableRow | None) -> Range | None:
        points = facts.readings[question].points
        return None if points is None else points.scaled(0.04)

    return measured


def _score(question: str) -> Measured:
    return lambda facts, _row: facts.readings[question].points


def _named(reference: str) -> Measured:
    question = ".".join(reference.split(".")[:2])

    def measured(facts: Facts, _row: TableRow | None) -> Range | None:
        reading = facts.readings[question]
        return None if reading.points is None else reading.quantities.get(reference)

    return measured


def _mean_of(parts: Sequence[Quantity]) -> Measured:
    compiled = [compile_quantity(part) for part in parts]

    def measured(facts: Facts, row: TableRow | None) -> Range | None:
        ranges = [part(facts, row) for part in compiled]
        return mean((known, 1.0) for known in ranges if known is not None)

    return measured


def _difference(parts: Difference) -> Measured:
    of, less = compile_quantity(parts.of), compile_quantity(parts.less)

    def measured(facts: Facts, row: TableRow | None) -> Range | None:
        first, second = of(facts, row), less(facts, row)
        if first is None or second is None:
            return None
        return Range(first.low - second.high, first.high - second.low)

    return measured


def _ratio(parts: Ratio) -> Measured:
    of, to = compile_quantity(parts.of), compile_quantity(parts.to)

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


def _number(value: float) -> Measured:
    known = exactly(value)
    return lambda _facts, _row: known


def _company(name: str) -> Measured:
    def measured(facts: Facts, _row: TableRow | None) -> Range | None:
        known = fact(facts.company, name)
        return exactly(float(known)) if isinstance(known, int | float) else Range(0.0, _EVERYTHING.high)

    return measured


def _column(column: str) -> Measured:
    return lambda _facts, row: _cell_range(row, column) if row else _EVERYTHING


def _cell_range(row: TableRow, column: str) -> Range | None:
    """Return the range of a figure in a row; None where nobody was asked or somebody said there is none."""
    held: Held = row.held(column)
    if held is Blank.UNKNOWN:
        found = row.table.register.column(column)
        return Range(*found.scale) if found else _EVERYTHING
    return exactly(float(held)) if isinstance(held, int | float) else None


def _row_test(where: Condition | None) -> Compiled:
    return compile_condition(where) if where is not None else lambda _facts, _row: TRUE


def _counted(table: Table, test: Compiled, facts: Facts) -> tuple[int, int, int] | None:
    """Return how many rows pass a test, fail it and may do either; None where it reads what nobody was asked."""
    if table.out:
        return None
    truths = [test(facts, row) for row in table.rows]
    if OUT in truths:
        return None
    return truths.count(TRUE), truths.count(FALSE), truths.count(UNKNOWN)


def _count_rows(rows: Rows) -> Measured:
    test = _row_test(rows.where)

    def measured(facts: Facts, _row: TableRow | None) -> Range | None:
        table = facts.table(rows.register_)
        counted = _counted(table, test, facts)
        if counted is None:
            return None
        passing, _, open_ones = counted
        return Range(float(passing), passing + open_ones + table.unseen)

    return measured


def _share_of_rows(share: Share) -> Measured:
    test = compile_condition(share.where)

    def measured(facts: Facts, _row: TableRow | None) -> Range | None:
        table = facts.table(share.register_)
        counted = _counted(table, test, facts)
        if counted is None or not table.rows:
            return _ANY_SHARE if table.more and counted is not None else None
        passing, failing, open_ones = counted
        rows = passing + failing + open_ones
        return _ANY_SHARE if table.more else Range(passing / rows, (passing + open_ones) / rows)

    return measured


def _covered(column: Column) -> Measured:
    test, name = _row_test(column.where), column.column

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


def _median_of(column: Column) -> Measured:
    test, name = _row_test(column.where), column.column

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


def _change_of(change: Change) -> Measured:
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


_QUANTITIES: Mapping[str, Callable[[Any], Measured]] = {
    "level": _level,
    "score": _score,
    "figure": _named,
    "measure": _named,
    "rank": _named,
    "mean_of": _mean_of,
    "median_of": _median_of,
    "difference": _difference,
    "ratio": _ratio,
    "count_rows": _count_rows,
    "share_of_rows": _share_of_rows,
    "covered": _covered,
    "change_of": _change_of,
    "company": _company,
    "column": _column,
    "number": _number,
}
