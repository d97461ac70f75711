"""The register of guardrails."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assess.planning.rollout import OfferedGuardrail
from assess.report.appendices.guardrails import guardrail_register, proposed
from tests.report import example, plans
from tests.report.appendices.made import material_of, plan_with

if TYPE_CHECKING:
    from assess.engagement.model import Cell
    from assess.report.appendices.guardrails import GuardrailLine

WHOLE: dict[str, Cell] = {
    "domain": "security",
    "rule": "Nobody pays alone.",
    "threshold": "One case",
    "owner": "Finance",
    "review-date": "2027-01-31",
}


def line(**changes: Cell) -> GuardrailLine:
    cells = WHOLE | {name.replace("_", "-"): value for name, value in changes.items()}
    return guardrail_register(material_of(plan_with(("guardrails", "key", cells)))).lines[0]


def test_a_rule_with_an_owner_is_in_force_and_printed_whole() -> None:
    told = line()
    assert (told.domain, told.rule, told.threshold, told.owner) == ("Security", WHOLE["rule"], "One case", "Finance")
    assert (told.mark, told.state, told.review.replace("\N{NO-BREAK SPACE}", " ")) == (
        "passed",
        "In force.",
        "31 January 2027",
    )


@pytest.mark.parametrize(
    ("changes", "mark", "state"),
    [
        ({"owner": None}, "failed", "Not in force: no owner."),
        ({"owner": None, "rule": None}, "failed", "Not in force: no rule and no owner."),
        ({"threshold": None}, "passed", "In force. No threshold."),
        ({"review_date": None}, "passed", "In force. No review date."),
        ({"review_date": "2026-01-31"}, "passed", "In force; review overdue."),
    ],
)
def test_what_a_guardrail_lacks_is_named(changes: dict[str, Cell], mark: str, state: str) -> None:
    told = line(**changes)
    assert (told.mark, told.state) == (mark, state)


def test_a_blank_owner_is_not_yet_known_and_neither_in_force_nor_missing() -> None:
    cells = {name: value for name, value in WHOLE.items() if name != "owner"}
    told = guardrail_register(material_of(plan_with(("guardrails", "key", cells)))).lines[0]
    assert (told.mark, told.state) == ("unresolved", "Not yet known: owner.")


def test_the_count_and_the_bare_domains_are_told_in_sentences() -> None:
    rows = [
        ("guardrails", "one", WHOLE),
        ("guardrails", "two", WHOLE | {"domain": "compliance"}),
        ("guardrails", "three", WHOLE | {"domain": "performance", "owner": None}),
    ]
    register = guardrail_register(material_of(plan_with(*rows)))
    assert register.says == "Two of three guardrails are in force. One lacks an owner."
    assert register.bare == "None is in force for performance."


def test_reviews_that_are_overdue_are_told_beside_the_count() -> None:
    late = WHOLE | {"review-date": "2026-01-31"}
    one = material_of(plan_with(("guardrails", "one", late), ("guardrails", "two", WHOLE)))
    assert guardrail_register(one).says == "Two of two guardrails are in force. The review of one of them is overdue."
    both = material_of(plan_with(("guardrails", "one", late), ("guardrails", "two", late)))
    assert guardrail_register(both).says.endswith("The reviews of both are overdue.")


def test_a_name_has_a_capital_and_its_domain_is_not_told_twice() -> None:
    cells = ("guardrails", "compliance", WHOLE | {"domain": "compliance"})
    told = guardrail_register(material_of(plan_with(cells))).lines[0]
    assert (told.name, told.domain) == ("Compliance", "")


def test_a_guardrail_of_an_unknown_domain_could_belong_to_any() -> None:
    cells = {name: value for name, value in WHOLE.items() if name != "domain"}
    assert guardrail_register(material_of(plan_with(("guardrails", "key", cells)))).bare == ""


def test_a_proposal_that_touches_a_reserved_matter_says_what_it_leaves_alone() -> None:
    template = next(each for each in example.bank().guardrails if "prices" in each.touches)
    plan = plan_with(("reserved-matters", "List prices", {}), ("reserved-matters", "Name and brand", {}))
    offers = replace(plan.offers, guardrails=(OfferedGuardrail(template, "Finance lead", "", ()),))
    assert proposed(material_of(replace(plan, offers=offers))) == (
        f"Proposed, and not in force until signed: {template.name}. "
        f"{template.name} holds only for what the reserved “List prices” leaves."
    )


def test_an_empty_register_has_a_line_to_fill_in_for_each_domain() -> None:
    register = guardrail_register(material_of(plans.empty()))
    assert register.says == "No guardrail is listed yet."
    assert register.domains == ("Compliance", "Security", "Performance")
