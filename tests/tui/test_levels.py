"""Lines of which one is chosen."""

from __future__ import annotations

import asyncio

from assess.tui.widgets.levels import Levels

from .controls import alone
from .driver import press

LINES = ("nobody", "[b]a few[/b]", "half", "x " * 60)


def lines_of(levels: Levels) -> list[str]:
    return [option.prompt.plain for option in levels.options]  # type: ignore[union-attr]


def test_the_cursor_stands_on_no_line_until_one_is_chosen() -> None:
    async def go() -> None:
        levels = Levels()
        async with alone(levels, Levels.Chosen, Levels.Passed) as (pilot, heard):
            levels.offer(LINES, None)
            levels.focus()
            await press(pilot, "enter")
            assert [type(each) for each in heard] == [Levels.Passed]
            await press(pilot, "down down space enter")
            chosen = [(each.number, each.onward) for each in heard[1:]]  # type: ignore[attr-defined]
            assert chosen == [(1, False), (1, True)]

    asyncio.run(go())


def test_a_digit_or_a_letter_chooses_and_what_is_chosen_bears_a_mark() -> None:
    async def go() -> None:
        levels = Levels()
        async with alone(levels, Levels.Chosen) as (pilot, heard):
            levels.offer(LINES[:2], None, ("y", "n"))
            levels.focus()
            await press(pilot, "n Y 1 2 3")
            assert [each.number for each in heard] == [1, 0, 0, 1]  # type: ignore[attr-defined]
            levels.mark(1)
            assert lines_of(levels) == ["y ( ) nobody", "n (●) [b]a few[/b]"]
            levels.mark(None)
            assert lines_of(levels) == ["y ( ) nobody", "n ( ) [b]a few[/b]"]

    asyncio.run(go())


def test_a_long_line_goes_on_under_its_own_beginning() -> None:
    async def go() -> None:
        levels = Levels()
        async with alone(levels) as (pilot, _):
            levels.offer(LINES, 3)
            await pilot.pause()
            rows = [
                "".join(segment.text for segment in strip) for strip in pilot.app.screen._compositor.render_strips()
            ]
            place = next(number for number, row in enumerate(rows) if "4 (●)" in row)
            start = rows[place].index("x")
            assert rows[place + 1].index("x") == start

    asyncio.run(go())
