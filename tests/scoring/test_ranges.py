"""Ranges, and Kleene's tables with a fourth value for what nobody was asked."""

from __future__ import annotations

import pytest

from assess.scoring.ranges import (
    FALSE,
    OUT,
    TRUE,
    UNKNOWN,
    Range,
    Truth,
    all_of,
    any_of,
    at_least_n_of,
    exactly,
    hull,
    weighted_mean,
)

ORDER = (TRUE, UNKNOWN, FALSE, OUT)
AND = {TRUE: "TUFO", UNKNOWN: "UUFO", FALSE: "FFFF", OUT: "OOFO"}
OR = {TRUE: "TTTT", UNKNOWN: "TUUU", FALSE: "TUFF", OUT: "TUFO"}
LETTERS = {"T": TRUE, "U": UNKNOWN, "F": FALSE, "O": OUT}


@pytest.mark.parametrize("first", ORDER)
@pytest.mark.parametrize("second", ORDER)
def test_and_and_or_follow_kleene_and_leave_out_what_was_not_asked(first: Truth, second: Truth) -> None:
    place = ORDER.index(second)
    assert LETTERS[AND[first][place]] is all_of([first, second])
    assert LETTERS[OR[first][place]] is any_of([first, second])


def test_not_turns_what_is_known_and_leaves_the_rest() -> None:
    assert [truth.negated() for truth in (TRUE, FALSE, UNKNOWN, OUT)] == [FALSE, TRUE, UNKNOWN, OUT]


@pytest.mark.parametrize(
    ("truths", "expected"),
    [
        ([TRUE, TRUE, FALSE], TRUE),
        ([TRUE, TRUE, OUT], TRUE),
        ([TRUE, UNKNOWN, FALSE], UNKNOWN),
        ([UNKNOWN, UNKNOWN, FALSE], UNKNOWN),
        ([TRUE, FALSE, FALSE], FALSE),
        ([UNKNOWN, FALSE, OUT], FALSE),
        ([TRUE, OUT, OUT], OUT),
        ([OUT, OUT, OUT], OUT),
    ],
)
def test_two_of_three_counts_those_that_were_asked(truths: list[Truth], expected: Truth) -> None:
    assert expected is at_least_n_of(2, truths)


def test_a_range_knows_its_width_and_whether_it_is_exact() -> None:
    assert (Range(25, 75).width, Range(25, 75).exact) == (50.0, False)
    assert (exactly(40).width, exactly(40).exact) == (0.0, True)
    assert Range(1, 3) == Range(25, 75).scaled(0.04)


def test_a_hull_reaches_round_all_its_ranges() -> None:
    assert Range(0, 75) == hull([Range(25, 50), exactly(0), Range(50, 75)])


def test_a_weighted_mean_takes_both_ends_and_none_of_nothing() -> None:
    assert Range(25, 62.5) == weighted_mean([(Range(0, 50), 3.0), (exactly(100), 1.0)])
    assert weighted_mean([]) is None
