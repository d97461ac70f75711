"""Who answers: the respondents of a file, and adding one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from assess.errors import EngagementError
from assess.interview.beginning import add_person
from assess.tui.screens.dialog import Dialog
from assess.tui.wording import plain, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from assess.engagement.model import Respondent
    from assess.tui.desk import Desk

_ROLE = "role:"


class PeopleScreen(Dialog[str]):
    """Ends with the id of the respondent chosen. Somebody new gives a name, or none, and chooses a role."""

    HEADING = "Who answers?"

    def __init__(self, desk: Desk) -> None:
        """Offer the respondents of a file, and the roles of the instrument for somebody new.

        Where the command line's respondent fits several, only they are offered, once.
        """
        super().__init__()
        self._desk = desk
        fitting, desk.fitting = desk.fitting if not desk.respondent else (), ()
        self._known = [each for each in desk.engagement.respondents if each.id in fitting or not fitting]
        self._only = bool(fitting)

    def contents(self) -> Iterable[Widget]:
        """Return the people, then the roles."""
        if self._known:
            known = (Option(self._person(each), id=each.id) for each in self._known)
            yield OptionList(*known, markup=False, id="people")
        if self._desk.read_only and not self._known:
            yield Static("Nobody answers yet. Escape goes home.")
        if not self._desk.read_only and not self._only:
            yield Static("Somebody new: what to call them in print (or leave it to the role), then the role.")
            yield Input(placeholder="name or function, such as Head of sales", id="name")
            roles = self._desk.bank.roles
            yield OptionList(
                *(Option(plain(role.name), id=f"{_ROLE}{role.id}") for role in roles), markup=False, id="roles"
            )
        yield Static(id="trouble", classes="problem", markup=False)

    def on_mount(self) -> None:
        """Begin with the people, or with somebody new where there is nobody."""
        for first in self.query("#people, #roles").results():
            first.focus()
            return

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the role."""
        event.stop()
        self.query_one("#roles").focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """End with a respondent, adding them first where they are new."""
        chosen = event.option.id or ""
        if not chosen.startswith(_ROLE):
            self.dismiss(chosen)
            return
        role = chosen.removeprefix(_ROLE)
        try:
            self.dismiss(add_person(self._desk.sitting, role, self.query_one("#name", Input).value).id)
        except (ValueError, EngagementError) as error:
            self.query_one("#trouble", Static).update(plain(str(error)))

    def _person(self, person: Respondent) -> Content:
        role = self._desk.bank.role_by_id.get(person.role)
        said = role.name if role and role.name != person.name else ""
        return Content.from_markup("$name  [dim]$role[/dim]", name=visible(person.name), role=said)
