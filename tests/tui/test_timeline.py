"""Weeks in characters: every range stands where its figures say, and rows keep their width whatever is in them."""

from __future__ import annotations

from math import inf

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from assess.scoring.ranges import Range
from assess.tui.widgets.timeline import Scale, fitted, of_weeks

WEEKS = st.floats(0, 500)


@given(WEEKS, WEEKS, st.integers(8, 120))
def test_a_bar_runs_from_the_cell_of_its_low_end_to_that_of_its_high_end(one: float, other: float, width: int) -> None:
    low, high = sorted((one, other))
    scale = of_weeks((500.0,), width)
    row = scale.drawn(Range(low, high))
    drawn = [place for place, sign in enumerate(row) if sign != "·"]
    assert len(row) == width
    assert (scale.cell(low), scale.cell(high)) == (drawn[0], drawn[-1])
    assert drawn == list(range(drawn[0], drawn[-1] + 1))


def test_a_week_known_exactly_is_a_disc_and_one_without_end_an_arrow() -> None:
    scale = Scale(10, 11)
    assert scale.drawn(Range(2, 2)) == "··●········"
    assert scale.drawn(Range(2, inf)) == "··━━━━━━━━▶"
    assert scale.drawn(None) == "···········"


def test_figures_stand_over_their_weeks_and_one_without_room_is_left_out() -> None:
    assert of_weeks((104.0,), 23).figures == "0    26   52   78   104"
    assert of_weeks((104.0,), 10).figures == "0  52 78  "


@given(st.text(max_size=60), st.integers(0, 40))
def test_a_fitted_text_takes_just_the_cells_it_is_given(text: str, width: int) -> None:
    content = fitted(text, width)
    assert cell_len(content.plain) == width
    assert "\n" not in content.plain
