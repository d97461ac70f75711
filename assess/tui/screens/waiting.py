"""What waits for an answer: what is parked, what was typed and not recorded, what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assess.tui.screens.dialog import Dialog
from assess.tui.wording import counted, flat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from assess.bank.questions import Question
    from assess.interview.machine import Interview


class WaitingScreen(Dialog[str]):
    """Ends with the id of the question to go to."""

    def __init__(self, interview: Interview) -> None:
        """List what waits in an interview."""
        super().__init__()
        parked, unfinished, open_ones = interview.parked, interview.left_unfinished, interview.unanswered
        self._told = f"{counted(len(parked), 'question')} parked, {len(open_ones)} open"
        self._found: dict[str, tuple[Question, str]] = {}
        for questions, how in ((parked, "parked"), (unfinished, "typed and not recorded"), (open_ones, "open")):
            for question in questions:
                self._found.setdefault(question.id, (question, how))

    def heading(self) -> str:
        """Return how much waits."""
        return self._told

    def contents(self) -> Iterable[Widget]:
        """Return the questions."""
        if self._found:
            yield OptionList(*(self._option(*each) for each in self._found.values()), markup=False)
        yield Static("Enter goes to one, Escape stays." if self._found else "Nothing waits.", classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """End with a question."""
        self.dismiss(event.option.id or "")

    @staticmethod
    def _option(question: Question, how: str) -> Option:
        return Option(
            Content.assemble((question.id, "bold"), f" {flat(question.name)}  ", (how, "dim")), id=question.id
        )
