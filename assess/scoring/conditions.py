"""What conditions come to: true, false, not yet known, or out.

Each is compiled once into a function of the facts, so that an evaluation walks no models. A comparison with a quantity
that nobody was asked for is out.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from assess.engagement.company_facts import fact, plain
from assess.scoring import quantities
from assess.scoring.ranges import FALSE, OUT, TRUE, UNKNOWN, Truth, all_of, any_of, at_least_n_of
from assess.scoring.tables import Blank, TableRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assess.bank.conditions import (
        AtLeastN,
        Bounded,
        Condition,
        Is,
        Quantity,
        Respondents,
        Rows,
        Scalar,
    )
    from assess.scoring.facts import Facts
    from assess.scoring.quantities import Compiled, Measured


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
        return TRUE if held == value else FALSE

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


def _row_test(where: Condition | None) -> Compiled:
    return compile_condition(where) if where is not None else lambda _facts, _row: TRUE


_QUANTITIES: Mapping[str, Callable[[Any], Measured]] = {
    "level": quantities.level,
    "score": quantities.score,
    "figure": quantities.named,
    "measure": quantities.named,
    "rank": quantities.named,
    "mean_of": partial(quantities.mean_of, compile_quantity),
    "median_of": partial(quantities.median_of, _row_test),
    "difference": partial(quantities.difference, compile_quantity),
    "ratio": partial(quantities.ratio, compile_quantity),
    "count_rows": partial(quantities.count_rows, _row_test),
    "share_of_rows": partial(quantities.share_of_rows, _row_test),
    "covered": partial(quantities.covered, _row_test),
    "change_of": quantities.change_of,
    "company": quantities.company,
    "column": quantities.column,
    "number": quantities.number,
}
