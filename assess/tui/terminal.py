"""The terminal under the wizard, and what becomes of it when it goes away."""

from __future__ import annotations

import asyncio
import os
import sys
import termios
from concurrent.futures import CancelledError, TimeoutError  # noqa: A004 - what a future raises
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

_PATIENCE = 0.05
_TRIES = 20
_QUIET_TURNS = 3


class TerminalDriver(LinuxDriver):
    """Textual's driver, except for two things.

    A key is handed on only once the one before has done its work: whoever types faster than the screen follows, or
    over a line that delivers in bursts, would else type into the field that was just left. And nothing waits for a
    terminal that is gone: Textual hands what is to be shown to a thread, which ends with the terminal, and a full
    queue before it would hold up the whole program for good.
    """

    def send_message(self, message: Message) -> None:
        """Hand an event on, and after a key wait until it has done its work; called by the thread that reads keys."""
        super().send_message(message)
        if not isinstance(message, Key) or self._loop.is_closed():
            return
        done = asyncio.run_coroutine_threadsafe(settled(self._app), self._loop)
        for _ in range(_TRIES):
            if self.exit_event.is_set():
                break
            try:
                done.result(_PATIENCE)
            except TimeoutError:
                continue
            except CancelledError:
                pass
            return
        done.cancel()

    def write(self, data: str) -> None:
        """Show something, if there is anybody to see it."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)


async def settled(app: App[Any]) -> None:
    """Return once nothing is on its way any more to the screen, to what has the focus, and to what lies around that."""
    quiet = 0
    while quiet < _QUIET_TURNS and app.is_running:
        await asyncio.sleep(0)
        focused = app.focused
        around = () if focused is None else focused.ancestors_with_self
        waiting = any(pump.message_queue_size for pump in {app, *app.screen_stack[-1:], *around})
        quiet = 0 if waiting else quiet + 1


def gone() -> bool:
    """Return whether the terminal was closed or the connection to it dropped."""
    try:
        termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else -1)
    except (termios.error, OSError, ValueError):
        return True
    return False


def end_at_once(code: int) -> None:
    """End the process without waiting for anything; what was recorded is on disk already."""
    os._exit(code)
