"""CSV files beside an answers file: found safely, read with line numbers, columns matched to ours."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from assess.bank.source import nearest
from assess.engagement.typed import clean_text, folded, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a sheet: the line it starts on and its cells, one for each header."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file as read: its name, its headers and its records, empty ones left out.

    problems: lines that hold more cells than there are headers.
    """

    name: str
    headers: tuple[str, ...]
    lines: tuple[Line, ...]
    problems: tuple[tuple[int, str], ...]


class SheetError(Exception):
    """A CSV file that cannot be read, and the line where that is so (0 for the file as a whole)."""

    def __init__(self, why: str, line: int = 0) -> None:
        """Keep the line apart from the sentence."""
        super().__init__(why)
        self.line = line


@dataclass(frozen=True, slots=True)
class Match:
    """Which place in a record holds which of our columns, how many headers are left over, and what does not match."""

    places: Mapping[str, int]
    ignored: tuple[str, ...]
    problems: tuple[str, ...]


def find_sheet(folder: Path, name: str) -> Path:
    """Return the path of a CSV file named in an answers file; raises `SheetError` unless it is inside the folder."""
    parts = PurePath(name).parts
    if PurePath(name).is_absolute() or ".." in parts or "\0" in name:
        raise SheetError("it leaves the folder of the answers file; put the CSV beside it")
    try:
        found = (folder / name).resolve(strict=True)
    except OSError as error:
        raise SheetError(f"it cannot be read: {error.strerror}") from error
    if not found.is_relative_to(folder.resolve()):
        raise SheetError("it is a link that leaves the folder of the answers file; put the CSV beside it")
    if not found.is_file():
        raise SheetError("it is not a file")
    return found


def read_sheet(path: Path, name: str) -> Sheet:
    """Read UTF-8 text, with or without a mark at its start, parted by commas, semicolons or tabs."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetError(f"byte {error.start} is not UTF-8; save it as CSV UTF-8") from error
    except OSError as error:
        raise SheetError(f"it cannot be read: {error.strerror}") from error
    records = _records(text)
    header = next(records, None)
    if header is None:
        raise SheetError("it is empty; its first line names the columns", 1)
    lines = tuple(records)
    width = len(header.cells)
    problems = tuple(
        (line.number, f"it has {len(line.cells)} cells, but there are {width} headers")
        for line in lines
        if any(line.cells[width:])
    )
    return Sheet(name, header.cells, tuple(_fitted(line, width) for line in lines), problems)


def match_columns(
    headers: Sequence[str], wanted: Mapping[str, str], names: Mapping[str, str], *, strict: bool
) -> Match:
    """Match headers to our columns, given their names by id: first as `wanted` (header to column), then by id or name.

    `strict` makes every header that is left over a problem; otherwise it is ignored. A column matched twice is a
    problem always.
    """
    places: dict[str, int] = {}
    ignored, problems = [], []
    by_header = {folded(header): column for header, column in wanted.items()}
    by_word = {folded(word): column for column, name in names.items() for word in (name, column)}
    for place, header in enumerate(headers):
        column = by_header.pop(folded(header), None) or by_word.get(folded(header))
        if column is None or column not in names:
            ignored.append(header)
        elif column in places:
            problems.append(f"two headers mean {column}: {shown(headers[places[column]])} and {shown(header)}")
        else:
            places[column] = place
    left_over = tuple(filter(None, ignored))
    for header in left_over if strict else ():
        hint = "To leave it out, name the ones you want under `columns`"
        problems.append(f"{shown(header)} is none of the columns.{nearest(folded(header), by_word)} {hint}")
    lacking = (header for header in wanted if folded(header) in by_header)
    problems += (f"there is no header {shown(header)}.{nearest(header, headers)}" for header in lacking)
    return Match(places, left_over, tuple(problems))


def _records(text: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    while True:
        start = reader.line_num + 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            raise SheetError(f"it is not CSV: {error}", start) from error
        if record is None:
            return
        cells = tuple(clean_text(cell).strip() for cell in record)
        if any(cells):
            yield Line(start, cells)


def _delimiter(text: str) -> str:
    """Return the mark that parts the first line most often, outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)


def _fitted(line: Line, width: int) -> Line:
    """Return a record with a cell for each header; records may end early."""
    return Line(line.number, (*line.cells[:width], *[""] * (width - len(line.cells))))
