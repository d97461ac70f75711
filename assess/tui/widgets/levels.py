"""A list of which one line is chosen: the five anchors, or yes and no. A digit chooses, Enter goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from assess.tui.widgets.hanging import Hanging
from assess.tui.widgets.lines import Lines
from assess.tui.wording import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.widgets import OptionList

_CHOSEN, _OPEN = "(●)", "( )"


class Levels(Lines):
    """Lines numbered from 1. What is chosen bears a filled mark, so that it shows without colour.

    The cursor stands on no line until there is an answer: Enter alone must never give one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "choose", "Choose", show=False)]

    @dataclass
    class Chosen(Message):
        """A line was chosen. onward: by Enter, which also goes on to the next question."""

        number: int
        onward: bool

    class Passed(Message):
        """Enter was pressed and the cursor stood on no line."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._offered: tuple[str, ...] = ()
        self._keys: tuple[str, ...] = ()
        self.chosen: int | None = None

    def offer(self, lines: Sequence[str], chosen: int | None, keys: Sequence[str] = ()) -> None:
        """Show lines in place of those before. chosen: the place of the one chosen; keys: letters besides digits."""
        self._offered, self._keys, self.chosen = tuple(lines), tuple(keys), chosen
        self.set_options([Option(self._line(place)) for place in range(len(self._offered))])
        self.highlighted = chosen

    def mark(self, chosen: int | None) -> None:
        """Show another line, or none, as the one chosen."""
        before, self.chosen = self.chosen, chosen
        for place in {before, chosen} - {None}:
            self.replace_option_prompt_at_index(place or 0, self._line(place or 0))
        if chosen is not None:
            self.highlighted = chosen

    def on_key(self, event: events.Key) -> None:
        """Choose by digit, or by a letter where the lines have any."""
        place = self._place_of(event.character or "")
        if place is not None:
            event.stop()
            self.highlighted = place
            self.post_message(self.Chosen(place, onward=False))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose by Enter and go on."""
        event.stop()
        self.post_message(self.Chosen(event.option_index, onward=True))

    def on_click(self, event: events.Click) -> None:
        """Choose by a click, without going on."""
        event.prevent_default()
        place = event.style.meta.get("option")
        if place is not None:
            self.highlighted = place
            self.post_message(self.Chosen(place, onward=False))

    def action_select(self) -> None:
        """Choose the line under the cursor and go on; without one, only go on."""
        if self.highlighted is None:
            self.post_message(self.Passed())
        else:
            super().action_select()

    def action_choose(self) -> None:
        """Choose the line under the cursor."""
        if self.highlighted is not None:
            self.post_message(self.Chosen(self.highlighted, onward=False))

    def _place_of(self, typed: str) -> int | None:
        if typed.isdecimal() and 1 <= int(typed) <= len(self._offered):
            return int(typed) - 1
        return self._keys.index(typed.lower()) if typed and typed.lower() in self._keys else None

    def _line(self, place: int) -> Hanging:
        mark = _CHOSEN if place == self.chosen else _OPEN
        key = self._keys[place] if self._keys else str(place + 1)
        return Hanging(((Content.assemble((key, "bold"), f" {mark} "), plain(self._offered[place])),))
