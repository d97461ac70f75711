"""The interview: one question at a time, the steps as a path beside it, the keys below. No score is shown here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from assess.bank.questions import Anchored, Ranking, RegisterQuestion, YesNo
from assess.engagement.events import Evidence, Kind, Quote, Sure
from assess.errors import EngagementError
from assess.interview.progress import State
from assess.tui.command import Command, bindings
from assess.tui.room import GO, RoomScreen
from assess.tui.widgets.beside import DATE, LINK, NOTE, PRIVATE, QUOTE, TITLE, WORDS, Beside
from assess.tui.widgets.form import Form
from assess.tui.widgets.levels import Levels
from assess.tui.widgets.path import Path
from assess.tui.widgets.question import SURES, QuestionPane
from assess.tui.widgets.ranking import RankingList
from assess.tui.wording import counted, visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from assess.bank.questions import Question
    from assess.engagement.events import Event, Json
    from assess.engagement.model import Answer
    from assess.interview.machine import Interview

_DRAFT_AFTER = 0.5
"""Seconds after which what is being typed is kept; it must stay under one."""

_END_CHOICES = ("Go through what is open or parked", "Review the answers", "See the results")
_WHAT = {Kind.ANSWER: "the answer to", Kind.ROW: "a row of", Kind.ROW_GONE: "taking out a row of"}


class InterviewScreen(RoomScreen):
    """The interview of one respondent."""

    ROOM = "interview"
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("interview.why", "f2,question_mark", "Why", "Show why this is asked, two probes and what is good enough.", "why"),
        Command("interview.dont-know", "f3,d", "Don't know", "Record that nobody here knows, and go on.", "dont_know"),
        Command("interview.not-applicable", "f4,x", "N/A", "Record that it does not apply here, and why.", "not_applicable"),
        Command("interview.park", "f5,p", "Park", "Put the question off until the end.", "park"),
        Command("interview.sure", "f6", "Sure", "Change how sure the answer is.", "sure"),
        Command("interview.seen", "s", "Seen", "The evidence was seen, or back to sure.", "say_sure('seen')", shown=False),
        Command("interview.unsure", "u", "Unsure", "The answer is unsure, or back to sure.", "say_sure('unsure')", shown=False),
        Command("interview.beside", "f7,e", "Beside", "Add evidence, a quote or a note.", "beside"),
        Command("interview.table", "f8,t", "Table", "Open the table kept with this question.", "table", shown=False),
        Command("interview.next", "pagedown", "Next", "Go on; what was not answered stays open.", "onward", shown=False, priority=True),
        Command("interview.back", "pageup,alt+left", "Back", "Go back to the question before.", "back", shown=False, priority=True),
        Command("interview.forward", "alt+right", "Forward", "Go forward again, after going back.", "forward", shown=False),
        Command("interview.undo", "f11,alt+u", "Undo", "Take back the last answer or row.", "undo", shown=False),
        Command("interview.redo", "shift+f11,alt+r", "Redo", "Let what was taken back count again.", "redo", shown=False),
        Command("interview.who", "f9,w", "Who", "Change to another respondent, or add one.", "who"),
        Command("interview.ask-next", "alt+a,n", "Ask next", "List the questions that would settle most.", "ask_next", shown=False),
        Command("interview.history", "alt+h,h", "History", "Show every answer this question has had.", "history", shown=False),
        Command("interview.peek", "f12", "Peek", "Look at the score, after a warning.", "peek", shown=False),
        Command("interview.company", "alt+c,c", "Company", "Change what is known of the company.", "company", shown=False),
        Command("interview.set", "alt+s", "Set", "Change between the express and the full set.", "change_set", shown=False),
        GO,
    )  # fmt: skip
    BINDINGS = bindings(KEYS)

    _draft_timer: Timer | None = None
    _draft: tuple[str, str] | None = None
    """What is being typed and not yet kept: the field and its text."""

    def body(self) -> ComposeResult:
        """Lay out the path and the question."""
        with Horizontal(id="interview"):
            yield Path(id="path", markup=False)
            yield QuestionPane(id="pane")

    # What is shown

    @property
    def interview(self) -> Interview:
        """The interview of the present respondent."""
        return self.desk.interview()

    @property
    def pane(self) -> QuestionPane:
        """The question pane."""
        return self.query_one(QuestionPane)

    def top(self) -> str:
        """Return company, respondent and how far one has come."""
        person = self.desk.person
        if person is None:
            return self.desk.company
        place, left = self.interview.place, self.interview.left
        minutes = f"about {counted(max(1, round(left.minutes)), 'minute')} left" if left.questions else "nothing left"
        return f"{self.desk.company}  |  {person.name}  |  {place.number} of {place.of}, {minutes}{self._time_box()}"

    def show(self) -> None:
        """Show the present question, or what can be done at the end."""
        if self.desk.person is None:
            self.call_after_refresh(self.action_who)
            return
        question = self.interview.current
        self._tell_path(question)
        self.refresh_top()
        if question is None:
            self.pane.offer_end(self._ending(), _END_CHOICES)
            return
        answer = self.interview.answer_to(question.id)
        currency = self.desk.engagement.company.currency or ""
        self.pane.offer(question, answer, self.interview.unfinished(), currency=currency, rows=self._rows(question))
        self.pane.enter()

    def questions(self) -> tuple[Question, ...]:
        """Return the questions that the palette finds."""
        return self.interview.questions

    def _rows(self, question: Question) -> int:
        register = self.desk.bank.register_by_id.get(question.register_ or "")
        return len(self.interview.tables.rows(register)) if register else 0

    def _tell_path(self, question: Question | None) -> None:
        questions = self.interview.questions
        states = {each.id: self.interview.state(each.id) for each in questions}
        self.query_one(Path).tell(self.desk.bank, questions, states, question.step if question else None)

    def _time_box(self) -> str:
        """Return how many minutes the present step is meant to take."""
        question, express = self.interview.current, self.interview.express
        if question is None:
            return ""
        each = [q for q in self.interview.questions if q.step == question.step]
        minutes = sum((q.express_minutes or q.minutes) if express else q.minutes for q in each)
        return f"  |  step {question.step}: {max(1, round(minutes))} min"

    def _ending(self) -> str:
        waiting, parked = self.interview.unanswered, self.interview.parked
        if not waiting and not parked:
            return "Every question has an answer. Everything is saved."
        ids = ", ".join(question.id for question in (*waiting, *parked))
        return f"{counted(len(waiting), 'question')} still open, {len(parked)} parked: {ids}. Everything else is saved."

    # Answering

    def on_levels_chosen(self, event: Levels.Chosen) -> None:
        """Record the line that was chosen; Enter goes on."""
        event.stop()
        question = self.interview.current
        if question is None:
            self._at_the_end(event.number)
        elif isinstance(question, RegisterQuestion):
            self._of_table(event.number)
        elif self._recorded(self._value_chosen(question, event.number)):
            self.query_one(Levels).mark(event.number)
            if event.onward:
                self._go(self.interview.next)

    def on_form_typed(self, event: Form.Typed) -> None:
        """Say what the figures amount to, and keep what is being typed."""
        event.stop()
        self.pane.read_back_typed()
        self._keep_soon(event.field, event.text)

    def on_form_left(self, event: Form.Left) -> None:
        """Keep what stands in a field that was left."""
        event.stop()
        self._keep(event.field, event.text)

    def on_form_finished(self, event: Form.Finished) -> None:
        """Record the figures and go on."""
        event.stop()
        if self._form_recorded():
            self._go(self.interview.next)

    def on_ranking_list_settled(self, event: RankingList.Settled) -> None:
        """Go on to how firmly the order holds."""
        event.stop()
        self.query_one(Levels).focus()

    def on_ranking_list_moved(self, event: RankingList.Moved) -> None:
        """Record another order, where its firmness is known already."""
        event.stop()
        level = self.query_one(Levels).chosen
        if level is not None:
            self._recorded({"order": list(event.order), "level": level})

    def on_beside_typed(self, event: Beside.Typed) -> None:
        """Keep what is being typed."""
        event.stop()
        self._keep_soon(event.field, event.text)

    def on_beside_left(self, event: Beside.Left) -> None:
        """Record what stands in a field that was left."""
        event.stop()
        self._beside_recorded(event.field)

    def _value_chosen(self, question: Question, number: int) -> Json:
        match question:
            case YesNo():
                return number == 0
            case Ranking():
                return {"order": list(self.query_one(RankingList).order), "level": number}
            case Anchored():
                return number
        return None

    def _recorded(self, value: Json) -> bool:
        """Record a value unless the answer has it already; whether it is recorded."""
        before = self._answer()
        if before is not None and before.sure.answered and before.value == value:
            return True
        return self._try(lambda: self.interview.answer(value, Sure.SURE))

    def _form_recorded(self) -> bool:
        """Record what stands in the fields; whether it is recorded, or nothing was typed."""
        form = self.query_one(Form)
        if not form.display or not form.typed:
            return True
        if not form.check():
            return False
        try:
            value = self.pane.value_of_form()
        except ValueError as error:
            self.pane.problem(_sentence(error))
            return False
        recorded = self._recorded(value)
        if recorded:
            self._forget(*(field.id for field in form.fields))
        return recorded

    def _beside_recorded(self, field: str) -> None:
        """Record a field below the answer, if it holds something new."""
        answer, beside = self._answer(), self.query_one(Beside)
        text = beside.text(field).strip()
        if answer is None:
            if text:
                self._keep(field, text)
                self.pane.problem("Answer the question first. What you typed is kept until then.")
            return
        if field == DATE or (field in (TITLE, LINK) and not self._within_evidence()):
            self._evidence_recorded(beside)
        elif field == QUOTE:
            quote = Quote(text, beside.attribution) if text else None
            if quote != answer.quote:
                self._try(lambda: self.interview.amend(quote=quote))
            self._forget(field)
        elif field in (WORDS, NOTE, PRIVATE):
            self._text_recorded(field, text, answer)

    def _text_recorded(self, field: str, text: str, answer: Answer) -> None:
        amend: dict[str, tuple[str, Callable[[], None]]] = {
            WORDS: (answer.words, lambda: self.interview.amend(words=text)),
            NOTE: (answer.note, lambda: self.interview.amend(note=text)),
            PRIVATE: (answer.private_note, lambda: self.interview.amend(private_note=text)),
        }
        before, record = amend[field]
        if text == before or self._try(record):
            self._forget(field)

    def _within_evidence(self) -> bool:
        return self.focused is not None and self.focused.id in (TITLE, LINK, DATE)

    def _evidence_recorded(self, beside: Beside) -> None:
        title, link, date = (beside.text(field).strip() for field in (TITLE, LINK, DATE))
        answer = self._answer()
        if title and answer is not None and self._try(
            lambda: self.interview.amend(evidence=(*answer.evidence, Evidence(title, link, date)))
        ):
            beside.clear_evidence()
            self._forget(TITLE, LINK, DATE)

    def _answer(self) -> Answer | None:
        question = self.interview.current
        return self.interview.answer_to(question.id) if question else None

    def _try(self, record: Callable[[], object]) -> bool:
        """Record something and show it; say why where it cannot be."""
        try:
            record()
        except ValueError as error:
            self.pane.problem(_sentence(error))
            return False
        except EngagementError as error:
            self.wizard.notify(str(error), severity="error", timeout=20, markup=False)
            return False
        self.pane.problem("")
        answer, question = self._answer(), self.interview.current
        self.pane.sure(answer)
        self.pane.say(answer)
        self.query_one(Beside)._tell_proofs(answer)  # noqa: SLF001
        self._tell_path(question)
        self.refresh_top()
        return True

    # What is being typed

    def _keep_soon(self, field: str, text: str) -> None:
        """Keep what is being typed, soon enough even where the keys never rest."""
        if self._draft is None or self._draft[0] != field:
            self._stop_keeping()
            self._draft_timer = self.set_timer(_DRAFT_AFTER, self._keep_now)
        self._draft = field, text

    def _keep_now(self) -> None:
        draft = self._draft
        self._stop_keeping()
        if draft is not None:
            self._keep(*draft)

    def _stop_keeping(self) -> None:
        self._draft = None
        if self._draft_timer is not None:
            self._draft_timer.stop()

    def _keep(self, field: str, text: str) -> None:
        if not self.desk.read_only and self.interview.current is not None:
            self.interview.keep_unfinished(field, text)

    def _forget(self, *fields: str) -> None:
        self._stop_keeping()
        if not self.desk.read_only:
            self.interview.drop_unfinished(*fields)

    # Keys

    def _go(self, move: Callable[[], object]) -> None:
        """Leave the question: what stands in its fields is recorded if it fits, kept if it does not."""
        move()
        self.show()

    def settle(self) -> None:
        """Record what stands in the fields if it fits; keep it, to be offered again, where it does not."""
        if self.desk.read_only or self.desk.person is None or self.interview.current is None:
            return
        self._stop_keeping()
        field = self.focused.id if self.focused is not None and self.query_one(Beside) in self.focused.ancestors else None
        if field in (TITLE, LINK, DATE):
            self._keep(field, self.query_one(Beside).text(field))
        elif field:
            self._beside_recorded(field)
        if not self._form_recorded():
            for name, text in self.query_one(Form).typed.items():
                self._keep(name, text)

    def _leave(self, move: Callable[[], object]) -> None:
        self.settle()
        self._go(move)

    def action_onward(self) -> None:
        """Go on."""
        self._leave(self.interview.next)

    def action_back(self) -> None:
        """Go back."""
        self._leave(self.interview.back)

    def action_forward(self) -> None:
        """Go forward again."""
        self._leave(self.interview.forward)

    def jump_to(self, question_id: str) -> None:
        """Go to a question by its id."""
        self._leave(lambda: self.interview.jump(question_id))

    def action_why(self) -> None:
        """Show or hide why it is asked."""
        if self.interview.current is not None:
            self.pane.toggle_more()

    def action_dont_know(self) -> None:
        """Record that nobody knows, and go on."""
        if self.interview.current is not None and self._try(self.interview.dont_know):
            self._go(self.interview.next)

    def action_park(self) -> None:
        """Park, and go on."""
        if self.interview.current is not None and self._try(self.interview.park):
            self._go(self.interview.next)

    def action_not_applicable(self) -> None:
        """Ask why it does not apply, record that and go on."""
        from assess.tui.screens.reason import ReasonScreen

        question = self.interview.current
        if question is None:
            return

        def given(reason: tuple[str, str] | None) -> None:
            if reason and self._try(
                lambda: self.interview.not_applicable(reason[0], (Evidence(reason[1]),) if reason[1] else ())
            ):
                self._go(self.interview.next)

        self.app.push_screen(ReasonScreen("Why does it not apply here?", proof=question.critical), given)

    def action_sure(self) -> None:
        """Change how sure the answer is to the next."""
        answer = self._answer()
        if answer is not None and answer.sure.answered:
            order = [sure for sure, _ in SURES]
            self._be_sure(order[(order.index(answer.sure) + 1) % len(order)])

    def action_say_sure(self, sure: str) -> None:
        """Say that the evidence was seen or that the answer is unsure; again, that it is simply sure."""
        answer = self._answer()
        if answer is not None and answer.sure.answered:
            self._be_sure(Sure.SURE if answer.sure == Sure(sure) else Sure(sure))

    def _be_sure(self, sure: Sure) -> None:
        if not isinstance(self.interview.current, RegisterQuestion):
            self._try(lambda: self.interview.amend(sure=sure))

    def action_beside(self) -> None:
        """Go to the fields below the answer."""
        if self.interview.current is not None and self.query_one(Beside).display:
            self.query_one(Beside).enter()

    def action_table(self) -> None:
        """Open the table kept with the question."""
        table = self.interview.table if self.interview.current else None
        if table is not None:
            self.wizard.open_table(table.id)

    def action_undo(self) -> None:
        """Take back the last thing recorded."""
        self._tell_event("Undone", self.interview.undo())

    def action_redo(self) -> None:
        """Let what was taken back count again."""
        self._tell_event("Done again", self.interview.redo())

    def action_who(self) -> None:
        """Change to another respondent."""
        from assess.tui.screens.people import PeopleScreen

        self.app.push_screen(PeopleScreen(self.desk), self._changed_to)

    def _changed_to(self, person: str | None) -> None:
        if person:
            self.desk.respondent = person
        if self.desk.person is None:
            self.wizard.go_home()
        else:
            self.show()

    def action_company(self) -> None:
        """Change what is known of the company."""
        from assess.tui.screens.company import CompanyScreen

        self.app.push_screen(CompanyScreen(self.desk))

    def action_ask_next(self) -> None:
        """List what would settle most; the one chosen is gone to."""
        from assess.tui.screens.ask_next import AskNextScreen

        self.app.push_screen(AskNextScreen(self.desk), lambda chosen: self.jump_to(chosen) if chosen else None)

    def action_history(self) -> None:
        """Show every answer this question has had."""
        from assess.tui.screens.history import HistoryScreen

        if self.interview.current is not None:
            self.app.push_screen(HistoryScreen(self.desk, self.interview.current))

    def action_peek(self) -> None:
        """Look at the score after a warning."""
        from assess.tui.screens.confirm import ConfirmScreen

        says = "A score seen now pulls the next answers towards it. Look all the same?"
        self.app.push_screen(ConfirmScreen(says, "Look"), lambda yes: self.wizard.enter("results") if yes else None)

    def action_change_set(self) -> None:
        """Change between the express and the full set; answers stay."""
        self._try(lambda: self.desk.sitting.set_mode("full" if self.interview.express else "express"))
        self.desk.begin_afresh()
        self.show()

    def _of_table(self, number: int) -> None:
        if number == 0:
            self.action_table()
        elif self._try(self.interview.complete):
            self.query_one(Levels).mark(1)
            self._go(self.interview.next)

    def _at_the_end(self, number: int) -> None:
        if number == 0:
            self._go(self.interview.again)
        else:
            self.wizard.enter("review" if number == 1 else "results")

    def _tell_event(self, done: str, event: Event | None) -> None:
        if event is None:
            self.wizard.notify("There is nothing to take back.", markup=False)
            return
        what = _WHAT.get(event.draft.kind, "a change to the file")
        self.wizard.notify(visible(f"{done}: {what} {event.draft.question}.".replace(" .", ".")), markup=False)
        self.show()


def _sentence(error: ValueError) -> str:
    """Return what does not fit as a sentence."""
    text = str(error)
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?')) else '.'}"
