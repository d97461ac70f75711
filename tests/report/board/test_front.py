"""Page one: what is asked, what it costs now, when to decide next, and why."""

from __future__ import annotations

import math
from dataclasses import replace

from assess.engagement.model import Engagement
from assess.planning.rollout import Percentiles
from assess.report.spacing import as_typed
from assess.scoring.ranges import Range
from tests.report import example, plans

from . import boards


def figures(name: str) -> dict[str, tuple[str, str]]:
    return {
        as_typed(each.name): (as_typed(each.value), as_typed(each.says)) for each in boards.board(name).front.figures
    }


def test_what_is_asked_stands_on_its_own_line_by_line() -> None:
    asks = [as_typed(each) for each in boards.board("manufacturer").front.asks]
    assert asks[0] == "Name Spare parts for presses, northern region, a close call, as the line that goes first"
    assert asks[-2] == "Settle before Pilot start what pays for the pilot's work, which 300,000 EUR does not cover"
    assert asks[-1] == "Decide at the gate to Mandate by 19 May 2027 (P80)"


def test_the_figures_are_verdict_range_amount_and_date() -> None:
    told = figures("manufacturer")
    assert told["Verdict"] == ("Prepare", "gate to Pilot closed")
    assert told["Readiness, of 100"] == ("48 to 74", "100 % answered")
    assert told["Amount now"] == ("7,200 to 31,400 EUR", "until Mandate")
    assert told["Next decision, P80"] == ("19 May 2027", "Mandate; P50 5 May 2027")


def test_where_too_little_is_known_no_money_and_no_date_is_asked_for() -> None:
    front = boards.board("silent").front
    assert front.asks[0].startswith("Have enough answered for a verdict, questions")
    assert figures("silent")["Amount now"][0] == "None yet"
    assert figures("silent")["Next decision"][0] == "Open"
    assert front.company == "Unnamed company"


def test_behind_every_gate_the_board_names_who_answers_for_it() -> None:
    front = boards.board("best").front
    assert front.asks == (
        "Name who answers for the gates staying passed",
        "Fix a date on which they are looked at again",
        "Renew the decentralisation council in writing, or let it end",
        "Have the overdue reviews of three guardrails held",
    )
    assert figures("best")["Amount now"] == ("None asked", "what is left is not priced")
    assert [row.topic for row in front.choices] == ["What is left"]
    assert [rung.gate for rung in front.ladder.rungs][1:] == ["gate open"] * 3


def test_where_no_model_fits_the_board_is_asked_not_to_decentralise() -> None:
    made = boards.stuff("manufacturer")
    assert made.plan is not None
    view = boards.of(made, offers=replace(made.plan.offers, advises_against="Keep these lines central."))
    assert view.front.asks[0] == "Decide against handing decisions over for now"
    assert [badge.says for badge in view.front.badges] == ["Keep these lines central."]
    assert view.alternatives is not None
    assert view.alternatives.marks == ("", "Proposed", "")


def test_a_gate_without_an_end_has_no_date_yet() -> None:
    planned = plans.made()
    never = Range(5, math.inf)
    weeks = Percentiles(never, never, never, never)
    gates = tuple(replace(each, weeks=weeks, dates=None) for each in planned.schedule.gates)
    schedule = replace(planned.schedule, gates=gates, start="")
    enough = replace(boards.stuff("manufacturer"), plan=replace(planned, schedule=schedule))
    view = boards.of(enough)
    assert "No date yet" in [each.value for each in view.front.figures]
    assert as_typed(view.front.asks[-1]) == "Fix a date for the gate to Mandate once its weeks are known"


def test_three_risks_at_most_detected_ones_first_each_with_its_control() -> None:
    risks = boards.board("manufacturer").front.risks
    assert len(risks) == 3
    assert [risk.mark for risk in risks] == sorted(risk.mark for risk in risks)
    assert all(risk.control.startswith("Action") for risk in risks)
    assert boards.board("best").front.risks == ()


def test_a_squad_that_cannot_be_formed_is_a_risk_and_asked_of_the_board() -> None:
    front = boards.board("ready").front
    assert [risk.name for risk in front.risks] == ["No squad can be formed", "No line stands out"]
    assert front.asks[0] == "Find the people whom the squad lacks (seven needs to meet)"


def test_page_one_names_only_questions_that_are_listed() -> None:
    view = boards.board("silent")
    assert view.unknown is not None
    listed = [line.ref.number for line in view.unknown.lines]
    assert [ref.number for ref in view.front.next] == listed[:3]


def test_the_first_date_says_on_what_it_rests() -> None:
    dates = as_typed(boards.board("manufacturer").front.dates)
    assert dates.startswith("P50 is kept in half of the runs of the plan, P80 in four of five.")
    assert "if the leaders' hours are freed; at today's 1 hour a week about " in dates
    assert boards.board("silent").front.dates == ""


def test_the_ladder_marks_where_the_company_stands_only_where_that_is_known() -> None:
    ladder = boards.board("manufacturer").front.ladder
    assert [rung.here for rung in ladder.rungs] == ["the company is here", "", "", ""]
    assert as_typed(ladder.rungs[1].asks) == "1 of 8 not met, 4 not settled"
    assert [rung.standing for rung in ladder.drawing.rungs] == ["here", "next", "ahead", "ahead"]
    silent = boards.board("silent").front.ladder.rungs
    assert not any(rung.here or rung.when for rung in silent)


def test_without_an_answer_page_one_still_reads() -> None:
    view = boards.of(boards.material(Engagement(respondents=example.RESPONDENTS)))
    assert view.front.facts.startswith("No answers yet")
