"""The further parts of the board edition: what stays central, risks, money, milestones, line, squad and benefits."""

from __future__ import annotations

from dataclasses import replace

from assess.engagement.model import Row
from assess.planning.rollout import LineVerdict, PilotChoice
from assess.report.board.rest import elsewhere
from assess.report.rollout.shortfall import uncovered
from assess.report.spacing import as_typed
from assess.scoring.ranges import Range, Truth
from tests.report import companies, plans
from tests.scoring import made

from . import boards


def test_rules_that_nobody_owns_come_before_those_in_force_and_proposals_last() -> None:
    rules = boards.board("manufacturer").central.rules
    overdue = "in force; review overdue since 1 September 2026"
    assert [as_typed(rule.state) for rule in rules] == ["nobody owns it", overdue, overdue, *["proposed"] * 3]
    assert rules[0].owner == "nobody"
    assert "In the register besides: " in boards.board("manufacturer").central.more_rules


def test_a_review_that_may_be_overdue_is_not_told_as_held() -> None:
    assert {rule.state for rule in boards.board("ready").central.rules} == {"in force; not known whether overdue"}


def test_an_empty_list_of_reserved_matters_is_said_in_a_sentence() -> None:
    central = boards.board("silent").central
    assert central.matters == ()
    assert central.no_matters.startswith("No reserved matter is listed yet.")
    assert central.stops[0].says == "Power to stop a unit: not yet known."


def test_who_can_stop_it_is_told_in_the_words_of_the_answers() -> None:
    stops = {stop.topic: stop.says for stop in boards.board("ready").central.stops}
    assert stops["A control function"].startswith("A named control role, whose pay and post are set outside the unit")
    assert boards.board("manufacturer").central.stops[0].says.startswith("Not yet settled. At worst: ")


def test_the_events_that_stop_the_pilot_stand_with_who_calls_them_and_what_follows_until_it_is_behind() -> None:
    kills = boards.board("manufacturer").central.kills
    assert len(kills) == 5
    assert as_typed(kills[1].says) == "Overspend above 20 % of the tranche in hand."
    assert (kills[1].owner, kills[1].then[:25]) == ("Finance lead", "Nothing more is released.")
    assert boards.board("best").central.kills == ()


def test_detected_and_possible_risks_stand_apart_with_trigger_owner_and_control() -> None:
    risks = boards.board("manufacturer").risks
    assert risks is not None
    assert {line.mark for line in risks.detected} == {"detected"}
    assert {line.mark for line in risks.possible} == {"possible"}
    assert all(line.trigger and line.owner and line.control for line in (*risks.detected, *risks.possible))
    assert boards.board("best").risks is None


def test_counts_of_risks_are_grammatical() -> None:
    silent = boards.board("silent").risks
    assert silent is not None
    assert as_typed(silent.says) == (
        "Of 13 common mistakes, none is detected and 13 are possible: the answers neither show nor rule out the latter."
    )


def test_money_tells_each_gate_what_is_released_there_and_what_stopping_has_cost() -> None:
    purse = boards.board("manufacturer").purse
    assert purse is not None
    assert [line.gate for line in purse.lines] == [
        "Mandate",
        "Pilot start",
        "First wave",
        "Second wave",
        "Broad rollout",
    ]
    assert as_typed(purse.lines[1].money) == "73,800 to 339,000 EUR"
    assert "The people of the waves are not counted: not yet known." in purse.notes
    assert boards.board("best").purse is None


def test_money_says_that_what_is_released_does_not_cover_the_pilot() -> None:
    made_ = boards.stuff("manufacturer")
    assert made_.plan is not None
    short = uncovered(made_.plan)
    assert short is not None
    assert (short.released, short.falls, short.start) == (Range(300_000, 300_000), "does not", "Pilot start")
    purse = boards.board("manufacturer").purse
    assert purse is not None
    assert "The 300,000 EUR released before the pilot ends does not cover its work, 465,000 to " in as_typed(
        purse.given
    )


def test_money_that_covers_the_pilot_or_has_no_price_beside_it_is_not_doubted() -> None:
    made_ = boards.stuff("manufacturer").plan
    assert made_ is not None
    ample = tuple(replace(stop, envelope=Range(9e9, 9e9)) for stop in made_.money.stops)
    assert uncovered(replace(made_, money=replace(made_.money, stops=ample))) is None
    unpriced = boards.stuff("silent").plan
    assert unpriced is not None
    assert uncovered(unpriced) is None


def test_money_has_no_columns_of_what_is_not_known() -> None:
    purse = boards.board("silent").purse
    assert purse is not None
    assert (purse.released, purse.money) == (False, False)
    assert purse.given == ""
    assert "only if an open question confirms a mistake" in as_typed(purse.notes)


def test_milestones_end_where_the_gates_do_and_one_way_steps_are_marked() -> None:
    milestones = boards.board("manufacturer").milestones
    assert milestones is not None
    assert [column.one_way for column in milestones.columns] == [False, False, False, False, True]
    assert milestones.kill == "Five stop events stand under “What stays central”."
    assert [label.text for label in milestones.axis.labels][:2] == ["Jul 2027", "Jan 2028"]
    assert boards.board("best").milestones is None


def test_what_is_not_known_does_not_stand_in_the_way_of_a_gate() -> None:
    silent = boards.board("silent").milestones
    assert silent is not None
    assert silent.columns[1].today == (
        "None of the five proven. Nothing known in the way. Not yet settled: nine possible critical mistakes and seven "
        "steps."
    )


def test_dates_that_are_the_later_end_of_a_range_say_so() -> None:
    late, exact = (boards.board(name).milestones for name in ("manufacturer", "ready"))
    assert late is not None
    assert exact is not None
    assert (late.late, exact.late) == (True, False)


def test_the_line_that_goes_first_stands_first_and_the_others_say_why_not() -> None:
    pilot = boards.board("manufacturer").pilot
    assert pilot is not None
    assert pilot.lines[0].why_not == "It goes first."
    assert pilot.lines[-1].why_not.startswith("It does not meet: ")
    assert pilot.more_lines == "Two more lines stand in the management edition."


def test_a_seat_says_what_its_loss_leaves_open() -> None:
    made_ = boards.stuff("manufacturer")
    view = boards.of(made_, squad=plans.squads(), pilot=plans.pilot())
    assert view.pilot is not None
    assert [seat.mark for seat in view.pilot.seats] == [""] * 5
    third = view.pilot.seats[2]
    assert (as_typed(third.loss), third.instead) == ("Design at level 3.", "Platform engineer")


def test_lines_that_nothing_tells_apart_are_a_sentence_and_no_table() -> None:
    pilot = boards.board("ready").pilot
    assert pilot is not None
    assert pilot.lines == ()
    assert "no line is preferred" in pilot.says


def test_nothing_is_said_of_a_pilot_of_which_nothing_is_known() -> None:
    assert boards.board("silent").pilot is None


def test_draws_are_explained_where_lines_stand_beside_each_other() -> None:
    told = {name: boards.board(name).pilot for name in ("manufacturer", "ready")}
    assert {name: bool(view and "draws of the weights" in as_typed(view.says)) for name, view in told.items()} == {
        "manufacturer": True,
        "ready": False,
    }


def test_without_a_line_nothing_is_compared() -> None:
    none = PilotChoice(LineVerdict.NO_LINES, None, None, None, None, (), "No line is described yet.")
    view = boards.of(boards.stuff("manufacturer"), pilot=none)
    assert view.pilot is not None
    assert (view.pilot.lines, view.pilot.more_lines) == ((), "")


def test_a_missing_baseline_is_said_and_not_filled_in() -> None:
    never = made.changed(companies.ready(), {"kpis.team-nps.baseline": None, "kpis.defect-rate": made.GONE})
    benefits = boards.of(boards.material(never)).benefits
    told = {line.name: as_typed(line.today) for line in benefits.lines}
    assert told["Team NPS"] == "never measured"
    assert told["Defect rate"] == "not yet known"
    assert told["Customer retention by region"] == "10 days (1 Jun 2026)"
    assert as_typed(benefits.says).startswith(
        "Benefits are read from four measures. Only one can show any: two have no baseline and one is in another unit."
    )


def test_the_board_is_told_what_is_known_of_the_pilot_line_itself() -> None:
    benefits = boards.board("ready").benefits
    assert "company-wide. Of the pilot line: somebody outside the squad froze" in as_typed(benefits.says)
    assert [ref.number for ref in benefits.source.refs] == ["5.7", "6.1"]
    assert "pilot line" not in boards.board("best").benefits.says


def test_measures_without_any_answer_are_a_sentence_with_what_the_gate_asks() -> None:
    benefits = boards.board("silent").benefits
    assert benefits.lines == ()
    assert "The gate to First wave asks for this: cycle time is down by 20 % or more" in as_typed(benefits.says)


def test_behind_every_gate_benefits_are_read_against_the_baseline() -> None:
    benefits = boards.board("best").benefits
    assert benefits.title == "Benefits, against the baseline"
    assert benefits.says.endswith("What was read since stands with the proof of the gates.")


def test_what_the_pilot_got_at_a_gate_already_passed_is_told_beside_the_table() -> None:
    purse = boards.board("ready").purse
    assert purse is not None
    assert "Tranche 1, 1.25, has been due since Pilot start was passed." in as_typed(purse.given)


def test_measures_of_the_company_s_own_follow_those_the_pilot_is_judged_by() -> None:
    engagement = companies.ready()
    own = Row("Overtime", {"kpi": "Overtime", "baseline": 12.0})
    rows = {**engagement.registers, "kpis": (own, *engagement.registers["kpis"])}
    benefits = boards.of(boards.material(replace(engagement, registers=rows))).benefits
    assert (len(benefits.lines), [line.name for line in benefits.own]) == (4, ["Overtime"])


def test_dissent_is_shown_lowest_against_highest() -> None:
    dissent = boards.board("manufacturer").dissent
    assert dissent is not None
    assert dissent.says == "Respondents are apart on eight questions."
    assert as_typed(dissent.splits[0].lowest) == "Head of people: 50"
    assert dissent.splits[0].outcome == "not agreed"
    assert boards.board("best").dissent is None


def test_a_question_names_one_role_that_can_say_and_counts_the_others() -> None:
    unknown = boards.board("silent").unknown
    assert unknown is not None
    assert unknown.lines[0].whom == "Data or platform lead or one of three others"
    assert unknown.lines[-1].whom == "Finance lead or one of two others"


def test_where_answers_lie_apart_those_who_gave_them_are_to_agree() -> None:
    unknown = boards.board("manufacturer").unknown
    assert unknown is not None
    assert unknown.lines[0].whom == "To be agreed by Head of operations and two others"


def test_weeks_have_one_zero_point_once_a_gate_has_passed() -> None:
    view = boards.board("ready")
    assert view.milestones is not None
    assert view.unknown is not None
    assert "Weeks count from today" in as_typed(view.milestones.says)
    assert "No start is fixed, so that weeks count from today." in [gap.says for gap in view.unknown.gaps]


def test_the_weakest_answers_leave_out_those_that_cannot_be_better() -> None:
    by_number = {line.number: line.source.refs for line in boards.board("best").standing.lines}
    assert by_number[2] == ()
    assert [ref.number for ref in by_number[1]] == ["1.2", "1.3", "1.4"]


def test_the_resolution_repeats_what_is_asked_and_names_who_signs() -> None:
    resolution = boards.board("manufacturer").resolution
    assert "what stands beside it is done at once" in resolution.items[-3]
    assert resolution.items[-1].endswith(".")
    assert resolution.signs == ("Chair of the board", "Chief executive or founder", "Finance lead")


def test_what_a_list_leaves_out_is_told_with_the_right_number() -> None:
    assert elsewhere(0, "more line") == ""
    assert elsewhere(1, "more line") == "One more line stands in the management edition."
    assert elsewhere(2, "more line") == "Two more lines stand in the management edition."


def test_the_line_shown_passes_its_screens() -> None:
    planned = boards.stuff("manufacturer").plan
    assert planned is not None
    chosen = next(each for each in planned.pilot.lines if each.line == planned.pilot.chosen)
    assert chosen.eligible is Truth.TRUE
