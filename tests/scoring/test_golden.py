"""One case recomputed by hand, and what every engagement must show whatever the thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Sure
from assess.scoring.assessment import Status, Verdict
from assess.scoring.evaluate import evaluate
from assess.scoring.extremes import best_engagement, worst_engagement

from . import made
from .cases import CASES

if TYPE_CHECKING:
    from assess.engagement.model import Engagement

BANK = made.bank()
LOW, HIGH = 12.159836315533, 85.332348640968
ARITHMETIC = (17.427325581395, 86.923449612403)
HARMONIC = (8.755771279744, 83.565817984832)
HEADLINES = [mistake.id for mistake in BANK.mistakes if mistake.headline]


def small() -> Engagement:
    """Return a company that copies no model (so 7.4 is hidden) and has answered little; all weights are 1."""
    return made.made(
        made.answer("1.2", sure=Sure.DONT_KNOW),
        made.answer("1.3", 2, Sure.SEEN, evidence=made.PROOF),
        made.answer("1.4", 0, Sure.SURE),
        made.answer("1.5", 4, Sure.UNSURE),
        made.answer("3.2", 85),
        made.answer("3.3", 1),
        made.answer("3.5", value=False),
        made.answer("3.8", 4),
        made.not_applicable("5.4"),
        made.not_applicable("5.5"),
        made.not_applicable("5.7"),
        made.not_applicable("7.3"),
        made.answer("7.5", 60),
        made.answer("8.1", 2, Sure.UNSURE),
        made.answer("8.5", 3),
    )


def test_the_small_case_comes_to_what_was_computed_by_hand() -> None:
    # Step 1, eight questions, by mapping: seen 100, sure 75, unsure 40, don't know 0, four open [0, 100]
    #   low (100 + 75 + 40 + 0 + 4 * 0) / 8 = 26.875, high (215 + 400) / 8 = 76.875
    # Step 3, eight questions: 3.2 at 85 % 100, 3.3 at level 1 25, 3.5 "no" 100, 3.8 at level 4 100, four open
    #   low 325 / 8 = 40.625, but 3.1 (critical) may be worth 0: held at 40, by -0.625
    #   high 725 / 8 = 90.625, but 3.3 (critical) is worth 25, less than 50: held at 60, by -30.625
    # Step 5: three of eight do not apply, 37.5 % and more than 25 %: not assessed
    # Step 7, 7.4 hidden, 7.3 not applicable (1 of 7), so six: 7.5 at 60 % is worth 60, five open
    #   low 60 / 6 = 10, high 560 / 6 = 93.333...
    # Step 8, three scales withheld, so five: 8.1 unsure at level 2 [25, 75], 8.5 75, three open
    #   low 100 / 5 = 20, high 450 / 5 = 90
    # Steps 2, 4 and 6: nothing known, [0, 100]; the index takes them at the floor of 5
    # Index: step 5 drops out, so the weights .10 .10 .18 .16 .12 .08 .12 are divided by .86
    #   low: the product of 26.875^.10, 5^.10, 40^.18, 5^.16, 5^.12, 10^.08 and 20^.12, to the power of 1/.86
    #   high: the product of 76.875^.10, 100^.10, 60^.18, 100^.16, 100^.12, (280/3)^.08 and 90^.12, likewise
    assessment = evaluate(BANK, small())
    steps = {step.id: step.range for step in assessment.steps}
    assert {
        1: pytest.approx((26.875, 76.875), abs=1e-9),
        2: (0.0, 100.0),
        3: pytest.approx((40.0, 60.0), abs=1e-9),
        4: (0.0, 100.0),
        5: None,
        6: (0.0, 100.0),
        7: pytest.approx((10.0, 280 / 3), abs=1e-9),
        8: pytest.approx((20.0, 90.0), abs=1e-9),
    } == steps
    caps = [(cap.question, cap.below, cap.at, cap.adjustment) for cap in assessment.steps[2].caps]
    assert caps == [("3.1", 25, 40, (-0.625, 0.0)), ("3.3", 50, 60, (0.0, -30.625))]
    assert assessment.index is not None
    assert pytest.approx((LOW, HIGH), abs=1e-9) == assessment.index.range
    assert pytest.approx(ARITHMETIC, abs=1e-9) == assessment.index.arithmetic
    assert pytest.approx(HARMONIC, abs=1e-9) == assessment.index.harmonic
    # Coverage, step by step: 3 of 8, none of 8, 4 of 8, none of 8, of 5 and of 8, 1 of 6 and 2 of 5, so 10 of 56
    assert pytest.approx(1000 / 56, abs=1e-9) == assessment.coverage.overall
    assert assessment.coverage.short == ("overall", "3", "5")


def test_all_best_with_the_evidence_of_the_gates_opens_the_last_one_and_raises_nothing() -> None:
    for engagement in (made.best(), best_engagement(BANK)):
        assessment = evaluate(BANK, engagement)
        assert (assessment.stage.reached, assessment.stage.next) == ("scale-broadly", None)
        assert {Verdict.NOT_INDICATED} == {finding.verdict for finding in assessment.mistakes}
        assert assessment.contradictions == ()
        assert not any(finding.warning for finding in assessment.mistakes)
        assert not assessment.stage.provisional


def test_all_worst_shows_every_mistake_that_its_own_guard_does_not_rule_out() -> None:
    assessment = evaluate(BANK, worst_engagement(BANK))
    assert assessment.stage.reached == "prepare"
    assert {Status.FAILED} == {gate.status for gate in assessment.stage.gates}
    missed = {finding.id for finding in assessment.mistakes if finding.verdict is not Verdict.DETECTED}
    assert missed <= {mistake.id for mistake in BANK.mistakes if mistake.unless is not None}


@pytest.mark.parametrize("mistake", HEADLINES)
def test_any_of_the_five_headline_mistakes_alone_keeps_scaling_closed_and_is_named(mistake: str) -> None:
    case = [case for case in CASES if case.rule == mistake][-1]
    assessment = evaluate(BANK, made.changed(made.best(), {**case.given, **case.flip}))
    assert [mistake] == [found.id for found in assessment.mistakes if found.verdict is Verdict.DETECTED]
    assert (assessment.stage.reached, assessment.stage.next) == ("prepare", "pilot")
    shut = {
        gate.stage: [clause for clause in gate.clauses if clause.status is Status.FAILED]
        for gate in assessment.stage.gates
    }
    assert [clause.kind for clause in shut["pilot"]] == ["mistakes"]
    assert set(assessment.mistakes[0].answers) <= set(shut["pilot"][0].questions)
    assert shut["scale-first-wave"][-1].says == "The gate to Pilot is open"
    assert shut["scale-broadly"][-1].says == "The gate to Scale, first wave is open"


def test_there_are_five_headline_mistakes() -> None:
    assert len(HEADLINES) == 5


def test_an_express_run_is_provisional_and_opens_no_gate() -> None:
    assessment = evaluate(BANK, made.best("express"))
    assert assessment.coverage.sufficient
    assert (assessment.stage.reached, assessment.stage.next, assessment.stage.provisional) == ("prepare", "pilot", True)
    assert {Status.UNRESOLVED} == {gate.status for gate in assessment.stage.gates}
    asked = {question.id for step in assessment.steps for question in step.questions if question.range is not None}
    assert {question.id for question in BANK.questions if question.express} == asked


def test_the_express_set_has_25_questions_and_takes_at_most_15_minutes() -> None:
    minutes = [question.express_minutes or 0 for question in BANK.questions if question.express]
    assert len(minutes) == 25
    assert sum(minutes) <= 15 + 1e-9
