"""An order of a few things, from first to last: each thing's digit puts it next; shift with an arrow moves one."""

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
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.widgets import OptionList

_LAST_DIGIT = 9


class RankingList(Lines):
    """Items as the instrument lists them, with the place that each has so far. `order` holds the placed ones."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+up,ctrl+up,k", "shift(-1)", "Higher", show=False),
        Binding("shift+down,ctrl+down,j", "shift(1)", "Lower", show=False),
        Binding("space", "place", "Place", show=False),
        Binding("backspace", "take_out", "Take out", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The order was changed."""

        order: tuple[str, ...]

    @dataclass
    class Settled(Message):
        """Enter was pressed: the order stands."""

        order: tuple[str, ...]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._names: dict[str, str] = {}
        self.order: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every item has its place."""
        return len(self.order) == len(self._names)

    def offer(self, names: Mapping[str, str], order: Sequence[str]) -> None:
        """Show items, and those of an order in their places."""
        self._names = dict(names)
        self.order = tuple(item for item in order if item in self._names)
        self._write()
        self.highlighted = 0 if self.order else None

    def on_key(self, event: events.Key) -> None:
        """Put an item next by its digit, or take it out again."""
        typed = event.character or ""
        if typed.isdecimal() and 1 <= int(typed) <= min(_LAST_DIGIT, len(self._names)):
            event.stop()
            self._place(list(self._names)[int(typed) - 1])

    def on_click(self, event: events.Click) -> None:
        """Put an item next by a click, or take it out again."""
        event.prevent_default()
        place = event.style.meta.get("option")
        if place is not None:
            self._place(self._shown[place])

    def action_place(self) -> None:
        """Put the item under the cursor next, or take it out again."""
        if self.highlighted is not None:
            self._place(self._shown[self.highlighted])

    def action_take_out(self) -> None:
        """Take out the item placed last."""
        if self.order:
            self._place(self.order[-1])

    def action_shift(self, by: int) -> None:
        """Move the placed item under the cursor up or down."""
        place = self.highlighted
        if place is not None and place < len(self.order) and 0 <= place + by < len(self.order):
            order = list(self.order)
            order[place], order[place + by] = order[place + by], order[place]
            self._reorder(order, order[place + by])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Let the order stand."""
        event.stop()
        self.action_select()

    def action_select(self) -> None:
        """Let the order stand."""
        self.post_message(self.Settled(self.order))

    @property
    def _shown(self) -> tuple[str, ...]:
        """The items as they are listed: those placed, in their order, then the others."""
        return (*self.order, *(item for item in self._names if item not in self.order))

    def _place(self, item: str) -> None:
        order = [each for each in self.order if each != item]
        self._reorder(order if item in self.order else [*order, item], item)

    def _reorder(self, order: Sequence[str], item: str) -> None:
        self.order = tuple(order)
        self._write()
        self.highlighted = self._shown.index(item)
        self.post_message(self.Moved(self.order))

    def _write(self) -> None:
        numbers = {item: str(number) for number, item in enumerate(self._names, start=1)}
        self.set_options(Option(self._line(numbers[item], item)) for item in self._shown)

    def _line(self, number: str, item: str) -> Hanging:
        place = f"{self.order.index(item) + 1}." if item in self.order else "- "
        return Hanging(((Content.assemble((number, "bold"), f"  {place}  "), plain(self._names[item])),))
