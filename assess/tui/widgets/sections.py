"""The parts of a room in one line, by number: the one shown stands in brackets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class Sections(Horizontal):
    """The names of the parts; a digit or a click goes to one."""

    @dataclass
    class Wanted(Message):
        """A part was clicked: its place."""

        place: int

    def __init__(self, names: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._section_names = tuple(names)

    def compose(self) -> ComposeResult:
        """Make one label a part."""
        for place, _ in enumerate(self._section_names):
            yield SectionName(place)

    def mark(self, shown: int) -> None:
        """Show which part is shown."""
        for label in self.query(SectionName):
            name = f"{label.place + 1} {self._section_names[label.place]}"
            here = label.place == shown
            label.update(Content.styled(f"[{name}]" if here else f" {name} ", "bold reverse" if here else ""))


class SectionName(Static):
    """The name of one part."""

    def __init__(self, place: int) -> None:
        super().__init__(markup=False)
        self.place = place

    def on_click(self) -> None:
        """Go to the part."""
        self.post_message(Sections.Wanted(self.place))
