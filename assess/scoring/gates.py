"""Gates: a stage opens when the low end of every step it asks for passes, and nothing critical stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.scoring.assessment import Gate, GateClause, Stage, Status
from assess.scoring.facts import unsettled
from assess.scoring.mistakes import critical_truths
from assess.scoring.ranges import FALSE, TRUE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.policy import Stage as StagePolicy
    from assess.scoring.assessment import Coverage
    from assess.scoring.facts import Facts
    from assess.scoring.ranges import Range


def stage_of(facts: Facts, ranges: Mapping[int, Range | None], coverage: Coverage, *, express: bool) -> Stage:
    """Return the stage reached with every gate. The express set is provisional and opens none."""
    stages = facts.rules.bank.scoring.stages
    gates = tuple(_gate(stage, facts, ranges, coverage) for stage in stages[1:])
    reached = 0
    while not express and reached < len(gates) and gates[reached].status is Status.PASSED:
        reached += 1
    following = stages[reached + 1].id if reached + 1 < len(stages) else None
    return Stage(stages[reached].id, stages[reached].name, following, express, gates)


def together(statuses: Sequence[Status]) -> Status:
    """Return failed where one part failed, passed where all passed, and unresolved between."""
    if Status.FAILED in statuses:
        return Status.FAILED
    return Status.UNRESOLVED if Status.UNRESOLVED in statuses else Status.PASSED


def step_status(score: Range | None, threshold: float) -> Status:
    """Return whether a step's range passes a threshold; a step not assessed leaves it unresolved."""
    if score is None:
        return Status.UNRESOLVED
    if score.low >= threshold:
        return Status.PASSED
    return Status.FAILED if score.high < threshold else Status.UNRESOLVED


def gate_status(stage: StagePolicy, facts: Facts, ranges: Mapping[int, Range | None]) -> Status:
    """Return whether a gate opens, coverage aside, without explaining why."""
    statuses = [step_status(ranges[step], least) for step, least in stage.steps.items()]
    if stage.no_critical_mistake:
        statuses.append(_mistakes_status(facts))
    if stage.id in facts.rules.gate_evidence:
        statuses.append(_evidence_status(stage, facts))
    return together(statuses)


def _mistakes_status(facts: Facts) -> Status:
    truths = {truth for _, truth in critical_truths(facts)}
    if TRUE in truths:
        return Status.FAILED
    return Status.PASSED if truths <= {FALSE} else Status.UNRESOLVED


def _evidence_status(stage: StagePolicy, facts: Facts) -> Status:
    truth = facts.rules.gate_evidence[stage.id].holds(facts, None)
    return {TRUE: Status.PASSED, FALSE: Status.FAILED}.get(truth, Status.UNRESOLVED)


def _gate(stage: StagePolicy, facts: Facts, ranges: Mapping[int, Range | None], coverage: Coverage) -> Gate:
    clauses = [_step_clause(step, least, facts, ranges[step]) for step, least in stage.steps.items()]
    if stage.no_critical_mistake:
        clauses.append(_mistakes_clause(facts))
    if stage.id in facts.rules.gate_evidence:
        clause = facts.rules.gate_evidence[stage.id]
        clauses.append(
            GateClause("evidence", clause.says, _evidence_status(stage, facts), None, None, None, clause.reads)
        )
    if not coverage.sufficient:
        says = "Too few questions are answered for a verdict."
        clauses.append(GateClause("coverage", says, Status.UNRESOLVED, None, None, None, ()))
    return Gate(stage.id, stage.name, together([clause.status for clause in clauses]), tuple(clauses))


def _step_clause(step: int, least: float, facts: Facts, score: Range | None) -> GateClause:
    bank = facts.rules.bank
    status = step_status(score, least)
    short = [
        question.id
        for question in bank.questions_of_step[step]
        if (points := facts.readings[question.id].points) is not None and points.low < least
    ]
    name = next(s.name for s in bank.steps if s.id == step)
    says = f"Step {step}, {name}, is worth {least:g} or more"
    return GateClause("step", says, status, step, least, score, () if status is Status.PASSED else tuple(short))


def _mistakes_clause(facts: Facts) -> GateClause:
    status = _mistakes_status(facts)
    blocking = [name for name, truth in critical_truths(facts) if truth is not FALSE]
    certain = [name for name, truth in critical_truths(facts) if truth is TRUE]
    read = {q for name in certain or blocking for q in facts.rules.mistakes[name].reads}
    asked = [
        q.id
        for q in facts.rules.bank.questions
        if q.id in read and (certain or unsettled(facts.readings[q.id].standing))
    ]
    return GateClause("mistakes", "No critical mistake is being made", status, None, None, None, tuple(asked))
