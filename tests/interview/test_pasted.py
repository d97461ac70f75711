"""Rows pasted from a spreadsheet: what fits, and every cell that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.bank.registers import RegisterColumn
from assess.interview.pasted import Misfit, Spot, read_pasted
from assess.interview.tables import Tables

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.bank.registers import Register
    from assess.engagement.sitting import Sitting
    from assess.interview.pasted import Pasted

KEY = Spot("decision", ())


@pytest.fixture
def tables(sitting: Sitting) -> Tables:
    return Tables(sitting, express=False)


@pytest.fixture
def register(bank: Bank) -> Register:
    return bank.register_by_id["decisions"]


def rows(pasted: Pasted) -> dict[str, dict[str, object]]:
    return {key: dict(cells) for key, cells in pasted.rows.items()}


def test_a_heading_says_which_column_is_which(tables: Tables, register: Register) -> None:
    pasted = read_pasted(tables, register, "OWNER\tElse\tdecision\nLead\tx\tHiring\n\t\tOwn\n", KEY)
    assert (pasted.headed, pasted.ignored, pasted.lines, pasted.misfits) == (True, ("Else",), 2, ())
    assert rows(pasted) == {"hire": {"owner": "Lead"}, "Own": {}}
    assert [column.id for column in pasted.columns] == ["decision", "owner"]


def test_without_a_heading_columns_are_taken_in_order(tables: Tables, register: Register) -> None:
    pasted = read_pasted(tables, register, "pricing\t12\tnone\r\nOwn\t\t[/etc/passwd]\r\n", KEY)
    assert not pasted.headed
    assert rows(pasted) == {"price": {"days": 12.0, "owner": None}, "Own": {"owner": "[/etc/passwd]"}}


def test_cells_beside_the_key_fill_the_rows_from_the_cursor_down(tables: Tables, register: Register) -> None:
    pasted = read_pasted(tables, register, "3\tA\n4\tB\n5\tC", Spot("days", ("hire", "price")))
    assert rows(pasted) == {"hire": {"days": 3.0, "owner": "A"}, "price": {"days": 4.0, "owner": "B"}}
    assert pasted.misfits == (Misfit(3, "", "there is no row for it; paste under Decision to add rows"),)


def test_a_row_of_which_a_cell_does_not_fit_is_left_out_and_every_misfit_told(
    tables: Tables, register: Register
) -> None:
    pasted = read_pasted(tables, register, "Decision\tDays\nOwn\tx\n?\t200\nOther\t1", KEY)
    assert rows(pasted) == {"Other": {"days": 1.0}}
    assert [(misfit.line, misfit.column) for misfit in pasted.misfits] == [(2, "Days"), (3, "Decision"), (3, "Days")]


def test_a_row_given_twice_or_too_wide_does_not_fit(tables: Tables, register: Register) -> None:
    pasted = read_pasted(tables, register, "Own\t1\nOWN \t2\nOther\t1\tA\tB", KEY)
    assert rows(pasted) == {"Own": {"days": 1.0}}
    assert [str(misfit.why) for misfit in pasted.misfits] == [
        "the row 'OWN' is given twice",
        "it has 4 cells; there is room for 3 from here",
    ]


def test_a_row_that_is_there_is_found_whatever_its_case(tables: Tables, register: Register) -> None:
    tables.put_row(register, "Own", {})
    assert list(read_pasted(tables, register, "OWN\t1", KEY).rows) == ["Own"]


def test_a_quoted_cell_may_hold_tabs_and_line_ends(tables: Tables, register: Register) -> None:
    pasted = read_pasted(tables, register, 'Own\t1\t"a\tb\nsaid ""c"""', KEY)
    assert rows(pasted) == {"Own": {"days": 1.0, "owner": 'a\tb\nsaid "c"'}}


def test_stray_quotes_swallow_no_lines(tables: Tables, register: Register) -> None:
    pasted = read_pasted(tables, register, '"Own\t1\nOther\t2', KEY)
    assert rows(pasted) == {'"Own': {"days": 1.0}, "Other": {"days": 2.0}}


def test_levels_are_counted_as_on_the_screen_unless_told_otherwise(tables: Tables, register: Register) -> None:
    level = RegisterColumn.model_validate(
        {"id": "days", "name": "Days", "ask": "?", "type": "level", "anchors": list("abcde")}
    )
    levels = register.model_copy(update={"columns": (register.columns[0], level)})
    given = [read_pasted(tables, levels, "Own\t4", KEY, from_nought=nought) for nought in (False, True)]
    assert [rows(each) for each in given] == [{"Own": {"days": 3.0}}, {"Own": {"days": 4.0}}]
    assert given[0].has_levels
