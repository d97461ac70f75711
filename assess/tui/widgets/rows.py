"""A list of findings: headings and rows, written in place when they change, with the cursor kept on its row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assess.tui.command import Command, bindings
from assess.tui.wording import visible

_HANGING = 2
_GAP = "  "
_LEAST_COLUMNS = 10

if TYPE_CHECKING:
    from collections.abc import Sequence


LIST_KEYS = (
    Command("list.open", "enter", "Open", "Go to what lies behind the row.", "select"),
    Command("list.next", "tab,right", "Section", "Go to the next heading.", "section(1)"),
    Command("list.before", "shift+tab,left", "Section before", "Go to the heading before.", "section(-1)", shown=False),
)
"""What one can do in every list of rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line or block of a list.

    id: stays the same when the answers change, so that the cursor finds it again. questions: what lies behind it.
    about: what that is called; says: more to say of it above those questions. heading: a title between rows, which the
    cursor passes over. direct: Enter goes to its question at once. whom: the respondents whose answers are meant.
    """

    id: str
    told: Content
    questions: tuple[str, ...] = ()
    about: str = ""
    says: tuple[str, ...] = ()
    heading: bool = False
    direct: bool = False
    whom: tuple[str, ...] = ()


class RowList(OptionList):
    """Rows one moves through; Enter or a click chooses one, Tab goes to the next heading."""

    KEYS: ClassVar[tuple[Command, ...]] = LIST_KEYS
    BINDINGS = bindings(LIST_KEYS)

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        row: Row

    @dataclass
    class Resized(Message):
        """There is more or less room for a row than before."""

        columns: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)
        self._rows_now: tuple[Row, ...] = ()

    def offer(self, rows: Sequence[Row]) -> None:
        """Show rows in place of those before; the cursor stays on its row, or where that row was."""
        before, self._rows_now = self._rows_now, tuple(rows)
        if [row.id for row in before] == [row.id for row in rows]:
            for place, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old.told != new.told:
                    self.replace_option_prompt_at_index(place, new.told)
            return
        here, place = self.here, self.highlighted or 0
        self.set_options([Option(row.told, id=row.id, disabled=row.heading) for row in rows])
        self.go_to(here, place)

    @property
    def here(self) -> str:
        """The id of the row under the cursor, "" where there is none."""
        row = self.row
        return row.id if row else ""

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        place = self.highlighted
        return None if place is None or place >= len(self._rows_now) else self._rows_now[place]

    @property
    def columns(self) -> int:
        """How many characters a row has room for."""
        return self.scrollable_content_region.width

    def go_to(self, row_id: str, place: int = 0) -> None:
        """Put the cursor on a row; where it is gone, on the row at a place or the nearest one."""
        ids = [row.id for row in self._rows_now]
        wanted = ids.index(row_id) if row_id in ids else place
        rows = [n for n, row in enumerate(self._rows_now) if not row.heading]
        if rows:
            self.highlighted = min(rows, key=lambda n: abs(n - wanted))

    def action_section(self, by: int) -> None:
        """Go to the first row below the next heading, or the one before."""
        firsts = [
            n for n, row in enumerate(self._rows_now) if not row.heading and (n == 0 or self._rows_now[n - 1].heading)
        ]
        here = self.highlighted or 0
        beyond = [n for n in firsts if n > here] if by > 0 else [n for n in reversed(firsts) if n < here]
        if beyond:
            self.highlighted = beyond[0]
            self._show_heading(at_top=True)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Keep the heading above a row in sight."""
        super().watch_highlighted(highlighted)
        self._show_heading()

    def _show_heading(self, *, at_top: bool = False) -> None:
        """Bring the heading right above the cursor into sight, or to the top."""
        here = first = self.highlighted or 0
        while first and self._rows_now[first - 1].heading:
            first -= 1
        line = self._index_to_line.get(first) if first < here and self.is_mounted else None
        if line is not None and (at_top or line < self.scroll_offset.y):
            self.scroll_to(y=line, animate=False, force=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell which row was chosen."""
        event.stop()
        self.post_message(self.Chosen(self._rows_now[event.option_index]))

    def on_resize(self) -> None:
        """Tell how much room there is now."""
        self.post_message(self.Resized(self.columns))


def heading(row_id: str, title: str, note: str, columns: int) -> Row:
    """Return a title between rows below an empty line, with a note behind it, or beneath where there is no room."""
    told = Content("\n") + hung("", title, columns, "bold $primary")
    if note:
        beside = cell_len(title) + len(_GAP) + cell_len(note) <= columns
        told = told + (Content(_GAP) if beside else Content("\n")) + hung("", note, columns, "dim")
    return Row(row_id, told, heading=True)


def hung(front: str, text: str, columns: int, style: str = "") -> Content:
    """Return a text behind a few characters of ours, its further lines hanging two columns deeper than the first."""
    body = Content.styled(" ".join(visible(text).split()), style)
    indent = cell_len(front) if front else _HANGING
    lines = body.wrap(max(_LEAST_COLUMNS, columns - indent))
    return Content(front) + Content("\n" + " " * indent).join(line.rstrip() for line in lines)
