"""Which file to open: a path that completes itself, with what lies there listed below."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.suggester import Suggester
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from assess.errors import AssessError
from assess.planning.wording import begun
from assess.tui.desk import Desk
from assess.tui.places import completions, typed_to_path
from assess.tui.screens.dialog import Dialog
from assess.tui.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType
    from textual.widget import Widget

    from assess.bank.model import Bank


class PathSuggester(Suggester):
    """Completes a path by what lies in its folder."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first path that goes on as typed."""
        found = await asyncio.to_thread(completions, value) if value else ()
        return next(iter(found), None)


class PathInput(Input):
    """A field for a path; Tab takes the completion as Right does, and else goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "Complete", show=False)]

    def action_complete(self) -> None:
        """Take what is suggested, or go on to the list."""
        before = self.value
        self.action_end()
        self.action_cursor_right()
        if self.value == before:
            self.screen.focus_next()


class OpenScreen(Dialog[Desk]):
    """Ends with the file open on a desk; what is wrong with a path is said beside it."""

    HEADING = "Open a client's file"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "to_list", show=False)]

    def __init__(self, bank: Bank) -> None:
        super().__init__()
        self._bank = bank

    def contents(self) -> Iterable[Widget]:
        """Return the field and the list."""
        yield PathInput(placeholder="path of an .assess file", suggester=PathSuggester(), id="open-path")
        yield Static(id="trouble", classes="problem", markup=False)
        yield OptionList(markup=False, id="found")
        yield Static("Tab completes, Down goes to the list, Enter opens, Escape stays.", classes="hint")

    def on_mount(self) -> None:
        """List what lies here."""
        self.query_one(PathInput).focus()
        self._find("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what the path may become."""
        self._trouble("")
        self._find(event.value)

    @work(exclusive=True, exit_on_error=False)
    async def _find(self, typed: str) -> None:
        found = await asyncio.to_thread(completions, typed)
        listed = self.query_one("#found", OptionList)
        listed.clear_options()
        listed.add_options(Option(plain(each), id=each) for each in found)
        listed.display = bool(found)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open what was typed."""
        self._open(event.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a file of the list, or go into a folder."""
        chosen = event.option.id or ""
        if chosen.endswith("/"):
            field = self.query_one(PathInput)
            field.value = chosen
            field.focus()
            field.action_end()
        else:
            self._open(chosen)

    def action_to_list(self) -> None:
        """Go to the list below."""
        found = self.query_one("#found", OptionList)
        if found.display and found.highlighted is None:
            found.highlighted = 0
        if found.display:
            found.focus()

    def _open(self, typed: str) -> None:
        try:
            desk = Desk.open(typed_to_path(typed), self._bank)
        except (ValueError, AssessError) as error:
            self._trouble(f"{begun(str(error)).rstrip('.')}.")
            self.query_one(PathInput).focus()
        else:
            self.dismiss(desk)

    def _trouble(self, says: str) -> None:
        trouble = self.query_one("#trouble", Static)
        trouble.update(plain(says))
        trouble.display = bool(says)
