"""What is asked of a table, and going on with one that was broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from pydantic import BaseModel

from assess.bank.registers import Register, RegisterColumn
from assess.engagement.model import Row
from assess.engagement.sitting import Sitting, read_engagement
from assess.interview.machine import Interview
from assess.interview.tables import Line, Tables, row_name

if TYPE_CHECKING:
    from pathlib import Path

    from assess.bank.model import Bank

_Model = TypeVar("_Model", bound=BaseModel)


def decisions(bank: Bank) -> Register:
    return bank.register_by_id["decisions"]


MENTIONS = RegisterColumn.model_validate({"id": "mentions", "name": "Mentions", "ask": "Which?", "type": "list"})


def again(model: _Model, **changed: object) -> _Model:
    """Return a model made anew with some fields changed, and nothing it worked out before."""
    return model.model_construct(**{name: getattr(model, name) for name in model.model_fields_set} | changed)


def made_register(**columns: dict[str, Any]) -> Register:
    """Return a register with a key and these columns of numbers."""
    key = {"id": "it", "name": "It", "ask": "Which?", "type": "text", "required": True, "express": True}
    numbers = [
        {"id": one, "name": one, "ask": "?", "type": "number", "min": 0, "max": 9, **fields}
        for one, fields in columns.items()
    ]
    return Register.model_validate(
        {"id": "made", "name": "Made", "row": "row", "intro": "-", "columns": [key, *numbers]}
    )


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


def test_a_table_lies_open_with_its_expected_rows_first(bank: Bank, sitting: Sitting) -> None:
    full, express, register = Tables(sitting, express=False), Tables(sitting, express=True), decisions(bank)
    full.put_row(register, "Own", {})
    full.put_row(register, "price", {"days": 3.0})
    assert [(line.key, line.row is not None) for line in full.lines(register)] == [
        ("hire", False),
        ("price", True),
        ("Own", True),
    ]
    assert [line.key for line in express.lines(register)] == ["hire", "price", "Own"]


def test_a_row_is_complete_once_what_it_needs_of_what_is_asked_is_known(sitting: Sitting) -> None:
    register = made_register(owner={"required": True}, days={"required": True, "express": True})
    for express, done in ((False, [False, False, True]), (True, [False, True, True])):
        tables = Tables(sitting, express=express)
        lines = [
            Line("a", None),
            Line("b", Row("b", {"it": "b", "days": 1.0})),
            Line("c", Row("c", {"it": "c", "days": 1.0, "owner": None})),
        ]
        assert [tables.is_complete(register, line) for line in lines] == done


def test_a_new_row_needs_a_name_that_no_row_has(bank: Bank, sitting: Sitting) -> None:
    tables, register = Tables(sitting, express=False), decisions(bank)
    tables.put_row(register, "Own", {})
    tables.put_row(register, "hire", {})
    assert tables.new_key(register, "PRICING") == "price"
    for taken in ("OWN", "Hiring", " hire "):
        with pytest.raises(ValueError, match="is in the table already"):
            tables.new_key(register, taken)
    for nothing in ("", "?"):
        with pytest.raises(ValueError, match="names the row"):
            tables.new_key(register, nothing)


def test_many_rows_are_written_and_taken_back_together(bank: Bank, sitting: Sitting, path: Path) -> None:
    interview = Interview(sitting, "ceo")
    tables, register = interview.tables, decisions(bank)
    tables.put_row(register, "Own", {"days": 1.0, "owner": "Lead"})
    before = tables.rows(register)
    tables.put_rows(register, {"OWN": {"days": 2.0}, "price": {"owner": None}})
    after = tables.rows(register)
    assert [dict(row.cells) for row in after] == [
        {"decision": "Own", "days": 2.0, "owner": "Lead"},
        {"decision": "price", "owner": None},
    ]
    for _ in range(2):
        assert interview.undo() is not None
        assert tables.rows(register) == before
        assert interview.redo() is not None
        assert tables.rows(register) == after
    interview.undo()
    interview.undo()
    assert tables.rows(register) == ()
    interview.redo()
    assert tables.rows(register) == before
    interview.redo()
    assert read_engagement(path, bank).registers["decisions"] == after
    assert interview.redo() is None


def test_a_copy_has_the_cells_of_its_row(bank: Bank, sitting: Sitting) -> None:
    tables, register = Tables(sitting, express=False), decisions(bank)
    tables.put_row(register, "Own", {"days": 1.0})
    tables.copy_row(register, "Own", "Other")
    assert [dict(row.cells) for row in tables.rows(register)] == [
        {"decision": "Own", "days": 1.0},
        {"decision": "Other", "days": 1.0},
    ]


def test_a_row_keeps_its_cells_and_its_mentions_under_another_name(bank: Bank, tmp_path: Path) -> None:
    rules = bank.register_by_id["rules"]
    rules = again(rules, columns=(*rules.columns, MENTIONS))
    with Sitting.create(tmp_path / "x.assess", again(bank, registers=(rules,)), {"name": "Acme"}) as sitting:
        interview = Interview(sitting, "")
        tables = interview.tables
        tables.put_row(rules, "Spnd", {"owner": "Lead"})
        tables.put_row(rules, "Hire", {"mentions": ("Spnd", "Nobody")})
        before = tables.rows(rules)
        tables.rename_row(rules, "Spnd", "Spend")
        assert {row.key: dict(row.cells) for row in tables.rows(rules)} == {
            "Hire": {"rule": "Hire", "mentions": ("Spend", "Nobody")},
            "Spend": {"rule": "Spend", "owner": "Lead"},
        }
        interview.undo()
        assert tables.rows(rules) == before
