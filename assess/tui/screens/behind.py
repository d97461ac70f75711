"""The questions behind something: behind an action, a line, a number, a finding. One of them can be gone to.

Every room that tells what follows from answers leads to them this way: `show_behind` from the room, Enter on a
question, and Escape in the interview comes back to the room (`RoomScreen.action_return`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assess.interview.routing import asked_of
from assess.report import words
from assess.report.steps import STANDINGS
from assess.scoring.assessment import Standing
from assess.tui.screens.dialog import Dialog
from assess.tui.wording import plain, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.widget import Widget

    from assess.scoring.assessment import QuestionScore
    from assess.tui.desk import Desk
    from assess.tui.room import RoomScreen

_WORTH_SAYING = frozenset({Standing.ANSWERED, Standing.UNSURE, Standing.DISAGREED})


class BehindScreen(Dialog[str]):
    """Ends with the id of the question to go to."""

    AUTO_FOCUS = "OptionList"

    def __init__(
        self,
        desk: Desk,
        about: str,
        questions: Sequence[str],
        says: Sequence[str] = (),
        told: Callable[[QuestionScore | None], str] | None = None,
    ) -> None:
        """List the questions behind something, which `about` names and `says` tells of, each with what `told` says."""
        super().__init__()
        self._desk, self._about, self._says, self._told = desk, about, tuple(says), told or stands
        self._questions = tuple(each for each in questions if each in desk.bank.question_by_id)

    def heading(self) -> str:
        """Return what the questions lie behind."""
        return f"Behind: {self._about}"

    def contents(self) -> Iterable[Widget]:
        """Return the questions, each with how it stands."""
        if self._says:
            yield VerticalScroll(Static(plain("\n".join(self._says))), classes="says")
        scores = {score.id: score for step in self._desk.assessment.steps for score in step.questions}
        if self._questions:
            yield OptionList(*(Option(self._line(each, scores), id=each) for each in self._questions), markup=False)
        says = "Enter goes to one, Escape stays." if self._questions else "No question lies behind it. Escape closes."
        yield Static(says, classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """End with a question."""
        self.dismiss(event.option.id or "")

    def _line(self, question: str, scores: dict[str, QuestionScore]) -> Content:
        name = visible(self._desk.bank.question_by_id[question].name)
        told = visible(self._told(scores.get(question)))
        return Content.from_markup("[b]$id[/b] $name  [dim]$told[/dim]", id=question, name=name, told=told)


def stands(score: QuestionScore | None) -> str:
    """Return how a question stands: "answered, worth 25", "open"."""
    if score is None:
        return ""
    worth = f", worth {words.span(score.points)}" if score.standing in _WORTH_SAYING and score.points else ""
    return f"{STANDINGS[score.standing]}{worth}"


def show_behind(screen: RoomScreen, about: str, questions: Sequence[str]) -> None:
    """Show the questions behind something; the one chosen is gone to, and Escape there comes back to this room."""
    screen.app.push_screen(
        BehindScreen(screen.desk, about, questions), lambda chosen: lead_to(screen, chosen) if chosen else None
    )


def lead_to(screen: RoomScreen, question: str, whom: Sequence[str] = ()) -> None:
    """Go to a question in the interview, of somebody it is put to, and remember the room to come back to.

    whom: those whose answer is meant; without, or where it is not put to them, anybody it is put to. The present
    respondent is kept where that will do.
    """
    desk = screen.desk
    asked = [person.id for person in asked_of(desk.bank, desk.engagement, desk.bank.question_by_id[question])]
    meant, before = [each for each in whom if each in asked] or asked, desk.respondent
    if meant and before not in meant:
        desk.respondent = meant[0]
    if desk.person is not None:
        try:
            desk.interview().jump(question)
        except ValueError as error:
            desk.respondent = before
            screen.notify(visible(str(error)), severity="warning", markup=False)
            return
    desk.came_from = screen.ROOM
    screen.wizard.enter("interview")
