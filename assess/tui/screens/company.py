"""What is known of the company, to be corrected at any time; each fact is on disk when its field is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Input, Static

from assess.errors import EngagementError
from assess.tui.command import Command, bindings
from assess.tui.widgets.company_sheet import COMPANY_FIELDS, FixedForm, as_typed
from assess.tui.wording import one_line, visible

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from assess.tui.desk import Desk
    from assess.tui.widgets.form import Form

_LEAVE = Command("company.leave", "escape,f2", "Back", "Go back; what fits is recorded.", "leave")
_SAYS = "These facts decide which questions are asked. A field that is emptied is not known."
_LOST = "One of the fields does not fit and is not recorded. Leave it as it was?"
_KEPT = "company"
"""Where what is typed and does not fit yet is kept, in place of a question."""
_KEEP_AFTER = 0.5


class CompanyScreen(Screen[None]):
    """The facts about the company of the open file."""

    KEYS: ClassVar[tuple[Command, ...]] = (_LEAVE,)
    BINDINGS = bindings(KEYS)

    def __init__(self, desk: Desk) -> None:
        """Show what is known, and what was typed and did not fit."""
        super().__init__()
        self._desk = desk
        self._keeping: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        kept = {} if self._desk.read_only else self._desk.sitting.unfinished.kept("", _KEPT)
        yield Static(one_line(f"{self._desk.company}  |  the company"), id="top")
        with VerticalScroll(id="company-sheet", can_focus=False):
            yield Static(self._desk.why_read_only or _SAYS, classes="hint", markup=False)
            yield FixedForm(COMPANY_FIELDS, {**as_typed(self._desk.engagement.company), **kept}, id="facts")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the first field; a file that is open to look at takes nothing."""
        for field in self.query(Input):
            field.disabled = self._desk.read_only
        self._sheet.enter()

    @property
    def _sheet(self) -> FixedForm:
        return self.query_one(FixedForm)

    def on_form_typed(self, event: Form.Typed) -> None:
        """Keep what is being typed."""
        event.stop()
        if self._keeping is None:
            self._keeping = self.set_timer(_KEEP_AFTER, self._keep)

    def on_form_left(self, event: Form.Left) -> None:
        """Record a field that was left."""
        event.stop()
        self.settle()

    def on_form_finished(self, event: Form.Finished) -> None:
        """Go back after the last field."""
        event.stop()
        self.action_leave()

    def settle(self) -> None:
        """Record what fits and is new; keep what does not fit yet."""
        if self._desk.read_only:
            return
        self._keep()
        before = as_typed(self._desk.engagement.company)
        typed = self._sheet.typed
        for field in COMPANY_FIELDS:
            text = typed.get(field.id, "")
            if text != before.get(field.id, "") and self._recorded(field.id, text):
                self._desk.sitting.unfinished.drop("", _KEPT, field.id)

    def _recorded(self, fact: str, text: str) -> bool:
        try:
            self._desk.sitting.set_company(**{fact: text})
        except ValueError:  # the field itself says what does not fit
            return False
        except EngagementError as error:
            self.app.notify(visible(str(error)), severity="error", timeout=15, markup=False)
            return False
        return True

    def _keep(self) -> None:
        """Keep fields that are not what is recorded."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        if self._desk.read_only:
            return
        before, typed = as_typed(self._desk.engagement.company), self._sheet.typed
        for field in COMPANY_FIELDS:
            text = typed.get(field.id, "")
            self._desk.sitting.unfinished.keep("", _KEPT, field.id, "" if text == before.get(field.id, "") else text)

    def action_leave(self) -> None:
        """Record what fits and go back; ask where something does not fit."""
        from assess.tui.screens.confirm import ConfirmScreen

        self.settle()
        if self._sheet.enter_misfit():
            self.app.push_screen(ConfirmScreen(_LOST, "Leave it"), lambda yes: self._let_go() if yes else None)
        else:
            self.dismiss(None)

    def _let_go(self) -> None:
        for field in COMPANY_FIELDS:
            self._desk.sitting.unfinished.drop("", _KEPT, field.id)
        self.dismiss(None)
