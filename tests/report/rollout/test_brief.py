"""The plan on the summary page."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from assess.planning.rollout import LineVerdict, Override, Percentiles, SquadVerdict
from assess.report.rollout import brief
from assess.scoring.ranges import FALSE, Range, exactly
from tests.report import example, plans
from tests.report.rollout import made

BANK = example.bank()
FIRST, SECOND = plans.FIRST, plans.SECOND


def rows(plan: object = None) -> dict[str, brief.BriefRow]:
    told = brief.plan_brief(made.material(plan), ())  # type: ignore[arg-type]
    assert told is not None
    return {row.topic: row for row in told.rows}


def test_without_a_plan_there_is_nothing_to_tell() -> None:
    assert brief.plan_brief(made.without_plan(), ()) is None


def test_a_whole_plan_answers_who_with_whom_when_and_at_what_cost() -> None:
    told = rows()
    assert list(told) == ["Goes first", "Squad", "Next gate", "Leaders' time", "Cost until Mandate"]
    assert told["Goes first"].answer == f"{FIRST}."
    assert told["Squad"].remark == (
        "No better squad can be formed of those known to be able to join. Only the loss of Designer leaves a need "
        "open; Platform engineer "
        "could step in."
    )
    assert told["Next gate"].answer == "Mandate: 2 March to 6 April 2027 (P50), 1 June 2027 to 15 January 2028 (P80)."
    assert "Then Pilot start: " in told["Next gate"].remark
    assert told["Cost until Mandate"].answer == "4 to 9 person-weeks."
    assert told["Cost until Mandate"].remark == (
        "Until Mandate, eight actions are certain and counted. "
        "Spent by then in money, as far as known: 10,100 to 41,500 EUR. Not yet known: the platform's running cost."
    )


def test_what_rests_on_too_few_answers_is_provisional() -> None:
    material = made.material()
    enough = replace(material.assessment, coverage=replace(material.assessment.coverage, sufficient=True))
    firm = brief.plan_brief(replace(material, assessment=enough), ())
    loose = brief.plan_brief(material, ())
    assert firm is not None
    assert loose is not None
    assert (firm.title, loose.title) == ("The plan", "The plan, provisionally")


@pytest.mark.parametrize(
    ("changes", "answer", "remark"),
    [
        ({}, FIRST, "Recommended. It ranks first in 82 to 97 % of draws."),
        (
            {"verdict": LineVerdict.CLOSE_CALL},
            FIRST,
            f"A close call with {SECOND}. It ranks first in 82 to 97 % of draws.",
        ),
        (
            {
                "verdict": LineVerdict.CLOSE_CALL,
                "lines": tuple(
                    plans.candidate(each, Range(40, 60), first=Range(0, 1)) for each in (FIRST, SECOND, "C")
                ),
            },
            FIRST,
            "A close call between three lines. The answers do not tell which line comes first.",
        ),
        (
            {"equals": ("Invoicing 2",)},
            FIRST,
            "Recommended. It ranks first in 82 to 97 % of draws. Nothing but the name tells it from Invoicing 2.",
        ),
        (
            {"override": Override(SECOND, "x"), "chosen": SECOND},
            SECOND,
            f"Chosen by hand. The comparison names {FIRST}.",
        ),
        (
            {"verdict": LineVerdict.NOT_YET_KNOWN, "chosen": None, "recommended": None},
            "Not yet known",
            "No line is certain to pass the screens. It turns on question 5.1.",
        ),
        (
            {"verdict": LineVerdict.NO_LINES, "chosen": None, "recommended": None},
            "Not yet known",
            "No line is described; question 5.1 asks for the lines.",
        ),
        (
            {
                "verdict": LineVerdict.NONE_ELIGIBLE,
                "chosen": None,
                "recommended": None,
                "nearest": "X",
                "lines": (plans.candidate("X", exactly(5), FALSE),),
            },
            "None as they stand",
            f"X comes nearest. {BANK.planning.lines.screens[0].fails}",
        ),
    ],
)
def test_each_verdict_on_the_line_has_its_words(changes: dict[str, object], answer: str, remark: str) -> None:
    assert brief.chosen(BANK, plans.pilot(**changes)) == (answer, remark)


@pytest.mark.parametrize(
    ("verdict", "answer", "remark"),
    [
        (SquadVerdict.NO_PEOPLE, "Not yet known", "Nobody is listed; question 5.3 asks who could join."),
        (SquadVerdict.CANCELLED, "Not yet known", "The search was stopped before its end."),
        (SquadVerdict.INFEASIBLE, "None from this pool", "No squad keeps every rule."),
    ],
)
def test_each_verdict_on_the_squad_has_its_words(verdict: SquadVerdict, answer: str, remark: str) -> None:
    assert brief.formed(BANK, plans.squads(verdict=verdict, squads=())) == (answer, remark)


def test_a_cost_known_whole_in_money_is_told_in_money_and_what_it_is_made_of() -> None:
    whole = replace(plans.money(), stops=tuple(replace(each, complete=True) for each in plans.money().stops))
    plan = plans.made(money=whole)
    gate = plan.schedule.gates[1]
    assert brief.cost_until(plan, gate) == "90,100 to 202,000 EUR"
    assert brief.cost_remark(plan, gate).startswith(
        "24 to 59 person-weeks for actions and 40 to 65 person-weeks of the squad. Until Pilot start, 12 actions are"
    )


def test_long_explanations_of_what_is_missing_are_cut_short() -> None:
    plan = plans.made(money=replace(plans.money(rates=False), missing=("a rate, for work: run this", "a squad; until")))
    assert brief.cost_remark(plan, plan.schedule.gates[0]).endswith("Not yet known: a rate and a squad.")


def test_the_board_is_asked_for_the_line_the_means_and_the_date() -> None:
    assert brief.asked(BANK, plans.made()) == (
        f"Name {FIRST} as the line that goes first, free 9 hours a week of the leaders' time (today 3), set aside up "
        "to 9 person-weeks until the gate to Mandate and decide there by 15 January 2028 (P80)."
    )


@pytest.mark.parametrize(
    ("changes", "asks"),
    [
        ({"verdict": LineVerdict.CLOSE_CALL}, f"Name {FIRST}, a close call, as the line that goes first"),
        ({"verdict": LineVerdict.NO_LINES, "chosen": None}, "Have the lines described (question 5.1)"),
        (
            {"verdict": LineVerdict.NOT_YET_KNOWN, "chosen": None},
            "Have the gaps in the table of lines filled (question 5.1)",
        ),
        (
            {"verdict": LineVerdict.NONE_ELIGIBLE, "chosen": None, "nearest": "X"},
            "Have X made fit to go first, or another line described",
        ),
    ],
)
def test_what_is_asked_of_the_board_follows_the_verdict_on_the_line(changes: dict[str, object], asks: str) -> None:
    assert brief.asked(BANK, plans.made(pilot=plans.pilot(**changes))).startswith(f"{asks}, free 9 hours ")


def test_without_a_start_date_the_board_decides_within_so_many_weeks() -> None:
    assert brief.asked(BANK, plans.unknown()).endswith("decide there within 74 weeks of the start (P80).")


def test_once_a_gate_has_passed_weeks_count_from_today_and_no_start_is_asked_for() -> None:
    plan = plans.made(schedule=plans.schedule("", passed=1))
    known = made.material(plan)
    enough = replace(known.assessment, coverage=replace(known.assessment.coverage, sufficient=True))
    told = brief.board_asks(replace(known, assessment=enough), plan)
    assert "fix the day of the start" not in told
    assert told[-1].endswith(" weeks of today (P80)")


def test_a_gate_without_an_end_gets_its_date_later() -> None:
    plan = plans.unknown()
    never = Range(5, math.inf)
    gates = tuple(replace(each, weeks=Percentiles(never, never, never, never)) for each in plan.schedule.gates)
    asked = brief.asked(BANK, replace(plan, schedule=replace(plan.schedule, gates=gates)))
    assert asked.endswith("fix a date for it once its weeks are known.")


def test_once_the_pilot_runs_the_line_is_no_longer_asked_for() -> None:
    plan = plans.far_along()
    asked = brief.asked(BANK, plan)
    assert asked.startswith("Free 9 hours a week of the leaders' time (today 3), set aside up to 354 person-weeks")
    assert "First line" in rows(plan)


def test_hours_that_are_too_few_are_told_beside_the_dates_that_rest_on_them() -> None:
    row = rows()["Leaders' time"]
    assert row.answer == "Too few hours."
    assert row.remark.endswith("ask 6 to 9 hours a week of the leaders; 3 are set aside.")
    assert rows(plans.unknown())["Leaders' time"].answer == "Not certain to be enough."


def test_hours_that_are_enough_or_not_known_are_not_asked_for() -> None:
    enough = replace(plans.workload(), loads=plans.workload().loads[:1])
    assert "Leaders' time" not in rows(plans.made(workload=enough))
    assert "hours a week" not in brief.asked(BANK, plans.made(workload=enough))
    assert "hours a week" not in brief.asked(BANK, plans.unknown())


def test_with_every_gate_passed_nothing_is_asked() -> None:
    plan = plans.made(schedule=plans.schedule(passed=5))
    assert brief.asked(BANK, plan) == ""
    assert list(rows(plan)) == ["What is left"]


def test_what_speaks_against_decentralising_comes_first_in_one_sentence() -> None:
    plan = plans.made(offers=replace(plans.offers(), advises_against="No way fits. Keep the structure"))
    assert next(iter(rows(plan).values())).remark == "No way fits."
