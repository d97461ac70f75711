"""How points, shares, cells and names are said."""

from __future__ import annotations

import pytest

from assess.planning.line import words
from assess.planning.wording import listed
from assess.scoring.ranges import Range, exactly

from .candidates import BANK, POLICY


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (exactly(0.0), "0 points"),
        (exactly(0.4), "less than 1 point"),
        (exactly(1.2), "1 point"),
        (exactly(13.6), "14 points"),
        (Range(12.6, 15.1), "12 to 16 points"),
        (Range(2.0, 2.0 + 1e-12), "2 points"),
    ],
)
def test_points_are_rounded_outwards_where_they_are_a_range(value: Range, said: str) -> None:
    assert said == words.points(value)


@pytest.mark.parametrize(
    ("ahead", "behind", "said"),
    [
        (exactly(72.2), Range(53.4, 65.8), "7 to 19 points"),
        (exactly(72.2), exactly(65.8), "7 points"),
        (exactly(65.8), exactly(65.2), "less than 1 point"),
    ],
)
def test_a_gap_is_the_one_between_the_values_as_they_are_printed(ahead: Range, behind: Range, said: str) -> None:
    assert said == words.apart(ahead, behind)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (exactly(1.0), "every draw"),
        (exactly(0.4995), "49 % of the draws"),
        (exactly(0.9995), "99 % of the draws"),
        (exactly(0.0), "no draw"),
        (exactly(0.0005), "hardly any draw"),
        (Range(0.821, 0.961), "82 to 97 % of the draws"),
    ],
)
def test_an_exact_share_never_reaches_a_mark_that_it_misses(value: Range, said: str) -> None:
    assert said == words.share(value)


@pytest.mark.parametrize(
    ("column", "before", "after", "said"),
    [
        ("hard-dependencies", 3.0, 1.0, "from 3 to 1 team"),
        ("team-availability", 45.0, 80.0, "from 45 to 80 %"),
        ("data-readiness", 1.0, 4.0, "from level 1 to level 4"),
        ("no-override", False, True, "from no to yes"),
    ],
)
def test_a_change_is_told_with_its_unit(column: str, before: float, after: float, said: str) -> None:
    lines = BANK.register_by_id[POLICY.register_]
    assert said == words.changed(next(each for each in lines.columns if each.id == column), before, after)


def test_names_stay_on_one_line_and_short_and_commas_in_them_do_not_run_together() -> None:
    assert words.called("A\n  line") == "A line"
    assert len(words.called("x" * 5000)) == 120
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a, too", "b"]) == "a, too; and b"
    assert [words.inside(name) for name in ("Items a quarter", "UTC offset")] == ["items a quarter", "UTC offset"]
