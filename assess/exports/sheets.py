"""A table on its way into a file: one row of heads, then rows of cells, as CSV or as a sheet of a workbook."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.exports.cells import guarded, kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.exports.cells import Value

_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = "history"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table, made by `sheet_of`. percent: the heads of the columns whose figures are per cent."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    percent: frozenset[str] = frozenset()


def sheet_of(name: str, heads: Iterable[str], rows: Iterable[Iterable[Value]], percent: Iterable[str] = ()) -> Sheet:
    """Return a table, its text rid of whatever a file could not hold."""
    clean = tuple(tuple(kept(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)
    return Sheet(name, tuple(heads), clean, frozenset(percent))


def as_csv(sheet: Sheet) -> bytes:
    """Return a table as CSV (RFC 4180, UTF-8), every text in quotes and none of them a formula.

    The quotes matter: a program that parts cells by semicolons would cut a bare `a;=1+1` into a cell and a formula.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    for row in (sheet.heads, *sheet.rows):
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return target.getvalue().encode()


def tab_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return names as Excel takes them for sheets: at most 31 characters, none it forbids, no two alike."""
    taken: set[str] = {_RESERVED}
    found = []
    for name in names:
        base = _FORBIDDEN.sub(" ", name).strip().strip("'").strip() or "Sheet"
        number, tab = 1, _cut(base, "")
        while tab.casefold() in taken:
            number += 1
            tab = _cut(base, f" {number}")
        taken.add(tab.casefold())
        found.append(tab)
    return tuple(found)


def _cut(name: str, end: str) -> str:
    return name[: _LONGEST_NAME - len(end)].rstrip().rstrip("'") + end
