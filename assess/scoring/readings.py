"""What is known of one question: a `Reading`, made from a value and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from assess.bank.questions import POINTS_A_LEVEL, Figures
from assess.scoring.assessment import Standing
from assess.scoring.ranges import UNKNOWN_POINTS, Range, exactly, weighted_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from assess.bank.bands import Banded
    from assess.bank.questions import Measure, Question

MeasureFrom: TypeAlias = "Callable[[Mapping[str, Range]], Sequence[tuple[Measure, Range | None]]]"

NOTHING: Mapping[str, Range] = MappingProxyType({})
_TOP_LEVEL = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of one question.

    points: what its answers are worth by anchors or bands, None where the question is left out. mapped: how well it is
    known, for steps scored by mapping. quantities: raw figures, measures and ranks by reference ("1.7.reopened").
    answered: the share 0..1 that is answered. single_source: one respondent's word stands alone.
    """

    standing: Standing
    points: Range | None
    mapped: Range | None = UNKNOWN_POINTS
    quantities: Mapping[str, Range] = field(default_factory=lambda: NOTHING)
    answered: float = 0.0
    single_source: bool = False


HIDDEN = Reading(Standing.HIDDEN, None, None)
WITHHELD = Reading(Standing.WITHHELD, None, None)
NOT_APPLICABLE = Reading(Standing.NOT_APPLICABLE, None, None)
UNSCORED = Reading(Standing.UNSCORED, None, None)


def read_value(question: Question, value: Any, *, unsure: bool, measure: MeasureFrom) -> Reading:  # noqa: ANN401 - canonical JSON
    """Return the reading of one value of any question but a register or a scale.

    `unsure` widens it by one level, or one band, each way. `measure` computes the measures of figures.
    """
    standing = Standing.UNSURE if unsure else Standing.ANSWERED
    match question.type:
        case "anchored":
            return _level_reading(value, unsure=unsure)
        case "yes-no":
            return _either_reading(good=value == (question.better == "yes"), unsure=unsure)
        case "ranking":
            places = {f"{question.id}.{item}": exactly(float(n)) for n, item in enumerate(value["order"], 1)}
            ranks = open_quantities(question) if unsure else places
            return Reading(standing, level_points(value["level"], unsure=unsure), quantities=ranks, answered=1.0)
        case "number" | "percent":
            points, raw = banded(question, exactly(float(value)), unsure=unsure)
            raw = _clipped(raw, float(question.min), float(question.max))
            return Reading(standing, points, quantities={question.id: raw}, answered=1.0)
        case "figures":
            return _read_figures(question, value, unsure=unsure, measure=measure, standing=standing)
    raise TypeError(f"{question.type} questions have a reader of their own")


@cache
def _level_reading(level: int, *, unsure: bool) -> Reading:
    standing = Standing.UNSURE if unsure else Standing.ANSWERED
    return Reading(standing, level_points(level, unsure=unsure), answered=1.0)


@cache
def _either_reading(*, good: bool, unsure: bool) -> Reading:
    if unsure:
        return Reading(Standing.UNSURE, UNKNOWN_POINTS, answered=1.0)
    return Reading(Standing.ANSWERED, exactly(100.0 if good else 0.0), answered=1.0)


def open_quantities(question: Question) -> Mapping[str, Range]:
    """Return every raw figure and rank of a question at its full scale."""
    match question.type:
        case "number" | "percent":
            return {question.id: Range(float(question.min), float(question.max))}
        case "figures":
            return {f"{question.id}.{figure.id}": Range(figure.min, figure.max) for figure in question.figures}
        case "ranking":
            return {f"{question.id}.{item.id}": Range(1.0, float(len(question.items))) for item in question.items}
    return NOTHING


def open_reading(question: Question, standing: Standing, measure: MeasureFrom) -> Reading:
    """Return the reading of a question that nobody has answered: anything its scale allows."""
    quantities = open_quantities(question)
    if question.type == "figures":
        known = ((f"{question.id}.{m.id}", figure) for m, figure in measure(quantities))
        quantities = {name: value for name, value in known if value is not None} | dict(quantities)
    return Reading(standing, UNKNOWN_POINTS, quantities=quantities)


def level_points(level: int, *, unsure: bool = False) -> Range:
    """Return what a level 0..4 is worth, one level wider each way where unsure."""
    low, high = (max(0, level - 1), min(_TOP_LEVEL, level + 1)) if unsure else (level, level)
    return Range(low * POINTS_A_LEVEL, high * POINTS_A_LEVEL)


def banded(bands: Banded, raw: Range, *, unsure: bool = False) -> tuple[Range, Range]:
    """Return the points of a raw range and the raw range itself, both one band wider each way where unsure."""
    low = bands.band_of(raw.low)
    if raw.low == raw.high and not unsure:
        return exactly(bands.bands[low].points), raw
    high = bands.band_of(raw.high)
    spanned = bands.bands[max(0, low - 1) : high + 2] if unsure else bands.bands[low : high + 1]
    points = [band.points for band in spanned]
    return Range(min(points), max(points)), Range(*bands.widened(*raw)) if unsure else raw


def measured_points(measured: Iterable[tuple[Measure, Range | None]], *, unsure: bool = False) -> Range | None:
    """Return the weighted mean points of the measures that were asked, None where none was."""
    return weighted_mean(
        (banded(measure, known, unsure=unsure)[0], measure.weight) for measure, known in measured if known is not None
    )


def raw_figure(measure: Measure, known: Range, possible: Range | None) -> Range:
    """Return what is known of a measure: as it is, or where it is unsure one band wider each way.

    `possible` is given where it is unsure: all that the measure could be, which it is not widened beyond.
    """
    return known if possible is None else _clipped(banded(measure, known, unsure=True)[1], *possible)


def _read_figures(
    question: Figures, value: Mapping[str, float], *, unsure: bool, measure: MeasureFrom, standing: Standing
) -> Reading:
    """Return the reading of several figures; one that is not given may be anything its scale allows.

    An unsure figure is known to one band where a measure has bands for just that figure, and not at all elsewhere.
    """
    possible = open_quantities(question)
    exact = {**possible} | {f"{question.id}.{name}": exactly(float(figure)) for name, figure in value.items()}
    measured = measure(exact)
    possible_of = {m.id: figure for m, figure in measure(possible)} if unsure else {}
    points = measured_points(measured, unsure=unsure) or UNKNOWN_POINTS
    quantities = {
        f"{question.id}.{m.id}": raw_figure(m, known, possible_of.get(m.id))
        for m, known in measured
        if known is not None
    }
    quantities |= {name: _unsure_figure(question, name, known) for name, known in exact.items()} if unsure else exact
    return Reading(standing, points, quantities=quantities, answered=len(value) / len(question.figures))


def _unsure_figure(question: Figures, name: str, exact: Range) -> Range:
    figure = next(f for f in question.figures if name == f"{question.id}.{f.id}")
    scale = Range(figure.min, figure.max)
    bands = next((m for m in question.measures if m.of.figure == name), None)
    return scale if bands is None else _clipped(banded(bands, exact, unsure=True)[1], *scale)


def _clipped(raw: Range, low: float, high: float) -> Range:
    return Range(max(low, raw.low), min(high, raw.high))
