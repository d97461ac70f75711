"""The cover and the one-page summary: the verdict, what holds it, what to do first, what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.actions import Urgency, next_actions
from assess.report import words
from assess.report.charts import Axis, Bar, axis
from assess.report.mistakes import ranked, severity
from assess.report.steps import STATUSES, step_bar
from assess.report.unknowns import unknown_line
from assess.scoring.assessment import Status, Verdict

if TYPE_CHECKING:
    from assess.report.material import Material, Ref
    from assess.scoring.assessment import Gate

_MOST_HOLDING = 4
_LONG_NAME = 40
_MOST_MISTAKES = 4
_MOST_ACTIONS = 3
_MOST_ASKED = 3


@dataclass(frozen=True, slots=True)
class Badge:
    """A qualification of the whole report, in two words and in a sentence."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover. `short_company` fits a running head."""

    title: str
    company: str
    short_company: str
    long_name: bool
    verdict: str
    facts: tuple[tuple[str, str], ...]
    badges: tuple[Badge, ...]
    calibration: str


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
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the summary's large figures: what it is, the figure and a line on it."""

    name: str
    value: str
    says: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The one-page summary."""

    verdict: str
    means: str
    figures: tuple[Figure, ...]
    axis: Axis
    steps: tuple[StepLine, ...]
    gate: str
    holding: tuple[Holding, ...]
    more_holding: str
    mistakes: tuple[TopMistake, ...]
    more_mistakes: str
    first: tuple[FirstStep, ...]
    unknown: str


def cover_view(material: Material) -> Cover:
    """Return the cover."""
    assessment, engagement = material.assessment, material.engagement
    company = words.shortened(assessment.company or engagement.company.name, 160) or "Unnamed company"
    roles = tuple(dict.fromkeys(material.role_name(each.id) for each in engagement.respondents))
    asked = "express set" if assessment.express else "full set"
    people = engagement.company.people
    facts = (
        ("Last answer", words.day(last_answer(material)) or "none yet"),
        ("Respondents", words.listed(roles) or "none yet"),
        (
            "Company",
            words.listed(
                [words.shortened(engagement.company.industry or "", 80), f"{people:,} people" if people else ""]
            ),
        ),
        ("Instrument", f"version {assessment.bank_version}, {asked}"),
    )
    return Cover(
        title=material.bank.info.title,
        company=company,
        short_company=words.shortened(company, 60),
        long_name=len(company) > _LONG_NAME,
        verdict=verdict(material),
        facts=tuple(fact for fact in facts if fact[1]),
        badges=_badges(material),
        calibration=words.sentence(material.bank.info.calibration),
    )


def summary_view(material: Material) -> Summary:
    """Return the one-page summary."""
    assessment = material.assessment
    gate = next_gate(material)
    holding = [clause for clause in gate.clauses if clause.status is not Status.PASSED] if gate else []
    holding.sort(key=lambda clause: clause.status is not Status.FAILED)
    found = [*ranked(material, Verdict.DETECTED), *ranked(material, Verdict.POSSIBLE)]
    stage = next((each for each in material.bank.scoring.stages if each.id == assessment.stage.reached), None)
    rest, unlisted = len(holding) - _MOST_HOLDING, len(found) - _MOST_MISTAKES
    return Summary(
        verdict=verdict(material),
        means=stage.means if stage and assessment.coverage.sufficient else "",
        figures=_figures(material),
        axis=axis(),
        steps=tuple(StepLine(s.id, s.name, words.span(s.range), step_bar(material, s)) for s in assessment.steps),
        gate=f"The gate to {gate.name} {_gate_verb(gate)}" if gate else "",
        holding=tuple(
            Holding(
                words.sentence(each.says), STATUSES[each.status], each.status.value, material.refs(each.questions)[:6]
            )
            for each in holding[:_MOST_HOLDING]
        ),
        more_holding=f"and {words.counted(rest, 'more reason')}" if rest > 0 else "",
        mistakes=tuple(
            TopMistake(
                each.name,
                each.verdict.value.replace("-", " "),
                each.verdict.value,
                severity(each),
                material.refs(each.answers or each.settle)[:6],
            )
            for each in found[:_MOST_MISTAKES]
        ),
        more_mistakes=f"and {words.counted(unlisted, 'more')}".removesuffix("s") if unlisted > 0 else "",
        first=_first(material),
        unknown=unknown_line(material),
    )


def verdict(material: Material) -> str:
    """Return the verdict in one sentence."""
    assessment = material.assessment
    names = {stage.id: stage.name for stage in material.bank.scoring.stages}
    if not assessment.coverage.sufficient:
        return "Insufficient evidence for a verdict"
    provisional = "Provisionally: " if assessment.stage.provisional else ""
    gate = next_gate(material)
    if gate is None:
        return f"{provisional}{assessment.stage.name}: every gate is passed"
    following = names.get(gate.stage, gate.name)
    tail = f"{following} is not open" if gate.status is Status.FAILED else f"{following} is not yet settled"
    return f"{provisional}{assessment.stage.name}; {tail}"


def next_gate(material: Material) -> Gate | None:
    """Return the gate to the stage after the one reached."""
    stage = material.assessment.stage
    return next((gate for gate in stage.gates if gate.stage == stage.next), None)


def last_answer(material: Material) -> str:
    """Return the ISO time of the latest event or answer, or nothing."""
    times = [material.engagement.last_event]
    times += [answer.time for given in material.engagement.answers.values() for answer in given]
    return max((time for time in times if words.iso_day(time)), default="")


def _gate_verb(gate: Gate) -> str:
    return {Status.FAILED: "is closed", Status.UNRESOLVED: "is not yet settled", Status.PASSED: "is open"}[gate.status]


def _badges(material: Material) -> tuple[Badge, ...]:
    assessment = material.assessment
    badges = []
    if assessment.express or assessment.stage.provisional:
        badges.append(Badge("Provisional", "It rests on the express set and opens no gate by itself."))
    if not assessment.coverage.sufficient:
        badges.append(Badge("Insufficient evidence", _short(material)))
    return tuple(badges)


def _short(material: Material) -> str:
    """Return what falls short of the coverage asked for."""
    assessment, asked = material.assessment, material.bank.scoring.coverage
    parts = []
    for place in assessment.coverage.short:
        if place == "overall":
            parts.append(
                f"{words.points(assessment.coverage.overall)} % answered overall, {words.points(asked.overall)} % asked for"
            )
        elif place.isdigit():
            share = words.points(assessment.coverage.steps.get(int(place), 0.0))
            parts.append(
                f"{share} % in step {place}, {words.points(asked.steps.get(int(place), asked.overall))} % asked for"
            )
    return words.sentence("; ".join(parts) + " (policy threshold)") if parts else ""


def _figures(material: Material) -> tuple[Figure, ...]:
    assessment = material.assessment
    enough = assessment.coverage.sufficient and assessment.index is not None
    index = words.span(assessment.index.range) if enough and assessment.index else words.NONE
    stage = Figure("Stage reached", assessment.stage.name, "gates are policy thresholds")
    if not assessment.coverage.sufficient:
        stage = Figure("Stage reached", words.NONE, "not given without more answers")
    return (
        stage,
        Figure("Readiness index", index, "of 100, lowest to highest" if enough else "no headline figure"),
        Figure("Answered", f"{words.points(assessment.coverage.overall)} %", "of what applies, by weight"),
        Figure("Mistakes", _counts(material), "of " + words.counted(len(assessment.mistakes), "common one")),
    )


def _counts(material: Material) -> str:
    """Return how many mistakes are detected and how many more are possible."""
    detected, possible = len(ranked(material, Verdict.DETECTED)), len(ranked(material, Verdict.POSSIBLE))
    return f"{detected} + {possible} possible" if possible else f"{detected}"


def _first(material: Material) -> tuple[FirstStep, ...]:
    """Return what to do first: ask where too little is known, then act on what is certain, then on the rest."""
    steps = []
    if not material.assessment.coverage.sufficient and material.next_questions:
        asked = [each.question for each in material.next_questions[:_MOST_ASKED]]
        steps.append(FirstStep(f"Answer {words.questions(asked)}: they settle most.", "", material.refs(asked)))
    for call in next_actions(material.bank, material.assessment, material.levers)[:_MOST_ACTIONS]:
        action = call.action
        role = material.bank.role_by_id.get(action.owner)
        confirmed = "If confirmed: " if call.urgency is Urgency.POSSIBLE else ""
        steps.append(
            FirstStep(
                confirmed + words.sentence(action.name),
                role.name if role else action.owner,
                material.refs(call.questions)[:4],
            )
        )
    return tuple(steps[:_MOST_ACTIONS])
