"""A control of the question pane alone on a screen, with the messages that it sends."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.app import ComposeResult
    from textual.message import Message
    from textual.pilot import Pilot
    from textual.widget import Widget


class Alone(App[None]):
    """An application that shows one widget. heard: what it said, in order."""

    AUTO_FOCUS = ""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        """Show the widget."""
        yield self.widget


@asynccontextmanager
async def alone(widget: Widget, *kinds: type[Message]) -> AsyncIterator[tuple[Pilot[None], list[Message]]]:
    """Run a widget by itself; the messages of some kinds that it sends are noted."""
    app = Alone(widget)

    def note(message: Message) -> None:
        if isinstance(message, kinds) and all(
            each is not message for each in app.heard
        ):  # it is met anew on its way up
            app.heard.append(message)

    async with app.run_test(size=(60, 20), message_hook=note) as pilot:
        await pilot.pause()
        yield pilot, app.heard
