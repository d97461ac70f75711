"""Levers open the gate they are given for, and not one level of them can be spared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assess.bank.questions import Anchored
from assess.engagement.events import Sure
from assess.scoring.assessment import Status
from assess.scoring.evaluate import evaluate, listen
from assess.scoring.gates import gate_statuses
from assess.scoring.hypotheses import raised
from assess.scoring.levers import find_levers
from assess.scoring.steps import step_range

from . import made

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.engagement.model import Engagement
    from assess.scoring.assessment import Levers

BANK = made.bank()


def status(engagement: Engagement, levels: Mapping[str, int], stage: str) -> Status:
    """Return what a gate says once some questions are raised, worked out anew."""
    facts = listen(BANK, engagement).facts
    for question, count in levels.items():
        facts = raised(facts, BANK.question_by_id[question], count) if count else facts
    ranges = {s.id: step_range(s, BANK.questions_of_step[s.id], facts.readings, BANK.scoring) for s in BANK.steps}
    return gate_statuses(facts, ranges)[stage]


def found(engagement: Engagement) -> Levers:
    return find_levers(BANK, engagement, evaluate(BANK, engagement).stage.next)


def levelled(engagement: Engagement, levels: Mapping[str, int]) -> Engagement:
    """Return the engagement with anchored answers really so many levels higher."""
    readings = listen(BANK, engagement).facts.readings
    for question, count in levels.items():
        points = readings[question].points
        assert points is not None
        value = min(4, round(points.low / 25) + count)
        engagement = made.said(engagement, made.answer(question, value, by=engagement.respondents[0].id))
    return engagement


def low(seed: int) -> Engagement:
    """Return the best client with a seeded dozen of anchored answers lowered."""
    anchored = [q.id for q in BANK.questions if isinstance(q, Anchored) and q.step > 1 and q.id != "7.4"]
    chosen = [anchored[(seed * 7 + n * 5) % len(anchored)] for n in range(14)]
    changes = {question: (seed + n) % 3 for n, question in enumerate(chosen)}
    return made.changed(made.best(), {**changes, "3.2": 5, "4.1": {"coverage": 10, "leaver-hours": 900}})


@pytest.mark.parametrize("seed", range(60))
def test_levers_open_the_gate_and_no_level_can_be_spared(seed: int) -> None:
    engagement = made.random_engagement(seed) if seed % 2 else low(seed)
    levers = found(engagement)
    levels = {lever.question: lever.levels for lever in levers.levers}
    if levers.stage is None or not levers.opens:
        assert not levers.fewest
        return
    assert Status.PASSED is status(engagement, levels, levers.stage)
    for question, count in levels.items():
        fewer = {**levels, question: count - 1}
        assert Status.PASSED is not status(engagement, fewer, levers.stage), question


@pytest.mark.parametrize("seed", [0, 1, 3, 4, 5])
def test_really_raising_anchored_answers_opens_the_gate(seed: int) -> None:
    anchored = [q.id for q in BANK.questions if isinstance(q, Anchored) and q.step in (2, 3, 5, 8)]
    engagement = made.changed(made.best(), {q: (seed + n) % 3 for n, q in enumerate(anchored) if (seed + n) % 2})
    levers = found(engagement)
    levels = {lever.question: lever.levels for lever in levers.levers}
    assert levers.opens
    assert all(isinstance(BANK.question_by_id[question], Anchored) for question in levels)
    gates = {gate.stage: gate.status for gate in evaluate(BANK, levelled(engagement, levels)).stage.gates}
    assert Status.PASSED is gates[levers.stage or ""]
    for question, count in levels.items():
        fewer = {**levels, question: count - 1}
        gates = {gate.stage: gate.status for gate in evaluate(BANK, levelled(engagement, fewer)).stage.gates}
        assert Status.PASSED is not gates[levers.stage or ""]


@pytest.mark.parametrize(("changes", "fewest"), [({"5.2": 0}, True), ({"3.3": 1}, False)])
def test_one_missing_level_is_found_and_called_fewest_only_where_a_bound_proves_it(
    changes: dict[str, object],
    fewest: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    levers = found(made.changed(made.best(), changes))
    assert ("pilot", True, fewest) == (levers.stage, levers.opens, levers.fewest)
    assert sum(lever.levels for lever in levers.levers) == 1


def test_nothing_opens_a_gate_whose_evidence_is_missing() -> None:
    levers = found(made.changed(made.best(), {"gate-evidence.pilot-spend.met": False}))
    assert (levers.stage, levers.levers, levers.opens) == ("scale-first-wave", (), False)


def test_there_is_no_lever_beyond_the_last_gate_nor_without_coverage_nor_in_the_express_set() -> None:
    assert (found(made.best()).stage, found(made.best()).levers) == (None, ())
    assert found(made.made()).levers == ()
    assert not found(made.best("express")).opens


def test_a_gate_needs_the_ones_before_it() -> None:
    engagement = made.changed(made.best(), {"3.3": made.answer("3.3", 1, Sure.SURE)})
    assert Status.FAILED is status(engagement, {}, "scale-broadly")
    assert Status.PASSED is status(engagement, {"3.3": 1}, "pilot")
    assert Status.UNRESOLVED is status(replace(made.best(), mode="express"), {}, "pilot")
