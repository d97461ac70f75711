"""The five-aspect profile and the four pillars: weighted means of a few questions' points each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.scoring.assessment import AspectScore
from assess.scoring.ranges import Range, weighted_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.bank.policy import Aspect, Part
    from assess.scoring.facts import Facts


def aspects(lines: Iterable[Aspect], facts: Facts) -> tuple[AspectScore, ...]:
    """Return each line's range, None where none of its questions was asked."""
    return tuple(_aspect(line, facts) for line in lines)


def _aspect(line: Aspect, facts: Facts) -> AspectScore:
    asked = [(part, points) for part in line.parts if (points := _points(part, facts)) is not None]
    return AspectScore(
        id=line.id,
        name=line.name,
        low=line.low,
        high=line.high,
        range=weighted_mean((points, part.weight) for part, points in asked),
        questions=tuple(part.question for part, _ in asked),
    )


def _points(part: Part, facts: Facts) -> Range | None:
    points = facts.readings[part.question].points
    if points is None or not part.reversed:
        return points
    return Range(100 - points.high, 100 - points.low)
