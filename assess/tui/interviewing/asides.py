"""What can be done beside answering: looking things up, taking things back, changing who or what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.events import Evidence, Kind
from assess.errors import EngagementError
from assess.report.words import sentence
from assess.tui.interviewing.answering import Answering
from assess.tui.interviewing.ending import AGAIN, WHO

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.engagement.events import Event
    from assess.tui.screens.reason import Reason

_WHAT = {Kind.ANSWER: "the answer to", Kind.ROW: "a row of", Kind.ROW_GONE: "taking out a row of"}
_PEEK = "A score seen now pulls the next answers towards it. Look all the same?"


class Asides(Answering):
    """The commands of the interview that open something over it, or change what is asked."""

    def action_why(self) -> None:
        """Show or hide why it is asked."""
        if self.interview.current is not None:
            self.pane.toggle_more()

    def action_not_applicable(self) -> None:
        """Ask why it does not apply, record that and go on."""
        from assess.tui.screens.reason import FIELDS, ReasonScreen

        question = self.interview.current
        if question is None or self._refused() or not self.kept():
            return

        def given(reason: Reason | None) -> None:
            if reason is not None:
                proof = (Evidence(*reason[1:]),) if reason.title else ()
                self.without_value(lambda: self.interview.not_applicable(reason.says, proof), *FIELDS)

        self.app.push_screen(
            ReasonScreen(
                "Why does it not apply here?",
                proof=question.critical,
                typed=self.unfinished(),
                keep=self.keep_soon,
            ),
            given,
        )

    def _refused(self) -> bool:
        """Say so where the file is open to look at; whether it is."""
        if self.desk.read_only:
            self.wizard.tell(f"Nothing can be recorded. {self.desk.why_read_only}", wrong=True)
        return self.desk.read_only

    def action_beside(self) -> None:
        """Go to the fields below the answer, and back."""
        if self.interview.current is None:
            return
        if self.focused is not None and self.pane.beside in self.focused.ancestors:
            self.pane.enter()
        else:
            self.pane.beside.enter()

    def action_undo(self) -> None:
        """Take back the last thing recorded."""
        self._take_back("Undone", self.interview.undo)

    def action_redo(self) -> None:
        """Let what was taken back count again."""
        self._take_back("Done again", self.interview.redo)

    def _take_back(self, done: str, take_back: Callable[[], Event | None]) -> None:
        if not self.kept():
            return
        try:
            event = take_back()
        except EngagementError as error:
            self.wizard.tell(str(error), wrong=True)
            return
        if event is None:
            self.wizard.tell("There is nothing to take back.")
            return
        what, about = _WHAT.get(event.draft.kind, "a change to the file"), event.draft.question
        known = self.desk.bank.question_by_id.get(self.desk.bank.current_id.get(about, ""))
        register = self.desk.bank.register_by_id.get(about)
        name = f"{about} {known.name}" if known else register.name if register else about
        self.wizard.tell(sentence(f"{done}: {what} {name}"))
        self.offer()

    def action_company(self) -> None:
        """Change what is known of the company."""
        from assess.tui.screens.company import CompanyScreen

        self.app.push_screen(CompanyScreen(self.desk))

    def action_ask_next(self) -> None:
        """List what would settle most; the one chosen is gone to."""
        from assess.tui.screens.ask_next import AskNextScreen

        self.app.push_screen(AskNextScreen(self.desk), self._go_to)

    def action_waiting(self) -> None:
        """List what is parked, unfinished or open; the one chosen is gone to."""
        from assess.tui.screens.waiting import WaitingScreen

        self.app.push_screen(WaitingScreen(self.interview), self._go_to)

    def _go_to(self, chosen: str | None) -> None:
        if chosen:
            self.jump_to(chosen)

    def action_history(self) -> None:
        """Show every answer this question has had."""
        from assess.tui.screens.history import HistoryScreen

        if self.interview.current is not None:
            self.app.push_screen(HistoryScreen(self.desk, self.interview.current))

    def action_peek(self) -> None:
        """Look at the score after a warning; Escape there comes back."""
        from assess.tui.screens.confirm import ConfirmScreen

        self.app.push_screen(ConfirmScreen(_PEEK, "Look"), lambda yes: self._lead_to("results") if yes else None)

    def action_change_set(self) -> None:
        """Change between the express and the full set; answers stay, and so does the question where both have it."""
        current = self.interview.current
        if self.settled() and self.attempt(
            lambda: self.desk.sitting.set_mode("full" if self.interview.express else "express")
        ):
            self.desk.begin_afresh()
            if current is not None and current in self.interview.questions:
                self.interview.jump(current.id)
            self.wizard.tell(f"The {self.desk.engagement.mode} set is asked now. Every answer is kept.")
            self.offer()

    def at_the_end(self, number: int) -> None:
        """Do what was chosen at the end."""
        chosen = self.end.choices[number] if self.end else ""
        if chosen == AGAIN:
            self.leave(self.interview.again)
        elif chosen == WHO:
            self.action_who()
        else:
            self._lead_to(chosen)

    def _lead_to(self, room: str) -> None:
        """Enter another room from which Escape comes back."""
        self.desk.came_from = self.ROOM
        self.wizard.enter(room)
