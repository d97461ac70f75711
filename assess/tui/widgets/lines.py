"""Lines to choose from that stand as a whole in a pane which scrolls: the line under the cursor is kept in sight."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widgets import OptionList


class Lines(OptionList):
    """A list of options, none of them markup, as high as they need."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)

    def scroll_to_highlight(self, top: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual declares it
        """Bring the line under the cursor into sight, in the list and in the pane around it."""
        super().scroll_to_highlight(top)
        self.call_after_refresh(self._scroll_pane)

    def _scroll_pane(self) -> None:
        pane, place = self.parent, self.highlighted
        if isinstance(pane, VerticalScroll) and self.has_focus and place is not None and place < len(self._heights):
            above = sum(self._heights[each] for each in range(place))
            line = Region(0, above, self.size.width, self._heights[place])
            pane.scroll_to_region(line.translate(self.virtual_region.offset), animate=False)
