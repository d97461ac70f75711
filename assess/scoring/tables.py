"""What a register is known to hold: its rows, the rows still missing, and how far it can be trusted."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.registers import Register
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
        table = self.table
        if column == table.register.key:
            return self.key
        if column in table.unasked:
            return Blank.NOT_ASKED
        return Blank.UNKNOWN if table.unsure else self.cells.get(column, Blank.UNKNOWN)


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

    @cached_property
    def unasked(self) -> frozenset[str]:
        """The columns nobody is asked for: the express set leaves some out, whatever they may hold."""
        return frozenset(column.id for column in self.register.columns if self.express and not column.express)

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The columns that a complete row has, the key aside."""
        wanted = (column.id for column in self.register.columns[1:] if column.required)
        return tuple(column for column in wanted if column not in self.unasked)

    def complete(self, row: TableRow) -> bool:
        """Whether all required cells of a row are known."""
        return all(column in row.cells for column in self.required)

    @property
    def unseen(self) -> float:
        """How many rows there may be besides these: those nobody finished, or that the express set does not ask for."""
        asked, expected = self.register.express_rows, len(self.register.expected)
        if self.more or (self.express and not expected and len(self.rows) >= asked):
            return math.inf
        return float(max(0, expected - asked)) if self.express and asked else 0.0

    @property
    def known_share(self) -> float:
        """The share of required cells that are known, the key aside, over the rows entered and expected."""
        cells = len(self.required) * len(self.rows)
        known = sum(column in row.cells for row in self.rows for column in self.required)
        return known / cells if cells else 0.0

    def mapped(self, *, finished: bool) -> Range:
        """Return how completely the table is filled, 0..100: the share of its rows that are complete.

        Rows that are missing may yet be complete, and so may those with gaps until the table is called finished.
        """
        if not self.rows:
            return Range(0.0, 100.0)
        complete = sum(self.complete(row) for row in self.rows)
        at_best = complete + self.missing if finished else len(self.rows)
        return Range(100 * complete / len(self.rows), 100 * at_best / len(self.rows))


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
