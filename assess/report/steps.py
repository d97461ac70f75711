"""The eight steps with their ranges, the gates, and what a step's range is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.charts import SHAPES, Axis, Bar, Shape, axis, bar
from assess.report.material import Ref
from assess.scoring.assessment import Standing, Status

if TYPE_CHECKING:
    from assess.report.material import Material
    from assess.scoring.assessment import CapApplied, Gate, GateClause, QuestionScore, StepScore

STANDINGS = {
    Standing.ANSWERED: "answered",
    Standing.UNSURE: "unsure",
    Standing.DISAGREED: "answers differ",
    Standing.DONT_KNOW: "not known to those asked",
    Standing.PARKED: "parked",
    Standing.OPEN: "open",
    Standing.NOT_APPLICABLE: "not applicable",
    Standing.WITHHELD: "withheld, too few responses",
    Standing.HIDDEN: "not asked of this company",
    Standing.UNSCORED: "not scored",
}
GATE_STATUSES = {Status.PASSED: "open", Status.FAILED: "closed", Status.UNRESOLVED: "not yet settled"}
_MOST_REFS = 8  # of a gate's clause
STATUSES = {Status.PASSED: "passed", Status.FAILED: "failed", Status.UNRESOLVED: "not yet settled"}


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question under its step."""

    ref: Ref
    standing: str
    marks: str
    range: str
    bar: Bar
    anchored_here: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: its range, what it is for, what holds it down and the questions behind it.

    worth: what its questions' points tell. hidden: which of its questions are not asked of this company.
    """

    number: int
    anchor: str
    name: str
    purpose: str
    good: str
    range: str
    bar: Bar
    coverage: str
    scored: str
    worth: str
    caps: tuple[str, ...]
    questions: tuple[QuestionLine, ...]
    hidden: str


@dataclass(frozen=True, slots=True)
class ThresholdKey:
    """How a gate's threshold is drawn."""

    shape: Shape
    words: str
    strong: bool


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One thing a gate asks for, and whether it is so."""

    says: str
    status: str
    status_mark: str
    range: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class GateView:
    """One gate with all that it asks for."""

    name: str
    status: str
    status_mark: str
    means: str
    clauses: tuple[ClauseLine, ...]


@dataclass(frozen=True, slots=True)
class LeverLine:
    """Raising some questions by the same number of levels."""

    raised: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class LeversView:
    """The smallest improvements that open the next gate, and what is known about them."""

    says: str
    lines: tuple[LeverLine, ...]


@dataclass(frozen=True, slots=True)
class StepsView:
    """The steps, the gates over them and the way to the next one."""

    axis: Axis
    key: tuple[ThresholdKey, ...]
    gates: tuple[GateView, ...]
    steps: tuple[StepView, ...]
    levers: LeversView | None


def steps_view(material: Material) -> StepsView:
    """Return the part on steps and gates."""
    assessment = material.assessment
    return StepsView(
        axis=axis(),
        key=threshold_key(material),
        gates=tuple(gate_view(material, gate) for gate in assessment.stage.gates if gate.clauses),
        steps=tuple(_step(material, step) for step in assessment.steps),
        levers=_levers(material),
    )


def step_bar(material: Material, step: StepScore, size: float = 190) -> Bar:
    """Return the bar of a step with the thresholds of every gate that reads it."""
    shapes = _shapes(material)
    marks = [
        (shapes[stage.id], stage.steps[step.id], stage.id == material.assessment.stage.next)
        for stage in material.bank.scoring.stages
        if step.id in stage.steps
    ]
    told = ", ".join(
        f"{stage.name} asks for {words.points(stage.steps[step.id])}"
        for stage in material.bank.scoring.stages
        if step.id in stage.steps
    )
    name = f"Step {step.id}, {step.name}" + (f" ({told})" if told else "")
    return bar(name, step.range, size, marks)


def gate_view(material: Material, gate: Gate) -> GateView:
    """Return one gate in words."""
    stage = next((each for each in material.bank.scoring.stages if each.id == gate.stage), None)
    return GateView(
        name=gate.name,
        status=GATE_STATUSES[gate.status],
        status_mark=gate.status.value,
        means=stage.means if stage else "",
        clauses=tuple(_clause(material, clause) for clause in gate.clauses),
    )


def _clause(material: Material, clause: GateClause) -> ClauseLine:
    if clause.kind == "coverage":
        return _coverage_clause(material, clause)
    return ClauseLine(
        says=words.sentence(clause.says),
        status=STATUSES[clause.status],
        status_mark=clause.status.value,
        range=words.span(clause.range) if clause.step is not None else "",
        refs=_clause_refs(material, clause),
    )


def _clause_refs(material: Material, clause: GateClause) -> tuple[Ref, ...]:
    """Return the questions a clause rests on: those that hold it, or all of its step where it passes or all hold it."""
    if clause.step is not None:
        every = material.bank.questions_of_step[clause.step]
        if not clause.questions or len(clause.questions) == len(every):
            return (Ref(f"all of step {clause.step}", f"step-{clause.step}", ""),)
    if clause.kind == "mistakes" and not clause.questions:
        return (Ref("all of Common mistakes", "mistakes", ""),)
    return material.few_refs(clause.questions, _MOST_REFS)


def _coverage_clause(material: Material, clause: GateClause) -> ClauseLine:
    """Return what share is answered beside what a verdict asks for; it settles nothing, and so closes no gate."""
    asked, found = material.bank.scoring.coverage, material.assessment.coverage
    steps = [f"{words.points(share)} % in step {step}" for step, share in asked.steps.items()]
    told = words.listed([f"{words.points(asked.overall)} % overall", *steps])
    return ClauseLine(
        says=f"Enough is answered for a verdict: {told}.",
        status="not enough yet",
        status_mark=clause.status.value,
        range=f"{words.points(found.overall)} % overall",
        refs=(),
    )


def _shapes(material: Material) -> dict[str, Shape]:
    gated = [stage.id for stage in material.bank.scoring.stages if stage.steps]
    return {stage: SHAPES[number % len(SHAPES)] for number, stage in enumerate(gated)}


def threshold_key(material: Material) -> tuple[ThresholdKey, ...]:
    """Return how the thresholds of each gate are drawn."""
    names = {stage.id: stage.name for stage in material.bank.scoring.stages}
    following = material.assessment.stage.next
    return tuple(
        ThresholdKey(
            shape,
            f"asked for by {names[stage]}" + (" (the next gate)" if stage == following else ""),
            stage == following,
        )
        for stage, shape in _shapes(material).items()
    )


def _step(material: Material, step: StepScore) -> StepView:
    known = next(each for each in material.bank.steps if each.id == step.id)
    mapped = known.scored_by == "mapping"
    shown = [score for score in step.questions if score.standing is not Standing.HIDDEN]
    return StepView(
        number=step.id,
        anchor=f"step-{step.id}",
        name=step.name,
        purpose=known.purpose,
        good=known.good,
        range=words.span(step.range),
        bar=step_bar(material, step),
        coverage=f"{words.points(step.coverage)} % is answered.",
        scored="This step scores how well the present state is known, not how good it is." if mapped else "",
        worth="How well known" if mapped else "Range",
        caps=tuple(_cap(step, cap) for cap in step.caps),
        questions=tuple(_question(material, score) for score in shown),
        hidden=_hidden(material, step),
    )


def _cap(step: StepScore, cap: CapApplied) -> str:
    """Return what holds a step down: as a fact where it is certain, else as what holds it at worst."""
    known = next((score.range for score in step.questions if score.id == cap.question), None)
    certain = known is not None and known.high < cap.below
    doubt = "is critical and" if certain else "is critical and, at worst,"
    held = "it holds" if certain else "it then holds"
    return (
        f"Question {cap.question} {doubt} worth less than {words.points(cap.below)}: "
        f"{held} the step at {words.points(cap.at)} or lower (policy threshold)."
    )


def _hidden(material: Material, step: StepScore) -> str:
    """Return which questions of a step its facts leave out, "" for none."""
    hidden = [score.id for score in step.questions if score.standing is Standing.HIDDEN]
    told = words.listed(f"{each} {material.question_name(each)}" for each in hidden)
    return f"Not asked of this company: {told}." if told else ""


def _question(material: Material, score: QuestionScore) -> QuestionLine:
    question = material.bank.question_by_id.get(score.id)
    marks = [
        "critical" if question and question.critical else "",
        "one source" if score.single_source else "",
        f"weight {words.figure(score.weight)}" if score.weight != 1 else "",
    ]
    name = material.question_name(score.id)
    left_out = score.range is None
    return QuestionLine(
        ref=material.ref(score.id),
        standing="answered by another role" if material.guessed(score.id) else STANDINGS[score.standing],
        marks=", ".join(mark for mark in marks if mark),
        range="left out" if left_out else words.span(score.range),
        bar=bar(f"Question {score.id}, {name}", score.range, 100),
        anchored_here=not material.told_in_full(score.id),
    )


def _levers(material: Material) -> LeversView | None:
    levers = material.levers
    if levers is None or not levers.levers:
        return None
    names = {stage.id: stage.name for stage in material.bank.scoring.stages}
    stage = names.get(levers.stage or "", "the next stage")
    fewest = (
        "No smaller set would do: this is proven."
        if levers.fewest
        else "Each is needed in this set; another, smaller set may exist."
    )
    says = f"If every line below is reached, the gate to {stage} opens. {fewest}"
    if not levers.opens:
        says = f"These bring {stage} nearer, yet something that no answer can change still stands in the way. {fewest}"
    alike: dict[tuple[bool, int], list[str]] = {}
    for each in sorted(levers.levers, key=lambda lever: (not lever.known, lever.levels)):
        alike.setdefault((each.known, each.levels), []).append(each.question)
    lines = (LeverLine(_raised(number, known=known), material.refs(ids)) for (known, number), ids in alike.items())
    return LeversView(says, tuple(lines))


def _raised(levels: int, *, known: bool) -> str:
    told = words.counted(levels, "level")
    return f"Up by {told}" if known else f"Find out first; at worst, up by {told}"
