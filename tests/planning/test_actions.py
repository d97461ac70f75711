"""The next actions: what calls them and in which order they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assess.bank.library import Action, Effort, Trigger
from assess.bank.loader import load_bank
from assess.engagement.model import Engagement
from assess.planning.actions import Urgency, direct_cures, next_actions
from assess.scoring.assessment import (
    Assessment,
    ClauseFinding,
    Coverage,
    Fit,
    Lever,
    Levers,
    MistakeFinding,
    QuestionScore,
    Stage,
    Standing,
    StepScore,
    Verdict,
)
from assess.scoring.evaluate import evaluate
from assess.scoring.extremes import worst_engagement
from assess.scoring.ranges import FALSE, TRUE, UNKNOWN, Range, Truth
from tests.scoring import made
from tests.scoring.cases import CASES

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from tests.scoring.cases import Case


def action(name: str, *called_by: Trigger, after: tuple[str, ...] = ()) -> Action:
    """Return an action that only has what the order reads."""
    return Action(
        id=name,
        name=name,
        step=1,
        does="does",
        called_by=called_by,
        after=after,
        owner="people",
        effort=Effort(low=1, high=2),
        leader_hours=1,
        success="success",
    )


def mistake(name: str) -> Trigger:
    """Return a trigger of a mistake."""
    return Trigger(mistake=name)


def low(question: str, below: float = 50) -> Trigger:
    """Return a trigger of a low score."""
    return Trigger(question=question, below=below)


@pytest.fixture(scope="module")
def shipped() -> Bank:
    """Return the shipped instrument."""
    return load_bank()


def bank_of(shipped: Bank, *actions: Action) -> Bank:
    """Return the shipped instrument with other actions."""
    return shipped.model_copy(update={"actions": actions})


def finding(name: str, verdict: Verdict, severity: float = 4.0) -> MistakeFinding:
    """Return a mistake with a verdict."""
    return MistakeFinding(
        id=name,
        name=name,
        verdict=verdict,
        severity=Range(severity, severity),
        band="critical" if severity >= 4 else "high",
        headline=False,
        answers=("3.1",) if verdict is Verdict.DETECTED else (),
        settle=("3.3",) if verdict is Verdict.POSSIBLE else (),
        clauses=(),
        warning="",
        consequence="",
        cure="",
    )


def assessment(*mistakes: MistakeFinding, **points: Range | None) -> Assessment:
    """Return an assessment with these mistakes and the points of questions (`q1_1` for 1.1)."""
    nothing = Range(0.0, 0.0)
    scores = tuple(
        QuestionScore(
            name[1:].replace("_", "."), Standing.ANSWERED, worth, worth, 1.0, 1.0, nothing, single_source=False
        )
        for name, worth in points.items()
    )
    step = StepScore(1, "Step", nothing, scores, (), 100.0, 0.1, nothing)
    stage = Stage("prepare", "Prepare", "pilot", provisional=False, gates=())
    coverage = Coverage(100.0, {1: 100.0}, sufficient=True, short=())
    fit = Fit("low", {}, {}, (), (), "5.1")
    return Assessment(
        "Company", "1.0.0", "hash", express=False, coverage=coverage, steps=(step,), index=None, stage=stage,
        mistakes=mistakes, dials=(), disagreements=(), perception_gaps=(), contradictions=(), profile=(), pillars=(),
        fit=fit, engagement=Engagement(),
    )  # fmt: skip


def order(bank: Bank, found: Assessment, levers: Levers | None = None) -> list[str]:
    """Return the ids of the next actions."""
    return [call.action.id for call in next_actions(bank, found, levers)]


def test_detected_before_possible_before_levers_before_low(shipped: Bank) -> None:
    bank = bank_of(
        shipped,
        action("low", low("1.1")),
        action("lever", low("1.2")),
        action("maybe", mistake("b")),
        action("now", mistake("a")),
    )
    found = assessment(
        finding("a", Verdict.DETECTED), finding("b", Verdict.POSSIBLE), q1_1=Range(0.0, 0.0), q1_2=Range(25.0, 25.0)
    )
    levers = Levers("pilot", (Lever("1.2", 1),), opens=True, fewest=True)
    assert order(bank, found, levers) == ["now", "maybe", "lever", "low"]


def test_a_prerequisite_comes_before_the_urgent_action_that_waits_for_it(shipped: Bank) -> None:
    bank = bank_of(
        shipped,
        action("urgent", mistake("a"), after=("first",)),
        action("other", mistake("b")),
        action("first", low("1.1"), after=("root",)),
        action("root", low("1.1")),
    )
    found = assessment(finding("a", Verdict.DETECTED), finding("b", Verdict.POSSIBLE), q1_1=Range(0.0, 0.0))
    assert order(bank, found) == ["root", "first", "urgent", "other"]


def test_what_nothing_called_is_not_waited_for_nor_what_would_come_before_it(shipped: Bank) -> None:
    bank = bank_of(
        shipped,
        action("last", mistake("a"), after=("between",)),
        action("between", mistake("c"), after=("first",)),
        action("first", mistake("b")),
    )
    found = assessment(
        finding("a", Verdict.DETECTED, 5.0), finding("b", Verdict.POSSIBLE, 5.0), finding("c", Verdict.NOT_INDICATED)
    )
    calls = next_actions(bank, found)
    assert [(call.action.id, call.after, call.pressing) for call in calls] == [
        ("last", (), Urgency.DETECTED),
        ("first", (), Urgency.POSSIBLE),
    ]


def test_the_more_severe_mistake_comes_first_and_ties_keep_the_order_of_the_bank(shipped: Bank) -> None:
    bank = bank_of(
        shipped, action("mild", mistake("a")), action("grave", mistake("b")), action("grave-too", mistake("b"))
    )
    found = assessment(finding("a", Verdict.DETECTED, 3.0), finding("b", Verdict.DETECTED, 5.0))
    assert order(bank, found) == ["grave", "grave-too", "mild"]


def test_direct_cures_of_critical_mistakes_come_before_what_supports_them(shipped: Bank) -> None:
    bank = bank_of(
        shipped,
        action("cure-five", mistake("b"), after=("before",)),
        action("supports-five", mistake("b")),
        action("cure-four", mistake("a")),
        action("cure-three", mistake("c")),
        action("before", low("1.1")),
    )
    found = assessment(
        finding("a", Verdict.DETECTED, 4.0),
        finding("b", Verdict.DETECTED, 5.0),
        finding("c", Verdict.DETECTED, 3.0),
        q1_1=Range(0.0, 0.0),
    )
    assert order(bank, found) == ["before", "cure-five", "cure-four", "supports-five", "cure-three"]


@pytest.mark.parametrize(
    ("points", "called"),
    [
        (Range(49.0, 49.0), True),
        (Range(50.0, 50.0), False),
        (Range(0.0, 100.0), False),
        (Range(25.0, 49.9), True),
        (None, False),
    ],
)
def test_a_question_calls_only_when_even_its_best_reading_is_below_the_mark(
    shipped: Bank, points: Range | None, *, called: bool
) -> None:
    bank = bank_of(shipped, action("x", low("1.1", 50)))
    assert bool(order(bank, assessment(q1_1=points))) is called


@pytest.mark.parametrize("verdict", [Verdict.NOT_INDICATED, Verdict.NOT_ASSESSABLE])
def test_a_mistake_that_is_not_indicated_calls_nothing(shipped: Bank, verdict: Verdict) -> None:
    assert order(bank_of(shipped, action("x", mistake("a"))), assessment(finding("a", verdict))) == []


def test_every_call_is_told_with_its_answers(shipped: Bank) -> None:
    bank = bank_of(shipped, action("x", low("1.1"), mistake("a"), mistake("b")))
    found = assessment(finding("a", Verdict.POSSIBLE), finding("b", Verdict.DETECTED), q1_1=Range(0.0, 0.0))
    (call,) = next_actions(bank, found)
    assert [(each.urgency, each.subject, each.questions) for each in call.calls] == [
        (Urgency.DETECTED, "b", ("3.1",)),
        (Urgency.POSSIBLE, "a", ("3.3",)),
        (Urgency.LOW, "1.1", ("1.1",)),
    ]
    assert call.questions == ("3.1", "3.3", "1.1")


def test_in_the_shipped_bank_nothing_precedes_what_it_needs(shipped: Bank) -> None:
    found = evaluate(shipped, Engagement())
    every = tuple(replace(each, verdict=Verdict.DETECTED) for each in found.mistakes)
    calls = next_actions(shipped, replace(found, mistakes=every))
    place = {call.action.id: number for number, call in enumerate(calls)}
    assert calls
    for call in calls:
        assert all(place[before] < place[call.action.id] for before in call.action.after if before in place)


def test_different_findings_give_different_actions(shipped: Bank) -> None:
    found = evaluate(shipped, Engagement())
    one, other = shipped.mistakes[:2]
    lists = [
        order(
            shipped,
            replace(
                found, mistakes=tuple(replace(m, verdict=Verdict.DETECTED) for m in found.mistakes if m.id == each.id)
            ),
        )
        for each in (one, other)
    ]
    assert lists[0] != lists[1]
    assert all(lists)


@pytest.mark.parametrize("number", range(13))
def test_what_a_possible_mistake_alone_calls_precedes_no_detected_cure_that_does_not_need_it(
    shipped: Bank, number: int
) -> None:
    found = evaluate(shipped, Engagement())
    verdicts = {
        each.id: Verdict.DETECTED if each is found.mistakes[number] else Verdict.POSSIBLE for each in found.mistakes
    }
    calls = next_actions(
        shipped, replace(found, mistakes=tuple(replace(m, verdict=verdicts[m.id]) for m in found.mistakes))
    )
    needed = {before for call in calls if call.pressing is Urgency.DETECTED for before in call.after}
    last = max(place for place, call in enumerate(calls) if call.urgency is Urgency.DETECTED)
    early = [call.action.id for call in calls[:last] if call.urgency is not Urgency.DETECTED]
    assert set(early) <= needed
    cure = next(a.id for a in shipped.actions for t in a.called_by if t.mistake == found.mistakes[number].id)
    places = [call.action.id for call in calls]
    assert set(places[: places.index(cure)]) <= needed_by(cure, {call.action.id: call.after for call in calls})


def needed_by(action_id: str, after: dict[str, tuple[str, ...]]) -> set[str]:
    """Return all that must be finished before an action, however far back."""
    return set(after[action_id]).union(*(needed_by(one, after) for one in after[action_id]))


# Triggers: each calls by what it names, and by nothing else


BEST = evaluate(made.bank(), made.best())
CLAUSES = [(each.id, number) for each in BEST.mistakes for number in range(len(each.clauses))]
GAP = "Leaders see the company at least one level above the front line."
MARKS = sorted(
    {(t.question, t.below) for a in made.bank().actions for t in a.called_by if t.question and t.below is not None}
)


def called(found: Assessment) -> set[str]:
    """Return the ids of the actions called."""
    return set(order(made.bank(), found))


def told(name: str, clause: int, truth: Truth) -> Assessment:
    """Return the client that does everything well but for one clause of one mistake."""
    found = next(each for each in BEST.mistakes if each.id == name)
    clauses = tuple(
        ClauseFinding(c.says, truth if n == clause else FALSE, ("8.6",) if c.says == GAP else c.questions)
        for n, c in enumerate(found.clauses)
    )
    detected = truth is TRUE
    one = replace(
        found,
        verdict=Verdict.DETECTED if detected else Verdict.POSSIBLE,
        clauses=clauses,
        answers=clauses[clause].questions,
        settle=() if detected else clauses[clause].questions,
    )
    return replace(BEST, mistakes=tuple(one if each.id == name else each for each in BEST.mistakes))


def naming(name: str, read: set[str]) -> set[str]:
    """Return the actions that name a mistake by one of these, or without saying by what."""
    return {
        each.id
        for each in made.bank().actions
        for t in each.called_by
        if t.mistake == name and (not t.by or set(t.by) & read)
    }


def test_the_client_that_does_everything_well_is_called_to_nothing() -> None:
    assert called(BEST) == set()


@pytest.mark.parametrize("truth", [TRUE, UNKNOWN])
@pytest.mark.parametrize(("name", "clause"), CLAUSES)
def test_one_clause_calls_exactly_the_actions_that_name_what_it_reads(name: str, clause: int, truth: Truth) -> None:
    mistake_ = next(each for each in BEST.mistakes if each.id == name)
    says = mistake_.clauses[clause].says
    read = {"perception-gap"} if says == GAP else set(mistake_.clauses[clause].questions)
    assert naming(name, read) == called(told(name, clause, truth))


@pytest.mark.parametrize(("question", "below"), MARKS)
def test_one_question_below_a_mark_calls_exactly_the_actions_that_name_it(question: str, below: float) -> None:
    def worth(points: float) -> Assessment:
        steps = tuple(
            replace(
                step,
                questions=tuple(
                    replace(q, points=Range(points, points)) if q.id == question else q for q in step.questions
                ),
            )
            for step in BEST.steps
        )
        return replace(BEST, steps=steps)

    named = {a.id for a in made.bank().actions for t in a.called_by if t.question == question and t.below == below}
    higher = {a.id for a in made.bank().actions for t in a.called_by if t.question == question and t.below != below}
    assert named - higher <= called(worth(below - 0.5)) - called(worth(below))
    assert called(worth(below - 0.5)) - called(worth(below)) <= named


@pytest.mark.parametrize("case", [c for c in CASES if c.rule in made.bank().mistake_by_id], ids=lambda c: c.says)
def test_one_answer_that_makes_a_mistake_changes_only_actions_that_name_it(case: Case) -> None:
    before, after = (
        evaluate(made.bank(), made.changed(made.best(), changes))
        for changes in (case.given, {**case.given, **case.flip})
    )
    told_before = {each.id: (each.verdict, each.answers, each.clauses) for each in before.mistakes}
    turned = {each.id for each in after.mistakes if told_before[each.id] != (each.verdict, each.answers, each.clauses)}
    points = {q.id: q.points for step in before.steps for q in step.questions}
    moved = {q.id for step in after.steps for q in step.questions if q.points != points[q.id]}
    named = {
        a.id for a in made.bank().actions for t in a.called_by if t.mistake in turned or t.question in moved
    }  # fmt: skip
    assert case.rule in turned
    assert called(before) ^ called(after) <= named


def test_taking_one_trigger_out_changes_only_the_action_that_had_it() -> None:
    found = evaluate(made.bank(), worst_engagement(made.bank()))
    everything = called(found)
    for action_ in made.bank().actions:
        for number in range(len(action_.called_by)):
            left = action_.called_by[:number] + action_.called_by[number + 1 :]
            others = tuple(a.model_copy(update={"called_by": left}) if a is action_ else a for a in made.bank().actions)
            changed = set(order(made.bank().model_copy(update={"actions": others}), found))
            assert everything ^ changed <= {action_.id}


def test_a_mistake_calls_with_the_answers_of_the_part_that_the_action_mends(shipped: Bank) -> None:
    found = evaluate(shipped, made.changed(made.best(), {"7.7.forums": 9, "decisions.hire.target-sign-offs": 4.0}))
    calls = {call.action.id: call.calls[0] for call in next_actions(shipped, found)}
    assert calls["cap-forums"].questions == ("7.7",)
    assert calls["remove-sign-offs"].questions == ("1.1", "7.7")


def test_each_mistake_made_calls_its_direct_cure(shipped: Bank) -> None:
    cures = direct_cures(shipped)
    assert [mistake.id for mistake in shipped.mistakes] == list(cures)
    for name, clause in CLAUSES:
        assert cures[name] in called(told(name, clause, TRUE))
