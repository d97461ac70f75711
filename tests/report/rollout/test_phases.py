"""The plan, phase by phase."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assess.planning.phases import activities_before
from assess.planning.rollout import ExitCriterion
from assess.report.rollout import phases
from assess.scoring.assessment import Status
from tests.report import example, plans
from tests.report.rollout import made


def part(plan: object = None) -> phases.PhasesView:
    view = phases.phases_view(made.material(plan))  # type: ignore[arg-type]
    assert view is not None
    return view


def test_without_a_plan_or_phases_there_is_no_such_part() -> None:
    assert phases.phases_view(made.without_plan()) is None
    assert phases.phases_view(made.material(plans.made(phases=()))) is None


def test_phases_behind_are_named_and_not_told() -> None:
    view = part(plans.far_along())
    assert view.passed == "Phases behind already: “Find out and agree”, “Lay the foundations” and “Run the pilot”."
    assert [each.name for each in view.phases] == ["First wave", "Second wave", "Spread and keep"]


def test_a_phase_says_when_by_whom_and_whether_it_can_be_taken_back() -> None:
    first, *_, broad, last = part().phases
    assert first.when == "2 March to 6 April 2027 (P50), 1 June 2027 to 15 January 2028 (P80)"
    assert (first.owner, first.way) == ("Chief executive or founder", "Two-way: it can be taken back")
    assert broad.way == "One-way: it cannot be taken back cheaply"
    assert (last.gate, last.when, last.exit) == ("", "", ())


def test_only_the_pilot_has_kill_criteria() -> None:
    assert [bool(each.kill) for each in part().phases] == [False, False, True, False, False, False]


def test_activities_and_actions_are_named_in_place() -> None:
    second = part().phases[1]
    assert second.contains == "Work: first guardrails; minimum platform. Begins beside it: form the squad."
    assert second.actions == "actions 9 to 12; actions 13 to 16 only if an open question confirms a mistake"


def test_work_that_begins_before_the_phase_whose_gate_waits_for_it_is_told_in_both() -> None:
    activities = activities_before(example.bank())
    plan = plans.made(phases=tuple(replace(each, activities=activities[each.id]) for each in plans.phases()))
    told = [each.contains for each in part(plan).phases]
    assert "Begins beside it: harden the platform." in told[2]
    assert told[4] == "Begun earlier and needed here: harden the platform."
    assert told[5] == "Work: third wave. Begun earlier and needed here: embed the culture."


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([], ""), ([4], "action 4"), ([1, 2], "actions 1 and 2"), ([1, 2, 3, 4, 7, 9], "actions 1 to 4, 7 and 9")],
)
def test_runs_of_numbers_are_drawn_together(numbers: list[int], said: str) -> None:
    assert phases.numbered(numbers) == said


@pytest.mark.parametrize(
    ("met", "total", "said"),
    [
        (0, 0, ""),
        (0, 1, "The exit criterion is not yet proven."),
        (1, 1, "The exit criterion is proven."),
        (0, 5, "None of the five exit criteria is proven."),
        (1, 5, "One of the five exit criteria is proven."),
        (2, 5, "Two of the five exit criteria are proven."),
    ],
)
def test_how_many_exit_criteria_are_proven(met: int, total: int, said: str) -> None:
    criteria = tuple(ExitCriterion("x", Status.PASSED if n < met else Status.FAILED, "") for n in range(total))
    assert phases.proven(replace(plans.phases()[0], exit=criteria)) == said
