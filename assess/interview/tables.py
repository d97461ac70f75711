"""The company's tables during an interview: what is asked of each, what is still to come, and where one was cut off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.engagement import drafts
from assess.engagement.cells import UNKNOWN, row_key
from assess.engagement.events import Draft, Kind
from assess.engagement.fold import live
from assess.engagement.typed import folded, shown
from assess.interview.cells import read_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assess.bank.registers import Expected, Register, RegisterColumn
    from assess.engagement.cells import Given
    from assess.engagement.events import Event
    from assess.engagement.model import Cell, Row
    from assess.engagement.sitting import Sitting


@dataclass(frozen=True, slots=True)
class CutOff:
    """A row that was begun and not finished, and the columns after its last known cell."""

    row: Row
    columns: tuple[RegisterColumn, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table as it lies open: a row that was entered, or an expected one that was not (row is None)."""

    key: str
    row: Row | None

    @property
    def cells(self) -> Mapping[str, Cell]:
        """The cells that are known, the key's own among them only where the row was entered."""
        return self.row.cells if self.row else {}


class Tables:
    """The registers of an open file, as the express set or the full set asks for them.

    In the express set only some columns are asked for, and only the first few rows. What was written together, as the
    rows of one paste, is taken back together for as long as this object lives; the file knows single events only.
    """

    def __init__(self, sitting: Sitting, *, express: bool) -> None:
        self._sitting = sitting
        self._express = express
        self._together: dict[str, tuple[str, ...]] = {}

    def columns(self, register: Register) -> tuple[RegisterColumn, ...]:
        """Return the columns to ask for, the key first."""
        return register.columns_asked(express=self._express)

    def rows(self, register: Register) -> tuple[Row, ...]:
        """Return the rows entered so far, by anybody."""
        return self._sitting.engagement.registers.get(register.id, ())

    def row(self, register: Register, key: str) -> Row | None:
        """Return the row of that key, if it has been entered."""
        return next((row for row in self.rows(register) if row.key == key), None)

    def lines(self, register: Register) -> tuple[Line, ...]:
        """Return the table as it lies open: the expected rows in their order, entered or not, then all others."""
        rows = {row.key: row for row in self.rows(register)}
        missing = {expected.key for expected in self.missing_rows(register)}
        first = [each.key for each in register.expected if each.key in missing or each.key in rows]
        return tuple(Line(key, rows.get(key)) for key in dict.fromkeys((*first, *rows)))

    def is_complete(self, register: Register, line: Line) -> bool:
        """Whether all that a row needs is known, of what is asked for."""
        return line.row is not None and all(
            column.id in line.cells for column in self.columns(register) if column.required
        )

    def key_of(self, register: Register, typed: str) -> str:
        """Return the key of the row that a typed name means; raises `ValueError` where it can be none."""
        first = read_cell(register.columns[0], typed)
        return row_key(register, "" if first is UNKNOWN else first)

    def new_key(self, register: Register, typed: str) -> str:
        """Return the key for a row that is to be added; raises `ValueError` where there is such a row already."""
        key = self.known_key(register, self.key_of(register, typed))
        if self.row(register, key) is not None:
            raise ValueError(f"{shown(row_name(register, key))} is in the table already")
        return key

    def known_key(self, register: Register, key: str) -> str:
        """Return the key of the row that is there already, whatever the case, else the key itself."""
        return next((row.key for row in self.rows(register) if folded(row.key) == folded(key)), key)

    def missing_rows(self, register: Register) -> tuple[Expected, ...]:
        """Return the expected rows that nobody has entered yet."""
        asked = register.rows_expected(express=self._express)
        return tuple(row for row in asked if self.row(register, row.key) is None)

    def free_rows(self, register: Register) -> int | None:
        """Return how many rows beyond the expected ones may still be added; None where there is no limit."""
        if not self._express:
            return None
        return 0 if register.expected else max(0, register.express_rows - len(self.rows(register)))

    def cut_off_row(self, register: Register) -> CutOff | None:
        """Return the row entered last if cells after its last known one were to be asked for and are not known.

        A row is written after each cell, so an interview that was broken off goes on where it stopped.
        """
        rows, columns = self.rows(register), self.columns(register)
        if not rows:
            return None
        known = [place for place, column in enumerate(columns) if column.id in rows[-1].cells]
        rest = columns[max(known, default=0) + 1 :]
        return CutOff(rows[-1], rest) if rest else None

    def put_row(self, register: Register, key: str, cells: Mapping[str, Cell]) -> None:
        """Write cells of a row; the cells it had and that are not given stay, so it can be written cell by cell."""
        before = self.row(register, key)
        self._sitting.put_row(register.id, {register.key: key, **(before.cells if before else {}), **cells})

    def forget_cell(self, register: Register, key: str, column: RegisterColumn) -> None:
        """Make a cell not known again."""
        row = self.row(register, key)
        if row is not None and column.id in row.cells:
            cells = {name: cell for name, cell in row.cells.items() if name != column.id}
            self._sitting.put_row(register.id, {register.key: key, **cells})

    def put_rows(self, register: Register, rows: Mapping[str, Mapping[str, Given]]) -> None:
        """Write cells of many rows by their keys, in one transaction; cells that are not given stay."""
        before = {row.key: row.cells for row in self.rows(register)}
        known = {folded(key): key for key in before}
        drafted = []
        for named, cells in rows.items():
            key = known.get(folded(named), named)
            whole: dict[str, Given] = {**before.get(key, {}), **cells, register.key: key}
            drafted.append(drafts.row_draft(self._sitting.bank, register.id, whole))
        self._record_together(drafted)

    def copy_row(self, register: Register, key: str, new_key: str) -> None:
        """Add a row with the cells of another."""
        row = self.row(register, key)
        self.put_row(register, new_key, {**(row.cells if row else {}), register.key: new_key})

    def rename_row(self, register: Register, key: str, new_key: str) -> None:
        """Give a row another key; where lists of the table named it, they name it by the new one."""
        bank, renamed = self._sitting.bank, {folded(key): new_key}
        lists = [column.id for column in register.columns if column.type == "list"]
        changed = []
        for row in self.rows(register):
            cells: dict[str, Cell] = {
                name: tuple(renamed.get(folded(str(each)), str(each)) for each in cell)
                if name in lists and isinstance(cell, tuple)
                else cell
                for name, cell in row.cells.items()
            }
            if row.key == key:
                changed.append(drafts.row_gone_draft(bank, register.id, key))
                cells[register.key] = new_key
            if cells != row.cells:
                changed.append(drafts.row_draft(bank, register.id, {**cells}))
        self._record_together(changed)

    def drop_row(self, register: Register, key: str) -> None:
        """Delete a row."""
        self._sitting.drop_row(register.id, key)

    def take_back(self, event: Event) -> Event | None:
        """Take back an event, and with it what was written together with it; return it."""
        together = self._together.get(event.id)
        if together is None:
            return self._sitting.undo(event.id)
        self._take_back_all(together)
        return event

    def bring_back(self) -> Event | None:
        """Let what was taken back last count again, all that was taken back together; return it, or None."""
        by_id = {event.id: event for event in self._sitting.events}
        for undo in reversed(live(self._sitting.events)):
            taken_back = by_id.get(str(undo.draft.value)) if undo.draft.kind is Kind.UNDO else None
            if taken_back is None:
                break
            if taken_back.draft.kind is not Kind.UNDO and undo.id in self._together:
                self._take_back_all(self._together[undo.id])
                return taken_back
            if taken_back.draft.kind is not Kind.UNDO:
                break
        return self._sitting.redo()

    def _take_back_all(self, ids: tuple[str, ...]) -> None:
        self._record_together(Draft(kind=Kind.UNDO, value=each) for each in ids)

    def _record_together(self, given: Iterable[Draft]) -> None:
        """Write drafts in one transaction and remember that they belong together, by the last of them."""
        events = self._sitting.record(*given)
        if events:
            self._together[events[-1].id] = tuple(event.id for event in events)


def row_name(register: Register, key: str) -> str:
    """Return how a person would say a row: the name of an expected row, else its key."""
    return next((row.name for row in register.expected if row.key == key), key)
