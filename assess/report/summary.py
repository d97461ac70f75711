"""The one-page summary: the verdict, what holds it, what to do first, what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.actions import Urgency, next_actions
from assess.planning.rollout import Window
from assess.report import words
from assess.report.board.asks import asked
from assess.report.charts import Axis, Bar, axis
from assess.report.cover import next_gate
from assess.report.decision import decision, headline
from assess.report.mistakes import behind, ranked, severity
from assess.report.rollout import phrases
from assess.report.rollout.actions import days
from assess.report.rollout.brief import PlanBrief, plan_brief
from assess.report.steps import GATE_STATUSES, STATUSES, ThresholdKey, step_bar, threshold_key
from assess.report.unknowns import unknown_line
from assess.scoring.assessment import Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.planning.actions import ActionCall
    from assess.report.material import Material, Ref

_MOST_LINES = 5
_MOST_BESIDE_A_PLAN = 3
_MOST_ASKED = 3
_MOST_REFS = 3
_MOST_REFS_OF_ACTIONS = 2
_CHART = 250


@dataclass(frozen=True, slots=True)
class Holding:
    """One thing that keeps the next gate closed or open to doubt."""

    says: str
    status: str
    mark: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step in the summary's chart."""

    number: int
    name: str
    range: str
    bar: Bar


@dataclass(frozen=True, slots=True)
class TopMistake:
    """One mistake in a line."""

    name: str
    verdict: str
    mark: str
    severity: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One thing to do first. number: its place, in a plan that of the plan's actions."""

    number: str
    says: str
    owner: str
    days: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the summary's large figures: what it is, the figure and a line on it."""

    name: str
    value: str
    says: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The one-page summary. decision: what to decide now and why. ask: the questions that settle most.

    With a plan the lists are shorter, so that it has room beside them, and what holds the gate stands with the steps.
    """

    verdict: str
    decision: str
    plan: PlanBrief | None
    figures: tuple[Figure, ...]
    axis: Axis
    steps: tuple[StepLine, ...]
    key: tuple[ThresholdKey, ...]
    gate: str
    holding: tuple[Holding, ...]
    more_holding: str
    mistakes: tuple[TopMistake, ...]
    more_mistakes: str
    first: tuple[FirstStep, ...]
    unknown: str
    ask: tuple[Ref, ...]


def summary_view(material: Material) -> Summary:
    """Return the one-page summary."""
    assessment = material.assessment
    gate = next_gate(material)
    holding = [clause for clause in gate.clauses if clause.status is not Status.PASSED] if gate else []
    holding.sort(key=lambda clause: clause.status is not Status.FAILED)
    found = [*ranked(material, Verdict.DETECTED), *ranked(material, Verdict.POSSIBLE)]
    if material.plan is not None:
        holding = []
    listed, shown = holding[:_MOST_LINES], found[: _MOST_BESIDE_A_PLAN if material.plan else _MOST_LINES]
    return Summary(
        verdict=headline(material),
        decision=decision(material),
        plan=plan_brief(material, asked(material, material.plan) if material.plan else ()),
        figures=_figures(material),
        axis=axis(_CHART),
        steps=tuple(
            StepLine(s.id, s.name, words.span(s.range), step_bar(material, s, _CHART)) for s in assessment.steps
        ),
        key=threshold_key(material),
        gate=f"Why the gate to {gate.name} is {GATE_STATUSES[gate.status]}" if gate else "",
        holding=tuple(
            Holding(
                words.sentence(each.says),
                STATUSES[each.status],
                each.status.value,
                material.few_refs(each.questions, _MOST_REFS),
            )
            for each in listed
        ),
        more_holding=_first_of(listed, holding),
        mistakes=tuple(
            TopMistake(
                each.name,
                each.verdict.value.replace("-", " "),
                each.verdict.value,
                severity(each),
                material.few_refs(behind(each), _MOST_REFS),
            )
            for each in shown
        ),
        more_mistakes=_first_of(shown, found),
        first=_first(material),
        unknown=unknown_line(material),
        ask=tuple(material.ref(each.question) for each in material.next_questions[:_MOST_ASKED]),
    )


def _first_of(listed: Sequence[object], found: Sequence[object]) -> str:
    """Return that only the first of those found are listed, or nothing where all are."""
    if len(listed) == len(found):
        return ""
    return f"the first {words.spelled(len(listed))} of {words.spelled(len(found))}"


def _figures(material: Material) -> tuple[Figure, ...]:
    assessment = material.assessment
    enough = assessment.coverage.sufficient and assessment.index is not None
    index = words.span(assessment.index.range) if enough and assessment.index else words.NONE
    exact = " to " not in index
    stage = Figure("Stage reached", assessment.stage.name, "gates are policy thresholds")
    if not assessment.coverage.sufficient:
        stage = Figure("Stage reached", words.NONE, "not given")
    return (
        stage,
        Figure("Readiness index", index, ("of 100" if exact else "of 100, range") if enough else "not given"),
        Figure("Answered", f"{words.points(assessment.coverage.overall)} %", "of the weight"),
        Figure("Mistakes", _counts(material), "of " + words.counted(len(assessment.mistakes), "common one")),
    )


def _counts(material: Material) -> str:
    """Return how many mistakes are detected and how many are possible."""
    detected, possible = len(ranked(material, Verdict.DETECTED)), len(ranked(material, Verdict.POSSIBLE))
    return f"{detected} detected, {possible} possible"


def _first(material: Material) -> tuple[FirstStep, ...]:
    """Return what to do first: the plan's first actions; without a plan, to ask where too little is known first."""
    steps = []
    planned = material.plan is not None and bool(material.plan.actions)
    if not planned and not material.assessment.coverage.sufficient and material.next_questions:
        asked = [each.question for each in material.next_questions[:_MOST_ASKED]]
        settle = "it settles" if len(asked) == 1 else "they settle"
        steps.append(FirstStep("", f"Answer {words.questions(asked)}: {settle} most.", "", "", material.refs(asked)))
    most = _MOST_BESIDE_A_PLAN if material.plan else _MOST_LINES - len(steps)
    steps += [step for step, _ in zip(_first_actions(material), range(most), strict=False)]
    return tuple(steps)


def _first_actions(material: Material) -> Iterator[FirstStep]:
    """Yield the actions in their order: the plan's, or without a plan those that the findings call for."""
    if material.plan is not None:
        for each in sorted(material.plan.actions, key=lambda action: action.window is Window.CONDITIONAL):
            yield _first_step(material, each.number, each.call, certain=each.window is not Window.CONDITIONAL)
        return
    calls = next_actions(material.bank, material.assessment, material.levers)
    for number, call in enumerate(calls, start=1):
        yield _first_step(material, number, call, certain=call.pressing is not Urgency.POSSIBLE)


def _first_step(material: Material, number: int, call: ActionCall, *, certain: bool) -> FirstStep:
    return FirstStep(
        str(number),
        call.action.name if certain else f"If confirmed: {call.action.name}",
        phrases.role_name(material.bank, call.action.owner),
        days(call.action),
        material.few_refs(call.questions, _MOST_REFS_OF_ACTIONS),
    )
