"""On what the date of a gate rests: enough hours, too few, none, or nobody knows."""

from __future__ import annotations

from assess.report.rollout import lateness
from assess.scoring.ranges import Range
from tests.report import plans


def test_a_gate_whose_hours_are_enough_rests_on_nothing() -> None:
    assert lateness.if_freed(plans.made(), "g1") == ""
    assert lateness.later(plans.made(), "g1") is None


def test_too_few_hours_move_a_gate_by_the_weeks_they_lack() -> None:
    # 180 hours at 3 a week take 60 weeks, where 22 to 30 are there
    assert lateness.later(plans.made(), "g2") == Range(30, 38)
    assert lateness.if_freed(plans.made(), "g2") == (
        "if the leaders' hours are freed; at today's 3 hours a week about 30 to 38 weeks later"
    )


def test_without_any_hours_no_number_of_weeks_is_told() -> None:
    plan = plans.made(workload=plans.workload(Range(0, 0)))
    assert lateness.if_freed(plan, "g2") == "if the leaders' hours are freed; none are set aside today"


def test_hours_that_nobody_knows_are_called_unknown() -> None:
    plan = plans.made(workload=plans.workload(None))
    assert lateness.later(plan, "g2") is None
    assert lateness.if_freed(plan, "g2").endswith("how many they set aside is not known")
