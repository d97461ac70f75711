"""A room that is a list: worked out in a thread while the old list stays, gone through row by row, come back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from assess.tui.command import bindings
from assess.tui.room import GO, RETURN, RoomScreen
from assess.tui.screens.behind import BehindScreen, lead_to
from assess.tui.widgets.rows import LIST_KEYS, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from assess.scoring.assessment import QuestionScore
    from assess.tui.command import Command
    from assess.tui.desk import Desk
    from assess.tui.widgets.rows import Row

_WAITING = "Working it out."
_FAILED = "This could not be worked out, by a fault of the program. Nothing in the file was changed."


class ListRoom(RoomScreen):
    """A room whose body is one list of rows. What it tells is kept on the desk, and the row it was left on too."""

    KEYS: ClassVar[tuple[Command, ...]] = (*LIST_KEYS, GO, RETURN)
    BINDINGS = bindings((GO, RETURN))

    @dataclass
    class Found(Message):
        """What the list tells is worked out and lies on the desk."""

    def body(self) -> ComposeResult:
        """Lay out what is said while there is nothing to list, and the list."""
        yield Static(_WAITING, id="waiting")
        yield RowList(id="rows")

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    # What a subclass says

    def fresh(self) -> bool:
        """Whether what lies on the desk follows from the answers as they are now."""
        raise NotImplementedError

    def find(self, desk: Desk) -> None:
        """Work out what the list tells and lay it on the desk; called in a thread, so no widget is touched."""
        raise NotImplementedError

    def listed(self, columns: int) -> Sequence[Row]:
        """Return the rows of what lies on the desk, none where nothing does yet."""
        raise NotImplementedError

    # What is shown

    def show(self) -> None:
        """Show what lies on the desk, and work it out anew where the answers have changed since."""
        self.draw()
        if not self.fresh():
            self._work_out(self.desk)

    def draw(self) -> None:
        """Write the rows into the list, once there is room for them."""
        columns = self.rows.columns
        rows = self.listed(columns) if columns else ()
        self.query_one("#waiting").display = not rows
        if rows:
            known = self.rows.row is not None
            self.rows.offer(rows)
            if not known:
                self.rows.go_to(self.desk.places.get(self.ROOM, ""))

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _work_out(self, desk: Desk) -> None:
        self.find(desk)
        self.post_message(self.Found())

    def on_list_room_found(self) -> None:
        """Show what was worked out."""
        self.show()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so where it could not be worked out."""
        if event.state is WorkerState.ERROR:
            self.wizard.tell(_FAILED, wrong=True)

    def on_row_list_resized(self) -> None:
        """Write the rows for the room there is now."""
        self.draw()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keep the place, to come back to."""
        self.desk.places[self.ROOM] = event.option.id or ""

    # Where it leads

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go to what lies behind a row: its question, or the list of its questions and then one of them."""
        row = event.row
        if row.direct:
            lead_to(self, row.questions[0], row.whom)
            return
        behind = BehindScreen(self.desk, row.about, row.questions, row.says, self.stands)
        self.app.push_screen(behind, lambda chosen: lead_to(self, chosen, row.whom) if chosen else None)

    def stands(self, score: QuestionScore | None) -> str:
        """Return how a question stands, as the list of questions behind a row says it."""
        raise NotImplementedError

    def action_select(self) -> None:
        """Go to what lies behind the row."""
        self.rows.action_select()

    def action_section(self, by: int) -> None:
        """Go to the next heading, or the one before."""
        self.rows.action_section(by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way back always: without another room to go back to, it leads to the interview."""
        return True if action == "return" else super().check_action(action, parameters)

    def action_return(self) -> None:
        """Go back to the room one came from, or to the interview."""
        if self.desk.came_from:
            super().action_return()
        else:
            self.wizard.enter("interview")
