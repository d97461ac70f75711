"""How everything was worked out: rules, policy thresholds, sources and the marks that identify the input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess import __version__
from assess.report import words
from assess.report.rollout.rules import LengthRow, lengths, plan_rules
from assess.report.rule import Rule
from assess.report.words import NONE

if TYPE_CHECKING:
    from assess.bank.policy import Scoring, Stage
    from assess.report.material import Material


@dataclass(frozen=True, slots=True)
class StageRow:
    """What one stage after the first asks of each step, and of more than steps."""

    name: str
    thresholds: tuple[str, ...]
    further: str


@dataclass(frozen=True, slots=True)
class MeanRow:
    """One way to average the steps."""

    name: str
    range: str
    says: str


@dataclass(frozen=True, slots=True)
class MethodView:
    """The method appendix. plan_rules, lengths: how the plan was made, empty without one."""

    calibration: str
    rules: tuple[Rule, ...]
    plan_rules: tuple[Rule, ...]
    lengths: tuple[LengthRow, ...]
    stages: tuple[StageRow, ...]
    means: tuple[MeanRow, ...]
    step_numbers: tuple[str, ...]
    weights: tuple[str, ...]
    marks: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


def method_view(material: Material) -> MethodView:
    """Return the method appendix."""
    bank, assessment, plan = material.bank, material.assessment, material.plan
    asked = "express set" if assessment.express else "full set"
    return MethodView(
        calibration=words.sentence(bank.info.calibration),
        rules=rules(material),
        plan_rules=plan_rules(bank, plan) if plan else (),
        lengths=lengths(bank) if plan else (),
        stages=tuple(_stage(material, stage) for stage in bank.scoring.stages[1:]),
        means=_means(material),
        step_numbers=tuple(f"{step.id}" for step in bank.steps),
        weights=tuple(f"{step.weight:.2f}" for step in bank.steps),
        marks=(
            (
                "Instrument",
                f"{bank.info.title}, version {assessment.bank_version}, {asked}; program assess {__version__}",
            ),
            ("Instrument hash", assessment.bank_hash),
            ("Input hash", assessment.input_hash),
            *((("Plan hash", plan.input_hash),) if plan else ()),
        ),
        sources=tuple(source.cite for source in bank.sources),
    )


def rules(material: Material) -> tuple[Rule, ...]:
    """Return the rules by which answers became findings."""
    scoring = material.bank.scoring
    return (*_about_answers(scoring), *_about_steps(scoring), *_about_findings(scoring))


def _about_answers(scoring: Scoring) -> tuple[Rule, ...]:
    apart, gap = words.figure(scoring.disagreement_levels), words.figure(scoring.perception_gap_levels)
    return (
        Rule(
            "Ranges",
            "A sure answer is one figure. An unsure one reaches a level further each way. What nobody knows, or was "
            "parked, may be anything from 0 to 100. Every result is worked out at the worst and at the best that the "
            "answers allow.",
            policy=False,
        ),
        Rule(
            "Rounding",
            "Printed points are rounded down, so that no printed figure passes a gate that the exact one fails.",
            policy=False,
        ),
        Rule(
            "Several respondents",
            "A question reaches from the lowest to the highest competent answer until a value is agreed. Answers "
            f"{apart} levels or more apart are a disagreement. Leaders {gap} level or more above the front line are a "
            f"perception gap. Front-line scales with fewer than {words.figure(scoring.scale_respondents)} respondents "
            "are withheld.",
            policy=True,
        ),
    )


def _about_steps(scoring: Scoring) -> tuple[Rule, ...]:
    mapping, coverage = scoring.mapping, scoring.coverage
    caps = [
        f"worth less than {words.points(cap.below)} holds its step at {words.points(cap.at)}" for cap in scoring.caps
    ]
    short = [f"{words.points(coverage.overall)} % overall"]
    short += [f"{words.points(share)} % in step {step}" for step, share in coverage.steps.items()]
    return (
        Rule(
            "Step 1",
            f"Scored by how well the present state is known: with evidence {words.points(mapping.evidenced)}, known "
            f"{words.points(mapping.known)}, unsure {words.points(mapping.unsure)}, not known "
            f"{words.points(mapping.unknown)}.",
            policy=True,
        ),
        Rule(
            "Steps",
            "The weighted mean of a step's questions, at both ends. A question that does not apply is left out. Where "
            f"more than {words.figure(scoring.not_applicable_limit)} % of a step's weight does not apply, the step is "
            "not assessed.",
            policy=True,
        ),
        Rule("Caps", f"A critical question {words.listed(caps, 'and one')} or lower.", policy=True),
        Rule(
            "Index",
            f"The weighted geometric mean of the steps: each step, at least {words.points(scoring.index_floor)}, to "
            "the power of its weight, multiplied together. A strong step cannot buy off a weak one.",
            policy=True,
        ),
        Rule(
            "Coverage",
            f"The share of applicable weight that is answered. Below {words.listed(short, 'or')} no headline figure is "
            "given.",
            policy=True,
        ),
    )


def _about_findings(scoring: Scoring) -> tuple[Rule, ...]:
    severity = scoring.severity
    return (
        Rule(
            "Gates",
            "A gate passes when the low end of every step it reads reaches its threshold, fails when a high end does "
            "not, and is not yet settled otherwise. Where it asks for no critical mistake, it passes when all "
            "are ruled out and fails when one is detected. Each gate needs all earlier ones.",
            policy=True,
        ),
        Rule(
            "Mistakes",
            "Conditions over ranges: true, false or not yet known. Severity is the mistake's impact, times "
            f"{words.figure(severity.starred_times)} for some where the company is regulated or safety-critical; for "
            "some the impact is raised where an answer or a fact about the company asks for it. Where that is not "
            "known, severity is a range. From "
            f"{words.figure(severity.critical)} it is critical, from {words.figure(severity.high)} high, from "
            f"{words.figure(severity.medium)} medium.",
            policy=True,
        ),
        Rule(
            "Next questions",
            "Each missing or unsure answer is tried at its best and at its worst. Those that settle most gates and "
            "mistakes come first, then those that narrow the index most.",
            policy=False,
        ),
    )


def _stage(material: Material, stage: Stage) -> StageRow:
    further = [
        "no critical mistake is detected or possible" if stage.no_critical_mistake else "",
        (stage.evidence.says or "evidence in the gate register") if stage.evidence else "",
    ]
    marks = tuple(
        words.points(stage.steps[step.id]) if step.id in stage.steps else NONE for step in material.bank.steps
    )
    return StageRow(stage.name, marks, words.sentence(words.listed(further)) or NONE)


def _means(material: Material) -> tuple[MeanRow, ...]:
    index = material.assessment.index
    if index is None or not material.assessment.coverage.sufficient:
        return ()
    if len({words.span(index.range), words.span(index.arithmetic), words.span(index.harmonic)}) == 1:
        return ()
    return (
        MeanRow(
            "Geometric (the index)", words.span(index.range), "A weak step weighs more than a strong one makes up."
        ),
        MeanRow("Arithmetic", words.span(index.arithmetic), "Strong steps make up for weak ones."),
        MeanRow("Harmonic", words.span(index.harmonic), "The weakest steps weigh most."),
    )
