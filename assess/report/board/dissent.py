"""Where people see it differently: disagreements, what leaders see better than the front line, and contradictions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.board.rest import elsewhere
from assess.report.board.source import Source, source
from assess.report.charts import Axis, Bar, axis, bar
from assess.scoring.ranges import Range, Truth

if TYPE_CHECKING:
    from assess.report.material import Material, Ref
    from assess.scoring.assessment import Disagreement, PerceptionGap

_SIZE = 100
_MOST = 3
_MOST_GAPS = 2


@dataclass(frozen=True, slots=True)
class Split:
    """One question on which people are apart: who stands lowest and highest, and what came of it."""

    ref: Ref
    lowest: str
    highest: str
    bar: Bar
    outcome: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two answers that cannot both be right, and what to ask."""

    says: str
    source: Source


@dataclass(frozen=True, slots=True)
class DissentView:
    """The part on dissent. more: what is not listed, in a sentence."""

    says: str
    source: Source
    axis: Axis
    splits: tuple[Split, ...]
    gaps: tuple[Split, ...]
    clashes: tuple[Clash, ...]
    more: str


def dissent_view(material: Material) -> DissentView | None:
    """Return the part on dissent, or None where there is none."""
    assessment = material.assessment
    splits = sorted(assessment.disagreements, key=lambda each: (each.agreed is not None, -each.levels_apart))
    apart = {each.question for each in splits}
    gaps = [gap for gap in assessment.perception_gaps if gap.truth is Truth.TRUE]
    told_once = [gap for gap in gaps if gap.question not in apart]
    clashes = assessment.contradictions
    if not (splits or gaps or clashes):
        return None
    settled = sum(each.agreed is not None for each in splits)
    of_which = f", of which {words.spelled(settled)} {'is' if settled == 1 else 'are'} agreed since" if settled else ""
    counts = [
        f"respondents are apart on {words.counted(len(splits), 'question')}{of_which}" if splits else "",
        f"leaders see {words.counted(len(gaps), 'question')} better than the front line does" if gaps else "",
        f"{words.counted(len(clashes), 'pair')} of answers cannot both be right" if clashes else "",
    ]
    rest = max(0, len(splits) - _MOST) + max(0, len(told_once) - _MOST_GAPS) + max(0, len(clashes) - 2)
    return DissentView(
        says=" ".join(words.sentence(each) for each in counts if each),
        source=source(material, [], "Several respondents"),
        axis=axis(_SIZE),
        splits=tuple(_split(material, each) for each in splits[:_MOST]),
        gaps=tuple(_gap(material, each) for each in told_once[:_MOST_GAPS]),
        clashes=tuple(Clash(words.sentence(each.says), source(material, each.questions)) for each in clashes[:2]),
        more=elsewhere(rest, "further difference"),
    )


def _split(material: Material, found: Disagreement) -> Split:
    low = min(found.views, key=lambda view: (view[1].low, view[1].high))
    high = max(found.views, key=lambda view: (view[1].high, view[1].low))
    outcome = f"agreed since at {words.span(found.agreed)}" if found.agreed is not None else "not agreed"
    return Split(
        material.ref(found.question),
        _told(material, *low),
        _told(material, *high),
        bar(f"Question {found.question}", Range(low[1].low, high[1].high), _SIZE),
        outcome,
    )


def _told(material: Material, respondent: str, points: Range) -> str:
    return f"{words.isolated(words.shortened(material.who(respondent), 34))}: {words.span(points)}"


def _gap(material: Material, gap: PerceptionGap) -> Split:
    low, high = min(gap.front_line.low, gap.leaders.low), max(gap.front_line.high, gap.leaders.high)
    return Split(
        material.ref(gap.question),
        f"Front line: {words.span(gap.front_line)}",
        f"Leaders: {words.span(gap.leaders)}",
        bar(f"Question {gap.question}", Range(low, high), _SIZE),
        "leaders above",
    )
