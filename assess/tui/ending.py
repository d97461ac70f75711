"""How the wizard comes to an end, by key, by a signal, with its terminal or on a fault of its own: nothing is lost."""

from __future__ import annotations

import asyncio
import signal
from threading import Timer
from typing import TYPE_CHECKING

from textual.app import App
from textual.worker import WorkerFailed

from assess.tui.crash import log_crash, told
from assess.tui.terminal import TerminalDriver, end_at_once, gone, settled

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType
    from textual.driver import Driver

_WATCH_EVERY = 1.0
"""Seconds between two looks whether the terminal is still there."""

_PATIENCE = 3.0
"""Seconds that it may take to end once the system asks for it."""

_BY_SIGNAL = 128


class EndsWell(App[None]):
    """An application that records what stands in the fields before it ends, and never shows a traceback.

    fault: what to tell when it has ended on a fault of its own, as a sentence; nothing otherwise.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fault = ""
        self._end: asyncio.Future[None] | None = None

    @property
    def open_path(self) -> Path | None:
        """The client's file that is open, if one is."""
        return None

    @property
    def log_folder(self) -> Path | None:
        """The folder for a log of what went wrong, if there is one."""
        return None

    def settle(self) -> None:
        """Have every screen record what stands in its fields, or keep it where it does not fit yet."""
        for screen in reversed(self.screen_stack):
            settle = getattr(screen, "settle", None)
            if settle is not None:
                settle()

    async def action_quit(self) -> None:
        """Record what stands in the fields, and leave."""
        self.settle()
        self.exit()

    def action_suspend_process(self) -> None:
        """Record what stands in the fields, and go back to the shell."""
        self.settle()
        super().action_suspend_process()

    def get_driver_class(self) -> type[Driver]:
        """Return the driver that does not wait for a terminal that is gone."""
        return TerminalDriver

    def heed_signals(self) -> None:
        """End well where the system asks for it, or where the terminal goes away."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._end_by, number)
        self.set_interval(_WATCH_EVERY, self._watch_terminal)

    def _watch_terminal(self) -> None:
        if gone():
            self._end_by(signal.SIGHUP)

    def _end_by(self, number: signal.Signals) -> None:
        """Record what stands in the fields and end; at once where the screen does not come to an end by itself."""
        code = _BY_SIGNAL + number
        last_resort = Timer(_PATIENCE, end_at_once, (code,))
        last_resort.daemon = True
        last_resort.start()
        self.settle()
        self._end = asyncio.ensure_future(self._end_once_settled(code))

    async def _end_once_settled(self, code: int) -> None:
        """Take in what was typed last, which may be on the screen and yet on its way to what keeps it, and end."""
        await settled(self)
        self.settle()
        self.exit(return_code=code)

    def _handle_exception(self, error: Exception) -> None:
        """Write a fault into the log and end; Textual would print it with everything that was typed."""
        self.note_fault(error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End on a fault that comes already drawn; a terminal that is gone is none."""
        if gone() and not self.is_headless:
            self._end_by(signal.SIGHUP)
            return
        self.note_fault(RuntimeError("\n".join(str(each) for each in renderables)))
        self._return_code = 1
        self._close_messages_no_wait()

    def note_fault(self, error: BaseException) -> None:
        """Keep what to tell about the first fault, and write it into the log."""
        if not self.fault:
            self.fault = told(self.open_path, log_crash(error, self.log_folder))
