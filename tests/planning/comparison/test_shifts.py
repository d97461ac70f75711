"""How a range lies to what it was."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assess.planning.comparison.shifts import Shift, change, shift
from assess.scoring.ranges import Range

POINTS = st.floats(0, 100, allow_nan=False)
RANGES = st.tuples(POINTS, POINTS).map(lambda ends: Range(min(ends), max(ends)))
OPPOSITE = {
    Shift.SAME: Shift.SAME,
    Shift.HIGHER: Shift.LOWER,
    Shift.UP: Shift.DOWN,
    Shift.NARROWER: Shift.WIDER,
} | {Shift.LOWER: Shift.HIGHER, Shift.DOWN: Shift.UP, Shift.WIDER: Shift.NARROWER}


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ((40, 60), (40, 60), Shift.SAME),
        ((40, 60), (40.3, 59.8), Shift.SAME),
        ((40, 60), (61, 70), Shift.HIGHER),
        ((40, 60), (60.5, 70), Shift.UP),
        ((40, 60), (50, 70), Shift.UP),
        ((40, 60), (20, 39), Shift.LOWER),
        ((40, 60), (30, 50), Shift.DOWN),
        ((40, 60), (60, 60), Shift.NARROWER),
        ((40, 60), (50, 55), Shift.NARROWER),
        ((40, 60), (30, 60), Shift.WIDER),
        ((50, 50), (60, 60), Shift.HIGHER),
    ],
)
def test_a_range_lies_to_what_it_was(then: tuple[float, float], now: tuple[float, float], expected: Shift) -> None:
    assert shift(Range(*then), Range(*now)) is expected


def test_what_was_not_assessed_has_not_moved() -> None:
    some = Range(1, 2)
    assert [shift(None, None), shift(None, some), shift(some, None)] == [Shift.SAME, Shift.ASSESSED, Shift.UNASSESSED]


@example(Range(0.0, 2e-163), Range(1.0, 1.0))  # where a sum is rounded and a difference is not
@given(RANGES, RANGES)
def test_the_way_back_is_the_opposite(then: Range, now: Range) -> None:
    assert shift(now, then) is OPPOSITE[shift(then, now)]


@given(RANGES, st.lists(st.floats(0, 1), min_size=2, max_size=2).map(sorted))
def test_more_knowledge_alone_is_never_taken_for_a_move(then: Range, part: list[float]) -> None:
    now = Range(*(then.low + then.width * share for share in part))
    assert change(then, now).shift in (Shift.SAME, Shift.NARROWER)


@given(RANGES, RANGES)
def test_a_certain_move_leaves_no_value_in_common_even_when_printed(then: Range, now: Range) -> None:
    if shift(then, now).certain:
        lower, upper = sorted((then, now))
        assert int(lower.high) < int(upper.low)
