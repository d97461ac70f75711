"""The part on actions: windows, reasons and what is told at length."""

from __future__ import annotations

from dataclasses import replace

from assess.planning.actions import Call, Urgency
from assess.planning.rollout import Window
from assess.report.rollout import actions
from assess.scoring.ranges import Range
from tests.report import example, plans
from tests.report.rollout import made


def part(plan: object = None) -> actions.ActionsView:
    view = actions.actions_view(made.material(plan))  # type: ignore[arg-type]
    assert view is not None
    return view


def test_without_a_plan_or_actions_there_is_no_such_part() -> None:
    assert actions.actions_view(made.without_plan()) is None
    assert actions.actions_view(made.material(plans.empty())) is None


def test_windows_follow_each_other_and_later_actions_stand_aside_by_name() -> None:
    view = part()
    assert [group.name for group in view.groups] == [
        "In the first 30 days",
        "Then, within 90 days",
        "Before the gate to Pilot start",
        "Only if an open question confirms a mistake",
    ]
    assert view.later.startswith(f"No gate waits for these: 17, “{example.bank().actions[16].name}”; 18, ")
    assert view.weeks == "Weeks, at today's 3 hours"
    assert view.says.endswith("the dates of the gates hold if the hours are freed.")


def test_without_dates_actions_stand_before_their_gates() -> None:
    names = [group.name for group in part(plans.unknown()).groups]
    assert names[:2] == ["Before the gate to Mandate", "Before the gate to Pilot start"]


def test_every_action_is_told_once() -> None:
    view = part()
    told = [each.number for group in view.groups for each in (*group.full, *group.brief)]
    assert told == [each.number for each in plans.actions() if each.window is not Window.LATER]


def test_the_first_ten_are_told_at_length_and_conditional_ones_never() -> None:
    view = part()
    assert [each.number for group in view.groups for each in group.full] == list(range(1, 11))
    assert view.groups[-1].full == ()


def test_a_group_that_nobody_can_date_has_no_column_for_weeks() -> None:
    view = part()
    assert view.groups[2].dated
    assert not view.groups[-1].dated


def test_an_action_says_why_who_how_much_and_after_what() -> None:
    first, second = part().groups[0].full[:2]
    assert first.reasons[0].says == "Mistake detected: Neglecting guardrails"
    assert first.effort == "8 to 18 person-days"
    assert first.runs == "1 to 4"
    assert (first.after, second.after) == ("", "after 1")


def test_an_action_that_others_press_forward_says_which() -> None:
    first, second = plans.actions()[:2]
    low = replace(first, call=replace(first.call, calls=(replace(first.call.calls[0], urgency=Urgency.LOW),)))
    view = part(plans.made(actions=(low, second)))
    assert view.groups[0].full[0].reasons[-1].says == "needed first by action 2"


def test_a_possible_action_that_is_certain_says_who_waits_for_it_or_that_it_frees_hours() -> None:
    first, second = plans.actions()[:2]
    possible = replace(first.call.calls[0], urgency=Urgency.POSSIBLE)
    call = replace(first.call, calls=(possible,), pressing=Urgency.POSSIBLE)
    waiting = replace(second, call=replace(second.call, after=(call.action.id,)))
    view = part(plans.made(actions=(replace(first, call=call), waiting)))
    assert view.groups[0].full[0].reasons[-1].says == "needed first by action 2"
    freeing = replace(call, action=call.action.model_copy(update={"frees_hours": True}))
    view = part(plans.made(actions=(replace(first, call=freeing),)))
    assert view.groups[0].full[0].reasons[-1].says == "frees leaders' hours"


def test_where_a_step_counts_how_well_it_is_known_a_low_answer_says_what_is_judged() -> None:
    low = Call(Urgency.LOW, "1.1", ("1.1",), points=Range(10, 10), below=75)
    assert actions.low(made.material(), low) == (
        "“Who decides today” (the way it is, not how well it is known) is worth 10 of 100, called for below 75"
    )


def test_one_day_is_not_plural() -> None:
    action = example.bank().actions[0]
    one = action.model_copy(update={"effort": action.effort.model_copy(update={"low": 1.0, "high": 1.0})})
    assert actions.days(one) == "1\N{NO-BREAK SPACE}day"
