"""What an answer's figures amount to, in the bank's own words, so that a slip of the keyboard is seen at once.

Only words come back and never points: a score on the screen would pull the next answers towards it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.bank.questions import Figures, Number, Percent
from assess.engagement.typed import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.bands import Band, Banded
    from assess.bank.conditions import Quantity
    from assess.bank.questions import Question
    from assess.engagement.events import Json


@dataclass(frozen=True, slots=True)
class Breakpoint:
    """A band of figures: where it ends ("up to 25", "below 10", "above that"), what it means, whether it is the one."""

    reaches: str
    means: str
    here: bool


def breakpoints(banded: Banded, figure: float | None) -> tuple[Breakpoint, ...]:
    """Return the bands of a figure in the order of the figures; none is marked where the figure is not known."""
    here = None if figure is None else banded.band_of(figure)
    return tuple(Breakpoint(_reach(band), band.means or "", place == here) for place, band in enumerate(banded.bands))


def _reach(band: Band) -> str:
    if band.edge == math.inf:
        return "above that"
    return f"{'up to' if band.below is None else 'below'} {written(band.edge)}"


def readback(question: Question, value: Json) -> tuple[str, ...]:
    """Return what the bands in which an answer lies mean; empty where there are no words or no figures."""
    if isinstance(question, Number | Percent) and isinstance(value, int | float):
        return _means(question, value)
    if isinstance(question, Figures) and isinstance(value, dict):
        known = {f"{question.id}.{name}": figure for name, figure in value.items() if isinstance(figure, int | float)}
        return tuple(
            words for measure in question.measures for words in _means(measure, _worked_out(measure.of, known))
        )
    return ()


def _means(banded: Banded, figure: float | None) -> tuple[str, ...]:
    words = None if figure is None else banded.bands[banded.band_of(figure)].means
    return () if words is None else (words,)


def _worked_out(quantity: Quantity, known: Mapping[str, float]) -> float | None:
    """Return a quantity made of one question's figures; None where it needs more than these."""
    if quantity.figure is not None:
        return known.get(quantity.figure)
    if quantity.ratio is not None:
        of, to = _worked_out(quantity.ratio.of, known), _worked_out(quantity.ratio.to, known)
        return None if of is None or not to else of / to
    if quantity.difference is not None:
        of, less = _worked_out(quantity.difference.of, known), _worked_out(quantity.difference.less, known)
        return None if of is None or less is None else of - less
    return quantity.number
