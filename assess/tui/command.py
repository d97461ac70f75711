"""A command of the wizard, declared once: binding, footer, palette and help all come from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can have done by a key.

    id: the name under which the keys file remaps it ("interview.park"). keys: as Textual names them, parted by commas;
    the first is shown. label: a word or two for the footer. does: a sentence for help and palette. action: the method
    `action_...` that does it. shown: whether the footer has room for it. priority: whether it comes before the widget
    that has the focus.
    """

    id: str
    keys: str
    label: str
    does: str
    action: str
    shown: bool = True
    priority: bool = False

    @property
    def binding(self) -> Binding:
        """The command as Textual binds it."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=self.shown,
            priority=self.priority,
            tooltip=self.does,
            id=self.id,
        )


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Return the bindings of some commands, for a screen's `BINDINGS`."""
    return [command.binding for command in commands]
