"""Where people see things differently: disagreements, perception gaps and contradictions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.charts import Axis, Bar, axis, bar
from assess.report.pictures.heat import HeatMap, heat_map
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
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
    says: str
    views: tuple[ViewLine, ...]
    agreed: str


@dataclass(frozen=True, slots=True)
class GapView:
    """One question that leaders see better than the front line, or may see better."""

    ref: Ref
    leaders: str
    front_line: str
    certain: str


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """Two answers that cannot both be right."""

    says: str
    ask: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class VoicesView:
    """All differences in view. heat: who sees what how, None where hardly anybody differs."""

    axis: Axis
    heat: HeatMap | None
    disagreements: tuple[DisagreementView, ...]
    gaps: tuple[GapView, ...]
    contradictions: tuple[ContradictionView, ...]


def voices_view(material: Material) -> VoicesView | None:
    """Return the part on differing views, or None where there are none."""
    assessment = material.assessment
    gaps = [gap for gap in assessment.perception_gaps if gap.truth in (Truth.TRUE, Truth.UNKNOWN)]
    if not (assessment.disagreements or gaps or assessment.contradictions):
        return None
    return VoicesView(
        axis(_SIZE),
        heat_map(material),
        tuple(_disagreement(material, each) for each in assessment.disagreements),
        tuple(_gap(material, gap) for gap in gaps),
        tuple(
            ContradictionView(words.sentence(each.says), words.sentence(each.ask), material.refs(each.questions))
            for each in assessment.contradictions
        ),
    )


def _disagreement(material: Material, found: Disagreement) -> DisagreementView:
    lines = []
    for respondent, points in found.views:
        who = material.who(respondent)
        lines.append(ViewLine(who, words.span(points), bar(f"{who} on question {found.question}", points, _SIZE)))
    agreement = material.engagement.agreed.get(found.question)
    agreed = ""
    if found.agreed is not None:
        reason = f" Reason given: {words.sentence(words.printable(agreement.reason))}" if agreement else ""
        agreed = f"Agreed since at {words.span(found.agreed)}.{reason}"
    apart = words.figure(round(found.levels_apart, 1))
    return DisagreementView(material.ref(found.question), f"{apart} levels apart.", tuple(lines), agreed)


def _gap(material: Material, gap: PerceptionGap) -> GapView:
    certain = "yes" if gap.truth is Truth.TRUE else "not yet known"
    return GapView(material.ref(gap.question), words.span(gap.leaders), words.span(gap.front_line), certain)
