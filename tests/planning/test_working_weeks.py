"""Calendar dates from working weeks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.planning.working_weeks import DAYS_A_WEEK, WorkingWeeks, working_weeks
from assess.scoring.ranges import Range, exactly

MONDAY = "2026-01-05"
STARTS = st.dates(date(1970, 1, 1), date(2200, 1, 1))
WEEKS = st.floats(0, 400)
HOLIDAYS = st.lists(st.dates(date(1970, 1, 1), date(2210, 1, 1)), max_size=30)


def made(start: str = MONDAY, *holidays: str) -> WorkingWeeks:
    weeks = working_weeks(start, holidays)
    assert weeks is not None
    return weeks


@pytest.mark.parametrize(
    ("start", "weeks", "day"),
    [
        (MONDAY, 0, MONDAY),
        (MONDAY, 1, "2026-01-12"),
        (MONDAY, 0.8, "2026-01-09"),
        (MONDAY, 0.81, "2026-01-12"),  # a day begun counts
        (MONDAY, 3 * 0.1 + 0.1 * 3, "2026-01-08"),  # and what arithmetic adds does not
        ("2026-01-07", 52, "2027-01-06"),
        ("2026-01-03", 0, MONDAY),  # a Saturday
        ("2026-01-04", 0.2, "2026-01-06"),  # a Sunday
    ],
)
def test_a_week_is_five_working_days_and_a_day_begun_counts(start: str, weeks: float, day: str) -> None:
    assert made(start).date_after(weeks) == day


@pytest.mark.parametrize(
    ("holidays", "day"),
    [
        (("2026-01-06",), "2026-01-13"),
        (("2026-01-12",), "2026-01-13"),
        ((MONDAY,), "2026-01-13"),
        (("2026-01-13",), "2026-01-12"),
        (("2026-01-10", "2026-01-11"), "2026-01-12"),  # a weekend is free anyway
        (("2026-01-06", "2026-01-06", "2026-01-09", "2026-01-12", "2026-01-13"), "2026-01-16"),
        (("Epiphany", "", "2026-02-30"), "2026-01-12"),
    ],
)
def test_holidays_on_the_way_put_a_date_off_and_others_do_not(holidays: tuple[str, ...], day: str) -> None:
    assert made(MONDAY, *holidays).date_after(1) == day


@given(STARTS, WEEKS, HOLIDAYS)
def test_as_many_days_are_worked_as_the_weeks_hold_counted_one_by_one(
    start: date, weeks: float, holidays: list[date]
) -> None:
    day = date.fromisoformat(WorkingWeeks(start, tuple(sorted(holidays))).date_after(weeks) or "")
    span = [start + timedelta(n) for n in range((day - start).days)]
    worked = sum(each.weekday() < 5 and each not in holidays for each in span)
    assert weeks * DAYS_A_WEEK <= worked + 1e-5
    assert worked < weeks * DAYS_A_WEEK + 1
    assert day.weekday() < 5
    assert day not in holidays


@given(STARTS, WEEKS, WEEKS, HOLIDAYS)
def test_the_weeks_by_a_day_reach_a_date_exactly_where_it_is_not_later(
    start: date, weeks: float, other: float, holidays: list[date]
) -> None:
    calendar = WorkingWeeks(start, tuple(sorted(holidays)))
    weeks, other = round(weeks, 6), round(other, 6)
    day = date.fromisoformat(calendar.date_after(other) or "")
    assert (weeks <= calendar.weeks_by(day)) == ((calendar.date_after(weeks) or "") <= day.isoformat())
    assert calendar.weeks_by(day - timedelta(1)) < other or other == 0


def test_nothing_is_over_before_the_first_working_day() -> None:
    saturday, monday = date(2026, 1, 3), date(2026, 1, 5)
    weeks = made("2026-01-03")
    assert (weeks.weeks_by(saturday) < 0, weeks.weeks_by(monday)) == (True, 0)
    assert weeks.weeks_by(date.min) < 0
    assert weeks.weeks_by(date.max) > 400_000


def test_a_range_of_weeks_is_an_earliest_and_a_latest_date() -> None:
    assert made().days(Range(1, 2)) == ("2026-01-12", "2026-01-19")
    assert made().days(exactly(1)) == ("2026-01-12", "2026-01-12")


@pytest.mark.parametrize("weeks", [1, 1e9, float("inf"), float("nan")])
def test_where_the_calendar_ends_there_is_no_date(weeks: float) -> None:
    last = made("9999-12-30")
    assert (last.date_after(weeks), last.days(Range(0, weeks))) == (None, None)
    assert last.date_after(0.2) == "9999-12-31"


@pytest.mark.parametrize("start", ["", "soon", "2026-02-30", "2026-01", "2026-01-05 "])
def test_what_is_no_date_starts_nothing(start: str) -> None:
    assert working_weeks(start) is None
