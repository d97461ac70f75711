"""A room in which one question after another is asked: what is shown of it, and the ways from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal

from assess.bank.questions import RegisterQuestion
from assess.errors import EngagementError
from assess.interview.routing import asked_of
from assess.report.words import shortened
from assess.tui.interviewing.ending import Ending, ending
from assess.tui.interviewing.progress import progress
from assess.tui.room import RoomScreen
from assess.tui.widgets.path import Path
from assess.tui.widgets.question import Around, QuestionPane
from assess.tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from assess.bank.questions import Question
    from assess.interview.machine import Interview

_NARROW = 76
_LONGEST_COMPANY, _LONGEST_NAME = 30, 24
_NOTHING_OF_TABLE = "Nothing of this table is asked for in the express set."


class Asking(RoomScreen):
    """Shows the question that the present respondent's interview is at.

    shown: what tells whether the screen is up to date, None before the first question. end: the end once it is reached.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pane = QuestionPane(id="pane")
        self.path = Path(id="path", markup=False)
        self.shown: object = None
        self.end: Ending | None = None

    def body(self) -> ComposeResult:
        """Lay out the path and the question."""
        if self.interview.current is not None:
            self.pane.begin_with(self.interview.current)
        with Horizontal(id="interview"):
            yield self.path
            yield self.pane

    @property
    def interview(self) -> Interview:
        """The interview of the present respondent."""
        return self.desk.interview()

    # What is shown

    def top(self) -> str:
        """Return the company and the respondent."""
        company, person = shortened(self.desk.company, _LONGEST_COMPANY), self.desk.person
        return f"{company}  |  {shortened(person.name, _LONGEST_NAME)}" if person else company

    def top_right(self) -> str:
        """Return how far one has come, what is left, and how long the present step is meant to take."""
        return progress(self.interview, narrow=self.size.width < _NARROW) if self.desk.person else ""

    def show(self) -> None:
        """Show the present question, or what can be done at the end; nothing where it is shown already."""
        if self.desk.person is None:
            self.call_after_refresh(self.action_who)
        elif self.now() != self.shown:
            self.offer()

    def offer(self) -> None:
        """Show the present question, or the end."""
        question = self.interview.current
        self.tell_progress()
        self.end = None
        if question is None:
            self.end = ending(self.desk)
            self.pane.offer_end(self.end.says, self.end.lines)
        else:
            self.pane.offer(
                question,
                self.interview.answer_to(question.id),
                self.unfinished(),
                Around(self.desk.engagement.company.currency or "", self.rows(question), self._table_of(question)),
            )
            self.pane.enter()
        self.shown = self.now()
        self.refresh_bindings()
        if not self.desk.told_unfinished:
            self.desk.told_unfinished = True
            self._tell_unfinished(question)

    def tell_progress(self) -> None:
        """Show how far one has come."""
        questions, current = self.interview.questions, self.interview.current
        states = {each.id: self.interview.state(each.id) for each in questions}
        self.path.tell(self.desk.bank, questions, states, current.step if current else None)
        self.refresh_top()

    def questions(self) -> tuple[Question, ...]:
        """Return the questions that the palette finds."""
        return self.interview.questions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the table only where one is kept with the question."""
        if action == "table":
            return self.desk.person is not None and self.interview.table is not None if self.wizard.has_desk else False
        return super().check_action(action, parameters)

    def now(self) -> object:
        """Return what tells whether the screen is up to date: who is asked what, and what the file holds."""
        current = self.interview.current
        return self.interview, current.id if current else "", len(self.desk.sitting.events)

    def rows(self, question: Question) -> int:
        """Return how many rows the table of a question has."""
        register = self.desk.bank.register_by_id.get(question.register_ or "")
        return len(self.interview.tables.rows(register)) if register else 0

    def _table_of(self, question: Question) -> str:
        """Return what is said about the table kept with a question."""
        table = self.interview.table
        if isinstance(question, RegisterQuestion):
            return "" if table else _NOTHING_OF_TABLE
        return (
            f"A table is kept with this answer (F8): {table.name}, {counted(self.rows(question), 'row')} so far."
            if table
            else ""
        )

    def unfinished(self) -> Mapping[str, str]:
        """Return what was typed at the present question and is not recorded."""
        try:
            return self.interview.unfinished()
        except EngagementError as error:
            self.wizard.tell(str(error), wrong=True)
            return {}

    def _tell_unfinished(self, question: Question | None) -> None:
        """Tell where something was typed and never recorded, at the first sight of the file."""
        ids = [each.id for each in self.interview.left_unfinished if each is not question]
        if ids:
            self.wizard.tell(f"Typed and not recorded yet: {', '.join(ids)}. It is offered again there.")

    # Moving about

    def settled(self) -> bool:
        """Record or keep what stands in the fields; whether nothing of it would be lost by leaving."""
        return True

    def leave(self, move: Callable[[], object]) -> None:
        """Leave the question; one stays where the file takes nothing, so that nothing typed is lost."""
        if self.desk.read_only or self.settled():
            move()
            self.offer()

    def action_onward(self) -> None:
        """Go on."""
        self.leave(self.interview.next)

    def action_back(self) -> None:
        """Go back."""
        self.leave(self.interview.back)

    def action_forward(self) -> None:
        """Go forward again."""
        self.leave(self.interview.forward)

    def jump_to(self, question_id: str) -> None:
        """Go to a question by its id; of somebody else it is put to, where it is not put to the present respondent."""
        if not self.settled():
            return
        before, question = self.desk.respondent, self.desk.bank.question_by_id.get(question_id)
        asked = asked_of(self.desk.bank, self.desk.engagement, question) if question else ()
        if asked and before not in [person.id for person in asked]:
            self.desk.respondent = asked[0].id
        try:
            self.interview.jump(question_id)
        except ValueError as error:
            self.desk.respondent = before
            self.wizard.tell(str(error))
            return
        if self.desk.respondent != before:
            self.wizard.tell(f"Asked of {asked[0].name} now.")
        self.offer()

    def on_path_chosen(self, event: Path.Chosen) -> None:
        """Go to the first open question of a step, or to its first."""
        event.stop()
        held = [each for each in self.interview.questions if each.step == event.step]
        waiting = [each for each in held if each in self.interview.unanswered]
        self.jump_to((waiting or held)[0].id)

    def action_who(self) -> None:
        """Change to another respondent."""
        from assess.tui.screens.people import PeopleScreen

        if self.settled():
            self.app.push_screen(PeopleScreen(self.desk), self._changed_to)

    def _changed_to(self, person: str | None) -> None:
        if person:
            self.desk.respondent = person
        if self.desk.person is None:
            self.wizard.go_home()
        else:
            self.show()
