"""Tables as CSV, and the names of a workbook's sheets."""

from __future__ import annotations

import csv
import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assess.exports.sheets import as_csv, sheet_of, tab_names


def test_a_table_comes_back_from_csv_as_it_was() -> None:
    sheet = sheet_of("Any", ("Name", "Figure"), [('a "b", c\nd', 1.5), ("ü", None), ("x", date(2026, 5, 2))])
    content = as_csv(sheet)
    assert content.endswith(b"\r\n")
    read = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert read == [["Name", "Figure"], ['a "b", c\nd', "1.5"], ["ü", ""], ["x", "2026-05-02"]]


def test_figures_stay_figures_and_text_is_in_quotes_and_no_formula() -> None:
    content = as_csv(sheet_of("Any", ("=Head", "n"), [("=1+1", -5), ("a;=1+1", 2)]))
    assert content == b'"\'=Head","n"\r\n"\'=1+1",-5\r\n"a;=1+1",2\r\n'


def test_sheet_names_follow_the_rules_of_excel() -> None:
    long = "Recurring dependencies between all the teams"
    names = tab_names(["A/B: [c]?*\\", long, long, "HISTORY", "'quoted'", "", "a b   c"])
    assert ("A B   c", long[:30], f"{long[:29]} 2", "HISTORY 2", "quoted", "Sheet", "a b   c 2") == names


@given(st.lists(st.text(max_size=50), max_size=8))
def test_any_names_become_different_ones_that_excel_takes(wanted: list[str]) -> None:
    names = tab_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")


def test_a_table_takes_no_text_that_a_file_could_not_hold() -> None:
    assert sheet_of("Any", ("Text", "n"), [("a\x00b\r\n\x1bc", 1)]).rows == (("ab\nc", 1),)
