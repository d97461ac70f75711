"""The sheets to be filled in: benchmark audit, innovation sprint, change plan and business models."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Sure
from assess.engagement.model import Agreement, Company
from assess.report.appendices.benchmark import benchmark_sheet
from assess.report.appendices.blank import Blank
from assess.report.appendices.business_model import business_model_sheet
from assess.report.appendices.change_plan import change_plan_sheet
from assess.report.appendices.sprint import ITEMS, sprint_sheet
from tests.report import example, plans
from tests.report.appendices.made import client, facts_of, material_of, plan_with

if TYPE_CHECKING:
    from assess.engagement.model import Cell
    from assess.planning.rollout import RolloutPlan
    from assess.report.appendices.benchmark import BenchmarkSheet
    from assess.report.appendices.business_model import BusinessModelSheet
    from assess.report.appendices.change_plan import ChangePlanSheet
    from tests.report.appendices.made import Described


def plain(text: object) -> str:
    return str(text).replace("\N{NO-BREAK SPACE}", " ")


# Benchmark audit


def benchmark(plan: RolloutPlan) -> BenchmarkSheet:
    return benchmark_sheet(material_of(plan), facts_of(plan))


@pytest.mark.parametrize(
    ("model", "says", "column"),
    [
        ("The Haier way", "The model being drawn on: The Haier way.", "Theirs"),
        ("none", "No model is being copied. Compare with our own past: the same figure a year ago.", "A year ago"),
        (None, "Nobody has recorded whether a model is being copied.", "Theirs"),
    ],
)
def test_the_comparison_is_with_the_named_model_or_our_own_past(model: str | None, says: str, column: str) -> None:
    sheet = benchmark(plans.made(replace(example.engagement(), company=Company(reference_model=model))))
    assert sheet.against.startswith(says)
    assert sheet.theirs == column
    assert any("their" in each for each in (*sheet.rules, *sheet.judge)) == (model != "none")


def test_our_own_side_is_filled_in_and_left_blank_where_nobody_knows() -> None:
    unit = "days from request to delivery, median"
    held: dict[str, Cell] = {"baseline": 41.0, "unit": unit, "baseline-date": "2026-05-02"}
    answers = {
        "7.7": (example.answer("7.7", "member", value={"governance-hours": 14, "working-hours": 150, "forums": 4}),)
    }
    plan = plan_with(("kpis", "cycle-time", held), ("kpis", "team-nps", {}), answers=MappingProxyType(answers))
    ours = {line.name: line.ours for line in benchmark(plan).lines}
    assert plain(ours["Cycle time, from request to delivery"]) == "41 days, median (2 May 2026)"
    assert "Days from the last notable customer signal to acting on it" in ours
    assert plain(ours["Hours a member spends in governance a month"]) == "14 hours a month"
    blank = ours["Team NPS"]
    assert isinstance(blank, Blank)
    assert blank.ref is not None
    assert blank.ref.number == "6.1"


def test_a_baseline_in_a_unit_of_another_measure_says_so() -> None:
    held: dict[str, Cell] = {"baseline": 10.0, "unit": "days", "baseline-date": "2026-06-01"}
    plan = plan_with(("kpis", "team-nps", held))
    ours = {line.name: line.ours for line in benchmark(plan).lines}
    assert plain(ours["Team NPS"]) == "10 (1 June 2026), counted in “days”, which does not fit this measure"


def test_a_figure_too_unsure_to_count_is_told_as_it_was_given() -> None:
    value = {"governance-hours": 14, "working-hours": 150, "forums": 4}
    said = {}
    for doubt, answer in (
        ("answered by another role", example.answer("7.7", "ceo", value=value)),
        ("unsure", example.answer("7.7", "member", value=value, sure=Sure.UNSURE)),
    ):
        sheet = benchmark(plan_with(answers=MappingProxyType({"7.7": (answer,)})))
        said[doubt] = plain(
            {line.name: line.ours for line in sheet.lines}["Hours a member spends in governance a month"]
        )
    assert said == {doubt: f"14 hours a month; {doubt}" for doubt in said}


# Innovation sprint


def power(items: float | None) -> str:
    cells: dict[str, Cell] = {} if items is None else {ITEMS: items}
    plan = plan_with(("product-lines", plans.FIRST, cells))
    return sprint_sheet(material_of(plan), plan).power


def test_a_sprint_says_how_much_two_weeks_of_this_line_can_tell() -> None:
    few = power(72.0)
    assert few.startswith(
        "The line finishes 72 items a quarter (question 5.1), or about 11 items in two weeks: "
        "five the new way and as many the old way."
    )
    assert few.endswith(
        "To tell a large effect from chance takes 26 each way (Cohen). "
        "Read the result as a sign and look at each case; it is no proof."
    )
    assert power(338.0).endswith("That is enough to tell a large effect from chance, which takes 26 each way (Cohen).")
    assert power(832.0).endswith(
        "That is enough to tell a middling effect from chance, which takes 64 each way (Cohen)."
    )


def test_one_item_short_of_a_sample_is_not_enough() -> None:
    assert "25 the new way and as many the old way. To tell a large effect from chance takes 26" in power(337.0)


def test_a_value_on_record_is_not_taken_for_the_lines_own() -> None:
    held: dict[str, Cell] = {"baseline": 41.0, "unit": "days", "baseline-date": "2026-05-02"}
    measured, bare = (plan_with(("kpis", "cycle-time", cells)) for cells in (held, {}))
    sheet = sprint_sheet(material_of(measured), measured)
    assert (sheet.ours, sheet.ref.number) == (True, "5.7")
    assert not sprint_sheet(material_of(bare), bare).ours


def test_without_items_a_sprint_promises_nothing() -> None:
    assert power(None).startswith("How many items the line finishes in a quarter is not yet known (question 5.1).")


def test_a_sprint_belongs_to_the_line_or_leaves_room_for_it() -> None:
    plan, none = plans.made(), plans.empty()
    sheet, bare = (sprint_sheet(material_of(each), each) for each in (plan, none))
    assert sheet.line == plans.FIRST
    assert isinstance(bare.line, Blank)


# Change plan


def change(plan: RolloutPlan) -> ChangePlanSheet:
    return change_plan_sheet(material_of(plan), plan, facts_of(plan))


def test_groups_are_those_that_the_clients_file_names() -> None:
    rows: list[Described] = [
        ("guardrails", "one", {"owner": "Finance lead"}),
        ("guardrails", "two", {"owner": "Finance lead"}),
        ("guardrails", "three", {"owner": None}),
        *(("dependencies", f"d{n}", {"to-team": f"Team {n}"}) for n in range(5)),
    ]
    who = {group.name: group.who for group in change(plan_with(*rows)).groups}
    assert who["Owners of guardrails"] == "Finance lead"
    assert who["Teams on either side"] == "Team 0; Team 1; Team 2; and two others"
    assert (
        who["Those who take decisions over"]
        == "Engineering lead, invoicing; Backend engineer; Designer; and two others"
    )
    assert "Front-line" not in str(who["Leaders who sit on the council"])
    assert who["Employee representatives, if any"] == Blank()


def test_a_group_that_nobody_names_is_a_blank_with_its_question() -> None:
    who = {group.name: group.who for group in change(plans.empty()).groups}
    numbers = {name: each.ref.number for name, each in who.items() if isinstance(each, Blank) and each.ref}
    assert numbers == {
        "Those who take decisions over": "5.3",
        "Managers of the home teams": "5.3",
        "Teams on either side": "7.2",
        "Owners of guardrails": "3.1",
    }


def test_once_the_pilot_is_judged_whoever_takes_decisions_over_is_written_in() -> None:
    who = {group.name: group.who for group in change(plans.far_along()).groups}
    managers = "Managers of the home teams"
    assert who["Those who take decisions over"] == who[managers] == Blank()


def test_views_that_differ_are_where_objections_come_from_and_agreed_ones_are_not() -> None:
    views = (example.answer("1.4", "ceo", value=4), example.answer("1.4", "cto", value=0))
    plan = plans.made(example.engagement(answers=MappingProxyType({"1.4": views}), agreed=MappingProxyType({})))
    ((ref, says),) = change(plan).differing
    assert (ref.number, says) == ("1.4", "Chief executive at 100 and Head of engineering at 0")
    named = replace(example.RESPONDENTS[0], name="Head, press shop"), *example.RESPONDENTS[1:]
    plan = plans.made(replace(plan.engagement, respondents=named))
    assert change(plan).differing[0][1] == "Head, press shop at 100; Head of engineering at 0"
    agreed = MappingProxyType({"1.4": Agreement(question="1.4", value=2, reason="Talked over.")})
    plan = plans.made(example.engagement(answers=MappingProxyType({"1.4": views}), agreed=agreed))
    assert change(plan).differing == ()


def test_an_unknown_answer_to_the_change_plan_is_not_a_level() -> None:
    assert change(plans.empty()).answers[0].says == "Not yet known (question 8.5)."


# Business models


def fitting(**levels: float) -> BusinessModelSheet:
    row: dict[str, Cell] = dict(levels)
    sheet = business_model_sheet(material_of(plans.made(client(("product-lines", "One", row)))))
    assert sheet is not None
    return sheet


def test_the_model_that_suits_brings_its_practices_and_its_warning() -> None:
    sheet = fitting(ownability=4, variety=4, interdependence=3, repeatability=1, reuse=1)
    (suited,) = sheet.sheets
    model = next(each for each in example.bank().fit.models if each.id == "value-based")
    assert (suited.name, suited.practices) == (model.name, model.practices)
    assert suited.beware == model.beware


def test_the_levels_of_the_lines_stand_beside_what_suits_each_model() -> None:
    rows: list[Described] = [
        ("product-lines", "One", {"reuse": 3.0}),
        ("product-lines", "Two", {"reuse": 4.0}),
        ("product-lines", "X", {}),
    ]
    sheet = business_model_sheet(material_of(plan_with(*rows)))
    assert sheet is not None
    reuse = next(trait for trait in sheet.traits if trait.name == "Reuse")
    assert reuse.lines == "3 to 4; of one line not yet known"
    assert reuse.suits == ("4", "3", "1")


def test_while_it_is_not_known_which_model_suits_no_practice_is_offered_and_the_open_cells_are_named() -> None:
    sheet = fitting(reuse=2)
    assert sheet.sheets == ()
    assert sheet.settle.startswith("Not yet known: One, interdependence; One, ownable end to end;")
    empty = business_model_sheet(material_of(plans.empty()))
    assert empty is not None
    assert empty.settle == "No line is described yet: question 5.1 asks for them."


def test_where_no_model_fits_the_sheet_advises_against() -> None:
    sheet = fitting(ownability=0, variety=0, interdependence=4, repeatability=0, reuse=0)
    assert sheet.against == example.bank().fit.advise_against
    assert sheet.sheets == ()


def test_an_instrument_without_models_has_no_sheet() -> None:
    material = material_of(plans.made())
    bank = material.bank.model_copy(update={"fit": material.bank.fit.model_copy(update={"models": ()})})
    assert business_model_sheet(replace(material, bank=bank)) is None
