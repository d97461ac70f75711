"""The keys below a screen, made anew only where they have changed.

Textual's footer is made anew, twelve widgets and three layouts, at every change of focus: some 80 ms after a key press.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Footer

if TYPE_CHECKING:
    from textual.screen import Screen


class SteadyFooter(Footer):
    """A footer that stays as it is while the keys it shows stay the same."""

    _offered: tuple[tuple[str, str, str, bool], ...] = ()

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Make the keys anew where others are offered than before."""
        offered = tuple(
            (active.binding.key, active.binding.action, active.binding.description, active.enabled)
            for active in screen.active_bindings.values()
            if active.binding.show
        )
        first_of_each = {action: (key, action, says, enabled) for key, action, says, enabled in reversed(offered)}
        shown = tuple(reversed(first_of_each.values()))
        if shown == self._offered:
            return
        if screen.app.app_focus:
            self._offered = shown
        super().bindings_changed(screen)
