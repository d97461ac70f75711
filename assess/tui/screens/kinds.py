"""What to look at: the kinds of the review, with how many there are of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assess.planning.wording import begun
from assess.tui.doubts import Kind
from assess.tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from assess.tui.doubts import Doubts

EVERYTHING = "everything"


class KindScreen(Dialog[str]):
    """Ends with a kind, or with `EVERYTHING`."""

    HEADING = "Show"

    def __init__(self, doubts: Doubts, chosen: str) -> None:
        """Offer everything and each kind of which there is any. chosen: the one shown now."""
        super().__init__()
        self._counts = {EVERYTHING: len(doubts.found)} | {kind.value: len(doubts.of(kind)) for kind in Kind}
        self._chosen = chosen

    def contents(self) -> Iterable[Widget]:
        """Return the kinds."""
        offered = [(kind, count) for kind, count in self._counts.items() if count or kind in (EVERYTHING, self._chosen)]
        yield OptionList(*(Option(_line(kind, count), id=kind) for kind, count in offered), markup=False)
        yield Static("Enter shows one, Escape changes nothing.", classes="hint")

    def on_mount(self) -> None:
        """Begin at the kind shown now."""
        options = self.query_one(OptionList)
        options.highlighted = options.get_option_index(self._chosen)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """End with a kind."""
        self.dismiss(event.option.id or EVERYTHING)


def _line(kind: str, count: int) -> Content:
    return Content.from_markup("[b]$count[/b]  $kind", count=f"{count:>4}", kind=begun(kind))
