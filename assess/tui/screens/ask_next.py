"""What to ask next: the questions that would settle most, worked out exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assess.tui.screens.dialog import Dialog
from assess.tui.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from assess.scoring.assessment import NextQuestion
    from assess.tui.desk import Desk

_MOST = 12


class AskNextScreen(Dialog[str]):
    """Ends with the id of the question to go to."""

    HEADING = "Ask these next"

    def __init__(self, desk: Desk) -> None:
        """List the open questions by what their answers would settle."""
        super().__init__()
        self._desk = desk

    def contents(self) -> Iterable[Widget]:
        """Return the questions."""
        found = self._desk.asked_next()[:_MOST]
        if found:
            yield OptionList(*(Option(self._line(each), id=each.question) for each in found), markup=False)
        yield Static("Enter goes to one, Escape stays." if found else "Nothing is left to settle.", classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """End with a question."""
        self.dismiss(event.option.id or "")

    def _line(self, each: NextQuestion) -> Content:
        """Return a question with what it would settle: names of findings, never scores."""
        question = self._desk.bank.question_by_id[each.question]
        settles = list(dict.fromkeys((*each.settles, *each.may_settle)))
        told = f"settles {', '.join(settles[:2])}" if settles else "narrows the ranges"
        return Content.from_markup(
            "[b]$id[/b] $name  [dim]$told[/dim]", id=each.question, name=visible(question.name), told=visible(told)
        )
