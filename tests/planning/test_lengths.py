"""How long activities may take: the PERT-beta distribution, what hangs together, and what is done again."""

from __future__ import annotations

from math import comb
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.bank.planning import Activity, Repeat
from assess.planning import lengths
from assess.planning.lengths import drawn_lengths, quantiles
from tests.scoring import made

if TYPE_CHECKING:
    from assess.planning.lengths import Weeks

TIMING = made.bank().planning.timing
EVEN = (np.arange(20_000) + 0.5) / 20_000
"""Probabilities that cut a distribution into equal parts."""


def activity(name: str = "one", low: float = 3, mode: float = 5, high: float = 9, **fields: object) -> Activity:
    return Activity.model_validate(
        {"id": name, "name": name, "step": 1, "low": low, "mode": mode, "high": high} | fields
    )


def drawn(*activities: Activity, **changes: object) -> dict[str, Weeks]:
    return dict(drawn_lengths(TIMING.model_copy(update={"activities": activities, **changes})))


def correlated(one: Weeks, other: Weeks) -> float:
    return float(np.corrcoef(one, other)[0, 1])


@given(st.floats(0, 100), st.floats(0, 1), st.floats(0.1, 100))
def test_mean_and_variance_are_those_of_pert(low: float, mode: float, width: float) -> None:
    high = low + width
    one = activity(low=low, mode=min(low + mode * width, high), high=high)
    weeks = quantiles(one, EVEN)
    mean = (one.low + 4 * one.mode + one.high) / 6
    assert weeks.mean() == pytest.approx(mean, abs=2e-4 * width)
    assert weeks.var() == pytest.approx((mean - one.low) * (one.high - mean) / 7, abs=2e-4 * width**2)
    assert low <= weeks.min() <= weeks.max() <= high
    assert (np.diff(weeks) >= 0).all()


@pytest.mark.parametrize("alpha", [1, 2, 3, 4, 5])
def test_quantiles_undo_the_beta_distribution_where_it_has_a_closed_form(alpha: int) -> None:
    share = quantiles(activity(low=0, mode=(alpha - 1) / 4, high=1), EVEN)
    # For whole alpha, beta = 6 - alpha: at least alpha of five chances of that size come in.
    below = sum(comb(5, n) * share**n * (1 - share) ** (5 - n) for n in range(alpha, 6))
    assert np.abs(below - EVEN).max() < 1e-5


def test_the_tables_of_the_normal_distribution_are_as_good_as_they_say() -> None:
    normal = NormalDist()
    scores = np.linspace(-6, 6, 9973)
    below = np.interp(scores, lengths._SCORES, lengths._BELOW)
    assert np.abs(below - [normal.cdf(score) for score in scores]).max() < 1e-6
    assert np.abs(lengths._scores(EVEN) - [normal.inv_cdf(share) for share in EVEN]).max() < 1e-4


@given(st.floats(0, 1), st.floats(0, 1))
def test_doing_a_part_again_adds_its_share_to_the_mean_and_shortens_no_draw(chance: float, share: float) -> None:
    once = drawn(activity())["one"]
    again = drawn(activity(repeats=Repeat(chance=chance, share=share)))["one"]
    assert (again >= once).all()
    expected = once.mean() * (1 + chance * share)
    assert again.mean() == pytest.approx(
        expected, abs=6 * once.max() * share * (chance * (1 - chance) / once.size) ** 0.5 + 1e-9
    )


@pytest.mark.parametrize("correlation", [0.0, 0.4, 0.9])
def test_any_two_lengths_are_correlated_as_stated(correlation: float) -> None:
    weeks = drawn(*(activity(name, 0, 5, 10) for name in "abc"), correlation=correlation)
    # A normal copula's rank correlation is 6/pi asin(rho/2) (Pearson 1907); an even PERT lies between ranks and scores.
    for one, other in ("ab", "ac", "bc"):
        assert correlated(weeks[one], weeks[other]) == pytest.approx(correlation, abs=0.04)
        ranks = [weeks[each].argsort().argsort() for each in (one, other)]
        assert correlated(*ranks) == pytest.approx(6 / np.pi * np.arcsin(correlation / 2), abs=0.04)


def test_whether_a_part_is_done_again_hangs_on_nothing_else() -> None:
    once = drawn(activity("a"), activity("b"))
    again = drawn(*(activity(name, repeats=Repeat(chance=0.5, share=1)) for name in "ab"))
    luck = {name: again[name] > once[name] for name in "ab"}
    assert abs(correlated(luck["a"], luck["b"])) < 0.04
    assert abs(correlated(luck["a"], once["a"])) < 0.04


def test_another_activity_another_order_or_a_changed_one_leaves_the_other_lengths_alone() -> None:
    alone = drawn(activity("one"))["one"]
    for others in ([activity("two"), activity("one")], [activity("one"), activity("two", high=40)]):
        assert (drawn(*others)["one"] == alone).all()


def test_another_seed_is_other_draws() -> None:
    one, other = drawn(activity(), seed=-1)["one"], drawn(activity(), seed=1)["one"]
    assert (one != other).any()
    assert one.mean() == pytest.approx(other.mean(), rel=0.01)


def test_a_seed_gives_the_same_draws_whatever_the_machine_and_its_libraries() -> None:
    assert drawn(activity(), seed=20260921)["one"][:3] == pytest.approx(
        [4.132167417658717, 4.573869752453579, 5.097482805088422], abs=1e-9
    )
