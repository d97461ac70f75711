"""What every dialog shares: a framed box over the screen that Escape leaves without doing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from assess.tui.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

_Result = TypeVar("_Result")


class Dialog(ModalScreen[_Result]):
    """A question over the screen; it ends with a value, or with None by Escape."""

    BINDINGS = [Binding("escape", "leave", "Close")]  # noqa: RUF012 - as Textual declares it
    HEADING = ""

    def compose(self) -> ComposeResult:
        """Frame the contents."""
        with Vertical(classes="dialog"):
            yield Static(plain(self.heading()), classes="dialog-title")
            yield from self.contents()

    def heading(self) -> str:
        """Return the line above."""
        return self.HEADING

    def contents(self) -> Iterable[Widget]:
        """Return what the dialog holds."""
        return ()

    def action_leave(self) -> None:
        """Leave without doing anything."""
        self.dismiss(None)
