"""The company's tables during an interview: what is asked of each, what is still to come, and where one was cut off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.registers import Expected, Register, RegisterColumn
    from assess.engagement.model import Cell, Row
    from assess.engagement.sitting import Sitting


@dataclass(frozen=True, slots=True)
class CutOff:
    """A row that was begun and not finished, and the columns after its last known cell."""

    row: Row
    columns: tuple[RegisterColumn, ...]


class Tables:
    """The registers of an open file, as the express set or the full set asks for them.

    In the express set only some columns are asked for, and only the first few rows.
    """

    def __init__(self, sitting: Sitting, *, express: bool) -> None:
        self._sitting = sitting
        self._express = express

    def columns(self, register: Register) -> tuple[RegisterColumn, ...]:
        """Return the columns to ask for, the key first."""
        return tuple(
            column for column in register.columns if column.express or column.id == register.key or not self._express
        )

    def rows(self, register: Register) -> tuple[Row, ...]:
        """Return the rows entered so far, by anybody."""
        return self._sitting.engagement.registers.get(register.id, ())

    def row(self, register: Register, key: str) -> Row | None:
        """Return the row of that key, if it has been entered."""
        return next((row for row in self.rows(register) if row.key == key), None)

    def missing_rows(self, register: Register) -> tuple[Expected, ...]:
        """Return the expected rows that nobody has entered yet."""
        asked = register.expected[: register.express_rows] if self._express else register.expected
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

    def drop_row(self, register: Register, key: str) -> None:
        """Delete a row."""
        self._sitting.drop_row(register.id, key)


def row_name(register: Register, key: str) -> str:
    """Return how a person would say a row: the name of an expected row, else its key."""
    return next((row.name for row in register.expected if row.key == key), key)
