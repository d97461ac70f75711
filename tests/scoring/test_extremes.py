"""The best and the worst engagement that the shipped instrument knows."""

from __future__ import annotations

import pytest

from assess.bank.loader import load_bank
from assess.scoring.assessment import Standing, Verdict
from assess.scoring.evaluate import evaluate
from assess.scoring.extremes import best_engagement, worst_engagement
from assess.scoring.ranges import exactly

BANK = load_bank()
BEST, WORST = best_engagement(BANK), worst_engagement(BANK)


def test_best_answers_raise_nothing_and_open_the_last_stage() -> None:
    assessment = evaluate(BANK, BEST)
    assert {finding.verdict for finding in assessment.mistakes} == {Verdict.NOT_INDICATED}
    assert [*assessment.contradictions, *assessment.disagreements, *assessment.perception_gaps] == []
    assert assessment.stage.reached == BANK.scoring.stages[-1].id
    assert assessment.fit.verdict == BANK.fit.models[0].id


def test_worst_answers_show_every_mistake() -> None:
    assessment = evaluate(BANK, WORST)
    assert {finding.verdict for finding in assessment.mistakes} == {Verdict.DETECTED}
    assert assessment.stage.reached == BANK.scoring.stages[0].id


@pytest.mark.parametrize(("engagement", "points"), [(BEST, 100.0), (WORST, 0.0)], ids=["best", "worst"])
def test_every_answer_is_worth_all_points_or_none(engagement: object, points: float) -> None:
    assessment = evaluate(BANK, engagement)  # type: ignore[arg-type] # both are engagements
    scores = [question for step in assessment.steps for question in step.questions]
    assert {question.standing for question in scores} == {Standing.ANSWERED}
    assert {question.points for question in scores} == {exactly(points)}
    assert assessment.coverage.overall == 100


def test_step_one_is_fully_mapped_whatever_the_answers() -> None:
    for engagement in (BEST, WORST):
        first = evaluate(BANK, engagement).steps[0]
        assert first.range == exactly(100.0)


def test_somebody_competent_answers_every_question() -> None:
    roles = {respondent.id: respondent.role for respondent in BEST.respondents}
    for question, answers in BEST.answers.items():
        competent = BANK.question_by_id[question].competent
        assert answers
        assert all(roles[answer.respondent] in competent for answer in answers)


def test_extremes_are_the_same_every_time() -> None:
    assert best_engagement(BANK) == BEST
    assert worst_engagement(BANK) == WORST
