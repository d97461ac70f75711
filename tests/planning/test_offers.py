"""What is proposed: guardrails, measures, tools and the council by the gaps found, and nothing for what is fine."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.planning.actions import next_actions
from assess.planning.offers import offers
from assess.planning.programme import programme
from assess.planning.rollout import Window
from assess.scoring.assessment import Verdict
from assess.scoring.evaluate import evaluate, listen
from assess.scoring.extremes import worst_engagement
from assess.scoring.ranges import FALSE, TRUE, UNKNOWN, Truth
from tests.scoring import made
from tests.scoring.cases import every

from .companies import CHANGES, company, schedule, silent, unproven

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.engagement.model import Engagement
    from assess.planning.rollout import KpiNode, OfferedGuardrail, Offers, PlannedAction

BANK = made.bank()
FOUR = {row.key for row in BANK.register_by_id["kpis"].expected}
EACH_LINE = {"reuse": 0.0, "repeatability": 0.0, "ownability": 0.0, "interdependence": 4.0, "variety": 0.0}


def changed(changes: Mapping[str, Any]) -> Engagement:
    return made.changed(unproven(), changes)


def offered(engagement: Engagement) -> Offers:
    assessment = evaluate(BANK, engagement)
    return offers(BANK, assessment, listen(BANK, engagement).facts, planned(engagement))


def planned(engagement: Engagement) -> tuple[PlannedAction, ...]:
    assessment = evaluate(BANK, engagement)
    return programme(BANK, assessment, next_actions(BANK, assessment), schedule(BANK), None)[0]


def guardrails(engagement: Engagement) -> dict[str, OfferedGuardrail]:
    return {each.template.id: each for each in offered(engagement).guardrails}


def kpis(engagement: Engagement) -> dict[str, KpiNode]:
    return {each.template.id: each for each in offered(engagement).kpis}


@cache
def of_company(name: str) -> Offers:
    return offered(company(name))


def test_a_client_that_does_everything_well_is_offered_only_what_every_pilot_is_judged_by() -> None:
    fine = offered(made.best())
    assert (fine.guardrails, fine.tools, fine.council.cautions) == ((), (), ())
    needed = {each.template.id for each in fine.kpis}
    assert needed >= FOUR
    assert {each.template.id for each in fine.kpis if each.template.tier == "squad"} <= FOUR


def test_contrasting_companies_are_offered_different_things() -> None:
    told = {
        name: (
            [each.template.id for each in found.guardrails],
            [each.template.id for each in found.kpis],
            [each.tool.id for each in found.tools],
            found.council.cautions,
        )
        for name in CHANGES
        for found in [of_company(name)]
    }
    assert [(one, other) for one, other in combinations(told, 2) if told[one] == told[other]] == []


def test_what_nobody_has_answered_asks_for_an_answer_and_not_for_a_guardrail() -> None:
    unheard = offered(silent())
    assert (unheard.guardrails, unheard.practices) == ((), ())
    assert {each.template.id for each in unheard.kpis if each.template.tier == "squad"} <= FOUR


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_neither_the_order_of_rows_nor_of_answers_changes_anything(seed: int) -> None:
    one = made.random_engagement(seed)
    turned = replace(
        one,
        registers={name: tuple(reversed(rows)) for name, rows in reversed(list(one.registers.items()))},
        answers=dict(reversed(list(one.answers.items()))),
    )
    assert offered(one) == offered(turned)


# Guardrails


@pytest.mark.parametrize(
    ("changes", "template", "why", "questions"),
    [
        pytest.param(
            {"guardrails.security.owner": None}, "second-factor", "Security has no rule with an owner.", ("3.1",),
            id="a domain without an owned rule",
        ),
        pytest.param(
            {"guardrails.compliance.rule": None}, "privacy-audit", "Compliance has no rule with an owner.", ("3.1",),
            id="a domain with an owner of nothing",
        ),
        pytest.param(
            {"3.5": True}, "duties-separated",
            "One person can both start and release the same payment, change or contract.", ("3.5",),
            id="the part of a mistake that it mends",
        ),
        pytest.param(
            {"4.2": 5}, "token-authentication",
            "“Access through published interfaces” is worth 0 of 100 points.", ("4.2",),
            id="a low answer",
        ),
        pytest.param(
            {"decisions.price-change.sign-offs": 4.0}, "price-corridor",
            "Changing a price takes 4 sign-offs today and is to take one; a limit stands in for the others.", ("1.1",),
            id="a decision handed over",
        ),
    ],
)  # fmt: skip
def test_a_guardrail_is_offered_for_the_gap_it_closes_and_says_which(
    changes: Mapping[str, Any], template: str, why: str, questions: tuple[str, ...]
) -> None:
    found = guardrails(changed(changes))[template]
    assert (found.why, found.questions) == (why, questions)
    assert found.owner == BANK.role_by_id[found.template.owner].name


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"guardrails.security.owner": made.GONE}, id="nobody knows the owner"),
        pytest.param(
            {"guardrails.security.owner": None, "guardrails.spare": {"domain": "security", "rule": "r", "owner": "o"}},
            id="another rule of the domain has one",
        ),
    ],
)  # fmt: skip
def test_a_domain_that_has_or_may_have_an_owned_rule_is_no_gap(changes: Mapping[str, Any]) -> None:
    assert not any(each.why.startswith("Security has no") for each in guardrails(changed(changes)).values())


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"decisions.price-change.target-sign-offs": 2.0}, id="two still sign"),
        pytest.param({"decisions.price-change.statutory": True}, id="a law says who signs"),
        pytest.param({"decisions.price-change.target-sign-offs": made.GONE}, id="nobody knows how many will"),
    ],
)
def test_a_decision_that_is_not_certainly_handed_over_asks_for_no_limit(changes: Mapping[str, Any]) -> None:
    assert "price-corridor" not in guardrails(changed({"decisions.price-change.sign-offs": 4.0, **changes}))


@pytest.mark.parametrize(
    ("regulated", "offered_", "doubt"), [(True, True, False), (False, False, False), (None, True, True)]
)
def test_a_guardrail_for_some_companies_is_offered_to_them_and_with_its_doubt_where_that_is_not_known(
    *, regulated: bool | None, offered_: bool, doubt: bool
) -> None:
    found = guardrails(changed({"company.regulated": regulated, "guardrails.compliance.owner": None, "5.8": 0}))
    assert ("regulated-change-record" in found) is offered_
    doubts = ["not yet known" in each.why for each in found.values()]
    assert any(doubts) is doubt
    assert doubts == sorted(doubts)


def test_a_guardrail_says_which_reserved_matters_it_may_not_overrule() -> None:
    matter = {"stays-with": "board", "reason": "r", "limit": "l"}
    free = {"1.5": 0}
    assert "reserved" not in guardrails(changed(free))["price-corridor"].why
    found = guardrails(changed({**free, "reserved-matters.List prices": matter}))["price-corridor"]
    assert found.why.endswith(" “List prices” is reserved: the rule holds only for what that leaves.")
    assert found.questions[-1] == "2.5"


def test_rules_that_choke_the_work_are_joined_only_by_such_as_a_machine_checks() -> None:
    low = {"5.8": 0, "4.1": {"coverage": 5, "leaver-hours": 400}}
    heavy = {"3.2": 10, "3.6": {"rules": 180, "pages": 400, "listed": 2}}
    free, choked = guardrails(changed(low)), guardrails(changed({**low, **heavy}))
    assert not free["tested-restore"].template.automated
    assert {each.template.automated for each in choked.values()} == {True}
    assert "second-factor" in choked


def test_the_most_pressing_guardrails_come_first_and_no_more_than_a_team_can_learn() -> None:
    found = offered(worst_engagement(BANK)).guardrails
    assert len(found) == BANK.planning.guardrails_at_most
    gaps = [each.why.endswith("has no rule with an owner.") for each in found]
    assert gaps == sorted(gaps, reverse=True)
    assert True in gaps


def test_every_guardrail_of_the_instrument_is_offered_to_somebody() -> None:
    roomy = BANK.model_copy(update={"planning": BANK.planning.model_copy(update={"guardrails_at_most": 99})})
    loose = made.unsaid(made.unsaid(worst_engagement(BANK), "3.6"), "3.7")
    handed = changed({**every("decisions", "sign-offs", 4.0), "company.industry": "retail"})
    found: set[str] = set()
    for engagement in (loose, handed):
        facts = listen(BANK, engagement).facts
        found |= {each.template.id for each in offers(roomy, evaluate(BANK, engagement), facts, ()).guardrails}
    assert {each.id for each in BANK.guardrails} - found == set()


def test_another_part_of_a_mistake_than_the_one_it_mends_calls_for_no_guardrail() -> None:
    found = guardrails(changed({"3.3": 1}))
    assert found["breach-escalation"].why == "No control function can stop a unit or go past its head."
    assert "duties-separated" not in found


# Measures


@pytest.mark.parametrize("name", [*CHANGES, "worst"])
def test_the_tree_is_closed_each_measure_stands_under_the_one_it_feeds_and_squads_feed_companies(name: str) -> None:
    tree = offered(worst_engagement(BANK)).kpis if name == "worst" else of_company(name).kpis
    places = {each.template.id: place for place, each in enumerate(tree)}
    tiers = {each.template.id: each.template.tier for each in tree}
    assert places.keys() >= FOUR
    for each in tree:
        assert each.beside == "" or each.beside in places
        assert each.feeds == "" or places[each.feeds] < places[each.template.id]
        assert each.feeds == "" or tiers[each.feeds] == "company"
        assert each.why


def test_each_measure_follows_its_parent_before_the_next_branch_begins() -> None:
    tree = offered(worst_engagement(BANK)).kpis
    above: list[str] = []
    for each in tree:
        while above and above[-1] != each.feeds:
            above.pop()
        assert each.feeds == "" or above, each.template.id
        above.append(each.template.id)


def test_a_gap_adds_its_measure_with_what_keeps_it_honest_and_what_it_feeds() -> None:
    added = {name: each for name, each in kpis(changed({"2.8": 60})).items() if name not in kpis(unproven())}
    assert added["waiting-share"].why == "“Work waiting on another team” is worth 0 of 100 points."
    assert added["reopened-decisions"].why == "It keeps “Work waiting on other teams” honest."
    assert added["decision-time"].why == "It stands above “Work waiting on other teams”."
    assert {"waiting-share", "reopened-decisions", "decision-time", "new-offer-share"} == set(added)


@pytest.mark.parametrize(
    ("changes", "baseline"),
    [
        ({}, "10 days (2026-06)"),
        ({"kpis.cycle-time.baseline": 12_345.5}, "12,345.5 days (2026-06)"),
        ({"kpis.cycle-time.baseline-date": made.GONE}, "10 days"),
        ({"kpis.cycle-time.baseline": None}, "never measured"),
        ({"kpis.cycle-time.baseline": made.GONE}, ""),
    ],
)
def test_a_baseline_is_what_the_register_says(changes: Mapping[str, Any], baseline: str) -> None:
    assert kpis(changed(changes))["cycle-time"].baseline == baseline


def test_a_measure_of_the_client_s_own_is_known_by_its_name() -> None:
    own = changed({"kpis.customer nps": {"baseline": 38.0, "unit": "points", "baseline-date": "2026-09-01"}})
    assert kpis(own)["customer-nps"].baseline == "38 points (2026-09)"


# Tools


@pytest.mark.parametrize("name", CHANGES)
def test_tools_are_for_certain_actions_of_the_plan_in_the_order_of_the_first_that_needs_them(name: str) -> None:
    certain = [each.call.action for each in planned(company(name)) if each.window is not Window.CONDITIONAL]
    found = of_company(name).tools
    assert [each.tool.id for each in found] == list(dict.fromkeys(tool for action in certain for tool in action.tools))
    for each in found:
        assert each.actions == tuple(action.id for action in certain if each.tool.id in action.tools)


def test_a_tool_for_a_conditional_action_waits_for_the_answer() -> None:
    unsettled = made.unsaid(unproven(), "4.4")
    assert any(each.call.action.tools for each in planned(unsettled))
    assert offered(unsettled).tools == ()


# The council


@pytest.mark.parametrize(("people", "needed"), [(400, TRUE), (8, FALSE), (None, UNKNOWN)])
def test_a_seat_is_needed_as_the_facts_about_the_company_say(people: int | None, needed: Truth) -> None:
    seats = {each.role: each.needed for each in offered(changed({"company.people": people})).council.seats}
    assert seats["Operations lead"] is needed
    assert seats["Finance lead"] is TRUE


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"7.7.forums": 4}, "forums"),
        ({"7.7.governance-hours": 9}, "6 %"),
        ({"3.3": 1}, "control function"),
        ({"2.7": 0}, "give up"),
        ({"7.6.leader-hours": 2}, "four hours"),
        ({"company.regulated": True}, "licence"),
        ({"company.safety-critical": True}, "safety"),
        ({"company.people": 12}, "several seats"),
    ],
)
def test_one_answer_adds_its_caution_and_only_a_certain_one(changes: Mapping[str, Any], word: str) -> None:
    assert [word in each for each in offered(changed(changes)).council.cautions] == [True]
    unknown = dict.fromkeys(changes, None if next(iter(changes)).startswith("company") else made.GONE)
    assert offered(changed(unknown)).council.cautions == ()


# Business models


def test_practices_are_those_of_the_models_that_fit() -> None:
    fit = evaluate(BANK, unproven()).fit
    models = {model.id: model for model in BANK.fit.models}
    assert offered(unproven()).practices == tuple(each for model in fit.suits for each in models[model].practices)
    assert offered(unproven()).advises_against == ""


def test_lines_that_no_way_of_decentralising_fits_get_the_advice_against_it_and_no_practice() -> None:
    lines = {
        f"product-lines.{line}.{column}": level
        for line in ("north", "south", "west")
        for column, level in EACH_LINE.items()
    }
    unfit = changed(lines)
    assert evaluate(BANK, unfit).fit.verdict == "low"
    assert (offered(unfit).practices, offered(unfit).advises_against) == ((), BANK.fit.advise_against)


def test_a_mistake_that_is_only_possible_offers_nothing() -> None:
    possible = made.unsaid(unproven(), "3.5")
    verdicts = {found.id: found.verdict for found in evaluate(BANK, possible).mistakes}
    assert verdicts["neglecting-guardrails"] is Verdict.POSSIBLE
    assert offered(possible).guardrails == ()
