"""The line of keys below a room."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding

from assess.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Keyed(App[None]):
    """An application with three keys, of which one can be switched off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "one", "One"),
        Binding("f2,x", "two", "Two"),
        Binding("f3", "three", "Three", show=False),
    ]
    off = False
    pressed = 0

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Switch one off."""
        return not self.off if action == "two" else super().check_action(action, parameters)

    def action_two(self) -> None:
        """Count."""
        self.pressed += 1


def text_of(app: App[None]) -> str:
    return app.query_one(KeyLine).render().plain


def test_it_shows_what_can_be_done_now_once_each_and_a_click_does_it() -> None:
    async def go() -> None:
        app = Keyed()
        async with app.run_test(size=(40, 5)) as pilot:
            await pilot.pause()
            assert text_of(app).startswith("f1 One f2 Two")
            assert "Three" not in text_of(app)
            await pilot.click(KeyLine, offset=(9, 0))
            assert app.pressed == 1
            app.off = True
            app.refresh_bindings()
            await pilot.pause()
            assert "Two" not in text_of(app)

    asyncio.run(go())


def test_a_key_for_which_there_is_no_room_is_left_out_whole() -> None:
    async def go() -> None:
        app = Keyed()
        async with app.run_test(size=(10, 5)) as pilot:
            await pilot.pause()
            assert text_of(app) == "f1 One"

    asyncio.run(go())
