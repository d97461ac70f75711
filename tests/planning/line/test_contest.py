"""Lines against each other while the weights vary."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.planning.rollout import LineVerdict
from assess.scoring.ranges import FALSE, TRUE, exactly

from .candidates import (
    MIDDLING,
    POLICY,
    but,
    by_name,
    chosen,
    completed,
    outcome,
    some_lines,
    stands,
    whole_lines,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .candidates import Cells

BETTER = but(customer_value=3.0)
# Each is better in something: A in value and harm, B in the rest.
TRADED = {"A": but(customer_value=4.0, harm=1.0), "B": but(sponsor_strength=4.0, learning=3.0, team_availability=80.0)}


@given(whole_lines)
@settings(max_examples=40, deadline=None)
def test_first_ranks_of_lines_that_are_fully_known_are_exact_and_sum_to_one(lines: Mapping[str, Cells]) -> None:
    found = [line.first for line in chosen(lines).lines if line.first is not None]
    assert all(first.exact for first in found)
    assert not found or math.fsum(first.low for first in found) == pytest.approx(1)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_the_unknown_turns_out_to_be_lies_within_the_ranges(data: st.DataObject) -> None:
    lines = data.draw(some_lines)
    before, after = by_name(chosen(lines)), by_name(chosen(data.draw(completed(lines))))
    for name, line in after.items():
        assert before[name].value.low - 1e-9 <= line.value.low <= before[name].value.high + 1e-9
        if line.first is not None and before[name].first is not None:
            assert before[name].first.low <= line.first.low <= before[name].first.high
            assert before[name].regret.low <= line.regret.low <= before[name].regret.high  # type: ignore[union-attr]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_recommendation_stands_whatever_the_unknown_turns_out_to_be(data: st.DataObject) -> None:
    lines = data.draw(some_lines)
    before = chosen(lines)
    if before.verdict is LineVerdict.RECOMMENDED:
        assert stands(before, chosen(data.draw(completed(lines))))


def test_a_line_that_another_betters_in_something_and_trails_in_nothing_is_dominated_and_stays_in_the_list() -> None:
    found = by_name(chosen({"A": MIDDLING, "B": BETTER}))
    assert (found["A"].dominated_by, found["A"].first, found["A"].regret) == (("B",), None, None)
    assert ((), exactly(1.0), exactly(0.0)) == (found["B"].dominated_by, found["B"].first, found["B"].regret)


@pytest.mark.parametrize(
    "better",
    [
        pytest.param(without(BETTER, "learning"), id="it may trail in what is not known"),
        pytest.param(but(BETTER, no_override=False), id="it fails a screen"),
        pytest.param(without(BETTER, "no-override"), id="it may fail a screen"),
        pytest.param(MIDDLING, id="it is better in nothing"),
    ],
)
def test_a_line_is_not_dominated_by_one_that(better: Cells) -> None:
    assert by_name(chosen({"A": MIDDLING, "B": better}))["A"].dominated_by == ()


def test_a_line_ahead_in_most_draws_is_recommended() -> None:
    found = chosen({**TRADED, "A": but(customer_value=4.0, harm=0.0)})
    assert outcome(found) == ("recommended", "A")
    first = by_name(found)["A"].first
    assert first is not None
    assert POLICY.recommend <= first.low < 1


def test_of_three_lines_none_of_which_is_ahead_in_half_the_draws_the_one_of_least_regret_is_a_close_call() -> None:
    found = chosen(
        {
            "A": but(customer_value=4.0, learning=0.0),
            "B": but(harm=0.0, data_readiness=0.0, team_availability=35.0),
            "C": but(sponsor_strength=4.0, rollback_days=1.0, hard_dependencies=1.0, learning=1.0, data_readiness=0.0),
        }
    )
    assert found.verdict is LineVerdict.CLOSE_CALL
    regrets = {line.line: line.regret.high for line in found.lines if line.regret is not None}
    assert len(regrets) == 3
    assert found.recommended == min(regrets, key=lambda name: regrets[name])


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(without(but(customer_value=4.0), "no-override"), ("close-call", "A"), id="could come first"),
        pytest.param(without(but(customer_value=1.0), "no-override"), ("recommended", "A"), id="could not"),
        pytest.param(without(MIDDLING, "no-override"), ("recommended", "A"), id="could only be its equal"),
        pytest.param(but(customer_value=4.0, no_override=False), ("recommended", "A"), id="fails"),
    ],
)
def test_a_line_that_may_yet_pass_takes_a_recommendation_away_only_if_it_could_beat_it(
    other: Cells, expected: tuple[str, str]
) -> None:
    assert expected == outcome(chosen({"A": MIDDLING, "B": other}))


def test_an_unknown_cell_widens_the_share_and_a_line_that_may_fail_may_never_rank_first() -> None:
    sure, open_ = (
        by_name(chosen({**TRADED, "A": cells}))["A"] for cells in (TRADED["A"], without(TRADED["A"], "harm"))
    )
    assert sure.first is not None
    assert open_.first is not None
    assert open_.first.low < sure.first.low < open_.first.high
    maybe = by_name(chosen({**TRADED, "A": without(TRADED["A"], "no-override")}))["A"]
    assert maybe.first is not None
    assert (0.0, sure.first.high) == maybe.first


def test_lines_just_alike_share_their_ties_and_none_takes_the_recommendation_from_another() -> None:
    found = chosen(dict.fromkeys(("B", "A", "C"), MIDDLING) | {"D": but(customer_value=1.0)})
    assert outcome(found) == ("recommended", "A")
    assert found.equals == ("B", "C")
    assert [line.first for line in found.lines] == [pytest.approx(exactly(1 / 3))] * 3 + [None]
    assert [line.eligible for line in found.lines] == [TRUE] * 4


def test_lines_that_fail_do_not_compete() -> None:
    found = by_name(chosen({"A": MIDDLING, "B": but(BETTER, no_override=False)}))["B"]
    assert (found.eligible, found.first, found.regret, found.dominated_by) == (FALSE, None, None, ())
