"""The plan on the screen: the names of its parts, the list of one, and what is told of the row under the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assess.report.material import Material
from assess.tui.rollout.parts import PARTS
from assess.tui.widgets.ranges import UNICODE, glyphs
from assess.tui.widgets.rows import Row, RowList
from assess.tui.widgets.sections import Sections
from assess.tui.wording import one_line, plain

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from assess.bank.model import Bank
    from assess.tui.desk import KeptPlan
    from assess.tui.rollout.part import Item, Part

_ASCII = str.maketrans("█▒·━●▶✓✗", "#-.=o>+x")


class PlanPane(Container):
    """One part of a plan at a time, written into the same widgets."""

    @dataclass
    class Moved(Message):
        """The cursor came to another row: the number of the part, and the row's id."""

        part: int
        row: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.part_number = 0
        self._begin_at = ""
        self._offered: tuple[Bank, KeptPlan] | None = None
        self._parts: dict[int, Part] = {}

    def compose(self) -> ComposeResult:
        """Make every widget once."""
        yield Sections([name for name, _ in PARTS], id="plan-parts")
        yield Static(id="plan-state", markup=False)
        with Container(id="plan-body"):
            with Vertical(id="plan-list"):
                yield Static(id="plan-axis", markup=False)
                yield RowList(id="plan-rows")
            with VerticalScroll(id="plan-told", can_focus=False):
                yield Static(id="plan-words", markup=False)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    @property
    def item(self) -> Item | None:
        """What is under the cursor."""
        place, part = self.rows.highlighted, self._parts.get(self.part_number)
        items = part.items if part else ()
        return items[place] if place is not None and place < len(items) else None

    def tell_state(self, says: str) -> None:
        """Say above the list how the plan stands, or nothing."""
        line = self.query_one("#plan-state", Static)
        line.update(one_line(says))
        line.display = bool(says)

    def tell(self, says: str) -> None:
        """Say something in place of a plan, while there is none."""
        self.query_one("#plan-words", Static).update(plain(says))

    def offer(self, bank: Bank, kept: KeptPlan) -> None:
        """Show a plan in place of the one before; the cursor stays where it was."""
        if self._offered is None or self._offered[1] is not kept:
            self._offered, self._parts = (bank, kept), {}
        self.draw()

    def begin_at(self, part: int, row: str) -> None:
        """Show a part, and the cursor on a row of it, once there is a plan."""
        self.part_number, self._begin_at = part, row

    def go_to(self, part: int, row: str) -> None:
        """Show a part, and put the cursor on a row of it."""
        self.part_number = part
        self.draw()
        self.rows.go_to(row)
        self._tell_words()

    def read(self, by: int) -> None:
        """Scroll what is told by a page."""
        told = self.query_one("#plan-told", VerticalScroll)
        told.scroll_relative(y=by * max(1, told.size.height - 1), animate=False)

    def draw(self) -> None:
        """Write the part that is shown, for the room there is."""
        self.query_one(Sections).mark(self.part_number)
        columns, part = self.rows.columns, self._part()
        if part is None or not columns:
            return
        axis = self.query_one("#plan-axis", Static)
        axis.display = part.axis is not None
        axis.update(self._drawable(part.axis(columns)) if part.axis is not None else "")
        first = self.rows.row is None
        self.rows.offer([self._row(n, item, columns) for n, item in enumerate(part.items)])
        if first:
            self.rows.go_to(self._begin_at)
        self._tell_words()

    def _part(self) -> Part | None:
        """Return the part that is shown, made once for each plan."""
        if self._offered is None:
            return None
        if self.part_number not in self._parts:
            bank, kept = self._offered
            material = Material(bank, kept.plan.engagement, kept.assessment, (), None, kept.plan)
            self._parts[self.part_number] = PARTS[self.part_number][1](material)
        return self._parts[self.part_number]

    def _row(self, number: int, item: Item, columns: int) -> Row:
        told = self._drawable(item.row(columns))
        return Row(f"{self.part_number}.{number}", told, item.questions, item.about, heading=item.heading)

    def _tell_words(self) -> None:
        """Tell what is under the cursor at length."""
        item, room = self.item, self.query_one("#plan-told", VerticalScroll)
        width = room.scrollable_content_region.width
        if item is not None and width:
            self.query_one("#plan-words", Static).update(self._drawable(item.told(width)))

    def _drawable(self, content: Content) -> Content:
        """Return content in characters that the terminal can show."""
        if glyphs(self.app.console.encoding) is UNICODE:
            return content
        return Content(content.plain.translate(_ASCII), spans=list(content.spans))

    def on_row_list_resized(self, event: RowList.Resized) -> None:
        """Write the rows for the room there is now."""
        event.stop()
        self.draw()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell of the row, from its beginning."""
        event.stop()
        self.query_one("#plan-told", VerticalScroll).scroll_home(animate=False)
        self._tell_words()
        self.post_message(self.Moved(self.part_number, event.option.id or ""))
