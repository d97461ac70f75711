"""What a board reads first: what the stage means, what holds the next gate, and what to decide now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.report import words
from assess.report.cover import next_gate
from assess.report.mistakes import ranked
from assess.scoring.assessment import Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.report.material import Material
    from assess.scoring.assessment import GateClause

_MOST_ASKED = 3
_MOST_NAMED = 3


def headline(material: Material) -> str:
    """Return the verdict as a board would say it: what the stage reached means, in one sentence."""
    assessment = material.assessment
    if not assessment.coverage.sufficient:
        return "Insufficient evidence for a verdict."
    stage = next((each for each in material.bank.scoring.stages if each.id == assessment.stage.reached), None)
    means = words.sentence(stage.means if stage else assessment.stage.name)
    first = f"{means.partition('. ')[0].rstrip('.')}."
    return f"Provisionally: {first[0].lower()}{first[1:]}" if assessment.stage.provisional else first


def decision(material: Material) -> str:
    """Return what to decide now and why: the gaps to close, and what may hold the gate besides."""
    if not material.assessment.coverage.sufficient:
        return _ask_first(material)
    gate = next_gate(material)
    if gate is None:
        left = material.plan is not None and any(not each.done for each in material.plan.schedule.activities)
        return f"Every gate is passed. What is left is to {'finish the rollout and ' if left else ''}keep them so."
    failed = tuple(_told(material, [each for each in gate.clauses if each.status is Status.FAILED]))
    unsettled = tuple(_told(material, [each for each in gate.clauses if each.status is Status.UNRESOLVED]))
    if not failed:
        return f"Nothing known closes the gate to {gate.name}. Not yet settled: {'; '.join(unsettled)}."
    also = f" Not yet settled: {'; '.join(unsettled)}." if unsettled else ""
    return f"To open the gate to {gate.name}, decide to close these gaps first: {'; '.join(failed)}.{also}"


def _ask_first(material: Material) -> str:
    asked = [each.question for each in material.next_questions[:_MOST_ASKED]]
    if not asked:
        return "Decide who answers what is still open."
    return f"Decide who answers {words.questions(asked)} first, and by when."


def _told(material: Material, clauses: Sequence[GateClause]) -> Iterator[str]:
    """Yield what clauses of one status come to: the steps together, the mistakes by name, the rest as it is."""
    steps = [clause for clause in clauses if clause.kind == "step"]
    if steps:
        yield _steps(material, steps)
    for clause in clauses:
        if clause.kind == "mistakes":
            yield _mistakes(material, clause)
        elif clause.kind != "step":
            said = clause.says.rstrip(".")
            proof = "proof that " if clause.kind == "evidence" else ""
            yield f"{proof}{said[0].lower()}{said[1:]}"


def _steps(material: Material, clauses: Sequence[GateClause]) -> str:
    if len(clauses) > 1:
        return f"steps {words.listed(str(clause.step) for clause in clauses)}"
    (clause,) = clauses
    name = next((step.name for step in material.bank.steps if step.id == clause.step), "")
    return (
        f"step {clause.step}, {name}, at {words.span(clause.range)} where {words.points(clause.threshold or 0)} "
        "is asked for"
    )


def _mistakes(material: Material, clause: GateClause) -> str:
    """Return the critical mistakes behind a clause; where it fails, also those that must be ruled out besides."""
    found, may = (_critical(material, verdict) for verdict in (Verdict.DETECTED, Verdict.POSSIBLE))
    if clause.status is Status.FAILED and found:
        told = f"{words.counted(len(found), 'critical mistake')}, {_named(found)}"
        if not may:
            return told
        ones = "possible one" if len(may) == 1 else "possible ones"
        return f"{told}; {words.spelled(len(may))} {ones} to be ruled out, {_named(may)}"
    if clause.status is Status.UNRESOLVED and may:
        return f"{words.counted(len(may), 'possible critical mistake')}, {_named(may)}"
    return clause.says[0].lower() + clause.says[1:].rstrip(".")


def _critical(material: Material, verdict: Verdict) -> list[str]:
    return [finding.name for finding in ranked(material, verdict) if finding.band == "critical"]


def _named(names: Sequence[str]) -> str:
    told = names[:_MOST_NAMED]
    return f"{'' if told == names else 'among them '}{words.listed(told)}"
