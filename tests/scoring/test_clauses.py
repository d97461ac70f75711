"""Every clause, guard, raise, gate, cap and limit of the instrument has a case in which one answer turns it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from assess.engagement.events import Sure
from assess.scoring.assessment import Standing, Status, Verdict
from assess.scoring.evaluate import evaluate
from assess.scoring.extremes import worst_engagement
from assess.scoring.ranges import TRUE

from . import made
from .cases import CASES, Case
from .leaves import Leaf, bank_leaves

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assess.engagement.model import Engagement
    from assess.scoring.assessment import Assessment, GateClause, MistakeFinding, StepScore

BANK = made.bank()
WORST = worst_engagement(BANK)
THRESHOLDS = {
    "pilot": {1: 45, 2: 45, 3: 60, 4: 45, 5: 60, 6: 45, 8: 45},
    "scale-first-wave": {3: 70, 4: 65, 6: 65, 7: 55, 8: 55},
    "scale-broadly": {3: 75, 4: 70, 6: 70, 7: 65, 8: 65},
}
HOLDS_DOWN = {
    "2.5": {f"reserved-matters.{matter}": made.GONE for matter in ("mergers", "borrowing", "top pay")},
    "3.1": {f"guardrails.{domain}": made.GONE for domain in ("compliance", "security", "performance")},
    "3.3": {"3.3": 0},
    "3.5": {"3.5": True},
    "4.3": {
        f"data-entities.{row.key}": {"owner": None, "writable-copies": 3.0, "sync-contract": False}
        for row in BANK.register_by_id["data-entities"].expected
    },
    "5.2": {"5.2": 0},
    "5.8": {"5.8": 0},
    "6.1": {f"kpis.{row.key}": {"baseline": None, "owner": None} for row in BANK.register_by_id["kpis"].expected},
    "8.1": {"8.1": 0},
    "8.5": {"8.5": 0},
}
"""The worst answer to each critical question."""

LONE_SIGNS = {
    "misaligned-incentives": (
        {"6.5": {"unit-share": 70, "company-floor": 0}},
        {"6.6": 1},
        {"2.6": 49},
    ),
    "skipping-change-management": (
        {"8.5": 1},
        {"7.5": 49},
        {"survey.8.4": (3, 5)},
        CASES[[case.says for case in CASES].index("perception-gap")].given
        | CASES[[case.says for case in CASES].index("perception-gap")].flip
        | {"8.5": 4},
        {"7.6.programmes": 3},
    ),
}
"""For each mistake that takes two signs, every sign alone, in the order of the instrument."""


def assess(changes: Mapping[str, Any]) -> Assessment:
    return evaluate(BANK, made.changed(made.best(), changes))


def finding(assessment: Assessment, mistake: str) -> MistakeFinding:
    return next(found for found in assessment.mistakes if found.id == mistake)


def clause(assessment: Assessment, stage: str, kind: str, step: int | None = None) -> GateClause:
    gate = next(gate for gate in assessment.stage.gates if gate.stage == stage)
    return next(each for each in gate.clauses if each.kind == kind and each.step == step)


def step(assessment: Assessment, number: int) -> StepScore:
    return assessment.steps[number - 1]


def holds(rule: str, assessment: Assessment) -> object:
    """Return whether a rule holds, in the words of the assessment."""
    name, _, part = rule.partition(" ")
    if part == "shown":
        score = assessment.question(name)
        return score is not None and score.standing is not Standing.HIDDEN
    if part == "raised":
        return finding(assessment, name).severity.low
    if name in BANK.mistake_by_id:
        return finding(assessment, name).verdict
    if name in THRESHOLDS:
        return clause(assessment, name, "evidence").status
    return name in {found.id for found in assessment.contradictions}


def expected(rule: str) -> tuple[object, object]:
    """Return what a rule says before and after it comes to hold."""
    name, _, part = rule.partition(" ")
    if part == "raised":
        mistake = BANK.mistake_by_id[name]
        return mistake.impact, mistake.raised and mistake.raised.to
    if part == "unless":
        return Verdict.DETECTED, Verdict.NOT_INDICATED
    if name in BANK.mistake_by_id:
        return Verdict.NOT_INDICATED, Verdict.DETECTED
    return (Status.FAILED, Status.PASSED) if name in THRESHOLDS else (False, True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.says}")
def test_one_answer_turns_each_statement_of_a_rule(case: Case) -> None:
    assert len(case.flip) == 1
    before = assess(case.given)
    after = assess({**case.given, **case.flip})
    assert expected(case.rule) == (holds(case.rule, before), holds(case.rule, after))


def test_the_table_holds_exactly_the_statements_of_the_bank() -> None:
    assert Counter(bank_leaves()) == Counter(Leaf(case.rule, case.says) for case in CASES)


def test_every_clause_told_in_words_comes_to_hold_in_some_case() -> None:
    told = set()
    for case in CASES:
        if case.rule in BANK.mistake_by_id:
            after = finding(assess({**case.given, **case.flip}), case.rule)
            told |= {(case.rule, each.says) for each in after.clauses if each.truth is TRUE}
            assert after.answers
            assert {q for each in after.clauses if each.truth is TRUE for q in each.questions} == set(after.answers)
    compiled = evaluate(BANK, made.best())
    assert {(found.id, each.says) for found in compiled.mistakes for each in found.clauses} == told


@pytest.mark.parametrize(
    ("mistake", "number"), [(mistake, n) for mistake, signs in LONE_SIGNS.items() for n in range(len(signs))]
)
def test_one_sign_alone_is_a_warning_and_not_the_mistake(mistake: str, number: int) -> None:
    found = finding(assess(LONE_SIGNS[mistake][number]), mistake)
    assert found.verdict is Verdict.NOT_INDICATED
    assert found.clauses[number].says == found.warning


def test_the_lone_signs_are_those_of_the_bank() -> None:
    wanted = {m.id: len(m.when.at_least_n_of.of) for m in BANK.mistakes if m.when.at_least_n_of is not None}
    assert wanted == {mistake: len(signs) for mistake, signs in LONE_SIGNS.items()}


def test_without_a_sign_there_is_no_warning() -> None:
    assert {""} == {found.warning for found in assess({}).mistakes}


def worsened(number: int) -> Iterator[Engagement]:
    """Yield the best client with one more answer of a step at its worst each time, the critical ones last.

    In step 1, which is scored by what is known, the answers are forgotten instead.
    """
    engagement = made.best()
    questions = [q for q in BANK.questions_of_step[number] if q.type not in ("register", "scale")]
    for question in sorted(questions, key=lambda q: q.critical):
        if number == 1:
            worst = made.answer(question.id, sure=Sure.DONT_KNOW)
        else:
            worst = made.answer(question.id, WORST.answers[question.id][0].value)
        engagement = made.said(engagement, worst)
        yield engagement


@pytest.mark.parametrize(("stage", "number"), [(stage, n) for stage, steps in THRESHOLDS.items() for n in steps])
def test_one_answer_turns_each_threshold_of_a_gate(stage: str, number: int) -> None:
    threshold = THRESHOLDS[stage][number]
    before = clause(assess({}), stage, "step", number)
    for engagement in worsened(number):
        after = clause(evaluate(BANK, engagement), stage, "step", number)
        if after.status is not Status.PASSED:
            break
        before = after
    assert (before.status, after.status) == (Status.PASSED, Status.FAILED)
    assert before.range is not None
    assert after.range is not None
    assert after.range.high < threshold <= before.range.low
    assert set(after.questions) > set(before.questions) == set()


def test_the_thresholds_are_those_of_the_bank() -> None:
    held = {stage.id: dict(stage.steps) for stage in BANK.scoring.stages}
    assert held == {"prepare": {}, **THRESHOLDS}
    assert [stage.id for stage in BANK.scoring.stages if stage.no_critical_mistake] == ["pilot"]


CRITICAL = {
    "neglecting-guardrails": {},
    "insufficient-data-governance": {},
    "overloading-teams-with-budget": {},
    "misaligned-incentives": {},
    "skipping-change-management": {},
    "assuming-no-coordination": {},
    "punishing-failure": {},
    "separate-data-stores": {"4.4": 3},
    "speed-alone": {"company.safety-critical": True},
}
"""The mistakes that can be critical, and what makes the last two so."""


@pytest.mark.parametrize("mistake", CRITICAL)
def test_one_answer_that_brings_a_critical_mistake_shuts_the_pilots_gate(mistake: str) -> None:
    case = [case for case in CASES if case.rule == mistake][-1]
    beside = CRITICAL[mistake] | {key: value for key, value in case.given.items() if key not in CRITICAL[mistake]}
    opened, shut = assess(case.given), assess({**beside, **case.flip})
    assert clause(opened, "pilot", "mistakes").status is Status.PASSED
    found = clause(shut, "pilot", "mistakes")
    assert found.status is Status.FAILED
    assert set(finding(shut, mistake).answers) <= set(found.questions)
    assert {Status.FAILED} == {gate.status for gate in shut.stage.gates}


@pytest.mark.parametrize("mistake", sorted(set(BANK.mistake_by_id) - set(CRITICAL)))
def test_a_mistake_that_is_not_critical_leaves_the_clause_open(mistake: str) -> None:
    case = next(case for case in CASES if case.rule == mistake)
    assessment = assess({**case.given, **case.flip, "company.regulated": True, "7.4": 4, "4.4": 0.2})
    assert clause(assessment, "pilot", "mistakes").status is Status.PASSED


def test_a_possible_critical_mistake_leaves_the_clause_unresolved() -> None:
    assessment = assess({"3.3": made.answer("3.3", sure=Sure.DONT_KNOW)})
    assert clause(assessment, "pilot", "mistakes").status is Status.UNRESOLVED
    assert clause(assessment, "pilot", "mistakes").questions == ("3.3",)


@pytest.mark.parametrize("question", HOLDS_DOWN)
def test_the_worst_answer_to_a_critical_question_holds_its_step_at_40(question: str) -> None:
    number = int(question[0])
    before, after = step(assess({}), number), step(assess(HOLDS_DOWN[question]), number)
    assert before.range == (100.0, 100.0)
    assert after.range == (40.0, 40.0)
    assert before.caps == ()
    assert [(question, 25.0, 40.0)] == [(cap.question, cap.below, cap.at) for cap in after.caps]


def test_the_critical_questions_are_those_of_the_bank() -> None:
    assert {question.id for question in BANK.questions if question.critical} == set(HOLDS_DOWN)


@pytest.mark.parametrize(("level", "most"), [(2, 93.75), (1, 60.0), (0, 40.0)])
def test_each_cap_comes_with_one_level(level: int, most: float) -> None:
    assert (most, most) == step(assess({"3.3": level}), 3).range


def test_the_caps_and_limits_are_those_of_the_bank() -> None:
    scoring = BANK.scoring
    assert [(cap.below, cap.at) for cap in scoring.caps] == [(25, 40), (50, 60)]
    assert (scoring.coverage.overall, scoring.coverage.steps) == (60, {3: 70, 5: 70})
    assert (
        scoring.index_floor,
        scoring.not_applicable_limit,
        scoring.disagreement_levels,
        scoring.perception_gap_levels,
        scoring.scale_respondents,
        scoring.express_minutes,
    ) == (5, 25, 2, 1, 5, 15)
    assert tuple(scoring.severity.model_dump().values()) == (1.25, 4, 3, 2)
    assert tuple(scoring.mapping.model_dump().values()) == (100, 75, 40, 0)


def test_one_answer_turns_the_overall_limit_of_coverage() -> None:
    engagement, before = made.best(), assess({})
    assert before.coverage.sufficient
    for question in BANK.questions:
        if question.step not in (3, 5) and question.type != "register":
            engagement = made.changed(engagement, {question.id: made.GONE})
            after = evaluate(BANK, engagement)
            if not after.coverage.sufficient:
                break
            before = after
    assert after.coverage.overall < 60 <= before.coverage.overall
    assert after.coverage.short == ("overall",)


@pytest.mark.parametrize(("number", "unsaid"), [(3, ("3.2", "3.4", "3.6")), (5, ("5.4", "5.5", "5.7"))])
def test_one_answer_turns_the_limit_of_coverage_of_a_step(number: int, unsaid: tuple[str, ...]) -> None:
    before = assess(dict.fromkeys(unsaid[:2], made.GONE))
    after = assess(dict.fromkeys(unsaid, made.GONE))
    assert (before.coverage.steps[number], after.coverage.steps[number]) == (75.0, 62.5)
    assert before.coverage.sufficient
    assert (str(number),) == after.coverage.short
    assert Status.UNRESOLVED is clause(after, "pilot", "coverage").status


@pytest.mark.parametrize("number", range(1, 9))
def test_a_third_question_of_eight_not_applicable_leaves_its_step_unassessed(number: int) -> None:
    asked = [q.id for q in BANK.questions_of_step[number] if q.type not in ("register", "scale") and q.id != "7.4"]
    left_out = {question: made.not_applicable(question, proof=True) for question in asked[:3]}
    before = {question: left_out[question] for question in asked[: 1 if number == 7 else 2]}
    after = {question: left_out[question] for question in asked[: 2 if number == 7 else 3]}
    assert step(assess(before), number).range is not None
    assert step(assess(after), number).range is None
    assert Status.FAILED is not assess(after).stage.gates[0].status
