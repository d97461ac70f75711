"""What to ask next: the questions that would settle most, worked out exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assess.interview.routing import asked_of
from assess.tui.screens.dialog import Dialog
from assess.tui.wording import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from assess.scoring.assessment import NextQuestion
    from assess.tui.desk import Desk

_MOST = 12
_WAITING = "Working it out."
_FOUND, _NOTHING = "Enter goes to one, Escape stays.", "Nothing is left to settle."


class AskNextScreen(Dialog[str]):
    """Ends with the id of the question to go to."""

    HEADING = "Ask these next"

    @dataclass
    class Found(Message):
        """The questions are worked out."""

        questions: Sequence[NextQuestion]

    def __init__(self, desk: Desk) -> None:
        """List the open questions by what their answers would settle."""
        super().__init__()
        self._desk = desk

    def contents(self) -> Iterable[Widget]:
        """Return room for the questions."""
        yield OptionList(markup=False)
        yield Static(_WAITING, id="told", classes="hint")

    def on_mount(self) -> None:
        """Work them out."""
        self._work_out()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _work_out(self) -> None:
        self.post_message(self.Found(self._desk.asked_next()[:_MOST]))

    def on_ask_next_screen_found(self, event: Found) -> None:
        """List them."""
        self.query_one(OptionList).add_options(Option(self._line(each), id=each.question) for each in event.questions)
        self.query_one("#told", Static).update(_FOUND if event.questions else _NOTHING)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """End with a question."""
        self.dismiss(event.option.id or "")

    def _line(self, each: NextQuestion) -> Content:
        """Return a question, whom to ask, and what it would settle: names of findings, never scores."""
        question = self._desk.bank.question_by_id[each.question]
        asked = [person.name for person in asked_of(self._desk.bank, self._desk.engagement, question)]
        people = f"ask {asked[0]}, " if asked and self._desk.person and self._desk.person.name not in asked else ""
        settles = list(dict.fromkeys((*each.settles, *each.may_settle)))
        told = f"settles {', '.join(settles[:2])}" if settles else "narrows the ranges"
        return Content.assemble((each.question, "bold"), f" {flat(question.name)}  ", (flat(f"{people}{told}"), "dim"))
