"""The best answer to any question and the best cell of any column, as somebody would type it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from assess.bank.questions import Anchored, Figures, Number, Percent, Ranking, YesNo
from assess.interview.readback import _worked_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.bands import Banded
    from assess.bank.questions import Question, Statement
    from assess.bank.registers import RegisterColumn


def best_answer(question: Question) -> str:
    """Return what to type at the one prompt of a question that has one."""
    match question:
        case Anchored() | Ranking():
            return "5"
        case Number() | Percent():
            edges = [band.edge for band in question.bands if question.min <= band.edge <= question.max]
            candidates = (question.min, question.max, *edges)
            return _typed(max(candidates, key=lambda figure: _points(question, figure)))
        case YesNo():
            return question.better
    return "What happened last."


def best_order(question: Ranking) -> str:
    """Return the best order as the numbers of the items."""
    ids = [item.id for item in question.items]
    return " ".join(str(ids.index(item) + 1) for item in question.best_order)


def best_figures(question: Figures) -> dict[str, str]:
    """Return figures that together earn the most points, found by trying a few of each."""
    choices = [
        sorted({min(max(figure.min, one), figure.max) for one in (figure.min, 0, 1, 10, 100, figure.max)})
        for figure in question.figures
    ]
    ids = [figure.id for figure in question.figures]
    tried = (dict(zip(ids, figures, strict=True)) for figures in product(*choices))
    best = max(tried, key=lambda figures: _earned(question, figures))
    return {figure_id: _typed(figure) for figure_id, figure in best.items()}


def best_agreement(statement: Statement) -> str:
    """Return how far to agree with a statement."""
    return "1" if statement.reversed else "7"


def best_cell(column: RegisterColumn, row: int) -> str:
    """Return what to type in a cell of the row of that number, from 0."""
    low, high = column.scale
    toward = {"higher": high, "lower": max(low, 0.0)}.get(column.better, min(max(low, 5.0), high))
    return {
        "number": _typed(toward),
        "percent": _typed(toward),
        "yes-no": column.better if column.better in ("yes", "no") else "no",
        "choice": str(row % max(1, len(column.choices)) + 1),
        "level": {"higher": "5", "lower": "1"}.get(column.better, "3"),
        "date": "2026-09-01",
        "skills": "design 3; data 2",
        "readings": "2026-03: 41; 2026-06: 38",
        "list": "",
    }.get(column.type, f"{column.name} {row + 1}")


def _points(banded: Banded, figure: float) -> float:
    return banded.bands[banded.band_of(figure)].points


def _earned(question: Figures, figures: Mapping[str, float]) -> float:
    known = {f"{question.id}.{name}": figure for name, figure in figures.items()}
    readings = ((measure, _worked_out(measure.of, known)) for measure in question.measures)
    return sum(measure.weight * _points(measure, figure) for measure, figure in readings if figure is not None)


def _typed(figure: float) -> str:
    return f"{figure:.10g}"
