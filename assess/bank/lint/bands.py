"""Bands: they cover their scale, rise or fall one way, and reach from no points to all of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assess.bank.lint.interval import Interval
from assess.bank.lint.problem import Found
from assess.bank.lint.scales import Scales
from assess.bank.questions import Figures, Number, Percent, RegisterQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.bank.bands import Banded
    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.bank.source import Place

_ALL = 100.0


def check(bank: Bank) -> Iterator[Found]:
    """Yield everything wrong with the bands and scales of questions, measures and columns."""
    scales = Scales(bank)
    yield from _scales(bank)
    for number, question in enumerate(bank.questions):
        for place, banded, better, scale in banded_parts(scales, question):
            for code, key, says, mend in (*_edges(banded, scale), *_points(banded, better)):
                yield Found(code, "questions", number, (*place, "bands", *key), says, mend)


def banded_parts(scales: Scales, question: Question) -> Iterator[tuple[Place, Banded, str, Interval]]:
    """Yield everything in a question that has bands: its place, the bands, the good end and the scale."""
    if isinstance(question, Number | Percent):
        yield (), question, question.better, Interval(float(question.min), float(question.max))
    elif isinstance(question, Figures | RegisterQuestion):
        for at, measure in enumerate(question.measures):
            yield ("measures", at), measure, measure.better, scales.of(measure.of)


def _edges(banded: Banded, scale: Interval) -> Iterator[tuple[str, Place, str, str]]:
    """Yield edges beyond the scale: such a band is empty, or leaves those after it empty."""
    for at, band in enumerate(banded.bands[:-1] if scale.low < scale.high else ()):
        reached = band.edge > scale.low if band.below is not None else band.edge >= scale.low
        beyond = band.edge > scale.high if band.below is not None else band.edge >= scale.high
        if not reached or beyond:
            end = f"ends at {scale.high:g}" if beyond else f"begins at {scale.low:g}"
            says = f"The edge {band.edge:g} leaves a band without figures: the scale {end}."
            yield "B403", (at,), says, "Move the edge inside the scale, or take the band out."


def _points(banded: Banded, better: str) -> Iterator[tuple[str, Place, str, str]]:
    points = [band.points for band in banded.bands]
    turned = {"higher": points, "lower": points[::-1]}.get(better)
    if turned is not None and any(later < earlier for earlier, later in pairwise(turned)):
        says = f"{better.capitalize()} is better, yet the points do not {'rise' if better == 'higher' else 'fall'}."
        yield "B401", (), says, "Put the points in the order of the figures, or mend `better`."
    elif max(points) != _ALL or min(points) != 0:
        says = f"The bands are worth {min(points):g} to {max(points):g} points."
        yield "B402", (), says, "The best band is worth 100 points and the worst none."


def _scales(bank: Bank) -> Iterator[Found]:
    for field, number, place, name, low, high in _scaled(bank):
        if low >= high:
            says = f"The scale of {name} runs from {low:g} to {high:g}."
            yield Found("B404", field, number, place, says, "`min` lies below `max`.")


def _scaled(bank: Bank) -> Iterator[tuple[str, int, Place, str, float, float]]:
    for number, question in enumerate(bank.questions):
        if isinstance(question, Number):
            yield "questions", number, ("min",), question.id, question.min, question.max
        for at, figure in enumerate(question.figures if isinstance(question, Figures) else ()):
            yield "questions", number, ("figures", at, "min"), f"{question.id}.{figure.id}", figure.min, figure.max
    for number, register in enumerate(bank.registers):
        for at, column in enumerate(register.columns):
            if column.min is not None and column.max is not None:
                name = f"{register.id}.{column.id}"
                yield "registers", number, ("columns", at, "min"), name, column.min, column.max
