"""Filling a table row by row. Each cell is on disk before the next one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.cells import UNKNOWN, row_key
from assess.interview.cells import cell_form, cell_text, read_cell
from assess.interview.tables import row_name
from assess.plain.fitting import ask_fitting, show_levels, told
from assess.plain.words import count, one_line, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.cells import Unknown
    from assess.engagement.model import Cell
    from assess.interview.tables import Tables
    from assess.plain.ask import Prompt

_CELL_HELP = (
    "Press Enter to keep what is there, or if it is not known. Type :dk if what is there is not known after all, and "
    ":s to leave the rest of this row."
)
_NOT_KNOWN = "?"


class _RowLeft(Exception):
    """The rest of the row is left as it is."""


class _RowDropped(Exception):
    """A row is gone, so the list of rows is shown again."""


class TableTalk:
    """Asks for the rows of one table."""

    def __init__(self, prompt: Prompt, tables: Tables, register: Register, currency: str) -> None:
        self._prompt = prompt
        self._tables = tables
        self._register = register
        self._currency = currency

    def fill(self) -> None:
        """Go through the table: a row that was broken off, the rows still expected, then rows of one's own."""
        say("Press Enter where something is not known. Type :s to leave the rest of a row.")
        broken_off = self._tables.cut_off_row(self._register)
        if broken_off is not None:
            say(f"Going on with {self._name(broken_off.row.key)}.")
            self._cells(broken_off.row.key, broken_off.columns)
        missing = self._tables.missing_rows(self._register)
        for number, expected in enumerate(missing, start=1):
            say()
            say(f"{self._register.row.capitalize()} {number} of {len(missing)}: {expected.name}")
            self._cells(expected.key, self._tables.columns(self._register)[1:])
        self._own_rows()

    def _own_rows(self) -> None:
        while self._tables.free_rows(self._register) != 0:
            self._list_rows()
            try:
                key = self._next_key()
            except _RowDropped:
                continue
            if key is None:
                return
            self._put(key, {})
            self._cells(key, self._tables.columns(self._register)[1:])

    def _next_key(self) -> str | None:
        column = self._register.columns[0]
        say(f"{column.ask}{_choices(column)}")
        return ask_fitting(
            self._prompt,
            f"Next {self._register.row}, or one to change (Enter for no more): ",
            lambda typed: self._tables.key_of(self._register, typed),
            "Type its name. To take a row out, type :drop and its name.",
            {"drop": self._drop},
        )

    def _drop(self, name: str) -> str:
        try:
            key = row_key(self._register, name)
            self._tables.drop_row(self._register, key)
            say(f"{self._name(key)} is taken out; :u brings it back.")
        except ValueError as misfit:
            say(told(misfit))
        raise _RowDropped

    def _list_rows(self) -> None:
        rows = self._tables.rows(self._register)
        say()
        names = "; ".join(one_line(self._name(row.key)) for row in rows)
        say(f"{count(len(rows), 'row')} so far{': ' if names else ''}{names}.")

    def _cells(self, key: str, columns: Sequence[RegisterColumn]) -> None:
        try:
            for column in columns:
                self._cell(key, column)
        except _RowLeft:
            return

    def _cell(self, key: str, column: RegisterColumn) -> None:
        row = self._tables.row(self._register, key)
        say(f"{column.ask}{_choices(column)}{_now(column, row.cells if row else {})}")
        if column.type == "level":
            show_levels(column.anchors)
        cell = ask_fitting(
            self._prompt,
            f"{column.name}{self._form(column)}: ",
            lambda typed: self._read(column, typed),
            _CELL_HELP,
            {"s": _leave_row, "dk": _not_known},
        )
        if cell is not None and cell[0] is not UNKNOWN:
            self._put(key, {column.id: cell[0]})
        elif cell is not None:
            self._tables.forget_cell(self._register, key, column)

    def _read(self, column: RegisterColumn, typed: str) -> tuple[Cell | Unknown]:
        """Return the cell in a tuple, for None is a cell too."""
        keys = [row.key for row in self._tables.rows(self._register)]
        return (read_cell(column, typed, keys),)

    def _put(self, key: str, cells: Mapping[str, Cell]) -> None:
        self._tables.put_row(self._register, key, cells)

    def _form(self, column: RegisterColumn) -> str:
        form = cell_form(column, self._currency)
        return f" ({form})" if form else ""

    def _name(self, key: str) -> str:
        return row_name(self._register, key)


def _leave_row(_: str) -> str:
    raise _RowLeft


def _not_known(_: str) -> str:
    say("This cell is left as not known.")
    return _NOT_KNOWN


def _choices(column: RegisterColumn) -> str:
    named = [f"{number} {choice.name}" for number, choice in enumerate(column.choices, start=1)]
    return f": {', '.join(named)}" if named else ""


def _now(column: RegisterColumn, cells: Mapping[str, Cell]) -> str:
    """Return what a cell holds already, in brackets; empty where it is not known."""
    if column.id not in cells:
        return ""
    return f" (now {cell_text(column, cells[column.id])}; Enter keeps it)"
