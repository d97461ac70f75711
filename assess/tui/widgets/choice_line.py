"""A line of a few words of which one is chosen: how sure an answer is, how a quote is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

_CHOSEN, _OPEN = "(●)", "( )"


class ChoiceLine(Widget, can_focus=True):
    """Words that are literals of our own, the chosen one marked. Left and right or a click choose another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Before", show=False),
        Binding("right,space", "turn(1)", "Next", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """Another word was chosen, by its place."""

        line: ChoiceLine
        place: int

    def __init__(self, asks: str, words: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._asks, self._words = asks, tuple(words)
        self.chosen: int | None = None

    def mark(self, chosen: int | None) -> None:
        """Show a word, or none, as the one chosen."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.refresh()

    def render(self) -> Content:
        """Return the line."""
        parts: list[Content | tuple[str, Style]] = [Content(f"{self._asks} ")]
        for place, word in enumerate(self._words):
            mark = _CHOSEN if place == self.chosen else _OPEN
            parts += [(f" {mark} {word}", Style.from_meta({"choice": place})), Content(" ")]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Choose by a click."""
        place = event.style.meta.get("choice")
        if place is not None:
            self.post_message(self.Chosen(self, place))

    def action_turn(self, by: int) -> None:
        """Choose the word before or after."""
        before = self.chosen if self.chosen is not None else (-1 if by > 0 else 0)
        self.post_message(self.Chosen(self, (before + by) % len(self._words)))
