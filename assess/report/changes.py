"""What changed since an earlier state: progress in readiness and progress in knowledge, kept apart in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.comparison.mistakes import MistakeShift
from assess.planning.comparison.promises import PromiseShift
from assess.planning.comparison.shifts import Shift
from assess.report import words
from assess.report.change_notes import EditionNotes, notes
from assess.report.changed_answers import ChangedAnswers, changed_answers
from assess.report.rollout import phrases
from assess.scoring.assessment import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assess.engagement.past import Earlier
    from assess.planning.comparison.between import Comparison, GateChange, StepChange
    from assess.planning.comparison.mistakes import MistakeChange
    from assess.planning.comparison.promises import PromiseChange
    from assess.planning.comparison.shifts import RangeChange
    from assess.report.material import Material

_LONG_NAME = 80
_LONG_VALUE = 400

_INDEX = {
    Shift.SAME: "The index is as it was: {now}.",
    Shift.HIGHER: "Readiness has risen: the index was {then} and is {now}, with no value in common.",
    Shift.LOWER: "Readiness has fallen: the index was {then} and is {now}, with no value in common.",
    Shift.UP: "The index was {then} and is {now}. Readiness may have risen, or not: the two share values.",
    Shift.DOWN: "The index was {then} and is {now}. Readiness may have fallen, or not: the two share values.",
    Shift.NARROWER: "The index was {then} and is {now}. More is known of it: progress in knowledge, "
    "which does not show that readiness has changed.",
    Shift.WIDER: "The index was {then} and is {now}. Less is known of it, "
    "which does not show that readiness has changed.",
    Shift.ASSESSED: "The index is {now}. It could not be told then.",
    Shift.UNASSESSED: "The index was {then}. It cannot be told now.",
}
_MOVED = {
    Shift.SAME: "as it was",
    Shift.HIGHER: "readiness has risen",
    Shift.LOWER: "readiness has fallen",
    Shift.UP: "may have risen; values are shared",
    Shift.DOWN: "may have fallen; values are shared",
    Shift.NARROWER: "known more closely",
    Shift.WIDER: "known less closely",
    Shift.ASSESSED: "not assessed then",
    Shift.UNASSESSED: "no longer assessed",
}
_MAPPED = {
    Shift.HIGHER: "better mapped: this is knowledge",
    Shift.LOWER: "less well mapped",
    Shift.UP: "better mapped: this is knowledge",
    Shift.DOWN: "less well mapped",
}
_STATUS = {Status.PASSED: "passes", Status.FAILED: "does not pass", Status.UNRESOLVED: "not yet known"}
_GATES = {
    (Status.FAILED, Status.PASSED): "met since",
    (Status.PASSED, Status.FAILED): "no longer met",
    (Status.UNRESOLVED, Status.PASSED): "was open, and is settled: it passes",
    (Status.UNRESOLVED, Status.FAILED): "was open, and is settled: it does not pass",
    (Status.FAILED, Status.UNRESOLVED): "no longer certain to fail",
    (Status.PASSED, Status.UNRESOLVED): "no longer certain to pass",
}
_MISTAKES = {
    MistakeShift.ARISEN: ("New", "Not indicated then, detected now."),
    MistakeShift.GRAVER: ("Graver", "Detected then and now, and more severe."),
    MistakeShift.GONE: ("Gone", "Detected then, not indicated now."),
    MistakeShift.MILDER: ("Milder", "Detected then and now, and less severe."),
    MistakeShift.CONFIRMED: (
        "Confirmed",
        "Could not be told then and is detected now. It may have been there all along.",
    ),
    MistakeShift.RULED_OUT: (
        "Ruled out",
        "Could not be told then and is not indicated now. It may never have been there.",
    ),
    MistakeShift.DOUBTED: ("In doubt", "Detected then; the answers no longer show it, nor rule it out."),
    MistakeShift.OPENED: ("Open again", "Not indicated then; the answers no longer rule it out."),
}
_PROMISES = {
    PromiseShift.PASSED: "passed since",
    PromiseShift.REOPENED: "lay behind, and is ahead again",
    PromiseShift.SLIPPED: "slipped by {weeks} at least",
    PromiseShift.EARLIER: "earlier by {weeks} at least",
    PromiseShift.LATER_MAYBE: "may have slipped",
    PromiseShift.EARLIER_MAYBE: "may be earlier",
    PromiseShift.KEPT: "kept",
    PromiseShift.CLOSER: "kept, and known more closely",
    PromiseShift.VAGUER: "not certain to be kept: known less closely",
}


@dataclass(frozen=True, slots=True)
class MovedLine:
    """Something then and now, and what the difference says."""

    name: str
    then: str
    now: str
    says: str


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """Mistakes that went the same way."""

    name: str
    means: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The part on what changed. since: what it is compared with. nothing: said where nothing did."""

    since: str
    headline: str
    known: str
    stage: str
    notes: tuple[str, ...]
    edition: EditionNotes
    steps: tuple[MovedLine, ...]
    gates: tuple[MovedLine, ...]
    mistakes: tuple[NamedGroup, ...]
    start: str
    promises: tuple[MovedLine, ...]
    answers: ChangedAnswers
    nothing: str


def changes_view(material: Material, earlier: Earlier | None, comparison: Comparison | None) -> ChangesView | None:
    """Return the part on what changed, or None where nothing is compared."""
    if earlier is None or comparison is None:
        return None
    changed = comparison.answers or comparison.tables or comparison.surveys or comparison.facts
    return ChangesView(
        since=_since(earlier),
        headline=_headline(comparison),
        known=_known(comparison),
        stage=_stage(comparison),
        notes=notes(material, comparison),
        edition=EditionNotes.of(material, comparison.overlap),
        steps=tuple(map(_step, comparison.steps)),
        gates=tuple(map(_gate, comparison.gates)),
        mistakes=_mistakes(comparison.mistakes),
        start=_start(comparison),
        promises=tuple(map(_promise, comparison.promises)),
        answers=changed_answers(material, comparison),
        nothing="" if changed else "No answer, table or fact about the company has changed since.",
    )


def _since(earlier: Earlier) -> str:
    if earlier.another:
        last = f", last changed on {words.day(earlier.day)}" if earlier.day else ""
        return f"Compared with an earlier file{last}."
    return f"Compared with what this file held at the end of {words.day(earlier.day)} (UTC)."


def _ends(change: RangeChange) -> Mapping[str, str]:
    return {"then": words.span(change.then), "now": words.span(change.now)}


def _headline(comparison: Comparison) -> str:
    """Return what became of the index; where too little was answered for one, none is told."""
    was, is_ = comparison.sufficient
    if not is_:
        return "Too little is answered for an index" + (", as then." if not was else "; then there was enough.")
    if not was:
        now = words.span(comparison.index.now)
        return f"The index is {now}. Too little was answered then to tell whether readiness moved."
    return _INDEX[comparison.index.shift].format(**_ends(comparison.index))


def _known(comparison: Comparison) -> str:
    was, is_ = (words.points(share) for share in comparison.coverage)
    return f"Answered: {was} % of the weight then, {is_} % now."


def _stage(comparison: Comparison) -> str:
    was, is_ = comparison.stages
    return f"Stage: {is_}, as then." if was == is_ else f"Stage: {was} then, {is_} now."


def _step(step: StepChange) -> MovedLine:
    """Return one step's score; what a better map of today's state adds to a score is knowledge and not readiness."""
    says = _MAPPED.get(step.score.shift) if step.mapped else None
    return MovedLine(f"{step.step} {step.name}", **_ends(step.score), says=says or _MOVED[step.score.shift])


def _gate(gate: GateChange) -> MovedLine:
    says = _GATES.get((gate.then, gate.now), "as it was")
    return MovedLine(gate.name, _STATUS[gate.then], _STATUS[gate.now], says)


def _mistakes(changes: Iterable[MistakeChange]) -> tuple[NamedGroup, ...]:
    held: dict[MistakeShift, list[str]] = {}
    for change in changes:
        held.setdefault(change.shift, []).append(f"{change.name} ({change.band})")
    return tuple(NamedGroup(*told, tuple(held[shift])) for shift, told in _MISTAKES.items() if shift in held)


def _start(comparison: Comparison) -> str:
    was, is_ = comparison.starts
    if was == is_:
        return ""
    then, now = (words.day(start) if start else "not set" for start in (was, is_))
    return f"The start was {then} and is {now}." + ("" if was and is_ else " So weeks from the start are compared.")


def _promise(change: PromiseChange) -> MovedLine:
    then, now = (
        phrases.days(dates) if dates else phrases.weeks(weeks)
        for weeks, dates in ((change.then, change.then_dates), (change.now, change.now_dates))
    )
    if change.shift is PromiseShift.PASSED:
        now = words.NONE
    if change.shift is PromiseShift.REOPENED:
        then = words.NONE
    least = words.counted(max(1, change.least_weeks), "week")
    return MovedLine(change.name, then, now, _PROMISES[change.shift].format(weeks=least))
