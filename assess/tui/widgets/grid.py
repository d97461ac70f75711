"""A table one moves about in cell by cell: the first column stays in sight, and only changed lines are painted.

Everything shown is data: cells become segments of text of a fixed width, and nothing in them is read as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from assess.tui.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style
    from textual import events

Mark: TypeAlias = Literal["name", "known", "unknown", "none", "typed", "new"]
"""What a cell holds: the name of its row, something known, nothing known, "none", what was typed and does not fit yet,
or the place to add a row."""

_HEAD = 2
"""Lines above the rows: names of columns are put on two lines."""
_GAP = 2
_CUT = "…"
_SHOWN = 200
"""No cell is as wide as this; longer text is not looked at further."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its name and how many cells of the terminal it is wide."""

    name: str
    width: int


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands in a cell."""

    text: str
    mark: Mark = "known"


class Grid(ScrollView, can_focus=True):
    """Cells in rows and columns, with a cursor on one of them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--cell",
        "grid--head",
        "grid--head-here",
        "grid--name",
        "grid--unknown",
        "grid--typed",
        "grid--new",
        "grid--cursor",
        "grid--cursor-away",
    }
    BINDINGS: ClassVar = [
        Binding("left,shift+tab", "move(0,-1)", "Left", show=False),
        Binding("right,tab", "onward", "Right", show=False),
        Binding("up", "move(-1,0)", "Up", show=False),
        Binding("down", "move(1,0)", "Down", show=False),
        Binding("pageup", "page(-1)", "A page up", show=False),
        Binding("pagedown", "page(1)", "A page down", show=False),
        Binding("home", "edge(0,-1)", "First column", show=False),
        Binding("end", "edge(0,1)", "Last column", show=False),
        Binding("ctrl+home", "edge(-1,-1)", "First cell", show=False),
        Binding("ctrl+end", "edge(1,1)", "Last cell", show=False),
        Binding("enter", "choose", "Edit", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor is on another cell."""

        row: int
        column: int

    @dataclass
    class Typed(Message):
        """A character was typed on a cell."""

        character: str

    @dataclass
    class Chosen(Message):
        """Enter was pressed on a cell, or it was clicked twice."""

    @dataclass
    class Pasted(Message):
        """Text was pasted into the grid."""

        text: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._headings: tuple[Heading, ...] = ()
        self._table: list[tuple[GridCell, ...]] = []
        self._edges: tuple[int, ...] = (0,)
        self.row = 0
        self.column = 0

    def offer(self, headings: Sequence[Heading], rows: Sequence[Sequence[GridCell]]) -> None:
        """Show a table; the cursor stays where it was as far as there are cells."""
        self._headings = tuple(headings)
        self._table = [tuple(row) for row in rows]
        edges = [0]
        for heading in self._headings:
            edges.append(edges[-1] + heading.width + _GAP)
        self._edges = tuple(edges)
        self.virtual_size = Size(edges[-1], _HEAD + len(self._table))
        self.row, self.column = self._within(self.row, self.column)
        self._show_cursor()
        self.refresh()

    def change(self, row: int, cells: Sequence[GridCell]) -> None:
        """Show other cells in one row."""
        self._table[row] = tuple(cells)
        self._repaint(row)

    def go(self, row: int, column: int) -> None:
        """Put the cursor on a cell, or the nearest there is."""
        before = self.row
        row, column = self._within(row, column)
        if (row, column) == (self.row, self.column):
            return
        aside = column != self.column
        self.row, self.column = row, column
        self._show_cursor()
        self._repaint(before)
        self._repaint(row)
        if aside:
            self.refresh(Region(0, 0, self.size.width, _HEAD))
        self.post_message(self.Moved(row, column))

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self._table)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self._headings)

    def advance(self) -> None:
        """Go to the next cell: to the right, or past the end of a row to the first cell after the next row's name."""
        if self.column + 1 < self.columns:
            self.go(self.row, self.column + 1)
        elif self.row + 1 < self.rows:
            self.go(self.row + 1, min(1, self.columns - 1))

    # Keys and mouse

    def action_move(self, down: int, right: int) -> None:
        """Move the cursor by so many cells."""
        self.go(self.row + down, self.column + right)

    def action_onward(self) -> None:
        """Move to the right."""
        self.go(self.row, self.column + 1)

    def action_page(self, pages: int) -> None:
        """Move the cursor by a screen of rows."""
        self.go(self.row + pages * max(1, self._room.height - 1), self.column)

    def action_edge(self, down: int, right: int) -> None:
        """Move the cursor to an edge of the table."""
        row = {-1: 0, 0: self.row, 1: self.rows - 1}[down]
        self.go(row, 0 if right < 0 else self.columns - 1)

    def action_choose(self) -> None:
        """Tell that the cell is to be edited."""
        self.post_message(self.Chosen())

    def on_key(self, event: events.Key) -> None:
        """Tell what is typed."""
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Tell what is pasted."""
        event.stop()
        self.post_message(self.Pasted(event.text))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell that is clicked; a second click edits it."""
        at = event.get_content_offset(self)
        spot = self._cell_at(at) if at is not None else None
        if spot == (self.row, self.column):
            self.post_message(self.Chosen())
        elif spot is not None:
            self.go(*spot)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._show_cursor()

    def on_focus(self) -> None:
        """Show that the keys work here."""
        self._repaint(self.row)

    def on_blur(self) -> None:
        """Show that the keys work elsewhere."""
        self._repaint(self.row)

    # Painting

    def render_line(self, y: int) -> Strip:
        """Return one line of the widget: a heading line, a row, or nothing."""
        width = self.size.width
        base = self.get_component_rich_style("grid--cell")
        row = y - _HEAD + round(self.scroll_y)
        if not self._headings or (y >= _HEAD and row >= self.rows):
            return Strip.blank(width, base)
        place = self._head_cell if y < _HEAD else self._body_cell
        number = y if y < _HEAD else row
        fixed = Strip([place(number, 0)])
        rest = Strip([place(number, column) for column in range(1, self.columns)])
        left = round(self.scroll_x)
        rest = rest.crop(left, left + max(0, width - fixed.cell_length))
        return Strip.join((fixed, rest)).adjust_cell_length(width, base)

    def _head_cell(self, line: int, column: int) -> Segment:
        heading = self._headings[column]
        lines = wrap(visible(heading.name), heading.width, max_lines=_HEAD, placeholder=_CUT) or [""]
        lines = [""] * (_HEAD - len(lines)) + lines
        style = "grid--head-here" if column == self.column else "grid--head"
        return self._segment(lines[line], heading.width, self.get_component_rich_style(style))

    def _body_cell(self, row: int, column: int) -> Segment:
        cell = self._table[row][column]
        return self._segment(cell.text, self._headings[column].width, self._style(row, column, cell.mark))

    def _style(self, row: int, column: int, mark: Mark) -> Style:
        if (row, column) == (self.row, self.column):
            return self.get_component_rich_style("grid--cursor" if self.has_focus else "grid--cursor-away")
        if mark in ("name", "typed", "new", "unknown"):
            return self.get_component_rich_style(f"grid--{mark}")
        return self.get_component_rich_style("grid--cell")

    def _segment(self, text: str, width: int, style: Style) -> Segment:
        line = " ".join(visible(text[:_SHOWN]).split())
        if cell_len(line) > width:
            line = f"{set_cell_size(line, width - 1)}{_CUT}"
        return Segment(f" {set_cell_size(line, width)} ", style)

    def _repaint(self, row: int) -> None:
        y = row + _HEAD - round(self.scroll_y)
        if _HEAD <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    # Places

    @property
    def _room(self) -> Size:
        """How much of the rows and of the columns after the first is in sight."""
        width, height = self.scrollable_content_region.size
        first = self._edges[1] if self.columns else 0
        return Size(max(0, width - first), max(0, height - _HEAD))

    def _within(self, row: int, column: int) -> tuple[int, int]:
        return max(0, min(row, self.rows - 1)), max(0, min(column, self.columns - 1))

    def _show_cursor(self) -> None:
        """Scroll as little as is needed for the cursor's cell to be in sight."""
        if not self._headings or not self.size:
            return
        y, x = self.scroll_y, self.scroll_x
        y = min(max(y, self.row + 1 - self._room.height), self.row)
        if self.column:
            first = self._edges[1]
            x = max(x, self._edges[self.column + 1] - first - self._room.width)
            x = min(x, self._edges[self.column] - first)
        self.scroll_to(x, y, animate=False, force=True)

    def _cell_at(self, at: Offset) -> tuple[int, int] | None:
        """Return the row and column of a place in the widget."""
        row = at.y - _HEAD + round(self.scroll_y)
        x = at.x if at.x < self._edges[1 if self.columns else 0] else at.x + round(self.scroll_x)
        column = next((n for n in self._numbers() if self._edges[n] <= x < self._edges[n + 1]), None)
        return (row, column) if at.y >= _HEAD and row < self.rows and column is not None else None

    def _numbers(self) -> Iterator[int]:
        return iter(range(self.columns))
