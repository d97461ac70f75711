"""Keys one after the other: each is done with before the next is handed on, however fast they come.

Textual gives a key to the widget that has the focus when the key arrives. A slow connection that brings several keys at
once would then answer one question with the keys meant for the next: the focus moves too late for them.
"""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.dom import DOMNode
    from textual.events import Key, Paste
    from textual.message_pump import MessagePump
    from textual.screen import Screen

_PATIENCE = 0.5
"""Seconds after which the next key is handed on whatever the one before is still doing."""
_LAYOUTS = 3
"""A layout may change what is to be scrolled, and that the layout; more than twice it has never been seen to."""


class Turns:
    """Hands keys and pastes on, each once everything that the one before set going has been done."""

    def __init__(self, app: App[None], hand_on: Callable[[Key | Paste], Awaitable[None]]) -> None:
        self._app, self._hand_on = app, hand_on
        self._waiting: deque[Key | Paste] = deque()
        self._running: asyncio.Task[None] | None = None

    def take(self, event: Key | Paste) -> None:
        """Take in a key, and hand it on in its turn."""
        self._waiting.append(event)
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._hand_all_on())
            self._running.add_done_callback(self._tell_fault)

    async def _hand_all_on(self) -> None:
        while self._waiting:
            before = self._chain()
            await self._hand_on(self._waiting.popleft())
            await self._quiet(before)
            await self._paint()

    def _tell_fault(self, done: asyncio.Task[None]) -> None:
        """Give a fault to the application, which would have met it had it handed the key on itself."""
        fault = None if done.cancelled() else done.exception()
        if isinstance(fault, Exception):
            self._app._handle_exception(fault)  # noqa: SLF001 - Textual is pinned

    async def _quiet(self, before: list[MessagePump]) -> None:
        """Wait until no widget between the focus and the application has anything left to do."""
        end = monotonic() + _PATIENCE
        while any(pump.message_queue_size for pump in (*before, *self._chain())) and monotonic() < end:  # noqa: ASYNC110
            await asyncio.sleep(0)  # the queues belong to Textual and have no event to wait for

    async def _paint(self) -> None:
        """Paint what changed at once; Textual would wait for the next sixtieth of a second, after each layout anew."""
        for _ in range(_LAYOUTS):
            if not self._app.screen_stack or not _changed(self._app.screen):
                return
            self._app.screen._on_timer_update()  # noqa: SLF001 - Textual is pinned
            await self._quiet([])

    def _chain(self) -> list[MessagePump]:
        """Return what a key passes through: the widget that has the focus, all around it, the application."""
        if not self._app.screen_stack:
            return []
        at: DOMNode = self._app.focused or self._app.screen
        return [*at.ancestors_with_self, self._app]


def _changed(screen: Screen[object]) -> bool:
    """Return whether a screen has something to paint."""
    return bool(
        screen._layout_required  # noqa: SLF001 - Textual is pinned
        or screen._scroll_required  # noqa: SLF001 - likewise
        or screen._repaint_required  # noqa: SLF001 - likewise
        or screen._dirty_widgets  # noqa: SLF001 - likewise
    )
