"""Sheets as one Excel workbook: typed cells, no formula, no link, and the same bytes for the same sheets."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter  # type: ignore[import-untyped] # it ships no types

from assess.exports.sheets import tab_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format  # type: ignore[import-untyped] # likewise
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped] # likewise

    from assess.exports.cells import Value
    from assess.exports.sheets import Sheet

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# A workbook records when it was made. Today's date would give other bytes each day, so it is always this one.
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - Excel's own dates have no zone
_A4 = 9
_LONGEST_TEXT = 32_767
_NARROW, _WIDE = 9, 60
_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "head": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8E8E8"},
    "text": {"text_wrap": True, "valign": "top"},
    "figure": {"valign": "top"},
    "percent": {"valign": "top", "num_format": '0.##" %"'},
    "date": {"valign": "top", "num_format": "yyyy-mm-dd"},
}


def as_xlsx(sheets: Sequence[Sheet], title: str) -> bytes:
    """Return a workbook with these sheets, in their order; title: what its properties call it."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"title": title[:255], "created": _MADE})
        formats = {name: book.add_format(dict(properties)) for name, properties in _FORMATS.items()}
        for tab, sheet in zip(tab_names(each.name for each in sheets), sheets, strict=True):
            _fill(book.add_worksheet(tab), sheet, formats)
    return target.getvalue()


def _fill(target: Worksheet, sheet: Sheet, formats: Mapping[str, Format]) -> None:
    for place, head in enumerate(sheet.heads):
        target.set_column(place, place, _width(head, [row[place] for row in sheet.rows]))
        target.write_string(0, place, head, formats["head"])
    for line, row in enumerate(sheet.rows, start=1):
        for place, (head, cell) in enumerate(zip(sheet.heads, row, strict=True)):
            _write(target, line, place, cell, formats, percent=head in sheet.percent)
    target.freeze_panes(1, 1)
    if sheet.rows:
        target.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)
    _set_up_print(target)


def _write(  # noqa: PLR0913 - where to, what and how
    target: Worksheet, line: int, place: int, cell: Value, formats: Mapping[str, Format], *, percent: bool
) -> None:
    """Write one cell by its own type: text is never looked at for a formula, a figure or an address."""
    if isinstance(cell, str):
        target.write_string(line, place, cell[:_LONGEST_TEXT], formats["text"])
    elif isinstance(cell, date):
        target.write_datetime(line, place, cell, formats["date"])
    elif cell is None:
        target.write_blank(line, place, None, formats["text"])
    else:
        target.write_number(line, place, cell, formats["percent" if percent else "figure"])


def _width(head: str, cells: Sequence[Value]) -> int:
    """Return a column's width in characters: room for its longest line, within bounds, the rest is wrapped."""
    lines = [line for cell in cells for line in str("" if cell is None else cell).split("\n")]
    longest = max((len(line) for line in (*head.split(), *lines)), default=0)
    return min(_WIDE, max(_NARROW, longest + 2))


def _set_up_print(target: Worksheet) -> None:
    """Print sideways on A4, one page wide, with the heads on every page and nothing of the client's in the margin."""
    target.set_landscape()
    target.set_paper(_A4)
    target.fit_to_pages(1, 0)
    target.repeat_rows(0)
    target.set_footer("&L&A&R&P / &N")
