"""A list of things to tick, by number: what is ticked has a cross in its box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assess.tui.wording import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

_DIGITS = "1234567890abcdef"
"""The key of each line: letters once the digits are used up."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing. otherwise: what a line says once it is ticked, where it is a choice between two and has no box."""

    id: str
    says: str
    otherwise: str = ""


class Ticks(OptionList):
    """Things, each ticked or not; Enter, Space, a digit or a click changes one."""

    BINDINGS = [Binding("space", "select", "Tick", show=False)]  # noqa: RUF012 - as Textual declares it

    @dataclass
    class Changed(Message):
        """Something else is ticked now."""

        ticked: frozenset[str]

    def __init__(self, ticks: Sequence[Tick], ticked: frozenset[str], *, id: str | None = None) -> None:  # noqa: A002
        """Offer things, some of them ticked."""
        self._ticks, self.ticked = tuple(ticks), ticked
        super().__init__(
            *(Option(self._line(n), id=each.id) for n, each in enumerate(self._ticks)), id=id, markup=False
        )

    def on_key(self, event: events.Key) -> None:
        """Change one by its digit."""
        place = _DIGITS.find(event.character.lower()) if event.character else -1
        if 0 <= place < len(self._ticks):
            event.stop()
            self.highlighted = place
            self.turn(place)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the one that was chosen."""
        event.stop()
        self.turn(event.option_index)

    def turn(self, place: int) -> None:
        """Tick a thing, or take its tick away."""
        self.ticked ^= {self._ticks[place].id}
        self.replace_option_prompt_at_index(place, self._line(place))
        self.post_message(self.Changed(self.ticked))

    def _line(self, place: int) -> Content:
        tick = self._ticks[place]
        ticked = tick.id in self.ticked
        says = tick.otherwise if ticked and tick.otherwise else tick.says
        box = "   " if tick.otherwise else "[x]" if ticked else "[ ]"
        return Content.from_markup("[b]$key[/b] $box $says", key=_DIGITS[place], box=box, says=visible(says))
