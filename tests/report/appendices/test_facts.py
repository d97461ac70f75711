"""Facts about a company, for the answers to its board."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, get_args

import pytest

from assess.bank.appendices import FactName
from assess.engagement.events import Sure
from assess.engagement.model import Company
from assess.planning.rollout import LineVerdict
from assess.report.appendices.facts import FACTS, fact
from assess.report.baselines import of_the_line
from assess.scoring.assessment import Status
from tests.report import example, plans
from tests.report.appendices.made import ground_of, material_of, plan_with

if TYPE_CHECKING:
    from assess.engagement.model import Cell
    from assess.planning.rollout import RolloutPlan
    from tests.report.appendices.made import Described

NAMES: tuple[FactName, ...] = get_args(FactName)


def says(name: FactName, plan: RolloutPlan) -> str:
    return fact(name, ground_of(plan)).says


def test_the_instrument_may_name_exactly_the_facts_there_are() -> None:
    assert set(NAMES) == set(FACTS)


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_is_whole_sentences_or_nothing_for_every_plan(name: FactName, any_plan: RolloutPlan) -> None:
    told = says(name, any_plan)
    assert not told or (told[0].isupper() and told.endswith("."))
    assert ".." not in told
    assert "  " not in told


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("statutory", "1.1"),
        ("reserved", "2.5"),
        ("envelope", "5.6"),
        ("squad", "5.3"),
        ("promise", "5.1"),
        ("way-back", "5.1"),
    ],
)
def test_what_is_not_known_says_so_and_names_its_question(name: FactName, question: str) -> None:
    told = fact(name, ground_of(plans.empty()))
    assert f"is not yet known (question {question})." in told.says
    assert question in told.questions


def test_a_company_without_facts_is_told_as_one() -> None:
    assert says("company", plans.empty()) == "The industry here has not been recorded."
    one = example.engagement()
    alone = replace(one, company=Company(industry="farming", people=1))
    assert says("company", plans.made(alone)) == "The industry here is farming. One person works in the company."


def test_reserved_matters_are_counted_and_those_nobody_holds_are_named() -> None:
    rows: list[Described] = [
        ("reserved-matters", f"Matter {n}", {"stays-with": "Board" if n else None}) for n in range(6)
    ]
    told = says("reserved", plan_with(*rows))
    assert told == (
        "Six matters stay central: Matter 0, Matter 1, Matter 2, Matter 3 and two others. Nobody is named for Matter 0."
    )
    assert says("reserved", plan_with(rows[1])) == "One matter stays central: Matter 1."


def test_decisions_that_the_law_fixes_are_counted_and_open_ones_apart() -> None:
    rows: list[Described] = [("decisions", "hire", {"statutory": True}), ("decisions", "release", {})]
    assert says("statutory", plan_with(*rows)) == (
        "Of the two decisions traced, a law or licence fixes who approves one; of one nobody has said."
    )
    none = ("decisions", "hire", {"statutory": False})
    assert says("statutory", plan_with(none)) == "No law or licence fixes who approves the one decision traced."


def test_measures_are_told_with_todays_value_or_that_nobody_measured_it() -> None:
    held: dict[str, Cell] = {"baseline": 41.0, "unit": "days", "baseline-date": "2026-05-02"}
    rows: list[Described] = [("kpis", "cycle-time", held), ("kpis", "team-nps", {"baseline": None})]
    plan = plan_with(*rows)
    told = says("measures", plan).replace("\N{NO-BREAK SPACE}", " ")
    assert told == (
        "By four measures; one has a baseline. Cycle time, from request to delivery: 41 days (2 May 2026). "
        f"{of_the_line(material_of(plan))} "
        "Never measured: team NPS. Not yet known: customer retention by region; defect rate."
    )


def test_money_is_told_in_sums_where_they_are_known_and_else_in_work() -> None:
    assert says("envelope", plans.made()) == (
        "Set aside for the pilot: 90,000 EUR. The 60,000 EUR released before the pilot ends may not cover its work, "
        "50,000 to 130,000 EUR: if it is to pay for people too, it is overspent."
    )
    assert "person-weeks" in says("cost", plans.unknown())
    assert "EUR" not in says("cost", plans.unknown())


def test_passed_gates_are_no_longer_ahead_and_the_pilots_judgement_lies_behind() -> None:
    assert says("gates", plans.made()).startswith("Gates ahead, and who brings each: Mandate (")
    assert "Mandate" not in says("gates", plans.far_along())
    assert [says(each, plans.far_along()) for each in ("squad", "promise", "kill", "exit", "way-back")] == [""] * 5
    assert says("stopping", plans.far_along()) == "The gate to First wave, at which the pilot was judged, lies behind."


def test_exit_criteria_carry_their_standing_only_once_one_is_settled() -> None:
    plan = plans.made()
    assert says("exit", plan).endswith("of the envelope.")
    assert "not yet settled" not in says("exit", plan)
    phases = tuple(
        replace(each, exit=(replace(each.exit[0], status=Status.FAILED), *each.exit[1:])) if each.kill else each
        for each in plan.phases
    )
    told = says("exit", replace(plan, phases=phases))
    assert "against the baseline (failed); " in told
    assert "of the envelope (not yet settled)." in told


def test_a_promise_is_the_one_for_the_line_that_goes_first() -> None:
    rows: list[Described] = [
        ("product-lines", plans.FIRST, {"no-override": True}),
        ("product-lines", plans.SECOND, {"no-override": False}),
    ]
    bound = {"5.2": (example.answer("5.2", value=3),)}
    plan = plan_with(*rows, answers=MappingProxyType(bound))
    assert says("promise", plan) == "The sponsor's promise not to overrule the squad is in writing for this line."
    unsure = {"5.2": (example.answer("5.2", value=1, sure=Sure.UNSURE),)}
    disputed = plan_with(*rows, answers=MappingProxyType(unsure))
    assert says("promise", disputed).endswith("for this line by the table; question 5.2 finds no signed memo.")
    other = replace(plan, pilot=replace(plan.pilot, chosen=plans.SECOND))
    assert "is not yet in writing" in says("promise", other)
    none = replace(plan, pilot=replace(plan.pilot, chosen=None, verdict=LineVerdict.NOT_YET_KNOWN))
    assert "is not yet known (question 5.1)" in says("promise", none)
