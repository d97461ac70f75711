"""Ranges between two poles."""

from __future__ import annotations

import pytest

from assess.report.pictures.lettering import SMALL, width
from assess.report.pictures.poles import pole, pole_axis, side, sides
from assess.scoring.assessment import AspectScore
from assess.scoring.ranges import Range


def aspect(name: str, value: Range | None) -> AspectScore:
    return AspectScore(name.casefold(), name, "low end", "high end", value, ())


@pytest.mark.parametrize(
    ("value", "where"),
    [
        (Range(10, 49), "central"),
        (Range(51, 90), "decentralised"),
        (Range(40, 60), "not yet known which side"),
        (Range(50, 50), "in the middle"),
        (None, "not assessed"),
    ],
)
def test_a_side_is_named_where_the_whole_range_lies_on_it(value: Range | None, where: str) -> None:
    assert side(value) == where


def test_sides_are_told_in_a_sentence() -> None:
    told = [aspect("Speed", Range(0, 40)), aspect("Control", Range(60, 80)), aspect("Insight", Range(20, 70))]
    assert sides(told) == (
        "Speed lies on the central side; control lies on the decentralised side. For insight the side is not yet known."
    )


def test_nothing_is_said_where_no_side_is_certain() -> None:
    assert sides([aspect("Speed", Range(0, 100)), aspect("Control", None)]) == ""


def test_the_middle_of_the_scale_is_marked_and_the_title_tells_the_side() -> None:
    drawn = pole(aspect("Speed", Range(20, 30)), 140)
    assert drawn.middle == "70"
    assert drawn.bar.title == "Speed, central, from low end to high end: 20 to 30"


def test_the_names_of_the_halves_stand_inside_the_scale() -> None:
    axis = pole_axis(140)
    left, right = axis.left, axis.right
    assert float(left.x) + width(left.text, SMALL) < float(right.x)
    assert float(right.x) + width(right.text, SMALL) == pytest.approx(float(axis.end), abs=0.01)


def test_all_aspects_on_one_side_are_not_listed() -> None:
    told = [aspect(name, Range(80, 90)) for name in ("Speed", "Control")]
    assert sides(told) == "All two aspects lie on the decentralised side."
