"""One of the company's tables as it is being filled: what is typed, what is recorded, and what is taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.bank.questions import RegisterQuestion
from assess.engagement.cells import UNKNOWN
from assess.engagement.events import Kind
from assess.engagement.typed import clean_text
from assess.interview.cells import read_cell
from assess.interview.tables import row_name
from assess.tui.widgets.register_sheet import RegisterSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.cells import Given, Unknown
    from assess.engagement.events import Event, Json
    from assess.engagement.model import Cell
    from assess.interview.tables import Tables
    from assess.tui.desk import Desk

NEW = ""
"""Stands for the key of a row that is being added."""


@dataclass(frozen=True, slots=True)
class Step:
    """What an undo or a redo did: what it was about in words, and the register and row to show, "" for none."""

    what: str
    register: str
    key: str


class TableEntry:
    """A register of the open file that somebody fills. Errors of the file are raised on as `EngagementError`.

    typed: what was typed into cells and is not recorded, by key and column; it is in the file's table of drafts too.
    """

    def __init__(self, desk: Desk, register_id: str) -> None:
        self._desk = desk
        self.register: Register = desk.bank.register_by_id[register_id]
        kept = desk.sitting.unfinished.kept(desk.respondent, register_id)
        self.typed = {_cell_of(field): text for field, text in kept.items()}
        self.lay_out()

    @property
    def tables(self) -> Tables:
        """The tables as the present respondent's interview asks for them."""
        return self._desk.interview().tables

    def lay_out(self) -> None:
        """Lay the table out as it is now."""
        currency = self._desk.engagement.company.currency or ""
        self.sheet = RegisterSheet(self.tables, self.register, currency, self.typed)

    def cell(self, column: RegisterColumn, text: str) -> Cell | Unknown:
        """Return what a text means in a cell; raises `ValueError` where it does not fit."""
        return read_cell(column, text, [line.key for line in self.sheet.lines if line.row])

    def key(self, number: int, text: str, copied: str | None = None) -> str:
        """Return the key that a name means for a line; raises `ValueError` where another row has it already."""
        line = self.sheet.line(number)
        key = self.tables.key_of(self.register, text)
        if line is not None and copied is None and self.tables.known_key(self.register, key) == line.key:
            return key
        return self.tables.new_key(self.register, text)

    def misfit(self, number: int, column: RegisterColumn) -> str:
        """Return why what was typed into a cell and is not recorded does not fit; "" where nothing is."""
        line = self.sheet.line(number)
        text = self.typed.get((line.key if line else NEW, column.id))
        if text is None:
            return ""
        try:
            if column.id == self.register.key:
                self.key(number, text)
            else:
                self.cell(column, text)
        except ValueError as error:
            return str(error)
        return "this was typed and is not recorded yet; Enter, Enter records it"

    def record_cell(self, number: int, column: RegisterColumn, text: str) -> bool:
        """Write a cell where it is another than before; whether it is. Raises `ValueError`."""
        line = self.sheet.lines[number]
        cell = self.cell(column, text)
        if cell is UNKNOWN:
            changed = column.id in line.cells
            self.tables.forget_cell(self.register, line.key, column)
        else:
            changed = column.id not in line.cells or line.cells[column.id] != cell
            if changed:
                self.tables.put_row(self.register, line.key, {column.id: cell})
        if changed:
            self.sheet.reread(number)
        return changed

    def record_name(self, number: int, text: str, copied: str | None = None) -> str:
        """Add a row of that name, as a copy of a row where one is given, or rename the line's row.

        Return the row's key, "" where nothing is another than before. Raises `ValueError`.
        """
        line = self.sheet.line(number)
        if not text.strip() and (line is None or copied is not None):
            return ""
        name = self.key(number, text, copied)
        if copied is not None:
            self.tables.copy_row(self.register, copied, name)
        elif line is None:
            self.tables.put_row(self.register, name, {})
        elif name != line.key:
            self.tables.rename_row(self.register, line.key, name)
        else:
            return ""
        return name

    def take_in(self, rows: Mapping[str, Mapping[str, Given]]) -> None:
        """Write many rows in one transaction; undo takes them back together."""
        self.tables.put_rows(self.register, rows)

    def complete(self) -> bool:
        """Record that the table is complete; whether a question asks for it. The interview stays at its question.

        Raises `ValueError` where that question is not put to the present respondent.
        """
        question = self._desk.bank.register_question.get(self.register.id)
        if not isinstance(question, RegisterQuestion):
            return False
        interview = self._desk.interview()
        here = interview.current
        interview.jump(question.id)
        try:
            interview.complete()
        finally:
            self._return_to(here)
        return True

    def undo(self) -> Step | None:
        """Take back the last change; None where there is none. The interview stays at its question."""
        return self._step(self._desk.interview().undo)

    def redo(self) -> Step | None:
        """Let what was taken back count again; None where nothing was."""
        return self._step(self._desk.interview().redo)

    def keep(self, here: tuple[str, str], text: str) -> None:
        """Keep what is being typed into a cell, so that it is offered again on return."""
        self.typed[here] = text = clean_text(text)
        self._desk.sitting.unfinished.keep(self._desk.respondent, self.register.id, _field_of(here), text)

    def forget(self, here: tuple[str, str]) -> None:
        """Forget what was typed into a cell: it is recorded, or not wanted."""
        if self.typed.pop(here, None) is not None:
            self._desk.sitting.unfinished.drop(self._desk.respondent, self.register.id, _field_of(here))

    def _step(self, change: Callable[[], Event | None]) -> Step | None:
        here, before = self._desk.interview().current, len(self._desk.sitting.events)
        event = change()
        self._return_to(here)
        return None if event is None else self._told(event, len(self._desk.sitting.events) - before)

    def _told(self, event: Event, number: int) -> Step:
        register = self._desk.bank.register_by_id.get(event.draft.question)
        if register is None or event.draft.kind not in (Kind.ROW, Kind.ROW_GONE):
            return Step(f"the answer to {event.draft.question}", "", "")
        key = _key_in(event.draft.value)
        about = f"{number} changes together" if number > 1 else f"a change to {row_name(register, key)}"
        return Step(f"{about} in {register.name}", register.id, key)

    def _return_to(self, here: object) -> None:
        interview = self._desk.interview()
        if interview.current is not here:
            interview.back()


def _field_of(here: tuple[str, str]) -> str:
    """Return under what name a cell that is being typed is kept: its column, then its row."""
    key, column = here
    return f"{column}:{key}"


def _cell_of(field: str) -> tuple[str, str]:
    column, _, key = field.partition(":")
    return key, column


def _key_in(value: Json) -> str:
    return str(value.get("key", "")) if isinstance(value, dict) else ""
