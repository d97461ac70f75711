"""What a register is known to hold: its rows, the rows still missing, and how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.model import Cell, Engagement


class Blank(Enum):
    """Why a cell holds nothing: nobody knows yet, or nobody was asked."""

    UNKNOWN = "unknown"
    NOT_ASKED = "not-asked"


Held: TypeAlias = "Cell | Blank"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as rules read it. `cells` holds only what is known."""

    key: str
    cells: Mapping[str, Cell]
    table: Table

    def held(self, column: str) -> Held:
        """Return a cell, or why it is blank."""
        if column == self.table.register.key:
            return self.key
        if column not in self.cells:
            return self.table.blank(column)
        return Blank.UNKNOWN if self.table.unsure else self.cells[column]


@dataclass(frozen=True)
class Table:
    """A register as rules read it.

    content: key and known cells of the rows entered, then of each expected row that is missing, blank but for its key.
    missing: how many those are. more: further rows may exist. unsure: nothing in it is certain. out: nobody was asked.
    """

    register: Register
    content: tuple[tuple[str, Mapping[str, Cell]], ...]
    missing: int
    more: bool
    unsure: bool
    out: bool
    express: bool

    @cached_property
    def rows(self) -> tuple[TableRow, ...]:
        """Every row, entered or missing."""
        return tuple(TableRow(key, cells, self) for key, cells in self.content)

    def taken_at_its_word(self) -> Table:
        """Return the table as if its respondent were sure, for measures that are widened afterwards."""
        return replace(self, unsure=False) if self.unsure else self

    def blank(self, column: str) -> Blank:
        """Return why a cell of this column is blank: the express set asks for some columns only."""
        found = self.register.column(column)
        asked = not self.express or (found is not None and found.express)
        return Blank.UNKNOWN if asked else Blank.NOT_ASKED

    def required(self) -> Iterator[RegisterColumn]:
        """Yield the columns that a complete row has."""
        for column in self.register.columns:
            if column.required and (column.express or not self.express):
                yield column

    def complete(self, row: TableRow) -> bool:
        """Whether all required cells of a row are known."""
        return all(column.id in row.cells or column.id == self.register.key for column in self.required())

    @property
    def sampled(self) -> bool:
        """Whether the express set stopped asking, so that there may be more rows than were entered."""
        return self.express and not self.register.expected and len(self.rows) >= self.register.express_rows

    @property
    def known_share(self) -> float:
        """The share of required cells that are known, the key aside, over the rows entered and expected."""
        wanted = [column.id for column in self.required() if column.id != self.register.key]
        cells = len(wanted) * len(self.rows)
        known = sum(column in row.cells for row in self.rows for column in wanted)
        return known / cells if cells else 0.0

    @property
    def mapped(self) -> Range | None:
        """How completely the table is filled, 0..100: its complete rows, at best with the missing ones complete too."""
        if not self.rows:
            return None
        complete = sum(self.complete(row) for row in self.rows)
        return Range(100 * complete / len(self.rows), 100 * (complete + self.missing) / len(self.rows))


def read_table(
    register: Register, engagement: Engagement, *, finished: bool, unsure: bool = False, out: bool = False
) -> Table:
    """Return a register as rules read it. `finished` says that its respondent called it complete."""
    entered = engagement.registers.get(register.id, ())
    express = engagement.express
    expected = register.expected[: register.express_rows] if express else register.expected
    keys = {row.key for row in entered}
    missing = [row.key for row in expected if row.key not in keys]
    cells: list[tuple[str, Mapping[str, Cell]]] = [(row.key, row.cells) for row in entered]
    cells += [(key, {}) for key in missing]
    more = not finished and not register.expected
    return Table(register, tuple(cells), len(missing), more=more, unsure=unsure, out=out, express=express)
