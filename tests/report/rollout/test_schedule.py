"""The part on gates and dates."""

from __future__ import annotations

from dataclasses import replace

from assess.report.rollout import schedule
from tests.report import plans
from tests.report.rollout import made


def part(plan: object = None) -> schedule.ScheduleView:
    view = schedule.schedule_view(made.material(plan))  # type: ignore[arg-type]
    assert view is not None
    return view


def test_without_a_plan_there_is_no_such_part() -> None:
    assert schedule.schedule_view(made.without_plan()) is None


def test_the_headline_gives_both_percentiles_in_dates_or_in_weeks_from_the_start() -> None:
    assert schedule.headline(plans.made()) == (
        "The next gate is Mandate. Manage to P50, 2 March to 6 April 2027; promise P80, 1 June 2027 to 15 January 2028."
    )
    assert schedule.headline(plans.unknown()).endswith("promise P80, 13 to 74 weeks, counted from the start.")
    done = plans.made(schedule=plans.schedule(passed=5))
    assert schedule.headline(done) == (
        "Every gate has been passed. What is left takes 150 to 156 weeks (P50), 180 to 186 weeks (P80)."
    )


def test_once_a_gate_has_passed_a_later_start_is_asked_for() -> None:
    assert "give a later start" in schedule.start(plans.schedule(passed=1))


def test_weeks_count_from_the_start_date_if_there_is_one() -> None:
    assert schedule.start(plans.schedule()) == "Weeks count from 5 October 2026."
    assert schedule.start(plans.schedule("")) == "Weeks count from the start, which is not fixed."
    assert schedule.start(plans.schedule("", passed=5)) == "Weeks count from today, for what is left of the plan."


def test_dates_that_rest_on_hours_nobody_has_say_so() -> None:
    assert part().hours.endswith("3 are set aside.")
    enough = replace(plans.workload(), loads=plans.workload().loads[:1])
    assert part(plans.made(workload=enough)).hours == ""


def test_gates_that_lie_behind_are_named_and_not_drawn() -> None:
    view = part(plans.far_along())
    assert view.passed == "Gates open already: “Mandate”, “Pilot start” and “First wave”."
    assert [row.name for row in view.gates] == ["Second wave", "Broad rollout", schedule.ALL]
    assert view.done.startswith("Done already: “Assess the current state”")


def test_a_gate_has_weeks_and_with_a_start_date_dates() -> None:
    first = part().gates[0]
    assert (first.p50, first.p50_dates) == ("11 to 17 weeks", "2 March to 6 April 2027")
    assert part(plans.unknown()).gates[0].p80_dates == ""


def test_both_percentiles_stand_in_one_line() -> None:
    assert schedule.both(plans.percentiles(11, 6), None) == "P50 11 to 17 weeks, P80 13 to 20 weeks"


def test_an_activity_says_when_it_runs_how_much_slower_it_is_and_how_often_it_delays_the_end() -> None:
    second = part().activities[1]
    assert (second.runs, second.promised, second.longer, second.decides) == (
        "3 to 13",
        "10 to 15",
        "10 to 40 %",
        "10 to 35 %",
    )


def test_all_bars_stand_on_one_scale_that_holds_the_end() -> None:
    view = part()
    assert {row.span.size for row in view.gates} == {view.axis.size}
    assert all(float(row.span.left) + float(row.span.width) <= float(row.span.end) + 2 for row in view.gates)
