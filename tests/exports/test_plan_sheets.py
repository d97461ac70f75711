"""The plan as tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from assess.engagement.model import PlanInputs
from assess.exports.plan_sheets import actions_sheet, days_of, gates_sheet, lines_sheet, money_sheet, squad_sheet
from assess.exports.summary_sheet import summary_sheet
from assess.scoring.ranges import Range
from tests.exports.pages import material_of
from tests.report import example, plans

if TYPE_CHECKING:
    from assess.exports.cells import Value
    from assess.exports.sheets import Sheet
    from assess.planning.rollout import RolloutPlan

BANK = example.bank()


def column(sheet: Sheet, head: str) -> list[Value]:
    return [row[sheet.heads.index(head)] for row in sheet.rows]


def test_every_row_has_a_cell_for_every_head(any_plan: RolloutPlan) -> None:
    made = (gates_sheet, squad_sheet, money_sheet)
    sheets = [*(maker(any_plan) for maker in made), actions_sheet(BANK, any_plan), lines_sheet(BANK, any_plan)]
    for sheet in (*sheets, summary_sheet(material_of(any_plan))):
        assert {len(sheet.heads)} >= {len(row) for row in sheet.rows}
        assert len(sheet.heads) == len(set(sheet.heads))


def test_a_gate_has_its_weeks_and_dates_from_the_earliest_to_the_latest() -> None:
    sheet = gates_sheet(plans.made())
    assert [column(sheet, f"P50 week, {end}")[0] for end in ("earliest", "latest")] == [11, 17]
    assert [date(2027, 6, 1), date(2028, 1, 15)] == [column(sheet, f"P80 date, {e}")[0] for e in ("earliest", "latest")]


def test_without_a_start_date_the_dates_are_blank_and_the_weeks_are_not() -> None:
    sheet = gates_sheet(plans.unknown())
    assert {None} == set(column(sheet, "P50 date, latest"))
    assert column(sheet, "P50 week, latest")[0] == 17


def test_an_action_runs_on_working_days_and_never_on_a_holiday() -> None:
    plan = plans.made(plans.example.engagement(plan=PlanInputs(holidays=("2026-10-12",))))
    assert plan.schedule.start == "2026-10-05"
    assert days_of(plan, Range(1, 2)) == ("2026-10-13", "2026-10-20")
    assert days_of(plans.unknown(), Range(1, 2)) is None


def test_an_action_names_its_phase_what_comes_first_and_why_it_is_called() -> None:
    plan = plans.made()
    sheet = actions_sheet(BANK, plan)
    assert column(sheet, "After")[:2] == ["none", "1"]
    assert [plan.phases[0].name, plan.phases[-1].name] == [column(sheet, "Phase")[0], column(sheet, "Phase")[-1]]
    assert column(sheet, "Called by")[0] == "Neglecting guardrails (detected)"


def test_the_squads_stand_first_and_then_who_is_in_none_and_why() -> None:
    found = column(squad_sheet(plans.made()), "Standing")
    assert found == ["member"] * 10 + ["left out"] * 2 + ["left out: not yet known"]
    assert column(squad_sheet(plans.unknown()), "Standing")[:2] == ["hire", "release"]


def test_a_line_says_whether_it_goes_first_and_how_often_it_ranks_first_in_per_cent() -> None:
    sheet = lines_sheet(BANK, plans.made())
    assert column(sheet, "Standing") == ["goes first, recommended", "none", "none"]
    assert column(sheet, "First in draws, least") == [82, 3, None]
    assert "First in draws, least" in sheet.percent


def test_sums_that_are_not_known_are_blank() -> None:
    known, unknown = money_sheet(plans.made()), money_sheet(plans.unknown())
    assert [column(known, "Total known, least")[0], column(known, "Currency")[0]] == [10_123, "EUR"]
    assert {None} == {*column(unknown, "Total known, most"), *column(unknown, "Currency")}


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("Line that goes first", "Invoicing for partners goes first"),
        ("Squad", "A squad of five is found; no better squad can be formed of those known to be able to join"),
        ("Sums leave out", "The platform's running cost: question 7.8."),
        ("Tranche 3", "30,000 EUR, no gate is left for it"),
    ],
)
def test_the_summary_says_what_the_plan_comes_to(head: str, wanted: str) -> None:
    assert wanted in [said for what, said in summary_sheet(material_of(plans.made())).rows if what == head]


def test_the_summary_leaves_out_what_there_is_nothing_to_say_of() -> None:
    plan = plans.made()
    assert "Chosen by hand" not in column(summary_sheet(material_of(plan)), "What")
    chosen = replace(plan, pilot=plans.hostile("x").pilot)
    assert "Chosen by hand" in column(summary_sheet(material_of(chosen)), "What")
