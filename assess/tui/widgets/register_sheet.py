"""One of the company's tables laid out for the grid: its lines and columns as the interview asks for them, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.interview.cells import cell_form, cell_text
from assess.interview.tables import Line, row_name
from assess.tui.widgets.cell_editor import Asked
from assess.tui.widgets.grid import GridCell, Heading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.registers import Register, RegisterColumn
    from assess.interview.tables import Tables

_UNKNOWN = "·"
_DONE, _OPEN = "✓", "·"
_TYPED = "*"
_WIDTHS: Mapping[str, int] = {"text": 16, "number": 9, "percent": 8, "choice": 12, "date": 10, "list": 18, "skills": 20}
_NARROW = 7
_LONGEST_WORD = 16
_KEY_WIDTHS = ((60, 14), (110, 20))
_WIDE_KEY = 28
_LONGEST_NAME = 40
_GAP = 2
"""Cells of the terminal between two columns."""
_LIST, _LIST_FROM = 28, 110
"""How wide the list of tables is, and from which width of the screen on it stands beside the table."""


class RegisterSheet:
    """A register as it lies open: the asked columns, the expected rows first, and a place to add one.

    typed: what was typed into cells and is not recorded, by key ("" for the place to add a row) and column.
    """

    def __init__(self, tables: Tables, register: Register, currency: str, typed: Mapping[tuple[str, str], str]) -> None:
        self.register = register
        self.columns = tables.columns(register)
        self.lines = tables.lines(register)
        self.open = tables.free_rows(register) != 0
        self._tables, self._currency, self._typed = tables, currency, typed
        self._number_of = {line.key: number for number, line in enumerate(self.lines)}

    def reread(self, number: int) -> None:
        """Take one line as it is now; the others have not changed."""
        key = self.lines[number].key
        line = Line(key, self._tables.row(self.register, key))
        self.lines = (*self.lines[:number], line, *self.lines[number + 1 :])

    def line(self, number: int) -> Line | None:
        """Return a line; None for the place to add one."""
        return self.lines[number] if number < len(self.lines) else None

    def number(self, key: str) -> int | None:
        """Return which line a key has."""
        return self._number_of.get(key)

    @property
    def complete(self) -> int:
        """How many rows are complete."""
        return sum(self._tables.is_complete(self.register, line) for line in self.lines)

    @property
    def first_open(self) -> tuple[int, int]:
        """The first cell that is not known; the place to add a row where all are."""
        for number, line in enumerate(self.lines):
            for place, column in enumerate(self.columns[1:], start=1):
                if column.id not in line.cells:
                    return number, place
        return len(self.lines), 0

    def headings(self, width: int) -> list[Heading]:
        """Return the columns for a screen of that width; what the others leave is for the names of the rows."""
        least = next((wide for below, wide in _KEY_WIDTHS if width <= below), _WIDE_KEY)
        first, *others = self.columns
        rest = [Heading(column.name, _width(column)) for column in others]
        room = width - 1 - (_LIST if width >= _LIST_FROM else 0)
        left = room - _GAP - sum(heading.width + _GAP for heading in rest)
        return [Heading(first.name, max(least, min(_LONGEST_NAME, left))), *rest]

    def rows(self) -> list[list[GridCell]]:
        """Return every line as cells, the place to add a row last."""
        return [self.cells(number) for number in range(len(self.lines) + self.open)]

    def cells(self, number: int) -> list[GridCell]:
        """Return one line as cells."""
        line = self.line(number)
        if line is None:
            typed = self._typed.get(("", self.register.key))
            name = GridCell(f"{_TYPED} {typed}", "typed") if typed else GridCell(f"+ {self.register.row}", "new")
            return [name, *[GridCell("")] * (len(self.columns) - 1)]
        done = _DONE if self._tables.is_complete(self.register, line) else _OPEN
        name = GridCell(f"{done} {row_name(self.register, line.key)}", "name")
        return [name, *(self._cell(line, column) for column in self.columns[1:])]

    def text(self, number: int, column: RegisterColumn) -> str:
        """Return a cell as one would type it: what was typed last, what is known, or nothing."""
        line = self.line(number)
        key = line.key if line else ""
        typed = self._typed.get((key, column.id))
        if typed is not None:
            return typed
        if column.id == self.register.key:
            return row_name(self.register, key)
        return cell_text(column, line.cells[column.id]) if line and column.id in line.cells else ""

    def asked(self, number: int, place: int) -> Asked:
        """Return what a cell asks and takes."""
        line = self.line(number)
        column = self.columns[place if line else 0]  # whatever is typed into a new row is its name
        row = row_name(self.register, line.key) if line else f"New {self.register.row}"
        lines = column.anchors if column.type == "level" else tuple(choice.name for choice in column.choices)
        names = self._names(column, line.key) if line and column.type in ("text", "list") and place else ()
        return Asked(
            where=f"{_short(row)} | {column.name}",
            ask=column.ask,
            form=cell_form(column, self._currency),
            lines=lines,
            names=names,
            several=column.type == "list",
        )

    @property
    def height(self) -> int:
        """How many lines the anchors, choices or names of any column take at most."""
        return max(1, *(self.asked(len(self.lines), place).height for place in range(len(self.columns))))

    def _cell(self, line: Line, column: RegisterColumn) -> GridCell:
        typed = self._typed.get((line.key, column.id))
        if typed is not None:
            return GridCell(f"{_TYPED}{typed}", "typed")
        if column.id not in line.cells:
            return GridCell(_UNKNOWN, "unknown")
        cell = line.cells[column.id]
        return GridCell(cell_text(column, cell), "none" if cell is None else "known")

    def _names(self, column: RegisterColumn, key: str) -> tuple[str, ...]:
        """Return what a cell may be completed to: the other rows of a list, else what the column holds elsewhere."""
        others = [line.key for line in self.lines if line.row and line.key != key]
        if column.type == "list":
            return tuple(others)
        cells = (line.cells.get(column.id) for line in self.lines)
        held = {cell for cell in cells if isinstance(cell, str)}
        return tuple(dict.fromkeys((*sorted(held, key=str.casefold), *others)))


def _width(column: RegisterColumn) -> int:
    """Return how wide a column is: as its type needs, and no word of its name is cut."""
    longest = min(_LONGEST_WORD, max(len(word) for word in column.name.split()))
    return max(longest, _WIDTHS.get(column.type, _NARROW))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
