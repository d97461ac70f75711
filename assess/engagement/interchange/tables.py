"""Registers of an answers file: rows written out, or a CSV file with one row a line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from assess.bank.source import nearest
from assess.engagement import drafts
from assess.engagement.interchange.forms import SheetForm, misfits
from assess.engagement.interchange.sheets import SheetError, find_sheet, match_columns, read_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.bank.registers import Register
    from assess.bank.source import Place
    from assess.engagement.events import Draft, Json
    from assess.engagement.interchange.problems import Problems
    from assess.engagement.interchange.sheets import Match, Sheet

    Note = Callable[[str, object], None]


class Tables:
    """Reads registers and notes what does not fit; counts the CSV columns it left out."""

    def __init__(self, bank: Bank, problems: Problems, folder: Path) -> None:
        """Read CSV files from this folder only."""
        self._bank = bank
        self._problems = problems
        self._folder = folder
        self.ignored_columns = 0

    def read(self, place: Place, register_id: str, given: Any) -> Iterator[Draft]:  # noqa: ANN401 - plain data from YAML
        """Yield the rows of one register."""
        try:
            register = drafts.register_of(self._bank, register_id)
        except ValueError as misfit:
            self._problems.add(place, misfit)
            return
        seen: set[str] = set()
        for note, cells in self._rows(place, register, given):
            draft = self._row(register, cells, note)
            if draft is None:
                continue
            key = str(draft.value["key"]) if isinstance(draft.value, dict) else ""
            if key in seen:
                note(register.key, f"the row {key!r} is given twice")
            seen.add(key)
            yield draft

    def _rows(self, place: Place, register: Register, given: Any) -> Iterator[tuple[Note, Mapping[str, Json]]]:  # noqa: ANN401 - plain data from YAML
        if isinstance(given, dict):
            yield from self._sheet_rows(place, register, given)
        elif not isinstance(given, list):
            self._problems.add(place, "a register is a list of rows, or a csv with its columns")
        else:
            for number, row in enumerate(given):
                note = partial(_note_cell, self._problems, (*place, number))
                if isinstance(row, dict):
                    yield note, {name: "" if cell is None else cell for name, cell in row.items()}
                else:
                    note("", "a row is a mapping of columns to cells")

    def _sheet_rows(self, place: Place, register: Register, given: Any) -> Iterator[tuple[Note, Mapping[str, Json]]]:  # noqa: ANN401 - plain data from YAML
        opened = self._open(place, register, given)
        if opened is None:
            return
        sheet, match = opened
        for line in sheet.lines:
            note = partial(_note_line, self._problems, sheet.name, line.number)
            yield note, {column: line.cells[number] for column, number in match.places.items()}

    def _open(self, place: Place, register: Register, given: Any) -> tuple[Sheet, Match] | None:  # noqa: ANN401 - plain data from YAML
        try:
            form = SheetForm.model_validate(given)
            sheet = read_sheet(find_sheet(self._folder, form.csv), form.csv)
        except ValidationError as error:
            for inside, sentence in misfits(error, SheetForm):
                self._problems.add((*place, *inside), sentence)
            return None
        except SheetError as problem:
            self._problems.add_sheet(place, str(given["csv"]), problem)
            return None
        names = {column.id: column.name for column in register.columns}
        for header, column in form.columns.items():
            if column not in names:
                sentence = f"{register.name} has no column {column!r}.{nearest(column, names)}"
                self._problems.add((*place, "columns", header), sentence)
        match = match_columns(sheet.headers, form.columns, names, strict=not form.columns)
        for number, sentence in (*((1, sentence) for sentence in match.problems), *sheet.problems):
            self._problems.add_line(sheet.name, number, sentence)
        self.ignored_columns += len(match.ignored)
        return sheet, match

    def _row(self, register: Register, cells: Mapping[str, Json], note: Note) -> Draft | None:
        """Return a row, or None once everything that does not fit in it is noted."""
        fits = True
        for name, given in cells.items():
            try:
                drafts.cell_of(register, name, given)
            except ValueError as misfit:
                note(name, misfit)
                fits = False
        try:
            return drafts.row_draft(self._bank, register.id, cells) if fits else None
        except ValueError as misfit:
            note("", misfit)
            return None


def _note_cell(problems: Problems, place: Place, name: str, sentence: object) -> None:
    problems.add((*place, name) if name else place, sentence)


def _note_line(problems: Problems, sheet: str, line: int, _: str, sentence: object) -> None:
    problems.add_line(sheet, line, sentence)
