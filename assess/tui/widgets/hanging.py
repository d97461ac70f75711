"""Text whose lines after the first stand under its own beginning, not under the number or mark before it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.visual import Visual

if TYPE_CHECKING:
    from textual.content import Content
    from textual.css.styles import RulesMap
    from textual.style import Style
    from textual.visual import RenderOptions


@dataclass(frozen=True)
class Hanging(Visual):
    """Paragraphs, each a mark and the text behind it. All marks are equally wide."""

    paragraphs: tuple[tuple[Content, Content], ...]

    @property
    def plain(self) -> str:
        """The text without styles, a line to a paragraph."""
        return "\n".join(f"{mark.plain}{text.plain}" for mark, text in self.paragraphs)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return the lines as wide as the widget."""
        strips: list[Strip] = []
        for mark, text in self.paragraphs:
            indent = mark.cell_length
            marks = mark.render_strips(indent, 1, style, options)
            under = Strip([Segment(" " * indent, style.rich_style)], indent)
            lines = text.render_strips(max(1, width - indent), None, style, options)
            strips += [Strip.join([lead, line]) for lead, line in zip(chain(marks, repeat(under)), lines, strict=False)]
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return how wide the widest paragraph is."""
        return max((m.cell_length + t.get_optimal_width(rules, container_width) for m, t in self.paragraphs), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines it takes."""
        return sum(text.get_height(rules, max(1, width - mark.cell_length)) for mark, text in self.paragraphs)
