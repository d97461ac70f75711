"""A question that is answered by yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Button, Static

from assess.tui.screens.dialog import Dialog
from assess.tui.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class ConfirmScreen(Dialog[bool]):
    """Asks before something is done; Escape and "no" leave it undone."""

    BINDINGS = [Binding("y", "dismiss(True)", "Yes"), Binding("n", "dismiss(False)", "No")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, says: str, yes: str) -> None:
        """Say what would be done; `yes` is what the button that does it says."""
        super().__init__()
        self._says, self._yes = says, yes

    def contents(self) -> Iterable[Widget]:
        """Return the question and two buttons."""
        yield Static(plain(self._says))
        yield Horizontal(
            Button(plain(f"{self._yes} (y)"), id="yes"),
            Button(plain("No (n)"), id="no", variant="primary"),
            classes="buttons",
        )

    def on_mount(self) -> None:
        """Let the safe one be chosen by Enter."""
        self.query_one("#no").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """End with the answer."""
        self.dismiss(event.button.id == "yes")
