"""What next questions claim is true: answering them at either end settles what they say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from assess.bank.questions import Figures, Number, Percent, Ranking, YesNo
from assess.engagement.events import Sure
from assess.engagement.model import Agreement, Row
from assess.scoring.assessment import Standing, Status, Verdict
from assess.scoring.evaluate import evaluate, listen
from assess.scoring.facts import unsettled
from assess.scoring.hypotheses import settled
from assess.scoring.next_questions import next_questions

from . import made

if TYPE_CHECKING:
    from assess.bank.questions import Question
    from assess.engagement.events import Json
    from assess.engagement.model import Engagement
    from assess.scoring.assessment import Assessment, NextQuestion
    from assess.scoring.readings import Reading

BANK = made.bank()


def undecided(assessment: Assessment) -> set[str]:
    """Return the names of the mistakes and gates that are neither one way nor the other."""
    gates = {f"the gate to {gate.name}" for gate in assessment.stage.gates if gate.status is Status.UNRESOLVED}
    return gates | {found.name for found in assessment.mistakes if found.verdict is Verdict.POSSIBLE}


def answered(engagement: Engagement, question: Question, *, best: bool) -> Engagement:
    """Return the engagement with a question really answered, by agreement or by a finished table, at one end."""
    facts = settled(listen(BANK, engagement).facts, question, best=best)
    if question.type == "register":
        register = question.register_ or ""
        rows = tuple(Row(key, cells) for key, cells in facts.table(register).content)
        done = made.answer(question.id, value=True, by=engagement.respondents[0].id)
        silent = replace(engagement, registers={**engagement.registers, register: rows})
        return made.said(made.unsaid(silent, question.id), done)
    value = _value(question, facts.readings[question.id])
    agreement = Agreement(question=question.id, value=value, reason="We looked it up.")
    return replace(engagement, agreed={**engagement.agreed, question.id: agreement})


def _value(question: Question, reading: Reading) -> Json:
    points: Any = reading.points
    raw = {name.rpartition(".")[2]: known.low for name, known in reading.quantities.items()}
    match question:
        case Number() | Percent():
            return reading.quantities[question.id].low
        case Figures():
            return {figure.id: raw[figure.id] for figure in question.figures if figure.better != "neither"}
        case Ranking():
            return {
                "order": sorted((item.id for item in question.items), key=lambda item: raw[item]),
                "level": points.low / 25,
            }
        case YesNo():
            return (points.low == 100) == (question.better == "yes")
    return points.low / 25


def claims(seed: int) -> list[tuple[Engagement, NextQuestion]]:
    """Return the two most telling questions of an engagement that promise to settle something."""
    engagement = made.random_engagement(seed)
    return [(engagement, found) for found in next_questions(BANK, engagement) if found.settles or found.may_settle][:2]


@pytest.mark.parametrize("seed", range(60))
def test_answering_a_question_at_either_end_settles_what_it_says(seed: int) -> None:
    for engagement, claim in claims(seed):
        question = BANK.question_by_id[claim.question]
        ends = [undecided(evaluate(BANK, answered(engagement, question, best=best))) for best in (True, False)]
        mistakes_only = question.step == 1
        for name in claim.settles:
            if not (mistakes_only and name.startswith("the gate")):
                assert name not in ends[0] | ends[1], (claim, ends)
        for name in claim.may_settle:
            if not (mistakes_only and name.startswith("the gate")):
                assert name not in ends[0] & ends[1], (claim, ends)


def test_every_open_or_unsure_question_is_tried_and_no_other() -> None:
    engagement = made.random_engagement(3)
    standing = {question: reading.standing for question, reading in listen(BANK, engagement).facts.readings.items()}
    assert {q for q, where in standing.items() if unsettled(where)} == {
        n.question for n in next_questions(BANK, engagement)
    }
    assert next_questions(BANK, made.best()) == ()


def test_the_question_that_settles_most_comes_first() -> None:
    engagement = made.changed(made.best(), {"3.3": made.answer("3.3", sure=Sure.DONT_KNOW), "1.3": made.GONE})
    found = next_questions(BANK, engagement)
    assert [each.question for each in found] == ["3.3", "1.3"]
    assert {"Neglecting guardrails", "the gate to Pilot"} <= set(found[0].settles)
    assert found[1].settles == ()


@pytest.mark.parametrize("level", range(5))
def test_an_unsure_level_narrows_the_index_by_what_knowing_it_would(level: int) -> None:
    engagement = made.changed(made.best(), {"8.6": made.answer("8.6", level, Sure.UNSURE)})
    (claim,) = next_questions(BANK, engagement)
    question = BANK.question_by_id["8.6"]
    width = evaluate(BANK, engagement).index.range.width  # type: ignore[union-attr]
    known = [evaluate(BANK, answered(engagement, question, best=best)).index.range.width for best in (True, False)]  # type: ignore[union-attr]
    assert pytest.approx(width - sum(known) / 2, abs=1e-9) == claim.narrows


def test_a_question_cannot_settle_a_gate_that_lacks_coverage_or_is_only_asked_in_the_express_set() -> None:
    unanswered = ["2.1", "2.3", "2.6", "2.7", "2.8", "4.1", "4.6", "4.7", "4.8", "6.2", "6.4", "6.6", "6.7", "6.8"]
    unanswered += [
        "7.2",
        "7.3",
        "7.5",
        "7.6",
        "7.7",
        "7.8",
        "8.6",
        "8.7",
        "8.8",
        "3.4",
        "3.6",
        "1.2",
        "1.3",
        "1.4",
        "1.5",
    ]
    engagement = made.changed(made.best(), dict.fromkeys(unanswered, made.GONE))
    assert not evaluate(BANK, engagement).coverage.sufficient
    assert not any("the gate to Pilot" in found.settles for found in next_questions(BANK, engagement))
    express = made.changed(made.best("express"), {"3.3": made.answer("3.3", sure=Sure.DONT_KNOW)})
    assert not any(name.startswith("the gate") for found in next_questions(BANK, express) for name in found.settles)


def test_at_worst_blank_domains_are_all_the_same_and_at_best_all_are_covered() -> None:
    rows = {name: {"rule": "r", "owner": "o", "threshold": "t", "review-date": "2026-09-01"} for name in "abc"}
    engagement = made.made(made.answer("3.1", value=True), rows={"guardrails": rows})
    facts = listen(BANK, engagement).facts
    question = BANK.question_by_id["3.1"]
    assert Standing.UNSURE is facts.readings["3.1"].standing
    covered = [
        settled(facts, question, best=best).readings["3.1"].quantities["3.1.covered"].low for best in (True, False)
    ]
    assert [1.0, pytest.approx(1 / 3)] == covered
