"""Registers on paper: which columns and rows are there, and how a table lies."""

from __future__ import annotations

import pytest

from assess.bank.registers import Register
from assess.engagement.model import Row
from assess.report.worksheet.tables import BlankTable, blank_table
from tests.report import example


def table(register: str, *rows: Row, express: bool = False, filled: bool = False) -> BlankTable:
    found = example.bank().register_by_id[register]
    return blank_table(found, "1.1", rows, express=express, filled=filled, currency="EUR")


@pytest.mark.parametrize(
    ("register", "layout"),
    [
        ("decisions", "upright"),
        ("guardrails", "wide"),
        ("people", "wide"),
        ("kpis", "wide"),
        ("product-lines", "turned"),
    ],
)
def test_a_table_lies_so_that_a_hand_can_write_in_it(register: str, layout: str) -> None:
    assert table(register).layout == layout


def test_every_table_of_the_express_set_stands_upright_with_its_few_rows() -> None:
    for register in example.bank().registers:
        if register.express_rows:
            made = table(register.id, express=True)
            assert (made.layout, len(made.rows)) == ("upright", register.express_rows)
            assert [column.name for column in made.columns] == [c.name for c in register.columns_asked(express=True)]


def test_expected_rows_are_printed_and_free_ones_follow() -> None:
    made = table("decisions")
    assert [row.name for row in made.rows] == [
        each.name for each in example.bank().register_by_id["decisions"].expected
    ] + [
        "",
        "",
    ]
    assert all(len(row.cells) == len(made.columns) - 1 for row in made.rows)


def test_rows_of_the_file_are_counted_and_kept_back_until_they_are_asked_for() -> None:
    row = Row("release", {"decision": "release", "sign-offs": 6.0, "reversible": True})
    quiet, told = table("decisions", row), table("decisions", row, filled=True)
    assert quiet.held == "One row is in the file."
    assert set(quiet.rows[0].cells) == {""}
    assert told.rows[0].cells[1] == "6"
    assert len(told.rows) == len(quiet.rows)


def test_what_people_said_in_confidence_is_asked_and_never_printed() -> None:
    row = Row("Designer", {"person": "Designer", "conflicts": ("Analyst",), "worked-with": ("Tester",)})
    made = table("people", row, filled=True)
    assert "Must not join with" in [column.name for column in made.columns]
    assert "Analyst" not in made.rows[0].cells
    assert "Tester" in made.rows[0].cells


def test_levels_are_written_as_letters_with_their_anchors_beside_them() -> None:
    made = table("product-lines", Row("North", {"line": "North", "reuse": 3.0}), filled=True)
    reuse = next(column for column in made.columns if column.name == "Reuse")
    assert reuse.levels[3] == ("D", "Most parts come from a shared catalogue")
    assert made.rows[0].cells[[column.name for column in made.columns].index("Reuse") - 1] == "D"


def test_heads_say_what_may_be_written_and_their_widths_fill_the_page() -> None:
    made = table("product-lines")
    assert next(column.form for column in made.columns if column.name == "Annual spend") == "EUR"
    choice = next(column for column in table("guardrails").columns if column.name == "Domain")
    assert choice.form == "Compliance, Security or Performance"
    for register in example.bank().registers:
        assert sum(float(column.width) for column in table(register.id).columns) == pytest.approx(100, abs=1)


def test_a_register_of_one_column_has_a_table_too() -> None:
    register = Register.model_validate(
        {
            "id": "x",
            "name": "X",
            "row": "x",
            "intro": "X.",
            "columns": [{"id": "x", "name": "X", "ask": "?", "type": "text"}],
        }
    )
    assert blank_table(register, "1.1", (), express=False, filled=False).columns[0].width == "100.0"
