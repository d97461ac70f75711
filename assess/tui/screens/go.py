"""Where to go: the rooms of the wizard, by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assess.tui.rooms import ROOMS
from assess.tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

_PLACES = (
    *((each.id, each.name, each.does) for each in ROOMS),
    ("home", "Home", "Close this file and choose another."),
)


class GoScreen(Dialog[str]):
    """A list of rooms; it ends with the id of the one chosen."""

    HEADING = "Go to"
    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("f10,ctrl+g", "leave", "Stay", show=False),
        *(Binding(str(n), f"choose({n})", name, show=False) for n, (_, name, _) in enumerate(_PLACES, start=1)),
    ]

    def __init__(self, here: str = "") -> None:
        """Offer the rooms; here: the one that one is in."""
        super().__init__()
        self._here = here

    def contents(self) -> Iterable[Widget]:
        """List the rooms."""
        yield OptionList(
            *(Option(self._line(n, *place), id=place[0]) for n, place in enumerate(_PLACES, start=1)), markup=False
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """End with the room that was chosen."""
        self.dismiss(event.option.id or "")

    def action_choose(self, number: int) -> None:
        """End with the room of that number."""
        self.dismiss(_PLACES[number - 1][0])

    def _line(self, number: int, room: str, name: str, does: str) -> Content:
        here = " (you are here)" if room == self._here else ""
        return Content.from_markup(
            "[b]$n[/b]  $name$here  [dim]$does[/dim]", n=str(number), name=name, here=here, does=does
        )
