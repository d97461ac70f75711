"""A plan at the terminal: short, plain, and every line whole by itself."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest

from assess.planning.chances import chance_by
from assess.planning.rollout import Override, RolloutPlan
from assess.report.plan_text import plan_lines
from assess.report.rollout import phrases
from assess.scoring.ranges import FALSE, Range, exactly
from tests.report import example, plans

BANK = example.bank()
ATTACK = "\x1b[31mred\x07\nFORGED LINE\r\n  another\u2028third\u202e\u200bx\x00"
PLANS = {
    "whole": plans.made(),
    "unknown": plans.unknown(),
    "empty": plans.empty(),
    "far along": plans.far_along(),
    "hostile": plans.hostile(ATTACK),
}
TITLES = (
    "The line that goes first",
    "The squad",
    "The gates",
    "What to do",
    "The phases",
    "Money and work",
    "What is not known",
)


def told(plan: RolloutPlan, by: str | None = None) -> str:
    return "\n".join(plan_lines(BANK, plan, by=by))


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_every_line_is_one_line_without_control_characters_or_markup(plan: RolloutPlan) -> None:
    for line in plan_lines(BANK, plan, by="2027-05-01"):
        assert all(unicodedata.category(each)[0] != "C" for each in line)
        assert line.splitlines() in ([line], [])
        assert not re.search(r"\[/?(bold|red|b|link)", line)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_no_sentence_stutters(plan: RolloutPlan) -> None:
    text = told(plan, "2027-05-01")
    assert not re.search(
        r"\.\.(?!\.)|::|;\.|\(\)| {2}\.|None\b(?! of| as| from)", text.replace("\N{HORIZONTAL ELLIPSIS}.", "")
    )
    assert not re.search(r"\b(\w+) \1\b", text.replace("to P80 to", ""), re.IGNORECASE)


def test_text_of_the_client_forges_no_line() -> None:
    lines = plan_lines(BANK, plans.hostile(ATTACK))
    assert not [line for line in lines if line.lstrip().startswith(("FORGED", "another", "third"))]
    honest, hostile = (len(plan_lines(BANK, plans.hostile(text))) for text in ("x", ATTACK))
    assert hostile == honest


def test_a_whole_plan_is_short_and_has_its_parts_in_order() -> None:
    lines = plan_lines(BANK, plans.made())
    assert 60 <= len(lines) <= 90
    assert tuple(line for line in lines if line in TITLES) == TITLES
    assert lines[0] == "Halden Freight Systems: the rollout plan"
    assert lines[1].startswith(f"Goes first: {plans.FIRST}. The next gate is Mandate. Manage to P50, ")
    assert lines[2].startswith(f"To decide now: Name {plans.FIRST} as the line that goes first")


def test_parts_of_which_nothing_is_known_are_left_out() -> None:
    lines = plan_lines(BANK, plans.empty())
    assert "What to do" not in lines
    assert lines[1].startswith("Goes first: not yet known. ")


def test_the_others_are_told_with_why_not_and_what_would_change_it() -> None:
    text = told(plans.made())
    assert f"Why not {plans.SECOND}: It falls 13 to 16 points short" in text
    assert f"What would make {plans.THIRD} the one: Take a part." in text
    assert f"Why not {plans.FIRST}" not in text


def test_what_would_mend_a_hopeless_line_is_left_to_the_report() -> None:
    hopeless = plans.candidate("X", exactly(5), FALSE, why_not=("No.",), would_win=("Sell it.",))
    hopeless = replace(hopeless, screens=tuple(replace(each, passes=FALSE) for each in hopeless.screens))
    text = told(plans.made(pilot=plans.pilot(lines=(hopeless,))))
    assert "Why not X: No." in text
    assert "Sell it." not in text


def test_hours_that_are_too_few_stand_beside_the_dates_and_only_there() -> None:
    assert told(plans.made()).count("3 are set aside.") == 1
    assert "The dates rest on the leaders' hours. The actions before" in told(plans.made())


def test_an_override_is_told_as_one() -> None:
    pilot = plans.pilot(override=Override(plans.SECOND, "the sponsor sits there"), chosen=plans.SECOND)
    text = told(plans.made(pilot=pilot))
    assert f"Override. {plans.SECOND} was chosen by hand. The comparison names {plans.FIRST}." in text


def test_of_the_losses_only_those_that_break_something_are_told() -> None:
    text = told(plans.made())
    assert "Without Designer, no longer covered: design at level 3" in text
    assert "Without Backend engineer" not in text
    spare = replace(plans.squad("a", "b"), losses=tuple(replace(each, unmet=()) for each in plans.squad("a").losses))
    assert "It can lose any one member" in told(plans.made(squad=plans.squads(squads=(spare,))))


def test_a_pool_without_a_squad_says_what_is_missing() -> None:
    assert "Missing: Hire one person with design at level 3." in told(plans.unknown())


def test_the_chance_by_a_date_stands_beside_each_gate() -> None:
    plan = plans.made()
    lines = plan_lines(BANK, plan, by="2027-05-01")
    chance = chance_by(plan.schedule.gates[0], plan.schedule.start, "2027-05-01")
    gates = [line for line in lines if "; by 1 May 2027: " in line]
    assert isinstance(chance, Range)
    assert len(gates) == 5
    assert gates[0].endswith(phrases.share(chance))
    assert "; by " not in told(plan)


def test_without_a_start_no_chance_is_made_up() -> None:
    assert "no chance by 1 May 2027 can be told" in told(plans.unknown(), "2027-05-01")


def test_near_actions_are_told_in_full_and_the_rest_by_name() -> None:
    text = told(plans.made())
    assert (
        "\n    1 Complete the guardrails of all three domains. Security, risk or compliance lead; 8 to 18 days; "
        in text
    )
    assert "weeks 1 to 4 at today's hours. Mistake detected: Neglecting guardrails (questions 3.1 and 3.3).\n" in text
    assert "  Later, as no gate waits for them: 17 " in text


def test_many_questions_behind_an_action_are_cut() -> None:
    first = plans.actions()[0]
    call = replace(first.call.calls[0], questions=tuple(f"3.{n}" for n in range(1, 8)))
    plan = plans.made(actions=(replace(first, call=replace(first.call, calls=(call,))),))
    assert "(questions 3.1, 3.2, 3.3, 3.4 and three more)" in told(plan)


def test_a_low_answer_is_named_by_its_question() -> None:
    low = next(each for each in plans.actions() if each.call.calls[0].below is not None)
    plan = plans.made(actions=(replace(low, number=1, within=30, window=plans.actions()[0].window),))
    assert f"Low score: {BANK.question_by_id['3.2'].name} (question 3.2)." in told(plan)


def test_a_one_way_gate_and_what_keeps_a_gate_closed_are_told() -> None:
    text = told(plans.made())
    assert text.count("One-way: it cannot be taken back cheaply.") == 1
    assert "In the way today: Step 3 at 36 to 42, where 60 is asked for." in text


def test_money_is_told_where_it_is_known_and_else_work() -> None:
    assert (
        "Stopping at Mandate: 4 to 9 person-weeks of actions; in money 10,100 to 41,500 EUR as far as known."
        in told(plans.made())
    )
    assert "Stopping at Mandate: 4 to 9 person-weeks of actions.\n" in told(plans.unknown())


def test_what_is_not_known_says_how_to_settle_it() -> None:
    unknown = told(plans.unknown()).partition("What is not known\n")[2]
    assert f"Could change the line: “data ready” of {plans.SECOND}." in unknown
    assert "assess plan FILE --start DATE" in unknown
    assert "question 7.6" in unknown


def test_what_speaks_against_decentralising_comes_first() -> None:
    plan = plans.made(offers=replace(plans.offers(), advises_against="No way fits."))
    assert plan_lines(BANK, plan)[1] == "First of all: No way fits."


def test_the_same_plan_gives_the_same_lines() -> None:
    assert plan_lines(BANK, plans.made()) == plan_lines(BANK, plans.made())
