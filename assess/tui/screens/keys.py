"""What the keys do: every command of the screen beneath, from the declarations that bind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.keys import format_key
from textual.widgets import Static

from assess.tui.screens.dialog import Dialog
from assess.tui.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.screen import Screen
    from textual.widget import Widget

    from assess.tui.command import Command

_KEY_WIDTH = 20
_EVERYWHERE = (
    ("Tab, Shift+Tab", "Go to the next field or list, or to the one before."),
    ("Enter", "Choose, or go on to the next field."),
    ("Escape", "Close what lies over the screen."),
)


class KeysScreen(Dialog[None]):
    """A list of keys and what they do."""

    BINDINGS = [Binding("f1,q", "leave", "Close", show=False)]  # noqa: RUF012 - as Textual declares it
    HEADING = "Keys"

    def __init__(self, beneath: Screen[object]) -> None:
        """Tell the keys of the screen beneath and of the application."""
        super().__init__()
        self._beneath = beneath

    def contents(self) -> Iterable[Widget]:
        """Return the keys, and where they can be changed."""
        settings = getattr(self.app, "settings", None)
        commands = (*getattr(self._beneath, "KEYS", ()), *getattr(self.app, "KEYS", ()))
        lines = [*told(commands, getattr(settings, "keys", {})), *(_line(keys, does) for keys, does in _EVERYWHERE)]
        yield VerticalScroll(Static(Content("\n").join(lines)))
        config = getattr(settings, "config", None)
        if config:
            yield Static(plain(f"Change keys by these names in {config}."), classes="hint")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()


def told(commands: Iterable[Command], remapped: Mapping[str, str]) -> list[Content]:
    """Return a line for each command: the keys it has now, what it does, and the name by which its keys are changed."""
    return [_line(_shown(remapped.get(each.id, each.keys)), each.does, each.id) for each in commands]


def _line(keys: str, does: str, name: str = "") -> Content:
    said = Content.from_markup("[b]$keys[/b] $does", keys=keys.ljust(_KEY_WIDTH), does=does)
    return said + Content.styled(f"  {name}", "dim") if name else said


def _shown(keys: str) -> str:
    """Return keys as they stand on a keyboard: "F5, p"."""
    return ", ".join("+".join(_key(part) for part in key.strip().split("+")) for key in keys.split(","))


def _key(name: str) -> str:
    shown = format_key(name)
    return shown if len(shown) == 1 else shown.capitalize()
