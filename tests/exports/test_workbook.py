"""Sheets as an Excel workbook, read back by another library."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl

from assess.exports.sheets import sheet_of
from assess.exports.workbook import as_xlsx

ATTACKS = ("=1+1", "+1", "-1", "@x", "{=1}", "https://evil.example", "mailto:a@b.c", "internal:A!A1", "_x0041_")


def read(*sheets: object) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(sheets, "Plan")))  # type: ignore[arg-type]


def test_cells_keep_their_types() -> None:
    sheet = sheet_of(
        "Any", ("Text", "Figure", "Share", "Day", "Open"), [("a\nb", 1.5, 40, date(2026, 5, 2), None)], ["Share"]
    )
    (row,) = read(sheet)["Any"].iter_rows(min_row=2)
    day = datetime(2026, 5, 2)  # noqa: DTZ001 - Excel's dates have no zone
    assert ["a\nb", 1.5, 40, day, None] == [cell.value for cell in row]
    assert row[2].number_format == '0.##" %"'


def test_no_text_becomes_a_formula_a_figure_or_a_link() -> None:
    book = read(sheet_of("Any", ("Text",), [(text,) for text in (*ATTACKS, "12")]))
    cells = [row[0] for row in book["Any"].iter_rows(min_row=2)]
    assert {"s"} == {cell.data_type for cell in cells}
    assert [*ATTACKS, "12"] == [cell.value for cell in cells]
    assert not any(cell.hyperlink for cell in cells)


def test_heads_stay_in_sight_and_on_every_printed_page() -> None:
    sheet = read(sheet_of("Any", ("Text", "More"), [("a", "b")]))["Any"]
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation) == ("B2", "$1:$1", "landscape")
    assert sheet["A2"].alignment.wrap_text


def test_a_cell_longer_than_excel_takes_is_cut() -> None:
    book = read(sheet_of("Any", ("Text",), [("x" * 40_000,)]))
    assert len(book["Any"]["A2"].value) == 32_767


def test_an_empty_table_has_its_heads() -> None:
    assert list(read(sheet_of("Any", ("Text",), []))["Any"].values) == [("Text",)]
