"""The client's registers as tables that an import reads back; what people said in confidence is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.typed import plain_figure, written
from assess.exports.cells import day
from assess.exports.sheets import sheet_of
from assess.report.registers import printed_columns

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.model import Cell, Engagement, Row
    from assess.exports.cells import Value
    from assess.exports.sheets import Sheet


def register_sheets(bank: Bank, engagement: Engagement) -> dict[str, Sheet]:
    """Return each register that has rows, by its id, in the order of the instrument."""
    filled = [each for each in bank.registers if engagement.registers.get(each.id)]
    return {each.id: _sheet(each, engagement.registers[each.id]) for each in filled}


def _sheet(register: Register, rows: tuple[Row, ...]) -> Sheet:
    columns = printed_columns(register)
    return sheet_of(
        register.name,
        (register.columns[0].name, *(column.name for column in columns)),
        ((_name(register, row), *(_value(column, row) for column in columns)) for row in rows),
        percent=(column.name for column in columns if column.type == "percent"),
    )


def _name(register: Register, row: Row) -> str:
    """Return what to call a row: the name of the expected row it is, else its own key."""
    names = {expected.key: expected.name for expected in register.expected}
    return names.get(row.key, row.key)


def _value(column: RegisterColumn, row: Row) -> Value:
    """Return one cell as an import reads it: blank is not yet known, "none" was said to be none."""
    if column.id not in row.cells:
        return None
    value = row.cells[column.id]
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return plain_figure(value)
    return _text(column, value)


def _text(column: RegisterColumn, value: Cell) -> Value:
    if isinstance(value, str):
        names = {choice.id: choice.name for choice in column.choices}
        return day(value) if column.type == "date" else names.get(value, value)
    if isinstance(value, tuple):
        return "; ".join(_entry(entry) for entry in value) or "none"
    skills = value.items() if not isinstance(value, bool | int | float | None) else ()
    return "; ".join(f"{skill} {written(level)}" for skill, level in skills) or "none"


def _entry(entry: str | tuple[str, float]) -> str:
    return entry if isinstance(entry, str) else f"{entry[0]}: {_figure(entry[1])}"


def _figure(figure: float) -> str:
    return str(plain_figure(figure))
