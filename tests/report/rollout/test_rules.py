"""The method of the plan: every figure of the policy stands in it."""

from __future__ import annotations

import pytest

from assess.report.rollout.rules import lengths, plan_rules
from tests.report import example, plans

BANK = example.bank()
RULES = {rule.name: rule for rule in plan_rules(BANK, plans.made())}
PLANNING = BANK.planning


@pytest.mark.parametrize(
    ("rule", "figures"),
    [
        ("Lines: verdict", (f"{PLANNING.lines.draws:,} draws", f"seed {PLANNING.lines.seed}", "sum to 40", "50 %")),
        ("Lines: value", ("value to customers 18 %", "3 is worth 50", "90 is worth 0")),
        ("Squad: what it needs", ("engineering 3 (critical)", "two members", "design lead")),
        ("Squad: who may join", ("80 %", "5 to 9", "3 to 4", "fewer than 30", "at least 4 working hours of 8", "60 %")),
        ("Squad: cost", ("In points: the costs of all pairs, plus the weeks", "minus 3", "1,500,000")),
        (
            "Schedule",
            ("1 + 0.5", "correlate by 0.4", "25 %", "60 %", f"seed {PLANNING.timing.seed}", "2 weeks", "10,000"),
        ),
        ("Actions", ("At most 5", "5 person-days a week")),
    ],
)
def test_the_figures_of_the_policy_are_told_and_marked_as_policy(rule: str, figures: tuple[str, ...]) -> None:
    assert [each for each in figures if each not in RULES[rule].says] == []
    assert RULES[rule].policy


def test_every_screen_is_named() -> None:
    told = RULES["Lines: screens"].says.lower()
    assert all(screen.name.lower() in told for screen in PLANNING.lines.screens)


def test_the_needs_are_those_of_the_shape_that_was_used() -> None:
    retail = plan_rules(BANK, plans.made(squad=plans.squads(shape="retail")))
    unknown = plan_rules(BANK, plans.made(squad=plans.squads(shape="no-such-shape")))
    assert "merchandising 3" in next(rule.says for rule in retail if rule.name == "Squad: what it needs")
    assert "operations 3" in next(rule.says for rule in unknown if rule.name == "Squad: what it needs")


def test_money_and_limits_are_no_policy_and_are_told() -> None:
    assert not RULES["Money"].policy
    assert RULES["Limits of the plan"].says.endswith("No part of it has yet been held against outcomes.")


def test_every_activity_has_its_weeks_and_what_it_waits_for() -> None:
    rows = {row.name: row for row in lengths(BANK)}
    assert set(rows) == {each.name for each in PLANNING.timing.activities}
    assert rows["Second wave"].weeks == ("16", "26", "48")
    assert rows["Second wave"].after == "the gate Second wave and harden the platform"
    assert rows["Assess the current state"].after == "\N{EN DASH}"
