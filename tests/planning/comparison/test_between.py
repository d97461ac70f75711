"""What changed from an earlier state of a client to today's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Sure
from assess.planning.comparison.between import FactChange, GateChange, compare
from assess.planning.comparison.mistakes import MistakeShift
from assess.planning.comparison.promises import PromiseShift
from assess.planning.comparison.shifts import Shift
from assess.scoring.assessment import Status
from assess.scoring.evaluate import evaluate
from tests.scoring.made import GONE, answer, bank, best, changed, made, random_engagement

if TYPE_CHECKING:
    from assess.engagement.model import Engagement
    from assess.planning.comparison.between import Comparison

DONT_KNOW = answer("3.3", sure=Sure.DONT_KNOW)


def between(then: Engagement, now: Engagement) -> Comparison:
    return compare(bank(), then, now)


def starting(engagement: Engagement, day: str | None) -> Engagement:
    return replace(engagement, company=replace(engagement.company, start_date=day))


@pytest.mark.parametrize("engagement", [made(), best(), random_engagement(7)])
def test_nothing_has_changed_between_a_state_and_itself(engagement: Engagement) -> None:
    found = between(engagement, engagement)
    assert {found.index.shift, *(step.score.shift for step in found.steps)} == {Shift.SAME}
    assert all(gate.then is gate.now for gate in found.gates)
    assert {promise.shift for promise in found.promises} <= {PromiseShift.KEPT}
    assert (found.mistakes, found.answers, found.tables, found.surveys, found.facts) == ((), (), (), (), ())


def test_what_is_told_of_now_is_what_an_assessment_tells() -> None:
    now = random_engagement(3)
    found, assessment = between(made(), now), evaluate(bank(), now)
    assert found.index.now == (assessment.index.range if assessment.index else None)
    assert [step.score.now for step in found.steps] == [step.range for step in assessment.steps]
    assert [gate.now for gate in found.gates] == [gate.status for gate in assessment.stage.gates]


def test_an_answer_found_out_is_knowledge_and_a_better_one_is_readiness() -> None:
    unknown, poor = changed(best(), {"3.3": DONT_KNOW}), changed(best(), {"3.3": 0})
    assert between(unknown, best()).steps[2].score.shift is Shift.NARROWER
    assert between(poor, best()).steps[2].score.shift is Shift.HIGHER
    assert between(best(), unknown).steps[2].score.shift is Shift.WIDER


def test_a_step_that_is_scored_by_how_well_it_is_known_says_so() -> None:
    assert [step.step for step in between(made(), made()).steps if step.mapped] == [1]


def test_gates_tell_what_was_met_since() -> None:
    found = between(changed(best(), {"3.3": 0, "3.5": True}), best())
    assert GateChange("pilot", "Pilot", Status.FAILED, Status.PASSED) in found.gates
    assert found.stages[0] != found.stages[1]


def test_a_mistake_that_could_not_be_told_is_confirmed_or_ruled_out_and_one_that_was_seen_is_gone() -> None:
    unknown = changed(best(), {"3.3": GONE, "3.5": GONE})
    bad = changed(best(), {"3.3": 0, "3.5": True})
    kinds = {
        way: {mistake.shift for mistake in between(*pair).mistakes}
        for way, pair in {"mended": (bad, best()), "broken": (best(), bad), "found": (unknown, best())}.items()
    }
    assert MistakeShift.GONE in kinds["mended"]
    assert MistakeShift.ARISEN in kinds["broken"]
    assert kinds["found"] <= {MistakeShift.RULED_OUT}
    assert {mistake.shift for mistake in between(unknown, bad).mistakes} & {MistakeShift.CONFIRMED, MistakeShift.ARISEN}


def test_a_start_that_moved_slips_every_gate_by_as_much_and_an_equal_one_keeps_them() -> None:
    then, now = starting(made(), "2027-01-04"), starting(made(), "2030-01-07")
    found = between(then, now)
    assert found.starts == ("2027-01-04", "2030-01-07")
    gates = [promise.shift for promise in found.promises]
    assert PromiseShift.SLIPPED in gates
    assert found.promises[0].least_weeks > 0
    assert {promise.shift for promise in between(now, then).promises} <= {
        PromiseShift.EARLIER,
        PromiseShift.EARLIER_MAYBE,
    }


def test_without_a_start_date_on_both_sides_weeks_are_compared() -> None:
    found = between(starting(made(), None), starting(made(), "2027-01-04"))
    assert {promise.shift for promise in found.promises} == {PromiseShift.KEPT}
    assert all(promise.now_dates is None for promise in found.promises)


def test_readiness_found_out_keeps_a_promise_and_makes_it_closer() -> None:
    known = made(*(given for question in ("2.4", "2.5", "2.7") for given in best().answers[question]))
    assert {promise.shift for promise in between(made(), known).promises} <= {PromiseShift.CLOSER, PromiseShift.KEPT}
    assert {promise.shift for promise in between(known, made()).promises} <= {PromiseShift.VAGUER, PromiseShift.KEPT}


def test_a_gate_that_was_passed_since_is_told_and_one_that_lay_behind_is_not() -> None:
    poor = changed(best(), {"3.3": 0, "3.5": True})
    shifts = {promise.shift for promise in between(poor, best()).promises}
    assert PromiseShift.PASSED in shifts
    assert PromiseShift.REOPENED in {promise.shift for promise in between(best(), poor).promises}
    assert len(between(best(), best()).promises) < len(between(poor, poor).promises)


def test_both_are_judged_over_the_set_that_is_asked_now() -> None:
    found = between(best("express"), best())
    assert found.sets == ("express", "full")
    assert found.index.shift is Shift.SAME


def test_facts_about_the_company_that_changed_are_told() -> None:
    now = changed(best(), {"company.regulated": True, "company.trigger": "A merger"})
    assert between(best(), now).facts == (FactChange("regulated", then=False, now=True),)
