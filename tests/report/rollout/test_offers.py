"""The part on guardrails, measures, tools and the council."""

from __future__ import annotations

from dataclasses import replace

from assess.planning.rollout import KpiNode
from assess.report.rollout import offers
from assess.scoring.ranges import FALSE
from tests.report import plans
from tests.report.rollout import made


def part(plan: object = None) -> offers.OffersView:
    view = offers.offers_view(made.material(plan))  # type: ignore[arg-type]
    assert view is not None
    return view


def test_without_a_plan_there_is_no_such_part() -> None:
    assert offers.offers_view(made.without_plan()) is None


def test_a_guardrail_says_whose_it_is_how_it_is_checked_and_why() -> None:
    first = part().guardrails[0]
    assert first.owner == "Security, risk or compliance lead"
    assert first.checked == "by a system"
    assert first.why == "No rule of this domain has an owner."
    assert [ref.number for ref in first.refs] == ["3.1"]


def test_measures_stand_under_what_they_feed_and_name_what_keeps_them_honest() -> None:
    top, middle, bottom = part().kpis
    assert [each.depth for each in (top, middle, bottom)] == [0, 1, 2]
    assert middle.honest == bottom.name
    assert (top.baseline, bottom.baseline) == ("not yet known", "88 (June 2026)")


def test_a_ring_of_measures_ends() -> None:
    kpi = plans.offers().kpis[0].template
    ring = {"a": KpiNode(kpi, "", "b", "", ""), "b": KpiNode(kpi, "", "a", "", "")}
    assert offers.depth(ring["a"], ring) == 4


def test_a_tool_names_the_actions_it_serves() -> None:
    assert part().tools[0].actions == "actions 1 and 3"
    assert part(plans.empty()).tools[0].actions == ""


def test_a_seat_that_is_not_needed_is_not_offered_and_a_doubtful_one_says_so() -> None:
    council = plans.offers().council
    assert "; if the company's size asks for it: " in part().council.seats
    unneeded = replace(council, seats=tuple(replace(seat, needed=FALSE) for seat in council.seats))
    plan = plans.made(offers=replace(plans.offers(), council=unneeded))
    assert part(plan).council.seats == ""


def test_a_baseline_in_a_unit_that_does_not_fit_its_measure_says_so() -> None:
    node = part_node("10 days (2026-06)")
    assert offers.baseline(node) == "10 (June 2026), counted in “days”, which does not fit this measure"
    assert offers.baseline(part_node("never measured")) == "never measured"
    assert offers.baseline(part_node("")) == "not yet known"


def part_node(baseline: str) -> KpiNode:
    kpi = plans.offers().kpis[-1].template.model_copy(update={"unit": "% of customers a year"})
    return KpiNode(kpi, baseline, "", "", "")


def test_where_nothing_is_proposed_the_lead_says_so() -> None:
    bare = plans.made(offers=replace(plans.offers(), guardrails=(), tools=()))
    assert part(bare).says == "No guardrail and no tool is proposed: no gap that calls for one is certain."
    assert part().says == ""


def test_what_speaks_against_decentralising_is_told_first() -> None:
    plan = plans.made(offers=replace(plans.offers(), advises_against="No way fits. Keep the structure"))
    assert part(plan).against == "No way fits. Keep the structure."
    assert part().against == ""
