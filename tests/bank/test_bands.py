"""Figures turned into points."""

from __future__ import annotations

import math

import pytest
from pydantic import ValidationError

from assess.bank.bands import Band, Banded

FIVE = Banded.model_validate(
    {
        "bands": [
            {"up_to": 0, "points": 100},
            {"below": 5, "points": 75},
            {"up_to": 10, "points": 50},
            {"up_to": 20, "points": 25},
            {"points": 0},
        ]
    }
)


@pytest.mark.parametrize(
    ("figure", "band"), [(-1, 0), (0, 0), (0.1, 1), (4.9, 1), (5, 2), (10, 2), (10.1, 3), (20, 3), (1e9, 4)]
)
def test_figure_lies_in_the_first_band_that_reaches_it(figure: float, band: int) -> None:
    assert FIVE.band_of(figure) == band


@pytest.mark.parametrize(
    ("low", "high", "wide"),
    [
        (7, 7, (0, 20)),
        (0, 0, (-math.inf, 5)),
        (3, 3, (-math.inf, 10)),
        (30, 30, (10, math.inf)),
        (15, 15, (5, math.inf)),
        (3, 15, (-math.inf, math.inf)),
    ],
)
def test_unsure_reaches_one_band_further_each_way(low: float, high: float, wide: tuple[float, float]) -> None:
    assert FIVE.widened(low, high) == wide


@pytest.mark.parametrize(
    ("bands", "problem"),
    [
        ([{"points": 0}], "at least 2 items"),
        ([{"up_to": 1, "points": 0}, {"up_to": 1, "points": 50}, {"points": 100}], "rising edges"),
        ([{"up_to": 2, "points": 0}, {"below": 1, "points": 50}, {"points": 100}], "rising edges"),
        ([{"points": 0}, {"points": 100}], "rising edges"),
        ([{"up_to": 1, "points": 0}, {"up_to": 2, "points": 100}], "the last band has neither"),
        ([{"up_to": 1, "below": 2, "points": 0}, {"points": 100}], "not with both"),
        ([{"up_to": 1, "points": -1}, {"points": 100}], "greater than or equal to 0"),
        ([{"up_to": 1, "points": 0}, {"points": 101}], "less than or equal to 100"),
        ([{"up_to": 1, "points": 0, "mean": "x"}, {"points": 100}], "Extra inputs"),
    ],
)
def test_bands_that_do_not_cover_every_figure_once_are_refused(bands: list[object], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        Banded.model_validate({"bands": bands})


def test_last_band_has_no_end() -> None:
    assert Band(points=0).edge == math.inf
