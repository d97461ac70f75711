"""Ranges drawn in characters."""

from __future__ import annotations

from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from assess.scoring.ranges import Range
from assess.tui.widgets.ranges import ASCII, UNICODE, Chart, Mark, axis, drawn, glyphs

POINTS = st.floats(0, 100)
WIDTHS = st.integers(20, 90)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Range(40, 60), "████▒▒····"),
        (Range(49, 52), "████▒▒····"),
        (Range(70, 70), "███████···"),
        (Range(77, 77), "███████···"),
        (Range(0, 100), "▒▒▒▒▒▒▒▒▒▒"),
        (Range(0, 0), "··········"),
        (Range(100, 100), "██████████"),
        (None, "          "),
    ],
)
def test_certain_possible_and_out_of_reach_are_three_characters(value: Range | None, said: str) -> None:
    assert drawn(value, 10).plain == said


def test_a_terminal_without_unicode_gets_ascii() -> None:
    assert drawn(Range(40, 60), 10, signs=glyphs("ascii")).plain == "####--...."
    assert glyphs("utf-8") == UNICODE
    assert glyphs("latin-1") == ASCII


def test_thresholds_are_written_over_the_bar_each_with_the_number_of_its_gate() -> None:
    marks = (Mark("1", 45, next=True), Mark("2", 65), Mark("3", 70))

    assert drawn(Range(38, 48), 20, marks).plain == "███████▒▒1···23·····"


def test_thresholds_on_one_character_stand_side_by_side_the_next_gate_s_at_its_place() -> None:
    assert drawn(None, 10, (Mark("1", 50), Mark("2", 52, next=True))).plain == "     21   "
    assert drawn(None, 10, (Mark("1", 100), Mark("2", 99))).plain == "        12"


@given(POINTS, POINTS, WIDTHS, st.lists(POINTS, max_size=3))
def test_a_bar_is_as_wide_as_asked_for_and_bears_every_threshold(
    a: float, b: float, width: int, at: list[float]
) -> None:
    marks = tuple(Mark(str(n), points) for n, points in enumerate(at))
    said = drawn(Range(min(a, b), max(a, b)), width, marks).plain

    assert len(said) == width
    assert sorted(c for c in said if c.isdigit()) == [mark.sign for mark in marks]


@given(POINTS, POINTS, POINTS, WIDTHS)
def test_no_bar_reaches_beyond_a_threshold_that_its_range_does_not_reach(
    a: float, b: float, threshold: float, width: int
) -> None:
    low, high = min(a, b), max(a, b)
    said, place = drawn(Range(low, high), width).plain, min(width - 1, floor(threshold / 100 * width + 1e-9))

    if low < threshold:
        assert UNICODE.certain not in said[place + 1 :]
    if high < threshold:
        assert set(said[place + 1 :]) <= {UNICODE.beyond}
    if low >= threshold:
        assert set(said[:place]) <= {UNICODE.certain}


@pytest.mark.parametrize("width", [10, 20, 25, 57, 90])
def test_the_axis_is_as_wide_as_the_bars_and_begins_and_ends_with_them(width: int) -> None:
    said = axis(width)

    assert len(said) == width
    assert said.split()[0] == "0"
    assert said.endswith("100")
    assert "50" in said.split()


def test_a_chart_puts_bars_beside_their_names_where_there_is_room_and_below_them_where_there_is_none() -> None:
    wide, narrow = Chart(76, 21, 12, ASCII), Chart(56, 21, 12, ASCII)

    assert wide.line("2 Purpose", Range(38, 48), "1 closed").plain.endswith(
        " ########----........... 38 to 48 1 closed"
    )
    assert wide.axis.index("0") == wide.line("2 Purpose", Range(38, 48)).plain.index("#")
    assert narrow.line("2 Purpose", Range(38, 48), "1 closed").plain.split("\n")[0] == "2 Purpose: 38 to 48, 1 closed"
    assert narrow.axis.index("0") == narrow.line("2 Purpose", Range(38, 48)).plain.split("\n")[1].index("#")


def test_names_of_any_width_keep_the_bars_in_line() -> None:
    chart = Chart(76, 21, 12, ASCII)

    assert {cell_len(chart.line(name, Range(0, 50)).plain) for name in ("short", "名前" * 20, "x" * 90)} == {62}
