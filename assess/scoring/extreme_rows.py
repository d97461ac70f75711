"""Registers filled as well, or as badly, as can be."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from assess.engagement.model import Company, Engagement, Row
from assess.scoring.facts import Facts
from assess.scoring.readings import measured_points
from assess.scoring.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.model import Cell
    from assess.scoring.rules import Rules

_ROWS_TRIED = (3, 0, 1, 2, *range(4, 17))
_DAY = "2026-01-05"


def extreme_rows(rules: Rules, register_id: str, turned: Mapping[str, bool], *, best: bool) -> tuple[Row, ...]:
    """Return every expected row of a register, or as many as are worth the most or the fewest points.

    turned: yes-no columns that are given one value in every row, whichever end that is. The best product lines have
    the traits that suit the first business model.
    """
    register = rules.bank.register_by_id[register_id]
    fixed: dict[str, Cell] = {**turned}
    if best and register.id == rules.bank.fit.register_:
        fixed |= {trait.column: trait.suits for trait in rules.bank.fit.models[0].traits}

    def row(key: str, number: int) -> Row:
        cells = {column.id: extreme_cell(column, number, best=best) for column in register.columns[1:]}
        return Row(key, MappingProxyType(cells | fixed))

    if register.expected:
        return tuple(row(expected.key, number) for number, expected in enumerate(register.expected))
    tried = [tuple(row(f"Row {number + 1}", number) for number in range(count)) for count in _ROWS_TRIED]
    known = [(points, rows) for rows in tried if (points := _worth(rules, register, rows)) is not None]
    wanted = max if best else min
    return wanted(known, key=lambda pair: pair[0])[1] if known else tried[0]


def extreme_cell(column: RegisterColumn, number: int, *, best: bool) -> Cell:
    """Return a cell at one end; "none" is the worst of whatever allows it. Rows take the choices of a list in turn."""
    if column.allows_none and not best:
        return None
    if column.type in ("number", "percent", "level"):
        return _figure(column, best=best)
    if column.type == "yes-no":
        return (column.better == "yes") == best if column.better in ("yes", "no") else False
    if column.type == "choice":
        return column.choices[number % len(column.choices)].id
    others: Mapping[str, Cell] = {
        "date": _DAY,
        "skills": MappingProxyType({"general": 4.0 if best else 1.0}),
        "list": (),
        "readings": (("2026-01", 10.0), ("2026-06", 10.0)),
    }
    return others.get(column.type, "Written down")


def _figure(column: RegisterColumn, *, best: bool) -> float:
    low, high = column.scale
    if column.better not in ("higher", "lower"):
        return min(max(0.0, low), high)
    return high if (column.better == "higher") == best else low


def _worth(rules: Rules, register: Register, rows: tuple[Row, ...]) -> float | None:
    """Return the points of a register's question over some rows, None where they leave it open."""
    question = rules.bank.register_question.get(register.id)
    if question is None:
        return None
    table = read_table(register, Engagement(registers={register.id: rows}), finished=True)
    facts = Facts(rules, Company(), {}, {register.id: table})
    points = measured_points((measure, found(facts, None)) for measure, found in rules.measures.get(question.id, ()))
    return points.low if points is not None else None
