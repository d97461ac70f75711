"""A register on paper: a table with room to write, upright, on a page turned sideways, or a question to a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from assess.interview.tables import row_name
from assess.report import words
from assess.report.registers import said_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.model import Row

Layout: TypeAlias = Literal["upright", "wide", "turned"]

# Millimetres that a hand needs for what a column holds, and that a page has for a table.
_KEY = 38.0
_ROOM = {"text": 31.0, "choice": 23.0, "date": 21.0, "skills": 34.0, "list": 30.0, "readings": 34.0}
_FIGURE = 17.0
_UPRIGHT, _SIDEWAYS = 180.0, 248.0
_LETTER = 1.8  # of a head in bold, the cell's padding included
_MOST_COLUMNS_SIDEWAYS = 12

_FREE_ROWS = {"upright": 5, "wide": 12, "turned": 4}
_FREE_BESIDE_EXPECTED = {"upright": 2, "wide": 7, "turned": 0}
_SIDES = {"wide": "line", "turned": "column"}
_LETTERS = "ABCDE"


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """The head of a column: what it asks, what may be written, and its share of the width in per cent.

    levels: what the letters A to E stand for. either: whether yes or no is ringed.
    """

    name: str
    ask: str
    form: str
    levels: tuple[tuple[str, str], ...]
    required: bool
    either: bool
    width: str


@dataclass(frozen=True, slots=True)
class BlankRow:
    """One line to fill: its name where it is known ("" for a free one), and what its other cells hold already."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlankTable:
    """One table to fill. turned: a line to each column, and a column to each row. held: rows in the file already."""

    id: str
    question: str
    name: str
    row: str
    intro: str
    layout: Layout
    columns: tuple[ColumnHead, ...]
    rows: tuple[BlankRow, ...]
    held: str
    more: str


def blank_table(  # noqa: PLR0913 - the table, what it holds, and how much of that is printed
    register: Register, question: str, rows: Sequence[Row], *, express: bool, filled: bool, currency: str = ""
) -> BlankTable:
    """Return a register to be filled on paper.

    Rows that everybody has are there already, and free ones after them. filled: the rows of the client's file are
    printed with what is known of them, except for what people said in confidence.
    """
    columns = register.columns_asked(express=express)
    layout = _layout(columns)
    lines = _expected(register, columns, rows if filled else (), express=express)
    free = _free(register, layout, len(lines), express=express)
    return BlankTable(
        id=register.id,
        question=question,
        name=register.name,
        row=register.row,
        intro=register.intro,
        layout=layout,
        columns=_heads(columns, currency),
        rows=(*lines, *(BlankRow("", ("",) * (len(columns) - 1)) for _ in range(free))),
        held=_held(rows),
        more="" if layout == "upright" else f"Copy this page for more; one {_SIDES[layout]} is one {register.row}.",
    )


def _held(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    return f"{words.sentence(words.counted(len(rows), 'row'))[:-1]} {'is' if len(rows) == 1 else 'are'} in the file."


def _layout(columns: Sequence[RegisterColumn]) -> Layout:
    """Return how a table lies: levels need their anchors beside them, so they stand a question to a line."""
    if any(column.type == "level" for column in columns) or len(columns) > _MOST_COLUMNS_SIDEWAYS:
        return "turned"
    return "upright" if sum(_widths(columns)) <= _UPRIGHT else "wide"


def _widths(columns: Sequence[RegisterColumn]) -> tuple[float, ...]:
    """Return the millimetres that each column would like to have."""
    return (_KEY, *(max(_ROOM.get(each.type, _FIGURE), _least(each)) for each in columns[1:]))


def _least(column: RegisterColumn) -> float:
    """Return the millimetres below which a column cannot be written in, or the longest word of its head breaks."""
    return max(_FIGURE, _LETTER * _longest(column.name))


def _shares(columns: Sequence[RegisterColumn]) -> tuple[str, ...]:
    """Return each column's share of the width in per cent: the least it needs, and the rest by what it would like."""
    least, likes = [_least(column) for column in columns], _widths(columns)
    spare = max(0.0, (_UPRIGHT if sum(likes) <= _UPRIGHT else _SIDEWAYS) - sum(least))
    wishes = [like - low for like, low in zip(likes, least, strict=True)]
    widths = [low + spare * wish / sum(wishes) for low, wish in zip(least, wishes, strict=True)]
    return tuple(f"{width / sum(widths) * 100:.1f}" for width in widths)


def _longest(name: str) -> int:
    return max(len(word) for word in name.split())


def _heads(columns: Sequence[RegisterColumn], currency: str) -> tuple[ColumnHead, ...]:
    return tuple(
        ColumnHead(
            name=column.name,
            ask=column.ask,
            form=_form(column, currency),
            levels=tuple(zip(_LETTERS, column.anchors, strict=False)),
            required=column.required,
            either=column.type == "yes-no",
            width=width,
        )
        for column, width in zip(columns, _shares(columns), strict=True)
    )


def _form(column: RegisterColumn, currency: str) -> str:
    """Return what may be written in a column, where its question does not say."""
    if column.type == "choice":
        return words.listed((choice.name for choice in column.choices), "or")
    if column.type == "date":
        return "year and month, or day"
    return with_currency(column.unit or "", currency)


def with_currency(unit: str, currency: str) -> str:
    """Return a unit with the client's currency in place of the word, where it is known."""
    return unit.replace("currency", currency) if currency else unit


def _expected(
    register: Register, columns: Sequence[RegisterColumn], rows: Sequence[Row], *, express: bool
) -> tuple[BlankRow, ...]:
    """Return the rows a full table has, then the others that the file has."""
    known = {row.key: row for row in rows}
    keys = (*(each.key for each in register.rows_expected(express=express)), *known)
    return tuple(
        BlankRow(
            words.shortened(row_name(register, key), 80), tuple(_cell(column, known.get(key)) for column in columns[1:])
        )
        for key in dict.fromkeys(keys)
    )


def _cell(column: RegisterColumn, row: Row | None) -> str:
    if row is None or not column.printed or column.id not in row.cells:
        return ""
    if column.type == "level":
        return _LETTERS[round(float(row.cells[column.id]))]  # type: ignore[arg-type]  # a level is a figure
    return words.shortened(said_cell(column, row).text, 120)


def _free(register: Register, layout: Layout, lines: int, *, express: bool) -> int:
    if express:
        return 0 if register.expected else max(0, register.express_rows - lines)
    return _FREE_BESIDE_EXPECTED[layout] if register.expected else max(2, _FREE_ROWS[layout] - lines)
