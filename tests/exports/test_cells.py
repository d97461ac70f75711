"""What may stand in a cell."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.exports.cells import day, ends, guarded, kept
from assess.scoring.ranges import Range, exactly


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", "\nx", "  =1", "\N{FULLWIDTH EQUALS SIGN}1", "- a list"]
)
def test_text_that_a_spreadsheet_could_run_gets_an_apostrophe(text: str) -> None:
    assert f"'{text}" == guarded(text)


@pytest.mark.parametrize("text", ["", "Sales = revenue", "a-b", "'quoted'", "2026-05-02"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert text == guarded(text)


def test_what_a_file_cannot_hold_is_taken_out_and_the_rest_is_kept() -> None:
    assert kept("a\r\nb\tc\x00\x07\x1b\u202e\ufeff\ufffe\u2028\ud800") == "a\nb\tc"
    address = f"https://wiki.example/{'x' * 300}"
    assert address == kept(address)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.integers(0, 2))
def test_the_ends_of_a_range_never_say_more_than_is_known(one: float, other: float, digits: int) -> None:
    known = Range(min(one, other), max(one, other))
    low, high = ends(known, digits)
    if known.exact:
        assert low == high == pytest.approx(one, abs=10**-digits)
    else:
        assert isinstance(low, int | float)
        assert isinstance(high, int | float)
        assert low <= known.low + 1e-8
        assert known.high - 1e-8 <= high


def test_what_is_not_known_is_blank() -> None:
    assert ends(None) == (None, None)
    assert ends(Range(12.4, math.inf)) == (12, None)
    assert ends(exactly(7.0), 1) == (7, 7)


def test_whole_dates_become_dates_and_the_rest_stays_as_written() -> None:
    assert date(2026, 5, 2) == day("2026-05-02")
    assert day("2026-05") == "2026-05"
    assert day("in spring") == "in spring"
