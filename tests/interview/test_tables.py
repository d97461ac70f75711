"""What is asked of a table, and going on with one that was broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.sitting import Sitting, read_engagement
from assess.interview.tables import Tables, row_name

if TYPE_CHECKING:
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.bank.registers import Register


def decisions(bank: Bank) -> Register:
    return bank.register_by_id["decisions"]


def test_the_express_set_asks_for_fewer_columns_and_rows(bank: Bank, sitting: Sitting) -> None:
    full, express = Tables(sitting, express=False), Tables(sitting, express=True)
    register = decisions(bank)
    assert [column.id for column in full.columns(register)] == ["decision", "days", "owner"]
    assert [column.id for column in express.columns(register)] == ["decision", "days"]
    assert [row.key for row in full.missing_rows(register)] == ["hire", "price"]
    assert [row.key for row in express.missing_rows(register)] == ["hire"]
    assert (full.free_rows(register), express.free_rows(register)) == (None, 0)


def test_rows_of_ones_own_are_counted_down_in_the_express_set(bank: Bank, sitting: Sitting) -> None:
    express, rules = Tables(sitting, express=True), bank.register_by_id["rules"]
    assert express.free_rows(rules) == 2
    express.put_row(rules, "Spend", {"owner": None})
    assert express.free_rows(rules) == 1


def test_a_row_is_on_disk_cell_by_cell(bank: Bank, sitting: Sitting, path: Path) -> None:
    tables, register = Tables(sitting, express=False), decisions(bank)
    tables.put_row(register, "hire", {"days": 12.0})
    tables.put_row(register, "hire", {"owner": None})
    (row,) = read_engagement(path, bank).registers["decisions"]
    assert (row.key, row.cells["days"], row.cells["owner"]) == ("hire", 12.0, None)


def test_a_row_that_was_broken_off_goes_on_after_its_last_cell(bank: Bank, sitting: Sitting) -> None:
    tables, register = Tables(sitting, express=False), decisions(bank)
    assert tables.cut_off_row(register) is None
    tables.put_row(register, "hire", {"days": 12.0})
    cut_off = tables.cut_off_row(register)
    assert cut_off is not None
    assert (cut_off.row.key, [column.id for column in cut_off.columns]) == ("hire", ["owner"])
    tables.put_row(register, "hire", {"owner": "Lead"})
    assert tables.cut_off_row(register) is None


def test_a_row_can_be_taken_out(bank: Bank, sitting: Sitting) -> None:
    tables, register = Tables(sitting, express=False), decisions(bank)
    tables.put_row(register, "hire", {"days": 1.0})
    tables.drop_row(register, "hire")
    assert tables.rows(register) == ()


def test_an_expected_row_goes_by_its_name(bank: Bank) -> None:
    assert [row_name(decisions(bank), key) for key in ("hire", "Own")] == ["Hiring", "Own"]
