"""Where people see things differently: disagreements, perception gaps and contradictions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.charts import Axis, Bar, axis, bar
from assess.report.pictures.heat import HeatMap, heat_map
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.report.material import Material, Ref
    from assess.scoring.assessment import Disagreement, PerceptionGap

_SIZE = 140


@dataclass(frozen=True, slots=True)
class ViewLine:
    """How one respondent sees a question."""

    who: str
    range: str
    bar: Bar


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """One question on which competent people are far apart."""

    ref: Ref
    apart: str
    says: str
    views: tuple[ViewLine, ...]
    agreed: str


@dataclass(frozen=True, slots=True)
class GapView:
    """One question that leaders see better than the front line, or may see better. above: whether by a level."""

    ref: Ref
    leaders: str
    front_line: str
    above: str


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """Two answers that cannot both be right."""

    says: str
    ask: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class VoicesView:
    """All differences in view. line: how many. heat: who sees what how, None where hardly anybody differs."""

    line: str
    axis: Axis
    heat: HeatMap | None
    disagreements: tuple[DisagreementView, ...]
    gaps_say: str
    gaps: tuple[GapView, ...]
    contradictions: tuple[ContradictionView, ...]


def voices_view(material: Material) -> VoicesView | None:
    """Return the part on differing views, or None where there are none."""
    assessment = material.assessment
    gaps = [gap for gap in assessment.perception_gaps if gap.truth in (Truth.TRUE, Truth.UNKNOWN)]
    if not (assessment.disagreements or gaps or assessment.contradictions):
        return None
    return VoicesView(
        _line(material, gaps),
        axis(_SIZE),
        heat_map(material),
        tuple(_disagreement(material, each) for each in assessment.disagreements),
        _gaps_say(gaps),
        tuple(_gap(material, gap) for gap in gaps),
        tuple(
            ContradictionView(words.sentence(each.says), words.sentence(each.ask), material.refs(each.questions))
            for each in assessment.contradictions
        ),
    )


def _line(material: Material, gaps: Sequence[PerceptionGap]) -> str:
    """Return how many differences there are, and how many of the disagreements are settled."""
    found = material.assessment.disagreements
    agreed = sum(each.agreed is not None for each in found)
    parts = []
    if found:
        settled = f", {words.spelled(agreed)} of them agreed since" if agreed else ""
        on = words.counted(len(found), "question")
        parts.append(f"Those who answer for a question are far apart on {on}{settled}.")
    clash = len(material.assessment.contradictions)
    if clash:
        parts.append(f"{words.sentence(words.counted(clash, 'pair'))[:-1]} of answers cannot both be right.")
    return " ".join(parts) or f"Leaders and the front line may differ on {words.counted(len(gaps), 'question')}."


def _gaps_say(gaps: Sequence[PerceptionGap]) -> str:
    """Return on how many questions leaders see things at least a level better, and on how many they may."""
    certain = sum(gap.truth is Truth.TRUE for gap in gaps)
    open_ = len(gaps) - certain
    above = "stand a level or more above the front line (policy threshold)"
    if not certain:
        return f"On {words.counted(open_, 'question')} leaders may {above}; the answers do not tell."
    may = f" On {words.spelled(open_)} more they may; the answers do not tell." if open_ else ""
    return f"On {words.counted(certain, 'question')} leaders {above}.{may}"


def _disagreement(material: Material, found: Disagreement) -> DisagreementView:
    lines = []
    for respondent, points in found.views:
        who = material.who(respondent)
        lines.append(ViewLine(who, words.span(points), bar(f"{who} on question {found.question}", points, _SIZE)))
    agreement = material.engagement.agreed.get(found.question)
    agreed = ""
    if found.agreed is not None:
        reason = f" Reason given: {words.sentence(words.printable(agreement.reason))}" if agreement else ""
        agreed = f"Agreed at {words.span(found.agreed)} of 100.{reason}"
    apart = words.figure(round(found.levels_apart, 1))
    says = f"{apart} {'level' if apart == '1' else 'levels'} apart."
    return DisagreementView(material.ref(found.question), apart, says, tuple(lines), agreed)


def _gap(material: Material, gap: PerceptionGap) -> GapView:
    above = "yes" if gap.truth is Truth.TRUE else words.NOT_YET_KNOWN
    return GapView(material.ref(gap.question), words.span(gap.leaders), words.span(gap.front_line), above)
