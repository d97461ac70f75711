"""Rows pasted from a spreadsheet into a table: what of them fits, and what does not, cell by cell."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.engagement.cells import UNKNOWN, accept_cell
from assess.engagement.interchange.sheets import match_columns
from assess.engagement.typed import blank, clean_text, folded, shown
from assess.interview.cells import read_cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.cells import Unknown
    from assess.engagement.model import Cell
    from assess.interview.tables import Tables


@dataclass(frozen=True, slots=True)
class Misfit:
    """A pasted cell, or a whole line where `column` is "", that does not fit. line: counted from 1, a heading too."""

    line: int
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted: the columns it fills, the rows that fit wholly by their keys, and what does not fit.

    headed: the first line names the columns. ignored: headings that name none. lines: how many rows were given.
    """

    columns: tuple[RegisterColumn, ...]
    headed: bool
    ignored: tuple[str, ...]
    lines: int
    rows: Mapping[str, Mapping[str, Cell]]
    misfits: tuple[Misfit, ...]

    @property
    def has_levels(self) -> bool:
        """Whether some column holds levels, which are counted from 1 here and from 0 in files that were exported."""
        return any(column.type == "level" for column in self.columns)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a table something is pasted: the column, and the keys of the rows from there on down."""

    column: str
    keys: tuple[str, ...]


def read_pasted(tables: Tables, register: Register, text: str, spot: Spot, *, from_nought: bool = False) -> Pasted:
    """Read tab-separated rows.

    A first line of which at least half the cells name columns is a heading; without one, columns are taken in order
    from the spot. Lines with a first column, the key, make or change the rows they name; other lines fill the rows from
    the spot on down. A row of which one cell does not fit is left out whole. Blank cells change nothing.
    from_nought: levels are given as 0 to 4, as files that were exported have them.
    """
    lines = [(number, cells) for number, cells in enumerate(_records(text), start=1) if any(cells)]
    layout = _laid_out(tables, register, lines[0][1] if lines else (), spot)
    reader = _Reader(tables, register, spot, layout, from_nought=from_nought)
    for number, cells in lines[1:] if layout.headed else lines:
        reader.read(number, cells)
    columns = tuple(column for column in register.columns if column.id in layout.places)
    return Pasted(
        columns, layout.headed, layout.ignored, len(lines) - layout.headed, reader.rows, tuple(reader.misfits)
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which place in a line holds which column, whether the first line is a heading, and headings that name none."""

    places: Mapping[str, int]
    headed: bool
    ignored: tuple[str, ...] = ()


class _Reader:
    """Reads line after line."""

    def __init__(self, tables: Tables, register: Register, spot: Spot, layout: _Layout, *, from_nought: bool) -> None:
        self._tables, self._register, self._places = tables, register, layout.places
        self._below = iter(spot.keys)
        self._width = None if layout.headed else len(layout.places)
        self._from_nought = from_nought
        self._keys = [row.key for row in tables.rows(register)]
        self._known = {folded(key): key for key in self._keys}
        self._given: set[str] = set()
        self.rows: dict[str, Mapping[str, Cell]] = {}
        self.misfits: list[Misfit] = []

    def read(self, number: int, cells: Sequence[str]) -> None:
        """Take one line as a row, or note what does not fit."""
        given = {name: cells[place] for name, place in self._places.items() if place < len(cells)}
        misfits: list[Misfit] = []
        key = self._key(number, given, misfits)
        row = self._cells(number, given, misfits)
        if self._width is not None and any(cells[self._width :]):
            misfits.append(Misfit(number, "", f"it has {len(cells)} cells; there is room for {self._width} from here"))
        self.misfits += misfits
        if not misfits and key is not None:
            self.rows[key] = row

    def _key(self, number: int, given: dict[str, str], misfits: list[Misfit]) -> str | None:
        column = self._register.columns[0]
        if column.id not in self._places:
            key = next(self._below, None)
            if key is None:
                misfits.append(Misfit(number, "", f"there is no row for it; paste under {column.name} to add rows"))
            return key
        try:
            named = self._tables.key_of(self._register, given.pop(column.id, ""))
        except ValueError as misfit:
            misfits.append(Misfit(number, column.name, str(misfit)))
            return None
        if folded(named) in self._given:
            misfits.append(Misfit(number, column.name, f"the row {shown(named)} is given twice"))
        self._given.add(folded(named))
        return self._known.get(folded(named), named)

    def _cells(self, number: int, given: Mapping[str, str], misfits: list[Misfit]) -> dict[str, Cell]:
        row: dict[str, Cell] = {}
        for name, text in given.items():
            column = self._register.column(name)
            try:
                cell = UNKNOWN if column is None or blank(text) else self._cell(column, text)
            except ValueError as misfit:
                misfits.append(Misfit(number, column.name if column else "", str(misfit)))
            else:
                row |= {} if cell is UNKNOWN else {name: cell}
        return row

    def _cell(self, column: RegisterColumn, text: str) -> Cell | Unknown:
        if column.type == "level" and self._from_nought:
            return accept_cell(column, text)
        return read_cell(column, text, self._keys)


def _laid_out(tables: Tables, register: Register, first: Sequence[str], spot: Spot) -> _Layout:
    names = {column.id: column.name for column in register.columns}
    match = match_columns(first, {}, names, strict=False)
    headings = len([cell for cell in first if cell])
    if not match.problems and match.places and 2 * len(match.places) >= headings:
        return _Layout(match.places, headed=True, ignored=match.ignored)
    asked = [column.id for column in tables.columns(register)]
    start = asked.index(spot.column) if spot.column in asked else 0
    return _Layout({name: place for place, name in enumerate(asked[start:])}, headed=False)


def _records(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of each line as a spreadsheet puts them on the clipboard: parted by tabs, quoted at need."""
    cleaned = clean_text(text)
    try:
        records = list(csv.reader(io.StringIO(cleaned, newline=""), delimiter="\t", strict=True))
    except csv.Error:  # not from a spreadsheet: quotes are then marks like any other
        records = [line.split("\t") for line in cleaned.split("\n")]
    return tuple(tuple(cell.strip() for cell in record) for record in records)
