"""The next actions: what calls them and in which order they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assess.bank.library import Action, Effort, Trigger
from assess.bank.loader import load_bank
from assess.engagement.model import Engagement
from assess.planning.actions import Urgency, next_actions
from assess.scoring.assessment import (
    Assessment,
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
from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from assess.bank.model import Bank


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
