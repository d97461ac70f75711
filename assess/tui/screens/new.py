"""A new engagement: what is known of the company, who answers, which set is asked, and where the file lies."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Input, Select, Static

from assess.engagement.sitting import Sitting
from assess.errors import AssessError
from assess.interview.beginning import add_person, ask_set
from assess.planning.wording import begun
from assess.tui.command import Command, bindings
from assess.tui.places import free_path, new_path, working_folder
from assess.tui.widgets.company_sheet import COMPANY_FIELDS, FixedForm
from assess.tui.widgets.form import Field, Form
from assess.tui.widgets.levels import Levels
from assess.tui.wording import plain, visible

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.timer import Timer

    from assess.bank.model import Bank
    from assess.tui.settings import Settings

_BEGIN = Command("new.begin", "f2,ctrl+s", "Begin", "Make the file and begin the interview.", "begin")
_LESS = Command("new.less", "f4", "One less", "Take out the person added last.", "less", shown=False)
_LEAVE = Command("new.leave", "escape", "Leave", "Leave this form; you are asked first.", "leave")
_SAYS = "Whatever is not known yet may stay blank: it is asked again, and nothing is assumed. F2 begins."
_LOST = "Leave this form? What stands in it is thrown away."
_FILE, _PEOPLE, _EXPRESS = "file", "people", "express"
_KEEP_AFTER = 0.5


class NewScreen(Screen["Path"]):
    """Ends with the path of the file that was made. What stands in the form is kept in the state folder meanwhile."""

    KEYS: ClassVar[tuple[Command, ...]] = (_BEGIN, _LESS, _LEAVE)
    BINDINGS = bindings(KEYS)

    def __init__(self, bank: Bank, settings: Settings) -> None:
        """Offer an empty form, or the one that was left half filled in."""
        super().__init__()
        self._bank, self._settings = bank, settings
        self._begun = settings.form()
        self._joining = _people(self._begun.get(_PEOPLE, ""), bank)
        self._keeping: Timer | None = None
        self._proposed = ""

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        roles = [(plain(role.name), role.id) for role in self._bank.roles]
        where = (Field(_FILE, "Where does its file go?", "", free_path, wide=True),)
        yield Static("New engagement", id="top")
        with VerticalScroll(id="company-sheet", can_focus=False):
            yield Static(_SAYS, classes="hint")
            yield FixedForm(COMPANY_FIELDS, self._begun, id="facts")
            yield Static(
                "Who answers? A name or function (or leave it to the role), then the role.", classes="field-asks"
            )
            with Horizontal(classes="person-line"):
                yield Input(placeholder="such as Head of sales", compact=True, id="person")
                yield Select[str](roles, prompt="role", compact=True, id="role")
            yield Static(id="answering", markup=False)
            yield Static("How much is asked?", classes="field-asks")
            yield Levels(id="set")
            yield FixedForm(where, self._begun, id="where")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Propose a file, show what was there before, and begin with the company."""
        self.query_one(Levels).offer(self._sets(), int(bool(self._begun.get(_EXPRESS))))
        self._tell_people()
        self._propose()
        self._facts.enter()
        if self._begun:
            self.app.notify("What you had begun is here again. Escape throws it away.", markup=False)

    # What stands in the form

    @property
    def _facts(self) -> FixedForm:
        return self.query_one("#facts", FixedForm)

    @property
    def _where(self) -> FixedForm:
        return self.query_one("#where", FixedForm)

    def _typed(self) -> dict[str, str]:
        """Return what a person put into the form, by field; the proposed file is not theirs."""
        own = {_PEOPLE: json.dumps(self._joining) if self._joining else "", _EXPRESS: "yes" if self._express else ""}
        if self._file != self._proposed:
            own[_FILE] = self._file
        return {name: text for name, text in (self._facts.typed | own).items() if text}

    @property
    def _express(self) -> bool:
        return self.query_one(Levels).chosen == 1

    def _sets(self) -> tuple[str, str]:
        of_express = [question for question in self._bank.questions if question.express]
        return f"All {len(self._bank.questions)} questions", f"Express: the {len(of_express)} that matter most"

    @property
    def _file(self) -> str:
        return self._where.typed.get(_FILE, "")

    def _propose(self) -> None:
        """Propose a file named after the company, until somebody names one."""
        if self._file in ("", self._proposed):
            self._proposed = str(new_path(self._facts.typed.get("name", ""), working_folder()))
            field = self._where.row(_FILE).input
            with self.prevent(Input.Changed):
                field.value = self._proposed

    def settle(self) -> None:
        """Keep what stands in the form, so that it is here again next time."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        self._settings.keep_form(self._typed())

    def _keep_soon(self) -> None:
        if self._keeping is None:
            self._keeping = self.set_timer(_KEEP_AFTER, self.settle)

    def on_form_typed(self, event: Form.Typed) -> None:
        """Keep what is typed, and name the file after the company."""
        event.stop()
        if event.field == "name":
            self._propose()
        self._keep_soon()

    def on_form_left(self, event: Form.Left) -> None:
        """Propose a file again where none is named."""
        event.stop()
        if event.field == _FILE:
            self._propose()

    def on_form_finished(self, event: Form.Finished) -> None:
        """Go from the facts to the people; from the file, begin."""
        event.stop()
        if self._facts.has_focus_within:
            self.query_one("#person").focus()
        else:
            self.action_begin()

    # Who answers

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go from a person's name to the role."""
        if event.input.id == "person":
            self.query_one("#role").focus()

    def on_levels_chosen(self, event: Levels.Chosen) -> None:
        """Keep which set is asked; Enter goes on to the file."""
        event.stop()
        self.query_one(Levels).mark(event.number)
        self._keep_soon()
        if event.onward:
            self._where.enter()

    def on_select_changed(self, event: Select.Changed) -> None:
        """Add a person once the role is chosen."""
        if event.value is Select.NULL:
            return
        name = self.query_one("#person", Input)
        self._joining.append((name.value.strip(), str(event.value)))
        name.value = ""
        event.select.clear()
        self._tell_people()
        self._keep_soon()
        name.focus()

    def action_less(self) -> None:
        """Take out the person added last."""
        if self._joining:
            self._joining.pop()
            self._tell_people()
            self._keep_soon()

    def _tell_people(self) -> None:
        lines = [f"{n}. {self._called(*each)}" for n, each in enumerate(self._joining, start=1)]
        answering = self.query_one("#answering", Static)
        answering.update(plain("\n".join([*lines, "F4 takes out the last."] if lines else [])))
        answering.display = bool(lines)

    def _called(self, name: str, role: str) -> str:
        known = self._bank.role_by_id[role].name
        return f"{visible(name)}, {known}" if name else known

    # The end

    def action_begin(self) -> None:
        """Make the file, unless something does not fit."""
        if self._facts.enter_misfit() or not self._facts.check():
            return
        try:
            self._end_with(self._made(free_path(self._file or self._proposed)))
        except (ValueError, AssessError) as error:
            row = self._where.row(_FILE)
            row.say(f"{begun(str(error)).rstrip('.')}.")
            row.input.focus()

    def _made(self, path: Path) -> Path:
        with Sitting.create(path, self._bank, self._facts.typed) as sitting:
            ask_set(sitting, express=self._express)
            for name, role in self._joining:
                add_person(sitting, role, name)
        return path

    def action_leave(self) -> None:
        """Leave; a form in which something stands is not thrown away without a question."""
        from assess.tui.screens.confirm import ConfirmScreen

        if self._typed():
            self.app.push_screen(ConfirmScreen(_LOST, "Leave"), lambda yes: self._end_with(None) if yes else None)
        else:
            self._end_with(None)

    def _end_with(self, path: Path | None) -> None:
        if self._keeping is not None:
            self._keeping.stop()
        self._settings.keep_form({})
        self.dismiss(path)


def _people(kept: str, bank: Bank) -> list[tuple[str, str]]:
    """Return the people of a form that was kept; whoever cannot be read or has no role any more is left out."""
    try:
        people = json.loads(kept or "[]")
        return [(str(name), str(role)) for name, role in people if role in bank.role_by_id]
    except (ValueError, TypeError):
        return []
