"""Registers in print: what is left out, what stands below its line, and how wide columns are."""

from __future__ import annotations

from types import MappingProxyType

from assess.engagement.model import Company, Engagement, Row
from assess.report.registers import RegisterView, registers_view
from tests.report import companies, example
from tests.report.unplanned import material


def register(name: str, engagement: Engagement) -> RegisterView:
    return next(each for each in registers_view(material(engagement)) if each.name == name)


def test_no_register_tells_its_reader_what_to_enter() -> None:
    for each in example.bank().registers:
        about = each.about or each.intro
        assert not {"Write", "Take", "Add", "enough"} & set(about.replace(".", " ").split())


def test_a_column_that_nobody_filled_is_named_and_not_printed() -> None:
    people = register("People", companies.all_best())
    assert "Home team" not in people.tables[0].heads
    assert people.missing == (
        "Not known for any row: Home team, Manager, UTC offset, Has worked with and Weeks to replace."
    )
    assert people.layout == "upright"


def test_a_long_text_stands_below_its_line() -> None:
    matters = register("Reserved matters", companies.manufacturer())
    (table,) = matters.tables
    assert "Reason" not in table.heads
    assert any(row.below.startswith(f"Reason: {companies.LONG_ANSWER[:1900]}") for row in table.rows)


def test_a_long_word_takes_no_more_than_its_share() -> None:
    (table,) = register("Reserved matters", companies.manufacturer()).tables
    assert float(table.widths[0]) < 50


def test_amounts_stand_under_their_currency() -> None:
    rows = (Row("a", MappingProxyType({"line": "a", "annual-spend": 7.0})),)
    lines = register("Product lines", Engagement(company=Company(currency="EUR"), registers={"product-lines": rows}))
    assert [row.head for part in lines.tables for row in part.rows] == ["Annual spend, EUR"] or (
        "Annual spend, EUR" in lines.tables[0].heads
    )


def test_readings_have_months() -> None:
    rows = (Row("a", MappingProxyType({"kpi": "a", "readings": (("2026-03", 41.0),)})),)
    (table,) = register("KPIs", Engagement(registers={"kpis": rows})).tables
    assert [cell.text for cell in table.rows[0].cells] == ["March 2026: 41"]


def test_a_map_that_has_nothing_to_show_is_missed_with_a_reason() -> None:
    decisions = register("Decisions", companies.all_best())
    assert decisions.flow is None
    assert decisions.missing.startswith("No decision needs more than two sign-offs")
