"""How the laws are tested: with fixed examples, each of them a seed, and what two assessments are compared by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.scoring.assessment import Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assess.scoring.assessment import Assessment
    from assess.scoring.ranges import Range

SETTLED = {Verdict.DETECTED, Verdict.NOT_INDICATED}
_WORSE_TO_BETTER = [Status.FAILED, Status.UNRESOLVED, Status.PASSED]


def law(examples: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a test of a function of one seed: the same examples on every run, and no limit of time for one of them."""
    fixed = settings(
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=examples,
        suppress_health_check=list(HealthCheck),
    )
    return lambda test: fixed(given(seed=st.integers(0, 2**48))(test))


def inside(inner: Range | None, outer: Range | None) -> bool:
    """Whether a range lies within another, rounding aside; whatever is not assessed lies in itself only."""
    if inner is None or outer is None:
        return inner is outer
    return outer.low - 1e-9 <= inner.low and inner.high <= outer.high + 1e-9


def no_lower(after: Range | None, before: Range | None) -> bool:
    """Whether neither end of a range has fallen."""
    if after is None or before is None:
        return after is before
    return after.low >= before.low - 1e-9 and after.high >= before.high - 1e-9


def ranges(assessment: Assessment) -> Iterator[tuple[str, Range | None]]:
    """Yield every range of points in an assessment with its name."""
    for step in assessment.steps:
        yield f"step {step.id}", step.range
        yield from ((f"question {question.id}", question.range) for question in step.questions)
        yield from ((f"points of {question.id}", question.points) for question in step.questions)
    yield "index", assessment.index.range if assessment.index else None
    yield "arithmetic mean", assessment.index.arithmetic if assessment.index else None
    yield "harmonic mean", assessment.index.harmonic if assessment.index else None
    yield from ((f"aspect {line.id}", line.range) for line in (*assessment.profile, *assessment.pillars))
    yield from ((f"fit {model}", known) for model, known in assessment.fit.models.items())
    for line in assessment.fit.lines:
        yield from ((f"fit of {line.line} {model}", known) for model, known in line.models.items())


def verdicts(assessment: Assessment) -> dict[str, Verdict]:
    """Return the verdict on each mistake."""
    return {finding.id: finding.verdict for finding in assessment.mistakes}


def gates(assessment: Assessment) -> dict[str, Status]:
    """Return the status of each gate, and of each clause of a gate that is there from the start."""
    found = {gate.stage: gate.status for gate in assessment.stage.gates}
    for gate in assessment.stage.gates:
        found |= {
            f"{gate.stage}: {clause.says}": clause.status
            for clause in gate.clauses
            if clause.kind in ("step", "mistakes", "evidence")
        }
    return found


def better_or_same(after: Status, before: Status) -> bool:
    """Whether a gate or clause has not come farther from opening."""
    return _WORSE_TO_BETTER.index(after) >= _WORSE_TO_BETTER.index(before)
