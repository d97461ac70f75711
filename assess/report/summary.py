"""The one-page summary: the verdict, what holds it, what to do first, what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.actions import Urgency, next_actions
from assess.report import words
from assess.report.charts import Axis, Bar, axis
from assess.report.cover import next_gate
from assess.report.decision import decision, headline
from assess.report.mistakes import ranked, severity
from assess.report.next_steps import days
from assess.report.steps import GATE_STATUSES, STATUSES, ThresholdKey, step_bar, threshold_key
from assess.report.unknowns import unknown_line
from assess.scoring.assessment import Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.report.material import Material, Ref

_MOST_HOLDING = 5
_MOST_MISTAKES = 5
_MOST_ACTIONS = 5
_MOST_ASKED = 3
_MOST_REFS = 3
_MOST_REFS_OF_ACTIONS = 2


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
    """One thing to do first."""

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
    """The one-page summary. `decision`: what to decide now and why. `ask`: the questions that settle most."""

    verdict: str
    decision: str
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
    listed, found_listed = _room(holding, _MOST_HOLDING), _room(found, _MOST_MISTAKES)
    rest, unlisted = len(holding) - listed, len(found) - found_listed
    return Summary(
        verdict=headline(material),
        decision=decision(material),
        figures=_figures(material),
        axis=axis(),
        steps=tuple(StepLine(s.id, s.name, words.span(s.range), step_bar(material, s)) for s in assessment.steps),
        key=threshold_key(material),
        gate=f"Why the gate to {gate.name} is {GATE_STATUSES[gate.status]}" if gate else "",
        holding=tuple(
            Holding(
                words.sentence(each.says),
                STATUSES[each.status],
                each.status.value,
                material.few_refs(each.questions, _MOST_REFS),
            )
            for each in holding[:listed]
        ),
        more_holding=f"and {words.counted(rest, 'more reason')}" if rest > 0 else "",
        mistakes=tuple(
            TopMistake(
                each.name,
                each.verdict.value.replace("-", " "),
                each.verdict.value,
                severity(each),
                material.few_refs(each.answers or each.settle, _MOST_REFS),
            )
            for each in found[:found_listed]
        ),
        more_mistakes=f"and {words.spelled(unlisted)} more" if unlisted > 0 else "",
        first=_first(material),
        unknown=unknown_line(material),
        ask=tuple(material.ref(each.question) for each in material.next_questions[:_MOST_ASKED]),
    )


def _room(items: Sequence[object], most: int) -> int:
    """Return how many items are listed on so many lines, of which one says how many more there are, if any."""
    return len(items) if len(items) <= most else most - 1


def _figures(material: Material) -> tuple[Figure, ...]:
    assessment = material.assessment
    enough = assessment.coverage.sufficient and assessment.index is not None
    index = words.span(assessment.index.range) if enough and assessment.index else words.NONE
    stage = Figure("Stage reached", assessment.stage.name, "gates are policy thresholds")
    if not assessment.coverage.sufficient:
        stage = Figure("Stage reached", words.NONE, "not given without more answers")
    return (
        stage,
        Figure("Readiness index", index, "of 100, range" if enough else "not given"),
        Figure("Answered", f"{words.points(assessment.coverage.overall)} %", "of the weight"),
        Figure("Mistakes", _counts(material), "of " + words.counted(len(assessment.mistakes), "common one")),
    )


def _counts(material: Material) -> str:
    """Return how many mistakes are detected and how many are possible."""
    detected, possible = len(ranked(material, Verdict.DETECTED)), len(ranked(material, Verdict.POSSIBLE))
    return f"{detected} detected, {possible} possible"


def _first(material: Material) -> tuple[FirstStep, ...]:
    """Return what to do first: ask where too little is known, then act on what is certain, then on the rest."""
    steps = []
    if not material.assessment.coverage.sufficient and material.next_questions:
        asked = [each.question for each in material.next_questions[:_MOST_ASKED]]
        settle = "it settles" if len(asked) == 1 else "they settle"
        steps.append(FirstStep(f"Answer {words.questions(asked)}: {settle} most.", "", "", material.refs(asked)))
    for call in next_actions(material.bank, material.assessment, material.levers)[:_MOST_ACTIONS]:
        action = call.action
        role = material.bank.role_by_id.get(action.owner)
        confirmed = "If confirmed: " if call.pressing is Urgency.POSSIBLE else ""
        steps.append(
            FirstStep(
                confirmed + action.name,
                role.name if role else action.owner,
                days(action),
                material.few_refs(call.questions, _MOST_REFS_OF_ACTIONS),
            )
        )
    return tuple(steps[:_MOST_ACTIONS])
