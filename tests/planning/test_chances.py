"""How likely a gate is decided by a date."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.planning.chances import chance_by
from assess.planning.lengths import drawn_lengths
from assess.planning.network import network_of
from assess.planning.schedule import schedule_of
from assess.scoring.ranges import Range, exactly
from tests.scoring import made

if TYPE_CHECKING:
    from assess.planning.rollout import GateTime, Schedule

BANK = made.bank()
START = "2026-10-05"
FIRST_DAY = date.fromisoformat(START)


@cache
def schedule() -> Schedule:
    return schedule_of(BANK, dict.fromkeys(range(1, 9), Range(50, 100)), "prepare", start=START, holidays=())


GATES = st.sampled_from(range(5)).map(lambda place: schedule().gates[place])
DAYS = st.integers(-30, 2000).map(lambda days: (FIRST_DAY + timedelta(days)).isoformat())


def chance(gate: GateTime, day: str, holidays: tuple[str, ...] = ()) -> Range:
    found = chance_by(gate, START, day, holidays)
    assert found is not None
    return found


@given(GATES, DAYS, DAYS)
def test_a_later_date_is_never_less_likely_and_more_readiness_never_either(
    gate: GateTime, one: str, other: str
) -> None:
    earlier, later = (chance(gate, day) for day in sorted((one, other)))
    assert 0 <= earlier.low <= earlier.high <= 1
    assert earlier.low <= later.low
    assert earlier.high <= later.high


@given(GATES, st.sampled_from([("p10", 0.1), ("p50", 0.5), ("p80", 0.8), ("p90", 0.9)]))
def test_a_percentile_is_likely_enough_by_its_date_and_not_a_working_day_before(
    gate: GateTime, at: tuple[str, float]
) -> None:
    assert gate.dates is not None
    percentile, share = at
    earliest, latest = gate.dates[percentile]
    day_before = [(date.fromisoformat(day) - timedelta(1)).isoformat() for day in (earliest, latest)]
    assert chance(gate, earliest).high >= share > chance(gate, day_before[0]).high
    assert chance(gate, latest).low >= share > chance(gate, day_before[1]).low


def test_it_is_the_share_of_draws_that_come_to_so_many_weeks() -> None:
    timing = BANK.planning.timing
    finish = sorted(network_of(timing, frozenset()).run(drawn_lengths(timing)).finish["g3"].tolist())
    for weeks in (35, 45, 54, 63, 80):
        day = (FIRST_DAY + timedelta(weeks=weeks)).isoformat()
        counted = bisect_right(finish, weeks) / len(finish)
        assert chance(schedule().gates[2], day).high == pytest.approx(counted, abs=0.003)


def test_no_gate_is_decided_before_the_start_and_each_is_in_the_end() -> None:
    for gate in schedule().gates:
        assert chance(gate, "2026-10-02") == chance(gate, "0001-01-01") == exactly(0)
        assert chance(gate, "2035-01-01") == chance(gate, "9999-12-31") == exactly(1)


def test_holidays_make_a_date_less_likely() -> None:
    rest = tuple((date(2026, 12, 21) + timedelta(days)).isoformat() for days in range(14))
    gate = schedule().gates[1]
    assert chance(gate, "2027-05-03", rest).low < chance(gate, "2027-05-03").low


def test_a_gate_that_has_passed_is_decided_by_any_date() -> None:
    passed = replace(schedule().gates[0], passed=True)
    assert chance_by(passed, "", "2026-01-01") == chance_by(passed, START, "2026-01-01") == exactly(1)


@pytest.mark.parametrize(("start", "day"), [("", "2027-01-01"), ("soon", "2027-01-01"), (START, "then")])
def test_without_a_start_or_a_date_it_is_not_known(start: str, day: str) -> None:
    assert chance_by(schedule().gates[0], start, day) is None


def test_percentiles_that_fall_together_are_a_jump() -> None:
    gate = replace(schedule().gates[0], spread=((1.0,) * 101, (1.0,) * 51 + (2.0,) * 50))
    assert chance(gate, "2026-10-09") == exactly(0)
    assert chance(gate, "2026-10-12") == Range(0.5, 1)
    assert chance(gate, "2026-10-19") == exactly(1)
