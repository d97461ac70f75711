"""The keys below a screen, as one line of text: written anew only where other keys are offered than before.

Textual's footer is a widget to a key, made anew with three layouts at every change of focus, some 80 ms after a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

_GAP = 1


class KeyLine(Widget):
    """Keys with a word each, as many as there is room for. A click on one presses it."""

    _offered: tuple[tuple[str, str, str], ...] = ()

    def on_mount(self) -> None:
        """Follow what is offered on the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self.follow)

    def follow(self, screen: Screen[object]) -> None:
        """Show the keys that do something now, the first for each action."""
        found: dict[str, tuple[str, str, str]] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled:
                found.setdefault(binding.action, (binding.key, self.app.get_key_display(binding), binding.description))
        offered = tuple(found.values())
        if offered != self._offered and screen.app.app_focus:
            self._offered = offered
            self.refresh()

    def render(self) -> Content:
        """Return the keys that there is room for."""
        parts: list[Content] = []
        room = self.content_size.width
        for key, shown, does in self._offered:
            part = Content.assemble((shown, "bold $footer-key-foreground"), f" {does}").stylize(
                Style.from_meta({"key": key})
            )
            room -= part.cell_length
            if room < 0:
                break
            parts.append(part)
            room -= _GAP
        return Content(" " * _GAP).join(parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        key = event.style.meta.get("key")
        if key is not None:
            self.app.simulate_key(key)
