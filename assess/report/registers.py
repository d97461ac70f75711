"""The registers as printed tables, laid out by how many columns they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from assess.report import words
from assess.report.pictures import flow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.model import Cell, Row
    from assess.report.material import Material, Ref

NONE = "none"
"""What a cell says of which somebody said that there is none."""
_UPRIGHT_COLUMNS = 6
_DENSE_COLUMNS = 8
_WIDE_COLUMNS = 12
_TURNED_ROWS = 6
_SHORT_ROWS = 9
_HEAD_SHARE = 26.0


Layout: TypeAlias = Literal["upright", "dense", "turned", "wide"]
_ORDER: tuple[Layout, ...] = ("upright", "dense", "turned", "wide")
_LONGEST = 40.0
_WIDEST = 80.0
_WORD_SHARE = 0.28
_BELOW = 160
_ROOM: Mapping[Layout, float] = {"upright": 92, "dense": 92, "wide": 144}


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell: its text, and whether it is a figure, unknown or said to be nothing."""

    text: str
    kind: Literal["text", "figure", "unknown", "none"]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One printed line: its head, its cells, and what is printed below them across the table."""

    head: str
    cells: tuple[CellView, ...]
    below: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """One printed table: the heads of its columns, how wide each is in per cent, and its lines."""

    heads: tuple[str, ...]
    widths: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """One register.

    layout: "upright", "dense" (in small type), "wide" (small, on a page turned sideways) or "turned" (a column for each
    row of the register). size: a short one does not begin a page of its own. flow: the map of decisions, for
    that register alone.
    """

    anchor: str
    name: str
    intro: str
    ref: Ref | None
    layout: Layout
    size: Literal["long", "short"]
    tables: tuple[TableView, ...]
    missing: str
    flow: flow.FlowMap | None


def registers_view(material: Material) -> tuple[RegisterView, ...]:
    """Return every register that has rows: those on pages turned sideways last, and the short ones of each kind."""
    filled = [each for each in material.bank.registers if material.engagement.registers.get(each.id)]
    views = [_register(material, each, material.engagement.registers[each.id]) for each in filled]
    return tuple(sorted(views, key=lambda view: (_ORDER.index(view.layout), view.size)))


def printed_columns(register: Register) -> tuple[RegisterColumn, ...]:
    """Return the columns after the key that may be printed; what people said in confidence is not."""
    return tuple(column for column in register.columns[1:] if column.printed)


def said_cell(column: RegisterColumn, row: Row) -> CellView:
    """Return one cell as it is printed; a blank one is not yet known, and None was said to be none."""
    if column.id not in row.cells:
        return CellView("not known", "unknown")
    value = row.cells[column.id]
    if value is None:
        return CellView(NONE, "none")
    figures = column.type in ("number", "percent", "level")
    return CellView(words.printable(_said(column, value)), "figure" if figures else "text")


def none_given(said: str) -> str:
    """Return a cell's text, and for the "none" of something that a company lacks that none is given."""
    return "none given" if said == NONE else said


def _said(column: RegisterColumn, value: Cell) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _figure(column, float(value))
    if isinstance(value, str):
        names = {choice.id: choice.name for choice in column.choices}
        return words.day(value).replace(" ", "\u00a0", 1) if column.type == "date" else names.get(value, value)
    if isinstance(value, tuple):
        return "; ".join(_entry(entry) for entry in value)
    if value is None:
        return "none"
    return ", ".join(f"{skill} {words.figure(level)}" for skill, level in value.items())


def _entry(entry: str | tuple[str, float]) -> str:
    return entry if isinstance(entry, str) else f"{words.day(entry[0])}: {words.figure(entry[1])}"


def _figure(column: RegisterColumn, value: float) -> str:
    if column.type == "percent":
        return f"{words.figure(value)}\u00a0%"
    return f"{words.figure(value)} of 4" if column.type == "level" else words.figure(value)


def _filled(register: Register, rows: Sequence[Row]) -> tuple[RegisterColumn, ...]:
    """Return the printed columns after the key of which some row has said something."""
    return tuple(column for column in printed_columns(register) if any(column.id in row.cells for row in rows))


def _layout(register: Register, rows: Sequence[Row]) -> Layout:
    filled = [column for column in _filled(register, rows) if column.type == "list" or not _stands_below(column, rows)]
    columns = 1 + len(filled)
    if columns <= _UPRIGHT_COLUMNS:
        return "upright"
    if columns <= _DENSE_COLUMNS:
        return "wide" if _runs_long(register, rows) else "dense"
    return "wide" if columns <= _WIDE_COLUMNS else "turned"


def _stands_below(column: RegisterColumn, rows: Sequence[Row]) -> bool:
    """Return whether a column has no room beside the others: lists, and texts of which one runs over many lines."""
    return column.type == "list" or (
        column.type == "text" and any(len(said_cell(column, r).text) > _BELOW for r in rows)
    )


def _runs_long(register: Register, rows: Sequence[Row]) -> bool:
    """Return whether some column holds whole sentences, for which an upright page has no room beside the others."""
    columns = (register.columns[0], *_filled(register, rows))
    told = [column for column in columns if column.type != "readings" and not _stands_below(column, rows)]
    usual = [sum(len(said_cell(column, row).text) for row in rows) / len(rows) for column in told]
    return max(usual) > _LONGEST


def _register(material: Material, register: Register, unsorted: Sequence[Row]) -> RegisterView:
    rows = sorted(unsorted, key=_climb) if register.id == flow.REGISTER else unsorted
    layout = _layout(register, rows)
    question = material.bank.register_question.get(register.id)
    currency = material.currency
    return RegisterView(
        f"register-{register.id}",
        register.name,
        register.about or register.intro,
        material.ref(question.id) if question else None,
        layout,
        "short" if len(rows) <= _SHORT_ROWS else "long",
        _turned(register, rows, currency) if layout == "turned" else (_upright(register, rows, currency),),
        _missing(register, rows),
        flow.flow_map(register, rows) if register.id == flow.REGISTER else None,
    )


def _climb(row: Row) -> tuple[float, float]:
    """Return where a decision stands on its map: most sign-offs first, then the longest wait; the unknown last."""
    signed, waited = (row.cells.get(column) for column in ("sign-offs", "elapsed-days"))
    return (
        -signed if isinstance(signed, int | float) else 1.0,
        -waited if isinstance(waited, int | float) else 0.0,
    )


def _name(register: Register, row: Row) -> str:
    """Return what to call a row: the name of the expected row it is, else its own key."""
    names = {expected.key: expected.name for expected in register.expected}
    key = register.columns[0]
    return names.get(row.key) or (said_cell(key, row).text if key.id in row.cells else words.printable(row.key))


def _head(column: RegisterColumn, currency: str) -> str:
    """Return the head of a column, with the currency of amounts."""
    return f"{column.name}, {currency or 'currency not recorded'}" if column.unit == "currency" else column.name


def _upright(register: Register, rows: Sequence[Row], currency: str) -> TableView:
    """Return a table with a line for each row; lists and long texts stand below their line."""
    lists = [column for column in _filled(register, rows) if _stands_below(column, rows)]
    columns = [column for column in _filled(register, rows) if column not in lists]
    lines = tuple(
        TableRow(_name(register, row), tuple(said_cell(column, row) for column in columns), _below(lists, row))
        for row in rows
    )
    heads = (register.columns[0].name, *(_head(column, currency) for column in columns))
    return TableView(heads, _widths(heads, lines, _ROOM[_layout(register, rows)]), lines)


def _below(columns: Sequence[RegisterColumn], row: Row) -> str:
    said = [(column.name, said_cell(column, row)) for column in columns]
    return " ".join(f"{name}: {words.sentence(cell.text)}" for name, cell in said if cell.kind == "text" and cell.text)


def _widths(heads: Sequence[str], lines: Sequence[TableRow], room: float) -> tuple[str, ...]:
    """Return each column's share of the width: room for its longest word, and the rest by how much more it has to say.

    room: about how many characters fit beside each other.
    """
    columns = [
        [line.head for line in lines],
        *zip(*([cell.text for cell in line.cells] for line in lines), strict=True),
    ]
    least, wish = [], []
    for head, texts in zip(heads, columns, strict=True):
        word = max(len(word) for text in (head, *texts) for word in text.replace("\n", " ").split(" "))
        least.append(2.0 + min(word, room * _WORD_SHARE))
        wish.append(max(1.0, min(_WIDEST, sum(len(text) for text in texts) / len(texts)) - least[-1]))
    rest = max(0.0, room - sum(least))
    widths = [low + rest * share / sum(wish) for low, share in zip(least, wish, strict=True)]
    return tuple(f"{width / sum(widths) * 100:.1f}" for width in widths)


def _turned(register: Register, rows: Sequence[Row], currency: str) -> tuple[TableView, ...]:
    """Return tables in which each row of the register is a column, a few rows to a table and evenly shared out."""
    tables = -(-len(rows) // _TURNED_ROWS)
    share = -(-len(rows) // tables)
    columns = _filled(register, rows)
    parts = [rows[start : start + share] for start in range(0, len(rows), share)]
    return tuple(_turned_part(register, part, columns, currency) for part in parts)


def _turned_part(
    register: Register, part: Sequence[Row], columns: Sequence[RegisterColumn], currency: str
) -> TableView:
    heads = ("", *(words.shortened(_name(register, row), 60) for row in part))
    widths = (f"{_HEAD_SHARE:.1f}", *(f"{(100 - _HEAD_SHARE) / len(part):.1f}" for _ in part))
    lines = (TableRow(_head(column, currency), tuple(said_cell(column, row) for row in part)) for column in columns)
    return TableView(heads, widths, tuple(lines))


def _missing(register: Register, rows: Sequence[Row]) -> str:
    keys = {row.key for row in rows}
    absent = [expected.name for expected in register.expected if expected.key not in keys]
    filled = _filled(register, rows)
    blank = [column.name for column in printed_columns(register) if column not in filled]
    told = [
        f"No row yet for: {words.listed(absent)}." if absent else "",
        f"Not known for any row: {words.listed(blank)}." if blank else "",
        _nothing_to_map(register, rows),
    ]
    return " ".join(each for each in told if each)


def _nothing_to_map(register: Register, rows: Sequence[Row]) -> str:
    """Return why there is no map of decisions, where every one is known to need few sign-offs."""
    if register.id != flow.REGISTER:
        return ""
    counts = [row.cells.get(column) for row in rows for column in ("sign-offs", "target-sign-offs")]
    if not all(isinstance(each, int | float) and each <= flow.MOST_LAYERS for each in counts):
        return ""
    limit = words.spelled(flow.MOST_LAYERS)
    return f"No decision needs more than {limit} sign-offs, today or in the target design, so there is nothing to map."
