"""The verdicts on the business model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.scoring.evaluate import evaluate
from assess.scoring.ranges import Range

from . import made

if TYPE_CHECKING:
    from assess.scoring.assessment import Fit

TRAITS = ("reuse", "repeatability", "ownability", "interdependence", "variety")
PLATFORM, TASK, VALUE, NONE = (4, 3, 4, 0, 2), (3, 4, 3, 1, 0), (1, 1, 4, 3, 4), (0, 0, 0, 4, 0)
BETWEEN = (4, 4, 4, 0, 1)


def fit(*lines: tuple[int | None, ...], finished: bool = True) -> Fit:
    rows = {
        f"line {n}": {trait: float(level) for trait, level in zip(TRAITS, line, strict=True) if level is not None}
        for n, line in enumerate(lines)
    }
    done = [made.answer("5.1", value=True)] if finished else []
    return evaluate(made.bank(), made.made(*done, rows={"product-lines": rows})).fit


@pytest.mark.parametrize(
    ("lines", "verdict", "suits"),
    [
        ((PLATFORM,), "platform-based", ("platform-based",)),
        ((TASK,), "task-based", ("task-based",)),
        ((VALUE,), "value-based", ("value-based",)),
        ((BETWEEN,), "hybrid", ("platform-based", "task-based")),
        ((NONE,), "low", ()),
        ((VALUE, VALUE), "value-based", ("value-based",)),
        (((None,) * 5,), "not-yet-known", ("platform-based", "task-based", "value-based")),
        ((), "not-yet-known", ()),
    ],
)
def test_the_verdict_names_what_suits_the_lines(
    lines: tuple[tuple[int | None, ...], ...], verdict: str, suits: tuple[str, ...]
) -> None:
    found = fit(*lines)
    assert (verdict, suits) == (found.verdict, found.suits)


def test_a_line_that_suits_a_model_best_fits_it_to_a_hundred_and_the_company_is_the_mean() -> None:
    found = fit(PLATFORM, NONE)
    first, second = (line.models["platform-based"] for line in found.lines)
    assert Range(100, 100) == first
    # reuse 4 levels off x3, repeatability 3 x1, ownability 4 x1, interdependence 4 x2, variety 2 x.5, by 7.5
    assert pytest.approx(100 - 25 * (12 + 3 + 4 + 8 + 1) / 7.5) == second.low
    assert pytest.approx((100 + second.low) / 2) == found.models["platform-based"].low


def test_an_unknown_trait_reaches_from_the_farthest_level_to_the_best() -> None:
    known = fit((4, 3, 4, 0, None)).models["platform-based"]
    assert pytest.approx(Range(100 - 50 * 0.5 / 7.5, 100)) == known


def test_nothing_is_known_while_lines_may_follow() -> None:
    found = fit(PLATFORM, finished=False)
    assert found.verdict == "not-yet-known"
    assert {(0.0, 100.0)} == set(found.models.values())
    assert Range(100, 100) == found.lines[0].models["platform-based"]


def test_ranges_that_merely_overlap_are_no_hybrid_yet() -> None:
    found = fit((4, 4, 4, 0, None), (4, None, 4, 0, 1))
    assert found.verdict == "not-yet-known"
    assert {"platform-based", "task-based"} <= set(found.suits)
