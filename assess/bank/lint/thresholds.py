"""Thresholds: each lies where it decides something, and those of a rule say whether they are policy."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from assess.bank.conditions import Bounded, Condition
from assess.bank.lint.interval import EVERYTHING, compared
from assess.bank.lint.problem import Found
from assess.bank.lint.scales import Scales
from assess.bank.lint.walk import entries, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.bank.lint.interval import Interval
    from assess.bank.lint.walk import Part
    from assess.bank.model import Bank
    from assess.bank.policy import Scoring
    from assess.bank.source import Place

_COMPARISONS = ("at_most", "at_least", "below", "above")
_CONCLUSIONS = ("mistakes", "contradictions")
_ONE_OR_SEVERAL = {"at_most": 1, "above": 1, "below": 2, "at_least": 2}
_COUNTS = ("count_rows", "median_of", "column")


def check(bank: Bank) -> Iterator[Found]:
    """Yield every threshold that its scale leaves nothing to decide, or that hides that it is policy."""
    scales = Scales(bank)
    for field, number, entry in entries(bank):
        for part in parts(entry):
            if isinstance(part.entry, Condition) and part.entry.operator in _COMPARISONS:
                bounded: Bounded = getattr(part.entry, part.entry.operator)
                for code, key, says, mend in _threshold(scales, part, part.entry.operator, bounded, field):
                    yield Found(code, field, number, (*part.place, part.entry.operator, key), says, mend)
    yield from _scoring(bank.scoring)
    yield from _stages(bank.scoring)


def _threshold(
    scales: Scales, part: Part, operator: str, bounded: Bounded, field: str
) -> Iterator[tuple[str, str, str, str]]:
    scale = scales.of(bounded, part.register)
    shown = f"{_figure(scale.low)} to {_figure(scale.high)}"
    if scale == EVERYTHING and bounded.kind != "change_of":
        return
    if not scale.holds(bounded.bound):
        says = f"The bound {bounded.bound:g} lies outside the scale {shown}."
        yield "B309", "bound", says, "Choose a bound within the scale."
    elif _decides_nothing(scale, operator, bounded.bound):
        words = operator.replace("_", " ")
        says = f"{words} {bounded.bound:g} decides nothing on the scale {shown}."
        yield "B310", "bound", says, "Move the bound inside the scale, or turn the comparison round."
    elif field in _CONCLUSIONS and not bounded.policy and not _logical(scale, operator, bounded):
        says = f"The bound {bounded.bound:g} is a choice, and is not marked so."
        yield "B311", "bound", says, "Add `policy: true`, so that reports say so."


def _figure(figure: float) -> str:
    return "any" if math.isinf(figure) else f"{figure:g}"


def _decides_nothing(scale: Interval, operator: str, bound: float) -> bool:
    return any(scale.meet(compared(operator, bound, holds=holds)).empty for holds in (True, False))


def _logical(scale: Interval, operator: str, bounded: Bounded) -> bool:
    """Whether a bound follows from the meaning of the words rather than from a choice.

    That is so at either end of a scale ("all", "none at all", "first"), at 0 of a difference or change ("more than
    the other", "fell"), and between one and several of a count.
    """
    if bounded.bound in (scale.low, scale.high):
        return True
    if bounded.kind in ("difference", "change_of"):
        return bounded.bound == 0
    return bounded.kind in _COUNTS and bounded.bound == _ONE_OR_SEVERAL[operator]


def _scoring(scoring: Scoring) -> Iterator[Found]:
    """Yield points and shares of the scoring policy that lie outside 0 to 100."""
    places: list[tuple[Place, float]] = [
        (("index_floor",), scoring.index_floor),
        (("not_applicable_limit",), scoring.not_applicable_limit),
        (("coverage", "overall"), scoring.coverage.overall),
    ]
    places += [(("mapping", name), value) for name, value in scoring.mapping.model_dump().items()]
    places += [(("coverage", "steps", str(step)), value) for step, value in scoring.coverage.steps.items()]
    for at, cap in enumerate(scoring.caps):
        places += [(("caps", at, "below"), cap.below), (("caps", at, "at"), cap.at)]
    for at, stage in enumerate(scoring.stages):
        places += [(("stages", at, "steps", str(step)), value) for step, value in stage.steps.items()]
    for place, value in places:
        if not 0 <= value <= 100:  # noqa: PLR2004 - points are from 0 to 100
            yield Found(
                "B410", "scoring", 0, place, f"{value:g} lies outside 0 to 100.", "Choose a value from 0 to 100."
            )


def _stages(scoring: Scoring) -> Iterator[Found]:
    """Yield stages that ask less of a step than an earlier one."""
    asked: dict[int, tuple[float, str]] = {}
    for at, stage in enumerate(scoring.stages):
        for step, least in stage.steps.items():
            before, name = asked.get(step, (0.0, ""))
            if least < before:
                says = f"{stage.id!r} asks {least:g} of step {step}, less than {name!r} before it ({before:g})."
                mend = "Raise it, or leave the step out: what was passed stays passed."
                yield Found("B411", "scoring", 0, ("stages", at, "steps", str(step)), says, mend)
            asked[step] = (least, stage.id)
