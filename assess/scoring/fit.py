"""Which way of organising suits the company's lines: platform-based, task-based, value-based, a hybrid, or none.

A line's fit to a model is 100 less the weighted mean distance of its traits from what suits the model, a level being
25 points. The company's fit is the mean over its lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.bank.questions import POINTS_A_LEVEL
from assess.scoring.assessment import Fit, LineFit
from assess.scoring.ranges import Range, weighted_mean
from assess.scoring.tables import Blank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.model import Bank
    from assess.bank.policy import BusinessModel, Trait
    from assess.bank.policy import Fit as FitPolicy
    from assess.scoring.facts import Facts
    from assess.scoring.tables import TableRow

_TOP_LEVEL = 4.0


def find_fit(bank: Bank, facts: Facts) -> Fit:
    """Return how well each business model suits the lines, and the verdict: while lines may follow, nothing."""
    policy, table = bank.fit, facts.table(bank.fit.register_)
    rows = () if table.out else sorted(table.rows, key=lambda row: row.key)
    lines = tuple(LineFit(row.key, {m.id: _line_fit(m, row) for m in policy.models}) for row in rows)
    models = {m.id: _together(m.id, lines) for m in policy.models}
    question = bank.register_question[policy.register_].id
    if table.more or not lines:
        models = dict.fromkeys(models, Range(0.0, 100.0))
        return Fit("not-yet-known", models, {m.id: m.name for m in policy.models}, (), lines, question)
    verdict, suits = _verdict(policy, models)
    return Fit(verdict, models, {m.id: m.name for m in policy.models}, suits, lines, question)


def _line_fit(model: BusinessModel, row: TableRow) -> Range:
    return weighted_mean((_suits(trait, row), trait.weight) for trait in model.traits) or Range(0.0, 100.0)


def _suits(trait: Trait, row: TableRow) -> Range:
    """Return 100 at the level that suits best, 25 points less for each level away from it."""
    level = row.held(trait.column)
    farthest = max(trait.suits, _TOP_LEVEL - trait.suits)
    if isinstance(level, Blank) or not isinstance(level, int | float):
        return Range(100 - POINTS_A_LEVEL * farthest, 100.0)
    points = 100 - POINTS_A_LEVEL * abs(level - trait.suits)
    return Range(points, points)


def _together(model: str, lines: Sequence[LineFit]) -> Range:
    return weighted_mean((line.models[model], 1.0) for line in lines) or Range(0.0, 100.0)


def _verdict(policy: FitPolicy, models: Mapping[str, Range]) -> tuple[str, tuple[str, ...]]:
    """Return the verdict and the models it names.

    All highs below the policy's line: low. One model's low at or above every other's high: that one, unless another
    certainly lies so near that they are told as a hybrid. Anything the ranges leave open: not yet known.
    """
    if all(known.high < policy.low for known in models.values()):
        return "low", ()
    best = max(models, key=lambda model: (models[model].low, model))
    if models[best].low < policy.low:
        return "not-yet-known", tuple(m for m, known in models.items() if known.high >= policy.low)
    near = tuple(m for m, known in models.items() if known.high >= models[best].low - policy.hybrid_within)
    if near == (best,):
        return best, near
    highest = max(models[m].high for m in near)
    certain = all(models[m].low >= highest - policy.hybrid_within for m in near)
    return ("hybrid" if certain else "not-yet-known"), near
