"""Money and work: the client's sums over the gates, what stopping costs, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.engagement.events import Sure
from assess.engagement.model import PlanInputs
from assess.planning.actions import next_actions
from assess.planning.envelope import Envelope
from assess.planning.figures import figure
from assess.planning.money import money
from assess.planning.programme import programme
from assess.planning.rollout import ActivityTime, Member, Squad, SquadChoice, SquadVerdict, Tranche, Window
from assess.planning.stop_costs import Prices, stop_costs
from assess.scoring.evaluate import evaluate, listen
from assess.scoring.ranges import Range, exactly
from tests.scoring import made

from .companies import CHANGES, company, schedule, silent, unproven

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assess.engagement.model import Engagement
    from assess.planning.rollout import Money, Schedule, StopCost

BANK = made.bank()
NOBODY = SquadChoice(SquadVerdict.NO_PEOPLE, (), (), (), (), "general", (5, 9), 0, "")
GIVEN: dict[str, Any] = {
    "company.currency": "EUR",
    "5.6": {"envelope": 90_000, "line-spend": 1_000_000, "tranches": 3, "tolerance": 10, "review-weeks": 4},
    "7.8": {"waves-funded": 1, "platform-months": 12, "wave-funding": 30_000, "platform-cost": 52_000},
}


def client(changes: Mapping[str, Any] | None = None) -> Engagement:
    return made.changed(unproven(), {**GIVEN, **(changes or {})})


def reckoned(
    engagement: Engagement,
    *,
    rate: tuple[float, float] | None = (100, 200),
    squad: SquadChoice = NOBODY,
    passed: Collection[str] = (),
    weeks: float = 20,
) -> Money:
    assessment, facts = evaluate(BANK, engagement), listen(BANK, engagement).facts
    times = schedule(BANK, passed, weeks)
    actions, _ = programme(BANK, assessment, next_actions(BANK, assessment), times, None)
    return money(BANK, facts, engagement.company, times, squad, actions, PlanInputs(day_rate=rate))


def at(found: Money, gate: str) -> StopCost:
    return next(stop for stop in found.stops if stop.gate == gate)


def squad_of(*people: str) -> SquadChoice:
    members = tuple(Member(person, "engineer", "product", "", "", ()) for person in people)
    return replace(NOBODY, squads=(Squad(members, 1.0, (), (), (), None, proven=True, gap=0.0),))


def rounded(value: Range | None) -> tuple[int, int] | None:
    return None if value is None else (round(value.low), round(value.high))


# The client's figures


@pytest.mark.parametrize(
    ("change", "known"),
    [
        pytest.param({}, exactly(90_000), id="given"),
        pytest.param({"5.6": made.GONE}, None, id="nobody has answered"),
        pytest.param({"5.6.envelope": made.GONE}, None, id="the answer leaves it out"),
        pytest.param({"5.6": made.answer("5.6", sure=Sure.DONT_KNOW)}, None, id="nobody knows"),
        pytest.param({"5.6": made.not_applicable("5.6", proof=True)}, None, id="it does not apply"),
        pytest.param({"5.6": made.answer("5.6", GIVEN["5.6"], Sure.UNSURE)}, None, id="unsure, of a sum without bands"),
    ],
)
def test_a_figure_is_what_was_given_and_nothing_where_that_could_be_anything(
    change: Mapping[str, Any], known: Range | None
) -> None:
    assert figure(listen(BANK, made.changed(client(), change)).facts, "5.6.envelope") == known


def test_a_figure_that_bands_narrow_stays_a_range_where_it_is_unsure() -> None:
    unsure = made.answer("5.6", GIVEN["5.6"] | {"tranches": 1}, Sure.UNSURE)
    assert figure(listen(BANK, client({"5.6": unsure})).facts, "5.6.tranches") == Range(0, 2)


# Tranches


def test_the_envelope_falls_in_equal_parts_to_the_gates_that_release_money() -> None:
    assert reckoned(client()).tranches == (
        Tranche(1, "g2", exactly(30_000)),
        Tranche(2, "g3", exactly(30_000)),
        Tranche(3, "g4", exactly(30_000)),
    )


def test_a_tranche_beyond_the_last_gate_has_none_and_is_never_counted_as_spent() -> None:
    found = reckoned(client({"5.6.tranches": 6}))
    assert [each.gate for each in found.tranches] == ["g2", "g3", "g4", "g5", "", ""]
    assert at(found, "g5").envelope == exactly(45_000)


def test_the_tranche_of_a_gate_that_has_passed_stays_with_it_and_is_out() -> None:
    found = reckoned(client(), passed={"g1", "g2"})
    assert found.tranches[0] == Tranche(1, "g2", exactly(30_000))
    assert [(stop.gate, stop.envelope) for stop in found.stops] == [
        ("g3", exactly(30_000)),
        ("g4", exactly(60_000)),
        ("g5", exactly(90_000)),
    ]


def test_an_unknown_number_of_tranches_makes_none_and_leaves_open_how_much_is_out() -> None:
    found = reckoned(client({"5.6.tranches": made.GONE}))
    assert found.tranches == ()
    assert at(found, "g2").envelope == exactly(0)
    assert at(found, "g3").envelope == Range(90_000 / 12, 90_000)
    assert any("number of parts" in each and "5.6" in each for each in found.missing)


def test_a_sum_released_in_no_part_contradicts_itself_and_no_sum_at_all_does_not() -> None:
    contradicting, none = (
        reckoned(client({"5.6.tranches": 0})),
        reckoned(client({"5.6.envelope": 0, "5.6.tranches": 0})),
    )
    assert any("number of parts" in each for each in contradicting.missing)
    assert at(contradicting, "g3").envelope == Range(90_000 / 12, 90_000)
    assert not any("5.6" in each for each in none.missing)
    assert at(none, "g5").envelope == exactly(0)


def test_a_tranche_that_may_not_exist_is_worth_nothing_or_more() -> None:
    two_or_three = Envelope(exactly(90_000), Range(2, 3), told=True)
    assert [each.amount for each in two_or_three.tranches(["g2", "g3"])] == [
        Range(30_000, 45_000),
        Range(30_000, 45_000),
        Range(0, 30_000),
    ]


# What stopping costs


def test_the_squad_costs_from_the_start_of_the_pilot_to_its_gate_and_no_longer() -> None:
    found = reckoned(client(), squad=squad_of("engineer 1", "engineer 2"), weeks=20)
    weeks = [rounded(stop.squad_weeks) for stop in found.stops]
    assert weeks == [(0, 0), (0, 0), (40, 53), (40, 53), (40, 53)]


def test_a_member_counts_by_the_time_given_and_by_the_least_to_all_of_it_where_that_is_not_known() -> None:
    half = made.changed(client(), {"people.engineer 1.availability": 90.0, "people.engineer 2.availability": made.GONE})
    known = reckoned(half, squad=squad_of("engineer 1"))
    wide = reckoned(half, squad=squad_of("engineer 2"))
    assert rounded(at(known, "g3").squad_weeks) == (18, 24)
    assert rounded(at(wide, "g3").squad_weeks) == (16, 26)


def test_without_a_squad_the_least_to_the_most_people_count_and_the_plan_says_so() -> None:
    found = reckoned(client())
    assert rounded(at(found, "g3").squad_weeks) == (80, 238)
    assert any("5 to 9 people" in each for each in found.missing)


def test_actions_count_once_the_gate_they_stand_before_is_reached_and_conditional_ones_never() -> None:
    engagement = made.unsaid(made.changed(company("a retailer without owners of its data"), GIVEN), "8.1")
    found = reckoned(engagement)
    assessment, times = evaluate(BANK, engagement), schedule(BANK)
    actions, _ = programme(BANK, assessment, next_actions(BANK, assessment), times, None)
    assert Window.CONDITIONAL in {each.window for each in actions}
    due = [
        each.call.action.effort for each in actions if each.window is Window.BEFORE_GATE and each.gate in ("g1", "g2")
    ]
    assert at(found, "g2").action_weeks.high == pytest.approx(sum(effort.high for effort in due) / 5)
    assert at(found, "g2").action_weeks.low == pytest.approx(sum(effort.low for effort in due) / 5)


def test_work_is_person_weeks_of_five_days_at_the_day_rate() -> None:
    stop = at(reckoned(client(), rate=(100, 200), squad=squad_of("engineer 1")), "g3")
    assert stop.work == Range(stop.squad_weeks.low * 500, stop.squad_weeks.high * 1000)


def test_without_a_day_rate_there_is_no_price_of_work_and_the_plan_names_the_way_to_give_one() -> None:
    found = reckoned(client(), rate=None)
    assert {stop.work for stop in found.stops} == {None}
    assert not at(found, "g3").complete
    assert any("--day-rate LOW-HIGH" in each for each in found.missing)


def test_the_platform_costs_from_the_start_of_the_pilot_on() -> None:
    found = reckoned(client(), weeks=20)
    assert [rounded(stop.platform) for stop in found.stops] == [
        (0, 0),
        (0, 0),
        (20_000, 26_400),
        (40_000, 52_800),
        (60_000, 79_200),
    ]


def test_the_platform_stands_beside_the_total_for_nobody_knows_what_the_rollout_adds_to_it() -> None:
    with_, without = reckoned(client()), reckoned(made.changed(client(), {"7.8.platform-cost": made.GONE}))
    assert [stop.total for stop in with_.stops] == [stop.total for stop in without.stops]
    assert any("the rollout adds" in each for each in with_.missing)
    assert not any("the rollout adds" in each for each in without.missing)


def test_each_wave_that_has_run_costs_its_money() -> None:
    assert [stop.waves for stop in reckoned(client()).stops] == [exactly(each) for each in (0, 0, 0, 30_000, 60_000)]


def test_the_total_never_counts_the_squad_s_pay_twice_nor_leaves_it_out() -> None:
    found = reckoned(client(), squad=squad_of("engineer 1", "engineer 2"))
    stop = at(found, "g4")
    assert stop.work is not None
    assert stop.total == Range(max(stop.work.low, 60_000 + 30_000), stop.work.high + 60_000 + 30_000)
    assert stop.complete
    assert any("also pays for people's time" in each for each in found.missing)


def test_before_any_money_is_out_nothing_is_missing_where_nothing_is_needed() -> None:
    found = reckoned(client({"5.6": made.GONE, "7.8": made.GONE}))
    assert (at(found, "g1").complete, at(found, "g1").total) == (True, exactly(0))
    assert not at(found, "g3").complete


def test_a_client_who_gave_nothing_gets_person_weeks_and_a_list_of_what_to_give() -> None:
    found = reckoned(silent(), rate=None)
    assert (found.envelope, found.platform_year, found.wave, found.tranches, found.currency) == (
        None,
        None,
        None,
        (),
        "",
    )
    assert {stop.total for stop in found.stops} == {None}
    assert all(stop.squad_weeks.high > 0 for stop in found.stops if stop.gate not in ("g1", "g2"))
    named = " ".join(found.missing)
    assert [each for each in ("day rate", "envelope", "parts", "platform", "wave", "squad") if each not in named] == []
    assert found.questions == ("5.6", "7.8")


def test_sums_without_a_currency_ask_for_it() -> None:
    assert any("currency" in each for each in reckoned(client({"company.currency": None})).missing)
    assert not any("currency" in each for each in reckoned(client()).missing)


def test_gates_that_have_passed_have_no_cost_of_stopping() -> None:
    assert [stop.gate for stop in reckoned(client(), passed={"g1", "g2", "g3"}).stops] == ["g4", "g5"]


# Laws


@pytest.mark.parametrize("name", [*CHANGES, "silent"])
def test_a_later_gate_never_costs_less(name: str) -> None:
    engagement = made.changed(company(name), GIVEN) if name in CHANGES else silent()
    for before, after in pairwise(reckoned(engagement).stops):
        for part in ("squad_weeks", "action_weeks", "work", "envelope", "platform", "waves", "total"):
            earlier, later = getattr(before, part), getattr(after, part)
            assert earlier is None or (earlier.low <= later.low and earlier.high <= later.high)


def test_a_pilot_whose_start_lies_behind_costs_from_when_it_begins() -> None:
    times = schedule(BANK, passed={"g1", "g2"})
    none = exactly(0.0)
    pilot = ActivityTime("pilot", "Run the pilot", 5, False, exactly(1.0), Range(5, 6), none, none, none)  # noqa: FBT003
    unpriced = Prices(None, None, None, Envelope(None, None, told=False))

    def weeks(timed: Schedule) -> Range:
        return stop_costs(BANK, timed, (), exactly(1.0), unpriced)[0].squad_weeks

    at_once, later = weeks(times), weeks(replace(times, activities=(pilot,)))
    assert (later.low, later.high) == (at_once.low - 5, at_once.high - 6)


_RANGE = st.tuples(st.integers(0, 50_000), st.integers(0, 50_000)).map(lambda ends: Range(*map(float, sorted(ends))))
_PARTS = st.tuples(st.integers(1, 12), st.integers(1, 12)).map(lambda ends: Range(*map(float, sorted(ends))))
_SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)


def _inside(wide: Range, shares: list[float]) -> Range:
    return Range(*(round(wide.low + share * wide.width) for share in shares))


@settings(max_examples=100, deadline=None)
@given(sums=st.tuples(_RANGE, _RANGE, _RANGE, _RANGE), parts=_PARTS, strength=_RANGE, shares=_SHARES)
def test_knowing_more_never_widens_a_cost(
    sums: tuple[Range, Range, Range, Range], parts: Range, strength: Range, shares: list[float]
) -> None:
    def stops(*known: Range) -> tuple[StopCost, ...]:
        rate, platform, wave, envelope, released, people = known
        prices = Prices(rate, platform, wave, Envelope(envelope, released, told=True))
        return stop_costs(BANK, schedule(BANK), (), people, prices)

    wide = (*sums, parts, strength)
    for less, more in zip(stops(*wide), stops(*(_inside(each, shares) for each in wide)), strict=True):
        for part in ("work", "envelope", "platform", "waves", "total"):
            outer, inner = getattr(less, part), getattr(more, part)
            slack = 1e-9 * max(1.0, outer.high)
            assert outer.low - slack <= inner.low <= inner.high + slack <= outer.high + 2 * slack


@settings(max_examples=100, deadline=None)
@given(amount=_RANGE, parts=_PARTS)
def test_the_tranches_of_any_number_that_is_possible_lie_within_what_is_told(amount: Range, parts: Range) -> None:
    told = Envelope(amount, parts, told=True).tranches([])
    for number in range(int(parts.low), int(parts.high) + 1):
        real = Envelope(amount, exactly(number), told=True).tranches([])
        for outer, inner in zip(told, [each.amount for each in real] + [exactly(0)] * len(told), strict=False):
            assert outer.amount.low <= inner.low <= inner.high <= outer.amount.high
