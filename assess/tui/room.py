"""What every room shares: the line above, the keys below, and the way to the other rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from assess.tui.command import Command, bindings
from assess.tui.widgets.key_line import KeyLine
from assess.tui.wording import flat, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding
    from textual.widget import Widget

    from assess.tui.app import Wizard
    from assess.tui.desk import Desk

GO = Command("go", "f10,ctrl+g", "Go", "Go to another room: interview, tables, review, results, plan, export.", "go")

RETURN = Command("return", "escape", "Back", "Go back to the room you came from.", "return")


_GAP = 2
_AFTER_FUNCTION_KEYS = 100


class TopLine(Static):
    """One line above: where one is, cut short where there is no room for it, and at its right how far one has come."""

    _left, _right = "", ""

    def tell(self, left: str, right: str = "") -> None:
        """Write the line anew."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = flat(left), flat(right)
            self.refresh()

    def render(self) -> Content:
        """Return the line as wide as it is."""
        right = Content(self._right)
        room = self.content_size.width - right.cell_length - (_GAP if self._right else 0)
        left = Content(self._left).truncate(max(0, room), ellipsis=True, pad=True)
        return Content.assemble(left, " " * _GAP, right) if self._right else left


def _place_of(key: str) -> int:
    number = key.removeprefix("f")
    return int(number) if key != number and number.isdecimal() else _AFTER_FUNCTION_KEYS


class RoomScreen(Screen[None]):
    """A screen on an open file. A subclass gives its body, its keys and its top line.

    KEYS: the commands of this room; bindings, footer, palette and help come from them. Subclasses say
    `BINDINGS = bindings(KEYS)`.
    """

    KEYS: ClassVar[tuple[Command, ...]] = ()
    ROOM: ClassVar[str] = ""
    BINDINGS = bindings([GO, RETURN])

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that do something now: the function keys first, in the order in which they lie on a keyboard."""
        return dict(sorted(super().active_bindings.items(), key=lambda found: _place_of(found[0])))

    @property
    def wizard(self) -> Wizard:
        """The application."""
        return cast("Wizard", self.app)

    @property
    def desk(self) -> Desk:
        """The open file."""
        return self.wizard.desk

    def compose(self) -> ComposeResult:
        """Lay out the top line, the banner of a file that is open to look at, the body and the footer."""
        yield TopLine(id="top")
        if self.desk.read_only:
            yield Static(one_line(f"Read only. {self.desk.why_read_only}"), id="banner")
        yield from self.body()
        yield KeyLine()

    def body(self) -> Iterable[Widget]:
        """Return the widgets between the top line and the footer."""
        return ()

    def top(self) -> str:
        """Return the top line."""
        return self.desk.company

    def top_right(self) -> str:
        """Return what stands at the right of the top line."""
        return ""

    def refresh_top(self) -> None:
        """Write the top line anew."""
        self.query_one("#top", TopLine).tell(self.top(), self.top_right())

    def on_screen_resume(self) -> None:
        """Show what is so now: something may have changed in another room."""
        if not self.is_current:  # left again before it was shown
            return
        if self.is_current and self.desk.came_from == self.ROOM:
            self.desk.came_from = ""
        self.refresh_top()
        self.show()

    def show(self) -> None:
        """Bring the body up to date."""

    def action_go(self) -> None:
        """Offer the other rooms."""
        self.wizard.offer_rooms()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way back only where one came from another room."""
        del parameters
        return bool(self.wizard.has_desk and self.desk.came_from) if action == "return" else True

    def action_return(self) -> None:
        """Go back to the room from which a question was gone to."""
        came_from, self.desk.came_from = self.desk.came_from, ""
        self.wizard.enter(came_from)
