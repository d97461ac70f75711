"""The laws of scoring, each over engagements drawn from seeds: together some 13,000 sets of answers.

A law about a change holds of two sets an example, before and after.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assess.engagement.events import Sure
from assess.scoring.as_json import as_json
from assess.scoring.assessment import Assessment, Status, Verdict
from assess.scoring.evaluate import evaluate
from assess.scoring.levers import find_levers
from assess.scoring.next_questions import next_questions

from . import changes, made
from .laws import SETTLED, better_or_same, gates, inside, law, no_lower, ranges, verdicts

FLOOR = made.bank().scoring.index_floor
AUTONOMY = {mistake.id for mistake in made.bank().mistakes if mistake.weighs_autonomy}


def assessed(seed: int) -> Assessment:
    return evaluate(made.bank(), made.random_engagement(seed))


@law(3000)
def test_no_range_is_upside_down_and_its_parts_add_up_to_it(seed: int) -> None:
    assessment = assessed(seed)
    for name, known in ranges(assessment):
        if known is not None:
            assert 0 <= known.low <= known.high <= 100, name
    for step in assessment.steps:
        if step.range is not None:
            for end in (0, 1):
                parts = [question.contribution[end] for question in step.questions]
                caps = [cap.adjustment[end] for cap in step.caps]
                assert math.fsum([*parts, *caps]) == pytest.approx(step.range[end], abs=1e-9)
    if assessment.index is not None:
        for end in (0, 1):
            logs = math.fsum(step.log_contribution[end] for step in assessment.steps)
            assert logs == pytest.approx(math.log(assessment.index.range[end]), abs=1e-9)
            assert assessment.index.harmonic[end] <= assessment.index.range[end] + 1e-9
            assert assessment.index.range[end] <= assessment.index.arithmetic[end] + 1e-9


def dont_know_counts(engagement: made.Engagement, question: str) -> bool:
    """Whether not knowing counts as an answer: in step 1, said in words or left blank in a table called finished."""
    said = engagement.answers.get(question, ())
    register = made.bank().question_by_id[question].type == "register"
    return question.startswith("1.") and any(
        one.sure is Sure.DONT_KNOW or (register and one.sure.answered) for one in said
    )


@law(2000)
def test_answering_an_unknown_never_widens_a_range_nor_unsettles_a_verdict(seed: int) -> None:
    rng, engagement = made.drawing(seed), made.random_engagement(seed)
    change = changes.unknown_answered(engagement, rng)
    if change is None:
        return
    question, answered = change
    before, after = evaluate(made.bank(), engagement), evaluate(made.bank(), answered)
    counted = dont_know_counts(engagement, question)
    mapped = {f"question {question}", "step 1", "index", "arithmetic mean", "harmonic mean"} if counted else set()
    old = dict(ranges(before))
    for name, known in ranges(after):
        if name not in mapped and name in old:
            assert inside(known, old[name]), name
    severities = {finding.id: finding.severity for finding in before.mistakes}
    for finding in after.mistakes:
        assert inside(finding.severity, severities[finding.id]), finding.id
    for mistake, verdict in verdicts(before).items():
        assert verdict not in SETTLED or verdicts(after)[mistake] is verdict, mistake
    for name, status in gates(before).items():
        if not (counted and ("Step 1" in name or ":" not in name)):
            assert status is Status.UNRESOLVED or gates(after)[name] is status, name
    assert before.fit.verdict in ("not-yet-known", after.fit.verdict)
    assert {c.id for c in before.contradictions} <= {c.id for c in after.contradictions}


@law(1500)
def test_a_better_answer_lowers_nothing_and_brings_no_mistake_but_of_autonomy(seed: int) -> None:
    rng, engagement = made.drawing(seed), made.random_engagement(seed)
    change = changes.answer_bettered(engagement, rng)
    if change is None:
        return
    before, after = evaluate(made.bank(), engagement), evaluate(made.bank(), change[1])
    old = {step.id: step.range for step in before.steps}
    for step in after.steps:
        assert no_lower(step.range, old[step.id]), step.id
    assert before.index is None or after.index is None or no_lower(after.index.range, before.index.range)
    was, now = verdicts(before), verdicts(after)
    created = {mistake for mistake, verdict in now.items() if verdict is Verdict.DETECTED is not was[mistake]}
    assert created <= AUTONOMY
    weighed = any(was[mistake] is not now[mistake] for mistake in AUTONOMY)
    for name, status in gates(before).items():
        if not weighed or "worth" in name:
            assert better_or_same(gates(after)[name], status), name


@law(1000)
def test_a_dont_know_never_raises_a_low_nor_opens_a_gate(seed: int) -> None:
    rng, engagement = made.drawing(seed), made.random_engagement(seed)
    change = changes.forgotten(engagement, rng)
    if change is None:
        return
    before, after = evaluate(made.bank(), engagement), evaluate(made.bank(), change[1])
    old = dict(ranges(before))
    for name, known in ranges(after):
        was = old.get(name)
        assert known is None or was is None or known.low <= was.low + 1e-9, name
    for name, status in gates(after).items():
        assert status is not Status.PASSED or gates(before)[name] is Status.PASSED, name


@law(300)
def test_answers_to_hidden_questions_change_nothing(seed: int) -> None:
    rng, engagement = made.drawing(seed), made.random_engagement(seed)
    answered = changes.hidden_answered(engagement, rng)
    before, after = evaluate(made.bank(), engagement), evaluate(made.bank(), answered)
    assert before == after


@law(100)
def test_the_order_of_respondents_answers_and_rows_does_not_matter(seed: int) -> None:
    engagement = made.random_engagement(seed)
    assert whole(engagement) == whole(changes.reordered(engagement, made.drawing(seed)))


def whole(engagement: made.Engagement) -> object:
    bank = made.bank()
    assessment = evaluate(bank, engagement)
    levers = find_levers(bank, engagement, assessment.stage.next)
    return as_json(assessment, next_questions(bank, engagement), levers)


def test_the_seed_of_pythons_hashes_does_not_matter() -> None:
    code = (
        "import hashlib, json; from tests.scoring.test_laws import made, whole;"
        "print(hashlib.sha256(json.dumps([whole(made.random_engagement(s)) for s in range(8)]).encode()).hexdigest())"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "4242")
    ]
    assert len(set(said)) == 1
    assert said[0].strip()


@pytest.mark.parametrize("mode", ["full", "express"])
def test_nothing_answered_is_insufficient_evidence_from_the_floor_to_a_hundred(mode: str) -> None:
    assessment = evaluate(made.bank(), made.made(mode=mode))
    assert assessment.index is not None
    assert assessment.index.range == (FLOOR, 100.0)
    assert not assessment.coverage.sufficient
    assert assessment.stage.reached == "prepare"
    assert verdicts(assessment)["neglecting-guardrails"] is Verdict.POSSIBLE
    levers = find_levers(made.bank(), made.made(mode=mode), assessment.stage.next)
    assert as_json(assessment, (), levers)["verdict"] == "insufficient evidence"


def test_all_not_applicable_is_not_assessed() -> None:
    everything = [made.not_applicable(q.id, proof=True) for q in made.bank().questions if q.type != "scale"]
    assessment = evaluate(made.bank(), made.made(*everything))
    assert [step.range for step in assessment.steps] == [None] * 8
    assert assessment.index is None
    assert not assessment.coverage.sufficient
    assert {Status.UNRESOLVED} == {gate.status for gate in assessment.stage.gates}
    assert not any(finding.verdict is Verdict.DETECTED for finding in assessment.mistakes)


def test_all_dont_know_passes_no_gate_and_maps_nothing() -> None:
    everything = [made.answer(q.id, sure=Sure.DONT_KNOW) for q in made.bank().questions if q.type != "scale"]
    assessment = evaluate(made.bank(), made.made(*everything))
    assert assessment.steps[0].range == (0.0, 0.0)
    assert [step.range for step in assessment.steps[1:]] == [(0.0, 100.0)] * 7
    assert not any(status is Status.PASSED for status in gates(assessment).values())
