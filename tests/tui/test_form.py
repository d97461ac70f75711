"""Fields for figures and statements."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.widgets import Static

from assess.tui.widgets.form import Field, Form

from .controls import alone
from .driver import press

if TYPE_CHECKING:
    from textual.message import Message


def whole(typed: str) -> int:
    return int(typed)


FIGURES = tuple(Field(name, f"How many [{name}]?", "days", whole) for name in ("one", "two", "three"))
STATEMENTS = tuple(Field(name, name, "", whole, one_key=True) for name in ("one", "two", "three"))


def told(heard: list[Message]) -> list[str]:
    return [type(each).__name__ for each in heard]


def test_enter_goes_from_field_to_field_and_then_says_so() -> None:
    async def go() -> None:
        form = Form()
        async with alone(form, Form.Finished, Form.Left) as (pilot, heard):
            form.offer(FIGURES, {"two": "2"})
            await pilot.pause()
            form.enter()
            await press(pilot, "1 enter enter enter")
            assert form.typed == {"one": "1", "two": "2"}
            assert told(heard) == ["Left", "Left", "Finished"]
            await press(pilot, "up up")
            assert form.screen.focused is form._rows()[0].input

    asyncio.run(go())


def test_what_does_not_fit_is_told_when_its_field_is_left_and_gone_to() -> None:
    async def go() -> None:
        form = Form()
        async with alone(form) as (pilot, _):
            form.offer(FIGURES, {"one": "1"})
            await pilot.pause()
            form.enter()
            await press(pilot, "enter x tab")
            problems = [str(each.render()) for each in form.query(".problem").results(Static) if each.display]
            assert problems == ["Invalid literal for int() with base 10: 'x'."]
            assert not form.check()
            form.enter_wrong()
            await pilot.pause()
            assert form.screen.focused is form._rows()[1].input

    asyncio.run(go())


def test_one_key_is_a_whole_answer_even_where_it_stood_there_before() -> None:
    async def go() -> None:
        form = Form(one_key=True)
        async with alone(form, Form.Finished) as (pilot, heard):
            form.offer(STATEMENTS, {"one": "7", "two": "3"})
            await pilot.pause()
            form.enter()
            await press(pilot, "7 x 4 5 6")
            assert form.typed == {"one": "7", "two": "4", "three": "6"}
            assert told(heard) == []
            await press(pilot, "enter")
            assert told(heard) == ["Finished"]

    asyncio.run(go())


def test_the_same_rows_serve_every_question() -> None:
    async def go() -> None:
        form = Form()
        async with alone(form, Form.Typed) as (pilot, heard):
            form.offer(FIGURES, {"one": "1", "two": "2", "three": "3"})
            await pilot.pause()
            rows = form._rows()
            form.offer(FIGURES[:1], {})
            await pilot.pause()
            assert form._rows() == rows
            assert [row.display for row in rows] == [True, False, False]
            assert form.typed == {}
            assert told(heard) == [], "what is shown was not typed"

    asyncio.run(go())
