"""The schedule: when gates fall by readiness, what has passed, what decides the end, and dates."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from itertools import pairwise, product
from random import Random
from statistics import quantiles
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.bank.planning import Repeat
from assess.planning.lengths import drawn_lengths
from assess.planning.network import network_of
from assess.planning.schedule import schedule_of
from assess.scoring.ranges import Range, exactly
from tests.scoring import made

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.model import Bank
    from assess.planning.rollout import Percentiles, Schedule

BANK = made.bank()
FULL = dict.fromkeys(range(1, 9), exactly(100))
STAGES = tuple(stage.id for stage in BANK.scoring.stages)
STARTED = {"start": "2026-10-05", "holidays": ()}
TOLD = ("p10", "p50", "p80", "p90")


def timed(**changes: object) -> Bank:
    timing = BANK.planning.timing.model_copy(update=changes)
    return BANK.model_copy(update={"planning": BANK.planning.model_copy(update={"timing": timing})})


QUICK = timed(draws=200)


def of(
    bank: Bank = QUICK,
    steps: Mapping[int, Range | None] = FULL,
    reached: str = "prepare",
    start: str = "",
    holidays: Sequence[str] = (),
) -> Schedule:
    return schedule_of(bank, steps, reached, start=start, holidays=holidays)


def told(percentiles: Percentiles) -> list[Range]:
    return [getattr(percentiles, each) for each in TOLD]


def moments(schedule: Schedule) -> list[Range]:
    """Every range of weeks that the schedule tells."""
    gates = [weeks for gate in schedule.gates for weeks in told(gate.weeks)]
    activities = [weeks for each in schedule.activities for weeks in (each.start, each.finish, each.finish_p80)]
    return [*gates, *activities, *told(schedule.end)]


@cache
def neutral() -> Schedule:
    return of(BANK)


# Weeks and order


def test_with_full_scores_the_gates_fall_where_the_model_expects_them() -> None:
    weeks = {gate.gate: gate.weeks for gate in neutral().gates}
    assert weeks["g3"].p50 == exactly(pytest.approx(54, abs=1))
    assert weeks["g3"].p80 == exactly(pytest.approx(63, abs=1))
    assert neutral().end.p50 == exactly(pytest.approx(150, abs=1))
    assert (neutral().draws, neutral().seed) == (10_000, 20260921)


def test_another_way_of_drawing_comes_to_the_same_weeks() -> None:
    recomputed = by_ranks(20_000)
    expected = {gate.gate: gate.weeks for gate in neutral().gates} | {"end": neutral().end}
    for node, weeks in recomputed.items():
        cuts = quantiles(weeks, n=10)
        assert [cuts[0], cuts[4], cuts[7]] == pytest.approx([each.low for each in told(expected[node])[:3]], abs=1), (
            node
        )


# Section 8 of the instrument, typed again: low, mode, high; the chance and the share of what is done again.
WEEKS = {
    "assess": (3, 5, 9), "purpose": (2, 4, 8), "guardrails": (5, 8, 16), "platform": (8, 14, 32),
    "harden": (12, 20, 44), "squad": (3, 5, 9), "pilot": (12, 16, 26), "measure": (2, 3, 6), "one": (12, 18, 32),
    "two": (16, 26, 48), "three": (20, 36, 72), "embed": (52, 78, 130),
}  # fmt: skip
AGAIN = {"pilot": (0.25, 0.6), "one": (0.35, 0.4)}


def by_ranks(draws: int) -> dict[str, list[float]]:
    """Draw lengths by themselves, then order them by correlated normal scores (Iman and Conover 1982)."""
    chance = Random(1)  # noqa: S311 - a schedule keeps no secret
    common = [chance.gauss(0, 1) for _ in range(draws)]
    length: dict[str, list[float]] = {}
    for name, (low, mode, high) in WEEKS.items():
        alpha, beta = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
        drawn = sorted(low + (high - low) * chance.betavariate(alpha, beta) for _ in range(draws))
        scores = [0.4**0.5 * one + 0.6**0.5 * chance.gauss(0, 1) for one in common]
        length[name] = [0.0] * draws
        for weeks, place in zip(drawn, sorted(range(draws), key=scores.__getitem__), strict=True):
            often, share = AGAIN.get(name, (0.0, 0.0))
            length[name][place] = weeks * (1 + share * (chance.random() < often))
    found: dict[str, list[float]] = {node: [] for node in ("g1", "g2", "g3", "g4", "g5", "end")}
    for n in range(draws):
        at = {name: weeks[n] for name, weeks in length.items()}
        g1 = at["assess"] + at["purpose"] + 2
        g2 = g1 + max(at["platform"], at["guardrails"] + at["squad"]) + 2
        g3 = g2 + at["pilot"] + at["measure"] + 2
        g4 = g3 + at["one"] + 2
        g5 = max(g4, g2 + at["harden"]) + at["two"] + 2
        for node, weeks in zip(found, (g1, g2, g3, g4, g5, max(g5 + at["three"], g3 + at["embed"])), strict=True):
            found[node].append(weeks)
    return found


def test_nothing_begins_before_what_it_waits_for_and_everything_ends_by_the_end() -> None:
    schedule = neutral()
    finish = {gate.gate: gate.weeks.p50.low for gate in schedule.gates}
    finish |= {each.activity: each.finish.low for each in schedule.activities}
    start = {each.activity: each.start.low for each in schedule.activities}
    for activity in BANK.planning.timing.activities:
        assert all(finish[one] <= start[activity.id] for one in activity.after)
    assert max(finish.values()) <= schedule.end.p50.low


def test_percentiles_rise_and_are_those_of_the_spread() -> None:
    for gate in of(steps={}).gates:
        for percentiles in gate.spread:
            assert len(percentiles) == 101
            assert all(one <= other for one, other in pairwise(percentiles))
        at = dict(zip(TOLD, (10, 50, 80, 90), strict=True))
        assert {each: getattr(gate.weeks, each) for each in TOLD} == {
            each: Range(gate.spread[0][percent], gate.spread[1][percent]) for each, percent in at.items()
        }


def test_lengths_that_hang_together_spread_the_end_wider() -> None:
    apart, together = (of(timed(correlation=each, draws=2000)).end for each in (0.0, 0.8))
    assert together.p90.low - together.p10.low > 1.3 * (apart.p90.low - apart.p10.low)


def test_what_is_done_again_puts_off_the_gates_that_wait_for_it_and_no_others() -> None:
    once = tuple(each.model_copy(update={"repeats": None}) for each in BANK.planning.timing.activities)
    often = tuple(
        each.model_copy(update={"repeats": Repeat(chance=1, share=1)}) if each.id == "pilot" else each for each in once
    )
    one, other = (of(timed(activities=each, draws=200)).gates for each in (once, often))
    assert [gate.gate for gate, put_off in zip(one, other, strict=True) if gate.weeks != put_off.weeks] == [
        "g3",
        "g4",
        "g5",
    ]
    assert all(gate.weeks.p50.low <= put_off.weeks.p50.low for gate, put_off in zip(one, other, strict=True))


def test_the_order_of_the_activities_changes_nothing() -> None:
    reversed_ = of(timed(draws=200, activities=tuple(reversed(BANK.planning.timing.activities))), steps={})
    plain = of(steps={})
    assert (plain.gates, plain.end) == (reversed_.gates, reversed_.end)
    assert plain.activities == tuple(reversed(reversed_.activities))


# Readiness

POINTS = st.floats(0, 100).map(lambda points: round(points, 3))
RANGES = st.builds(lambda one, other: Range(*sorted((one, other))), POINTS, POINTS)


@given(
    st.dictionaries(st.sampled_from(range(1, 9)), RANGES, min_size=8),
    st.dictionaries(st.sampled_from(range(1, 9)), POINTS),
)
@settings(max_examples=30, deadline=None)
def test_higher_readiness_is_never_later(steps: dict[int, Range], more: dict[int, float]) -> None:
    raised = {
        step: Range(max(points.low, more.get(step, 0)), max(points.high, more.get(step, 0)))
        for step, points in steps.items()
    }
    for before, after in zip(moments(of(steps=steps)), moments(of(steps=raised)), strict=True):
        assert before.low <= before.high
        assert after.low <= before.low
        assert after.high <= before.high


@given(st.fixed_dictionaries(dict.fromkeys(range(1, 9), RANGES)), st.floats(0, 1))
@settings(max_examples=30, deadline=None)
def test_less_known_is_wider_and_holds_what_comes_out_once_it_is_known(steps: dict[int, Range], share: float) -> None:
    settled = {step: exactly(points.low + share * points.width) for step, points in steps.items()}
    for wide, narrow in zip(moments(of(steps=steps)), moments(of(steps=settled)), strict=True):
        assert wide.low - 1e-5 <= narrow.low == narrow.high <= wide.high + 1e-5


def test_a_step_that_is_not_assessed_may_have_any_score() -> None:
    assert of(steps={}) == of(steps=dict.fromkeys(range(1, 9), Range(0, 100))) == of(steps=dict.fromkeys(range(1, 9)))
    assert {each.factor for each in of(steps={}).activities} == {Range(1, 1.5)}


def test_an_activity_takes_longer_the_lower_its_own_step_scores() -> None:
    schedule = of(steps={**FULL, 1: Range(0, 50)})
    first = schedule.activities[0]
    assert (first.activity, first.factor) == ("assess", Range(1.25, 1.5))
    plain = of().activities[0].finish.low
    assert first.finish == (pytest.approx(1.25 * plain), pytest.approx(1.5 * plain))
    assert {each.factor for each in schedule.activities[1:]} == {exactly(1)}


# What decides the end


def test_in_every_draw_something_decides_the_end() -> None:
    for reached in STAGES:
        critical = {each.activity: each.critical.low for each in of(reached=reached).activities}
        assert critical["wave-three"] + critical["embed"] == pytest.approx(1)


@pytest.mark.parametrize("reached", STAGES[:2])
def test_whatever_each_step_turns_out_to_be_the_share_stays_within_its_range(reached: str) -> None:
    chance = Random(2)  # noqa: S311 - a schedule keeps no secret
    steps = {step: Range(*sorted((chance.uniform(0, 100), chance.uniform(0, 100)))) for step in range(1, 9)}
    wide = {each.activity: each for each in of(steps=steps, reached=reached).activities}
    timing = QUICK.planning.timing
    behind = {each.activity for each in wide.values() if each.done}
    behind |= {gate.gate for gate in of(reached=reached).gates if gate.passed}
    network, lengths = network_of(timing, behind), drawn_lengths(timing)
    for ends in product((0, 1), repeat=8):
        longer = {each.id: lengths[each.id] * wide[each.id].factor[ends[each.step - 1]] for each in timing.activities}
        critical = network.critical(network.run(longer))
        assert [
            name for name, each in wide.items() if not each.critical.low <= critical[name] <= each.critical.high
        ] == []


# What lies behind


@pytest.mark.parametrize(
    ("reached", "passed", "done"),
    [
        ("prepare", [], []),
        ("pilot", ["g1", "g2"], ["assess", "purpose", "guardrails", "platform"]),
        ("scale-first-wave", ["g1", "g2", "g3"], [..., "squad", "pilot", "measure"]),
        ("scale-broadly", ["g1", "g2", "g3", "g4", "g5"], [..., "harden", "wave-one", "wave-two"]),
    ],
)
def test_a_stage_reached_has_its_gate_and_all_before_it_passed(
    reached: str, passed: list[str], done: list[str]
) -> None:
    schedule = of(reached=reached, start="2026-10-05")
    assert [gate.gate for gate in schedule.gates if gate.passed] == passed
    behind = [each.activity for each in schedule.activities if each.done]
    assert behind[-len(done[1:]) :] == done[1:] if ... in done else behind == done
    for gate in schedule.gates:
        assert (told(gate.weeks) == [exactly(0)] * 4) == gate.passed == (gate.dates is None)
    for each in schedule.activities:
        assert ((each.start, each.finish, each.critical) == (exactly(0),) * 3) == each.done


def test_reaching_a_stage_makes_nothing_later() -> None:
    for one, other in pairwise(STAGES):
        before, after = moments(of(steps={}, reached=one)), moments(of(steps={}, reached=other))
        assert all(late.low <= early.low and late.high <= early.high for early, late in zip(before, after, strict=True))


# Dates


def test_dates_are_those_of_the_weeks_from_the_start() -> None:
    schedule = of(BANK, start="2026-10-03")  # a Saturday
    g3 = schedule.gates[2]
    assert g3.weeks.p50.low == pytest.approx(54.42, abs=0.01)
    assert g3.dates is not None
    assert g3.dates["p50"] == ("2027-10-21", "2027-10-21")  # 54 weeks and 3 days after Monday 5 October
    assert tuple(g3.dates) == TOLD
    assert schedule.start == "2026-10-03"


def test_less_readiness_and_holidays_come_to_later_dates() -> None:
    unsure = of(steps={}, start="2026-10-05")
    rested = of(steps={}, start="2026-10-05", holidays=["2026-10-06", "2026-12-25", "2026-12-26"])
    for one, other in zip((*unsure.gates, unsure), (*rested.gates, rested), strict=True):
        dates, later = (each.end_dates if isinstance(each, type(unsure)) else each.dates for each in (one, other))
        assert dates is not None
        assert later is not None
        for percentile in TOLD:
            assert dates[percentile][0] < dates[percentile][1]
            assert all(plain < put_off for plain, put_off in zip(dates[percentile], later[percentile], strict=True))
    assert [gate.weeks for gate in unsure.gates] == [gate.weeks for gate in rested.gates]


@pytest.mark.parametrize("start", ["", "soon", "2026-02-30"])
def test_without_a_start_there_are_weeks_and_no_dates(start: str) -> None:
    schedule = of(start=start, holidays=["2026-10-05"])
    assert (schedule.start, schedule.end_dates) == ("", None)
    assert {gate.dates for gate in schedule.gates} == {None}
    assert schedule.gates == of().gates


def test_gates_after_the_end_of_the_calendar_have_no_dates() -> None:
    schedule = of(start="9999-06-01")
    assert schedule.gates[0].dates is not None
    assert (schedule.gates[4].dates, schedule.end_dates) == (None, None)


def test_numpy_is_not_imported_before_a_schedule_is_drawn() -> None:
    code = "import sys, assess.planning.schedule, assess.planning.chances; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, env=dict(os.environ)).returncode == 0
