"""Putting things in order."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from assess.tui.widgets.ranking import RankingList

from .controls import alone
from .driver import press

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = {"cost": "Cost", "speed": "[b]Speed[/b]", "safety": "Safety"}


def order_after(keys: str, order: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the order that some keys make of an order."""

    async def go() -> tuple[str, ...]:
        ranking = RankingList()
        async with alone(ranking) as (pilot, _):
            ranking.offer(NAMES, order)
            ranking.focus()
            await press(pilot, keys)
            return ranking.order

    return asyncio.run(go())


def test_nothing_is_in_order_before_somebody_said_so() -> None:
    assert order_after("down enter") == ()


def test_digits_put_one_after_the_other_and_take_out_again() -> None:
    assert order_after("3 1 2") == ("safety", "cost", "speed")
    assert order_after("3 1 3 2 3") == ("cost", "speed", "safety")
    assert order_after("3 1 backspace 2") == ("safety", "speed")
    assert order_after("4 0 x") == ()


def test_a_placed_one_is_moved_up_and_down() -> None:
    assert order_after("shift+down", ("cost", "speed", "safety")) == ("speed", "cost", "safety")
    assert order_after("end k k k", ("cost", "speed", "safety")) == ("safety", "cost", "speed")


def test_the_places_are_told_in_words_and_what_the_instrument_no_longer_has_is_left_out() -> None:
    async def go() -> None:
        ranking = RankingList()
        async with alone(ranking, RankingList.Moved, RankingList.Settled) as (pilot, heard):
            ranking.offer(NAMES, ("gone", "safety"))
            ranking.focus()
            await press(pilot, "2 enter")
            lines = [option.prompt.plain for option in ranking.options]  # type: ignore[union-attr]
            assert lines == ["3  1.  Safety", "2  2.  [b]Speed[/b]", "1  -   Cost"]
            assert [each.order for each in heard] == [("safety", "speed")] * 2  # type: ignore[attr-defined]
            assert not ranking.whole

    asyncio.run(go())
