"""The common mistakes: which are being made, which may be, which are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.pictures.dials import DialDrawn, dial
from assess.report.pictures.matrix import Matrix, matrix
from assess.scoring.assessment import Verdict
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from assess.report.material import Material, Ref
    from assess.scoring.assessment import ClauseFinding, Dial, MistakeFinding

VERDICTS = {
    Verdict.DETECTED: "detected",
    Verdict.POSSIBLE: "possible",
    Verdict.NOT_INDICATED: "not indicated",
    Verdict.NOT_ASSESSABLE: "not assessable",
}


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One sign of a mistake that is there or may be there."""

    says: str
    mark: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class MistakeView:
    """One mistake: verdict, severity, what shows it, what it leads to, what cures it.

    clauses: the signs that are there. open: those of which nobody knows. settle: the answers that would settle it.
    """

    name: str
    verdict: str
    mark: str
    severity: str
    headline: bool
    clauses: tuple[ClauseLine, ...]
    open: tuple[ClauseLine, ...]
    answers: tuple[Ref, ...]
    settle: tuple[Ref, ...]
    warning: str
    consequence: str
    cure: str
    source: str


@dataclass(frozen=True, slots=True)
class DialView:
    """Two mistakes that pull against each other; drawn: as a dial, None where nothing is off or asked about."""

    name: str
    loose: str
    loose_verdict: str
    loose_mark: str
    tight: str
    tight_verdict: str
    tight_mark: str
    drawn: DialDrawn | None


@dataclass(frozen=True, slots=True)
class MistakesView:
    """All mistakes, apart by verdict; the last two only by name."""

    intro: str
    matrix: Matrix | None
    detected: tuple[MistakeView, ...]
    possible: tuple[MistakeView, ...]
    warnings: tuple[MistakeView, ...]
    not_indicated: tuple[MistakeView, ...]
    not_assessable: tuple[MistakeView, ...]
    dials: tuple[DialView, ...]


def mistakes_view(material: Material) -> MistakesView:
    """Return the part on mistakes."""
    by_verdict = {verdict: _of(material, verdict) for verdict in Verdict}
    quiet = by_verdict[Verdict.NOT_INDICATED]
    count = len(material.assessment.mistakes)
    found, open_ = len(by_verdict[Verdict.DETECTED]), len(by_verdict[Verdict.POSSIBLE])
    verb, open_verb = ("are" if found > 1 else "is"), ("are" if open_ > 1 else "is")
    neither = ": the answers so far neither show nor rule out the latter" if open_ else ""
    return MistakesView(
        intro=f"Of {words.counted(count, 'common mistake')}, {words.spelled(found)} {verb} detected "
        f"and {words.spelled(open_)} {open_verb} possible{neither}.",
        matrix=matrix(material.assessment.mistakes),
        detected=by_verdict[Verdict.DETECTED],
        possible=by_verdict[Verdict.POSSIBLE],
        warnings=tuple(view for view in quiet if view.warning),
        not_indicated=tuple(view for view in quiet if not view.warning),
        not_assessable=by_verdict[Verdict.NOT_ASSESSABLE],
        dials=tuple(_dial(material, pair) for pair in material.assessment.dials),
    )


def ranked(material: Material, verdict: Verdict) -> tuple[MistakeFinding, ...]:
    """Return the mistakes of one verdict, the most severe first."""
    found = [finding for finding in material.assessment.mistakes if finding.verdict is verdict]
    return tuple(
        sorted(found, key=lambda finding: (-finding.severity.high, -finding.severity.low, not finding.headline))
    )


def behind(finding: MistakeFinding) -> tuple[str, ...]:
    """Return the questions a verdict rests on: the answers that show a mistake, or those that would settle it."""
    return finding.settle or finding.answers


def band(finding: MistakeFinding) -> str:
    """Return how severe a mistake is in a word, or in two where facts about the company are not known."""
    return f"{finding.least_band} to {finding.band}" if finding.least_band else finding.band


def severity(finding: MistakeFinding) -> str:
    """Return how severe a mistake is: "critical, 5 of 5" or "high to critical, 3 to 5"."""
    low, high = words.figure(round(finding.severity.low, 2)), words.figure(round(finding.severity.high, 2))
    return f"{band(finding)}, {low}" if low == high else f"{band(finding)}, {low} to {high}"


def asked_first(material: Material, finding: MistakeFinding, most: int) -> tuple[str, ...]:
    """Return the questions that would settle a mistake, those first that are worth asking first of all."""
    places = {each.question: place for place, each in enumerate(material.next_questions)}
    return tuple(sorted(finding.settle, key=lambda each: places.get(each, len(places)))[:most])


def _of(material: Material, verdict: Verdict) -> tuple[MistakeView, ...]:
    return tuple(_mistake(material, finding) for finding in ranked(material, verdict))


def _mistake(material: Material, finding: MistakeFinding) -> MistakeView:
    known = material.bank.mistake_by_id.get(finding.id)
    return MistakeView(
        name=finding.name,
        verdict=VERDICTS[finding.verdict],
        mark=finding.verdict.value,
        severity=severity(finding),
        headline=finding.headline,
        clauses=_signs(material, finding, Truth.TRUE),
        open=(*_signs(material, finding, Truth.UNKNOWN), *_untold(material, finding)),
        answers=material.refs(finding.answers),
        settle=material.refs(finding.settle),
        warning=words.sentence(finding.warning),
        consequence=words.sentence(finding.consequence),
        cure=words.sentence(finding.cure),
        source=known.source if known else "",
    )


def _signs(material: Material, finding: MistakeFinding, truth: Truth) -> tuple[ClauseLine, ...]:
    return tuple(_sign(material, clause) for clause in finding.clauses if clause.truth is truth)


def _untold(material: Material, finding: MistakeFinding) -> tuple[ClauseLine, ...]:
    """Return the signs there is nothing to look at for yet, where an answer that would settle the mistake brings it."""
    clauses = [each for each in finding.clauses if each.truth is Truth.OUT]
    return tuple(_sign(material, each) for each in clauses if set(each.questions) & set(finding.settle))


def _sign(material: Material, clause: ClauseFinding) -> ClauseLine:
    mark = Truth.UNKNOWN if clause.truth is Truth.OUT else clause.truth
    gaps = [gap.question for gap in material.assessment.perception_gaps if gap.truth is Truth.UNKNOWN]
    questions = clause.questions or (gaps if clause.truth is Truth.UNKNOWN else ())
    return ClauseLine(words.sentence(clause.says), mark.value, material.refs(questions))


def _dial(material: Material, pair: Dial) -> DialView:
    off = {pair.too_loose_verdict, pair.too_tight_verdict} & {Verdict.DETECTED, Verdict.POSSIBLE}
    return DialView(
        name=pair.name,
        loose=material.mistake_name(pair.too_loose),
        loose_verdict=VERDICTS[pair.too_loose_verdict],
        loose_mark=pair.too_loose_verdict.value,
        tight=material.mistake_name(pair.too_tight),
        tight_verdict=VERDICTS[pair.too_tight_verdict],
        tight_mark=pair.too_tight_verdict.value,
        drawn=dial(pair, material.mistake_name) if off else None,
    )
