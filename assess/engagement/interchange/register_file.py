"""One CSV file as the rows of one register, without an answers file around it: all of it, or every reason why not."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from assess.bank.source import Document
from assess.engagement import drafts
from assess.engagement.interchange.problems import Problems
from assess.engagement.interchange.tables import Tables
from assess.engagement.typed import folded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.engagement.events import Json

_PLACE = ("registers",)


def read_register_file(
    bank: Bank, register_id: str, path: Path, columns: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Mapping[str, Json]]:
    """Return the known cells of each row of a CSV file by the row's key, as `assess import` reads it.

    columns: which header of the file is which column, where it bears another name; headers that are then left over are
    ignored. Raises `InputError` with every problem by file and line, naming the column.
    """
    whole = path.expanduser().absolute()
    whole = whole.parent.resolve() / whole.name if not whole.is_symlink() else whole.resolve()
    problems = Problems(Document(str(path), None, {}), whole.parent)
    given = {"csv": whole.name, "columns": _by_id(bank, register_id, columns)}
    rows = [draft.value for draft in Tables(bank, problems, whole.parent).read(_PLACE, register_id, given)]
    problems.refuse()
    return {str(row["key"]): row["cells"] for row in rows if isinstance(row, dict) and isinstance(row["cells"], dict)}


def _by_id(bank: Bank, register_id: str, columns: Mapping[str, str]) -> dict[str, str]:
    """Return the columns that headers stand for by their ids, which a person may have named by their names."""
    ids = {folded(column.name): column.id for column in drafts.register_of(bank, register_id).columns}
    return {header: ids.get(folded(column), column) for header, column in columns.items()}
