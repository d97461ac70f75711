"""Where the company stands: the eight steps as ranges against what the gates ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.board.source import Source, source
from assess.report.charts import Axis, Bar, axis
from assess.report.steps import ThresholdKey, step_bar, threshold_key

if TYPE_CHECKING:
    from assess.report.material import Material
    from assess.scoring.ranges import Range

_SIZE = 196
_MOST_REFS = 3
_BEST = 100


@dataclass(frozen=True, slots=True)
class StandingLine:
    """One step. source: the critical answers that hold it down, or else its weakest ones."""

    number: int
    name: str
    range: str
    bar: Bar
    source: Source


@dataclass(frozen=True, slots=True)
class StandingView:
    """The part on the eight steps."""

    axis: Axis
    key: tuple[ThresholdKey, ...]
    lines: tuple[StandingLine, ...]


def _falls_short(points: Range) -> bool:
    """Return whether an answer is not the best; one that may be worth all or nothing says nothing."""
    return points.low < _BEST and (points.low > 0 or points.high < _BEST)


def standing_view(material: Material) -> StandingView:
    """Return the part on the eight steps."""
    lines = []
    for step in material.assessment.steps:
        weak = sorted(
            (each for each in step.questions if each.range is not None and _falls_short(each.range)),
            key=lambda each: each.range.low if each.range else 0.0,
        )
        caps = [cap.question for cap in step.caps]
        ids = caps or [each.id for each in weak[:_MOST_REFS]]
        bar = step_bar(material, step, _SIZE)
        lines.append(StandingLine(step.id, step.name, words.span(step.range), bar, source(material, ids, "", 3)))
    return StandingView(axis(_SIZE), threshold_key(material), tuple(lines))
