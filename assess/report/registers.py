"""The registers as printed tables, laid out by how many columns they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from assess.report import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.model import Cell, Row
    from assess.report.material import Material, Ref

_UPRIGHT_COLUMNS = 6
_DENSE_COLUMNS = 8
_WIDE_COLUMNS = 12
_TURNED_ROWS = 6


Layout: TypeAlias = Literal["upright", "dense", "turned", "wide"]
_ORDER: tuple[Layout, ...] = ("upright", "dense", "turned", "wide")
_WIDTHS = {"number": "narrow", "percent": "narrow", "level": "narrow", "yes-no": "narrow", "date": "date"}


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell: its text, and whether it is a figure, unknown or said to be nothing."""

    text: str
    kind: Literal["text", "figure", "unknown", "none"]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One printed line: its head and its cells."""

    head: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """One printed table: the heads of its columns, how wide each is ("head", "narrow", "date" or "") and its lines."""

    heads: tuple[str, ...]
    widths: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """One register.

    layout: "upright", "dense" (in small type), "wide" (small, on a page turned sideways) or "turned" (a column for each
    row of the register).
    """

    name: str
    intro: str
    ref: Ref | None
    layout: Layout
    tables: tuple[TableView, ...]
    missing: str


def registers_view(material: Material) -> tuple[RegisterView, ...]:
    """Return every register that has rows, those on pages turned sideways last."""
    filled = [each for each in material.bank.registers if material.engagement.registers.get(each.id)]
    views = [_register(material, each, material.engagement.registers[each.id]) for each in filled]
    return tuple(sorted(views, key=lambda view: _ORDER.index(view.layout)))


def said_cell(column: RegisterColumn, row: Row) -> CellView:
    """Return one cell as it is printed; a blank one is not yet known, and None was said to be none."""
    if column.id not in row.cells:
        return CellView("not known", "unknown")
    value = row.cells[column.id]
    if value is None:
        return CellView("none", "none")
    figures = column.type in ("number", "percent", "level")
    return CellView(words.printable(_said(column, value)), "figure" if figures else "text")


def _said(column: RegisterColumn, value: Cell) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _figure(column, float(value))
    if isinstance(value, str):
        names = {choice.id: choice.name for choice in column.choices}
        return words.day(value) if column.type == "date" else names.get(value, value)
    if isinstance(value, tuple):
        return "; ".join(_entry(entry) for entry in value)
    if value is None:
        return "none"
    return ", ".join(f"{skill} {words.figure(level)}" for skill, level in value.items())


def _entry(entry: str | tuple[str, float]) -> str:
    return entry if isinstance(entry, str) else f"{entry[0]}: {words.figure(entry[1])}"


def _figure(column: RegisterColumn, value: float) -> str:
    if column.type == "percent":
        return f"{words.figure(value)}\u00a0%"
    return f"{words.figure(value)} of 4" if column.type == "level" else words.figure(value)


def _layout(register: Register) -> Layout:
    columns = len(register.columns)
    if columns <= _UPRIGHT_COLUMNS:
        return "upright"
    if columns <= _DENSE_COLUMNS:
        return "dense"
    return "wide" if columns <= _WIDE_COLUMNS else "turned"


def _register(material: Material, register: Register, rows: Sequence[Row]) -> RegisterView:
    layout = _layout(register)
    question = material.bank.register_question.get(register.id)
    return RegisterView(
        register.name,
        register.intro,
        material.ref(question.id) if question else None,
        layout,
        _turned(register, rows) if layout == "turned" else (_upright(register, rows),),
        _missing(register, rows),
    )


def _name(register: Register, row: Row) -> str:
    """Return what to call a row: the name of the expected row it is, else its own key."""
    names = {expected.key: expected.name for expected in register.expected}
    key = register.columns[0]
    return names.get(row.key) or (said_cell(key, row).text if key.id in row.cells else words.printable(row.key))


def _upright(register: Register, rows: Sequence[Row]) -> TableView:
    lines = [
        TableRow(_name(register, row), tuple(said_cell(column, row) for column in register.columns[1:])) for row in rows
    ]
    widths = tuple(_WIDTHS.get(column.type, "") for column in register.columns)
    return TableView(tuple(column.name for column in register.columns), widths, tuple(lines))


def _turned(register: Register, rows: Sequence[Row]) -> tuple[TableView, ...]:
    """Return tables in which each row of the register is a column, a few rows to a table and evenly shared out."""
    tables = -(-len(rows) // _TURNED_ROWS)
    share = -(-len(rows) // tables)
    parts = [rows[start : start + share] for start in range(0, len(rows), share)]
    return tuple(
        TableView(
            ("", *(words.shortened(_name(register, row), 60) for row in part)),
            ("head", *("" for _ in part)),
            tuple(
                TableRow(column.name, tuple(said_cell(column, row) for row in part)) for column in register.columns[1:]
            ),
        )
        for part in parts
    )


def _missing(register: Register, rows: Sequence[Row]) -> str:
    keys = {row.key for row in rows}
    absent = [expected.name for expected in register.expected if expected.key not in keys]
    return f"No row yet for: {words.listed(absent)}." if absent else ""
