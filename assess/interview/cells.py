"""Cells of the company's tables as people type and read them: levels from 1 to 5, choices by number or name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.bank.questions import LEVELS
from assess.engagement.cells import SKILL_HIGH, SKILL_LOW, UNKNOWN, accept_cell
from assess.engagement.typed import blank, plain_figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.registers import RegisterColumn
    from assess.engagement.cells import Unknown
    from assess.engagement.model import Cell

_CURRENCY_UNIT: Final = "currency"
_SYNTAX: Mapping[str, str] = {
    "yes-no": "yes or no",
    "level": f"1-{LEVELS}",
    "date": "yyyy-mm-dd",
    "list": 'names with ";" between',
    "skills": f'each with a level from {SKILL_LOW} to {SKILL_HIGH}, ";" between',
    "readings": '"2026-03: 41; 2026-06: 38"',
}


def level_of(typed: str) -> int:
    """Return the level 0..4 that the number of a line, 1 to 5, stands for; raises `ValueError`."""
    if typed not in {str(number) for number in range(1, LEVELS + 1)}:
        raise ValueError(f"type a number from 1 to {LEVELS}: the number of the line that comes closest")
    return int(typed) - 1


def read_cell(column: RegisterColumn, typed: str, row_keys: Sequence[str] = ()) -> Cell | Unknown:
    """Return what somebody typed into a cell; raises `ValueError` with a sentence where it does not fit.

    A level is typed as 1 to 5 and kept as 0 to 4; a choice is typed by its number or its name.
    """
    typed = typed.strip()
    if column.type == "level":
        return UNKNOWN if blank(typed) else float(level_of(typed))
    if column.type == "choice" and typed.isdecimal() and 0 < int(typed) <= len(column.choices):
        return column.choices[int(typed) - 1].id
    return accept_cell(column, typed, row_keys)


def cell_text(column: RegisterColumn, cell: Cell) -> str:
    """Return a cell as somebody would type it: `read_cell` takes it back."""
    if cell is None:
        return "none"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float | int):
        return f"{plain_figure(cell + 1 if column.type == 'level' else cell):,}"
    if isinstance(cell, str):
        return next((choice.name for choice in column.choices if choice.id == cell), cell)
    if isinstance(cell, tuple):
        entries = (each if isinstance(each, str) else f"{each[0]}: {plain_figure(each[1]):,}" for each in cell)
        return "; ".join(entries) or "none"
    return "; ".join(f"{skill} {plain_figure(level)}" for skill, level in cell.items()) or "none"


def cell_form(column: RegisterColumn, currency: str = "") -> str:
    """Return what an answer looks like: "days, 0 to 365", "yes or no, or none"; "" where anything may be typed.

    currency: stands where the instrument's unit is "currency".
    """
    form = _SYNTAX.get(column.type, "")
    if column.type in ("number", "percent"):
        low, high = column.scale
        unit = (column.unit or "%").replace(_CURRENCY_UNIT, currency or _CURRENCY_UNIT)
        form = f"{unit}, {plain_figure(low):,} to {plain_figure(high):,}"
    elif column.type == "choice":
        form = f"1-{len(column.choices)}"
    if not column.allows_none:
        return form
    return f"{form}, or none" if form else "or none"
