"""Gates: a stage opens when the low end of every step it asks for passes, and nothing critical stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.scoring.assessment import Gate, GateClause, Stage, Status
from assess.scoring.mistakes import causes, critical_truths, settling
from assess.scoring.ranges import FALSE, TRUE, UNKNOWN
from assess.scoring.steps import counted, coverage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.policy import Stage as StagePolicy
    from assess.scoring.assessment import Coverage
    from assess.scoring.facts import Facts
    from assess.scoring.ranges import Range


def stage_of(facts: Facts, ranges: Mapping[int, Range | None], answered: Coverage) -> Stage:
    """Return the stage reached with every gate. The express set is provisional and opens none."""
    stages = facts.rules.bank.scoring.stages
    gates: list[Gate] = []
    for stage in stages[1:]:
        gates.append(_gate(stage, facts, ranges, answered, gates[-1] if gates else None))
    reached = sum(gate.status is Status.PASSED for gate in gates)
    following = stages[reached + 1].id if reached + 1 < len(stages) else None
    return Stage(stages[reached].id, stages[reached].name, following, facts.express, tuple(gates))


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


def gate_statuses(facts: Facts, ranges: Mapping[int, Range | None]) -> dict[str, Status]:
    """Return whether the gate to each stage opens, without explaining why. A gate opens only after the one before."""
    statuses: dict[str, Status] = {}
    before = Status.PASSED
    for stage in facts.rules.bank.scoring.stages[1:]:
        parts = [before, *(step_status(ranges[step], least) for step, least in stage.steps.items())]
        if stage.no_critical_mistake:
            parts.append(_mistakes_status(facts))
        if stage.id in facts.rules.gate_evidence:
            parts.append(_evidence_status(stage, facts))
        before = together(parts)
        if before is Status.PASSED and (facts.express or not coverage(facts.rules.bank, facts.readings).sufficient):
            before = Status.UNRESOLVED
        statuses[stage.id] = before
    return statuses


def _mistakes_status(facts: Facts) -> Status:
    truths = {truth for _, truth in critical_truths(facts)}
    if TRUE in truths:
        return Status.FAILED
    return Status.PASSED if truths <= {FALSE} else Status.UNRESOLVED


def _evidence_status(stage: StagePolicy, facts: Facts) -> Status:
    truth = facts.rules.gate_evidence[stage.id].holds(facts, None)
    return {TRUE: Status.PASSED, FALSE: Status.FAILED}.get(truth, Status.UNRESOLVED)


def _gate(
    stage: StagePolicy, facts: Facts, ranges: Mapping[int, Range | None], answered: Coverage, before: Gate | None
) -> Gate:
    clauses = [_step_clause(step, least, facts, ranges[step]) for step, least in stage.steps.items()]
    if stage.no_critical_mistake:
        clauses.append(_mistakes_clause(facts))
    if stage.id in facts.rules.gate_evidence:
        clause = facts.rules.gate_evidence[stage.id]
        clauses.append(
            GateClause("evidence", clause.says, _evidence_status(stage, facts), None, None, None, clause.reads)
        )
    if before is not None and before.status is not Status.PASSED:
        held = {q for clause in before.clauses if clause.status is before.status for q in clause.questions}
        resting = tuple(q.id for q in facts.rules.bank.questions if q.id in held)
        clauses.append(_plain_clause("earlier", f"The gate to {before.name} is open", before.status, resting))
    if not answered.sufficient:
        clauses.append(_plain_clause("coverage", "Enough questions are answered for a verdict", Status.UNRESOLVED))
    if facts.express:
        says = "The full set is asked; the express set is provisional and opens no gate"
        clauses.append(_plain_clause("express", says, Status.UNRESOLVED))
    return Gate(stage.id, stage.name, together([clause.status for clause in clauses]), tuple(clauses))


def _plain_clause(kind: str, says: str, status: Status, questions: tuple[str, ...] = ()) -> GateClause:
    return GateClause(kind, says, status, None, None, None, questions)


def _step_clause(step: int, least: float, facts: Facts, score: Range | None) -> GateClause:
    bank = facts.rules.bank
    status, policy = step_status(score, least), next(s for s in bank.steps if s.id == step)
    short: list[str] = []
    if status is not Status.PASSED:
        worth = ((q.id, counted(policy, facts.readings[q.id])) for q in bank.questions_of_step[step])
        short = [question for question, known in worth if known is not None and known.low < least]
    says = f"Step {step}, {policy.name}, is worth {least:g} or more"
    return GateClause("step", says, status, step, least, score, tuple(short))


def _mistakes_clause(facts: Facts) -> GateClause:
    truths = critical_truths(facts)
    certain = [facts.rules.mistakes[name] for name, truth in truths if truth is TRUE]
    possible = [facts.rules.mistakes[name] for name, truth in truths if truth is UNKNOWN]
    named = {q for rule in certain for q in causes(rule, facts)}
    named |= {q for rule in possible if not certain for q in settling(rule, facts)}
    asked = tuple(q.id for q in facts.rules.bank.questions if q.id in named)
    says = "No critical mistake is detected or possible"
    return GateClause("mistakes", says, _mistakes_status(facts), None, None, None, asked)
