"""The programme: before which gate each action stands, in which order, and what that asks of the leaders."""

from __future__ import annotations

import math
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.bank.library import Effort
from assess.planning.actions import ActionCall, Urgency, next_actions
from assess.planning.programme import programme
from assess.planning.rollout import Window
from assess.planning.workload import running_weeks
from assess.scoring.evaluate import evaluate
from assess.scoring.extremes import worst_engagement
from assess.scoring.ranges import FALSE, TRUE, UNKNOWN, Range
from tests.scoring import made

from .companies import CHANGES, company, schedule, silent, unproven

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assess.engagement.model import Engagement
    from assess.planning.rollout import PlannedAction, Workload

BANK = made.bank()
PLENTY = Range(40.0, 40.0)
PLACES = {gate.id: place for place, gate in enumerate(BANK.planning.timing.gates)} | {
    "": len(BANK.planning.timing.gates)
}


def planned(
    engagement: Engagement, hours: Range | None = PLENTY, passed: Collection[str] = ()
) -> tuple[tuple[PlannedAction, ...], Workload]:
    assessment = evaluate(BANK, engagement)
    return programme(BANK, assessment, next_actions(BANK, assessment), schedule(BANK, passed), hours)


def by_id(actions: tuple[PlannedAction, ...]) -> dict[str, PlannedAction]:
    return {each.call.action.id: each for each in actions}


def changed(changes: Mapping[str, object]) -> Engagement:
    return made.changed(unproven(), changes)


@cache
def first_five(name: str) -> tuple[str, ...]:
    actions, _ = planned(company(name) if name in CHANGES else silent())
    return tuple(each.call.action.id for each in actions[:5])


def test_twelve_contrasting_companies_do_different_things_first() -> None:
    names = [*CHANGES, "silent"]
    assert [name for name in names if len(first_five(name)) < 5] == []
    assert [
        (one, other) for one, other in combinations(names, 2) if set(first_five(one)) == set(first_five(other))
    ] == []


def test_every_action_of_the_instrument_stands_in_some_plan() -> None:
    worst = worst_engagement(BANK)
    found: set[str] = set()
    for question in BANK.questions:
        one = made.changed(unproven(), {"company.reference-model": "Tribes"})
        if question.id in worst.answers:
            one = made.said(one, made.answer(question.id, worst.answers[question.id][0].value))
        if question.type == "scale":
            one = made.changed(one, {f"survey.{question.id}": (1, 6)})
        if question.register_ is not None:
            for row in worst.registers[question.register_]:
                one = made.with_row(one, question.register_, row)
        found |= by_id(planned(one)[0]).keys()
    found |= by_id(planned(worst)[0]).keys()
    assert {action.id for action in BANK.actions} - found == set()


@pytest.mark.parametrize(
    ("changes", "action", "gate"),
    [
        pytest.param({"company.reference-model": "Tribes", "7.4": 0}, "test-copied-model", "g1", id="its own gate"),
        pytest.param({"3.3": 0}, "give-control-power-to-stop", "g2", id="a critical mistake, own gate"),
        pytest.param({"8.5": 0, "7.6.programmes": 4}, "pause-other-programmes", "g2", id="critical, though of step 7"),
        pytest.param({"7.7.forums": 9}, "cap-forums", "g3", id="not critical"),
        pytest.param({"7.1": 0}, "write-gate-criteria", "", id="the step passes every gate"),
    ],
)  # fmt: skip
def test_an_action_stands_before_the_gate_that_needs_it(changes: dict[str, object], action: str, gate: str) -> None:
    one = by_id(planned(changed(changes))[0])[action]
    assert (gate, Window.BEFORE_GATE if gate else Window.LATER) == (one.gate, one.window)


@pytest.mark.parametrize(
    ("level", "mean", "gate"),
    [(4, 7, ""), (2, 6, "g5"), (2, 4, "g3")],
    ids=["passes every gate", "short of the last", "short of the first wave"],
)
def test_a_low_question_puts_its_action_before_the_first_gate_at_which_the_step_falls_short(
    level: int, mean: float, gate: str
) -> None:
    answers = dict.fromkeys(("8.1", "8.5", "8.6"), level)
    surveys = {"survey.8.2": (max(mean, 4.6), 5), "survey.8.3": (mean, 5), "survey.8.4": (mean, 5)}
    actions = by_id(planned(changed({**answers, **surveys, "8.7": 0}))[0])
    assert actions["promote-on-contribution"].gate == gate


def test_an_action_whose_gate_has_passed_stands_before_the_next() -> None:
    engagement = changed({"company.reference-model": "Tribes", "7.4": 0})
    assert by_id(planned(engagement, passed={"g1"})[0])["test-copied-model"].gate == "g2"
    assert by_id(planned(engagement, passed=PLACES)[0])["test-copied-model"].gate == ""


def test_what_only_a_possible_mistake_calls_is_conditional_and_asks_no_hours() -> None:
    actions, load = planned(made.unsaid(unproven(), "4.4"))
    assert {each.window for each in actions} == {Window.CONDITIONAL}
    assert {(each.weeks, each.within) for each in actions} == {(None, 0)}
    assert {each.leader_hours for each in load.loads} == {0}


@pytest.mark.parametrize("name", [*CHANGES, "silent"])
def test_no_action_stands_behind_what_waits_for_it_nor_before_an_earlier_gate_s_action(name: str) -> None:
    actions, _ = planned(company(name) if name in CHANGES else silent(), Range(2.0, 3.0))
    there = by_id(actions)
    assert [each.number for each in actions] == list(range(1, len(actions) + 1))
    assert [PLACES[each.gate] for each in actions] == sorted(PLACES[each.gate] for each in actions)
    for each in actions:
        for before in each.call.after:
            assert there[before].number < each.number
            assert list(Window).index(there[before].window) <= list(Window).index(each.window)


def test_a_prerequisite_is_pulled_forward_to_the_gate_of_what_waits_for_it() -> None:
    waiting = by_id(planned(made.unsaid(changed({"6.3": 50}), "4.4"))[0])
    assert (waiting["reconcile-kpis"].call.urgency, waiting["reconcile-kpis"].window) == (
        Urgency.POSSIBLE,
        Window.BEFORE_GATE,
    )


def test_what_frees_hours_leads_the_first_gate_that_is_short_of_them() -> None:
    tired = company("a company tired of programmes")
    ample, _ = planned(tired, PLENTY)
    short, load = planned(tired, Range(0.5, 0.5))
    assert ample[0].call.action.id != "pause-other-programmes"
    assert short[0].call.action.id == "pause-other-programmes"
    assert "Free the hours or expect the gate" in load.says
    assert {each.call.action.id for each in ample} == {each.call.action.id for each in short}


def test_hours_that_nobody_knows_date_nothing() -> None:
    actions, load = planned(company("a company tired of programmes"), None)
    assert {(each.weeks, each.within) for each in actions} == {(None, 0)}
    assert {each.enough for each in load.loads} == {UNKNOWN}
    assert "is not known" in load.says
    assert "7.6" in load.says


def test_hours_that_may_be_none_leave_the_end_open_and_none_at_all_date_nothing() -> None:
    tired = company("a company tired of programmes")
    maybe, load = planned(tired, Range(0.0, 10.0))
    dated = [each.weeks for each in maybe if each.window is Window.BEFORE_GATE]
    assert {weeks.high for weeks in dated if weeks is not None} == {math.inf}
    assert "or more weeks later" in load.says
    assert {each.weeks for each in planned(tired, Range(0.0, 0.0))[0]} == {None}


def test_the_load_before_a_gate_counts_what_stands_before_earlier_ones_too() -> None:
    actions, load = planned(company("a company tired of programmes"), Range(10.0, 10.0))
    for each in load.loads:
        due = [a.call.action for a in actions if a.window is Window.BEFORE_GATE and PLACES[a.gate] <= PLACES[each.gate]]
        assert sum(action.leader_hours for action in due) == each.leader_hours
        assert sum(action.coaching_days for action in due) == each.coaching_days
        assert sum(action.effort.high for action in due) == each.person_days.high
    first = next(each for each in load.loads if each.leader_hours)
    assert first.weeks_available is not None
    low, high = (first.leader_hours / weeks for weeks in reversed(first.weeks_available))
    assert first.hours_a_week == Range(low, high)


@pytest.mark.parametrize(
    ("hours", "enough", "says"),
    [
        (PLENTY, TRUE, "40 are set aside. That is enough for every gate."),
        (Range(1.0, 1.0), FALSE, "1 is set aside. Free the hours or expect the gate"),
        (Range(1.0, 40.0), UNKNOWN, "1 to 40 are set aside. That may not be enough"),
    ],
)
def test_the_load_says_whether_the_hours_are_enough(hours: Range, enough: object, says: str) -> None:
    _, load = planned(company("a company tired of programmes"), hours)
    assert next(each for each in load.loads if each.gate == "g2").enough is enough
    assert says in load.says


def test_an_action_is_within_a_window_only_if_it_is_finished_by_then_at_the_latest() -> None:
    actions, _ = planned(company("a retailer without owners of its data"), Range(8.0, 12.0))
    dated = [(each.weeks.high * 7, each.within) for each in actions if each.weeks is not None]
    assert {days for _, days in dated} >= {30, 60}
    assert [days for latest, days in dated if days != next((d for d in (30, 60, 90) if latest <= d), 0)] == []


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(sorted(CHANGES)),
    ends=st.tuples(st.floats(0.5, 60), st.floats(0.5, 60)),
    inner=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_knowing_the_hours_better_never_widens_when_an_action_runs(
    name: str, ends: tuple[float, float], inner: tuple[float, float]
) -> None:
    low, high = sorted(ends)
    first, last = sorted(low + share * (high - low) for share in inner)
    calls = next_actions(BANK, _assessed(name))
    wide = running_weeks(calls, Range(low, high), BANK.planning.capacity) or {}
    near = running_weeks(calls, Range(first, last), BANK.planning.capacity) or {}
    slack = 1e-9
    assert [
        one for one in near if near[one].low < wide[one].low - slack or near[one].high > wide[one].high + slack
    ] == []


@cache
def _assessed(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - an assessment
    return evaluate(BANK, company(name))


def test_the_leaders_give_their_hours_to_one_action_after_another() -> None:
    actions, _ = planned(company("a founder who gives a team half of the money"), Range(2.0, 2.0))
    led = [each for each in actions if each.weeks is not None and each.call.action.leader_hours]
    starts = [each.weeks.low for each in led if each.weeks is not None]
    least = [each.call.action.leader_hours / 2 for each in led]
    assert [n for n in range(len(led) - 1) if starts[n + 1] < starts[n] + least[n] - 1e-9] == []


def test_no_more_actions_run_side_by_side_than_the_policy_allows() -> None:
    def call(name: str, after: tuple[str, ...] = ()) -> ActionCall:
        effort = Effort(low=5, high=5)
        made_up = BANK.actions[0].model_copy(update={"id": name, "effort": effort, "leader_hours": 0.0})
        return ActionCall(made_up, (), after, Urgency.LOW)

    capacity = BANK.planning.capacity.model_copy(update={"at_once": 2})
    weeks = running_weeks([call("a"), call("b"), call("c"), call("d", ("c",))], Range(1.0, 1.0), capacity)
    assert weeks == {"a": Range(0, 1), "b": Range(0, 1), "c": Range(1, 2), "d": Range(2, 3)}
