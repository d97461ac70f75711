"""Answering: what is given at a question is recorded as soon as it fits, and kept as unfinished until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.bank.questions import RegisterQuestion
from assess.engagement.events import Sure
from assess.errors import EngagementError
from assess.report.words import sentence
from assess.tui.interviewing.asking import Asking
from assess.tui.interviewing.recording import DATE, LINK, TITLE, Recording
from assess.tui.widgets.question import ORDER, SURES

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from assess.tui.widgets.beside import Beside
    from assess.tui.widgets.choice_line import ChoiceLine
    from assess.tui.widgets.form import Form
    from assess.tui.widgets.levels import Levels
    from assess.tui.widgets.ranking import RankingList

_KEEP_AFTER = 0.7
"""Seconds from the first key that is not kept until all are; it must stay under one."""

_FIRST = "Answer the question first. What you typed is kept until then."
_NO_ORDER = "Put every item into its place first."
_NO_TITLE = "A proof needs a title. What you typed is kept until it has one."
_NO_ROWS = "No row was entered. Say that nobody knows (F3) or that it does not apply (F4), or leave it open (PgDn)."
_STANDS = "The answer to {} stands as it was. F3 says that nobody knows, F11 takes an answer back."


class Answering(Asking):
    """Takes what the controls of the question say, and records it."""

    def __init__(self) -> None:
        super().__init__()
        self._recording: Recording | None = None
        self._keep_timer: Timer | None = None

    @property
    def recording(self) -> Recording:
        """What is given in that interview."""
        if self._recording is None or self._recording.interview is not self.interview:
            self._recording = Recording(self.interview)
        return self._recording

    # The controls

    def on_levels_chosen(self, event: Levels.Chosen) -> None:
        """Record the line that was chosen; Enter goes on."""
        event.stop()
        question = self.interview.current
        if question is None:
            if event.onward:
                self.at_the_end(event.number)
        elif isinstance(question, RegisterQuestion):
            self._of_table(event.number, onward=event.onward)
        else:
            value = self.pane.value_chosen(event.number)
            if value is None:
                self.pane.problem(_NO_ORDER)
                self.pane.ranking.focus()
            elif self.attempt(lambda: self.recording.value(value), ORDER):
                self.pane.levels.mark(event.number)
                if event.onward:
                    self.leave(self.interview.next)

    def on_levels_passed(self, event: Levels.Passed) -> None:
        """Go on without an answer."""
        event.stop()
        self.leave(self.interview.next)

    def on_form_typed(self, event: Form.Typed) -> None:
        """Say what the figures amount to, and keep what is being typed."""
        event.stop()
        self.pane.read_back_typed()
        self.keep_soon(event.field, event.text)

    def on_form_left(self, event: Form.Left) -> None:
        """Keep what stands in a field that was left."""
        event.stop()
        self._keep_now()

    def on_form_finished(self, event: Form.Finished) -> None:
        """Record the figures and go on, unless one does not fit."""
        event.stop()
        if self.form_recorded():
            self.leave(self.interview.next)
        else:
            self.pane.form.enter_wrong()

    def on_ranking_list_settled(self, event: RankingList.Settled) -> None:
        """Go on to how firmly the order holds; where nothing was put into order, to the next question."""
        event.stop()
        if not event.order:
            self.leave(self.interview.next)
        elif self.pane.ranking.whole:
            self.pane.problem("")
            self.pane.levels.focus()
        else:
            self.pane.problem(_NO_ORDER)

    def on_ranking_list_moved(self, event: RankingList.Moved) -> None:
        """Record another order where its firmness is known already; keep it until then."""
        event.stop()
        level = self.pane.levels.chosen
        value = None if level is None else self.pane.value_chosen(level)
        if value is None:
            self.keep_soon(ORDER, " ".join(event.order))
        else:
            self.attempt(lambda: self.recording.value(value), ORDER)

    def on_beside_typed(self, event: Beside.Typed) -> None:
        """Keep what is being typed."""
        event.stop()
        self.keep_soon(event.field, event.text)

    def on_beside_left(self, event: Beside.Left) -> None:
        """Record what stands in a field that was left."""
        event.stop()
        self._beside_recorded()

    def on_beside_done(self, event: Beside.Done) -> None:
        """Go back to the answer."""
        event.stop()
        self.pane.enter()

    def on_choice_line_chosen(self, event: ChoiceLine.Chosen) -> None:
        """Record how sure the answer is."""
        event.stop()
        self._be_sure(SURES[event.place][0])

    def action_dont_know(self) -> None:
        """Record that nobody knows, and go on."""
        self.without_value(self.interview.dont_know)

    def action_park(self) -> None:
        """Park, and go on."""
        self.without_value(self.interview.park)

    def action_sure(self) -> None:
        """Change how sure the answer is to the next."""
        self.form_recorded()
        answer = self.recording.answer
        if answer is not None and answer.sure.answered:
            order = [sure for sure, _ in SURES]
            self._be_sure(order[(order.index(answer.sure) + 1) % len(order)])

    def action_say_sure(self, sure: str) -> None:
        """Say that the evidence was seen or that the answer is unsure; again, that it is simply sure."""
        self.form_recorded()
        answer = self.recording.answer
        self._be_sure(Sure.SURE if answer is not None and answer.sure == Sure(sure) else Sure(sure))

    def _be_sure(self, sure: Sure) -> None:
        answer = self.recording.answer
        if answer is not None and answer.sure.answered:
            self.attempt(lambda: self.recording.sure(sure))

    def _of_table(self, number: int, *, onward: bool) -> None:
        """Open the table, or record that it is complete."""
        answer, question = self.recording.answer, self.interview.current
        if number == 0:
            self.action_table()
        elif question is not None and not self.rows(question) and not (answer and answer.sure.answered):
            self.pane.problem(_NO_ROWS)
        elif self.attempt(lambda: self.recording.value(True)):  # noqa: FBT003 - the canonical answer to a register question
            self.pane.levels.mark(1)
            if onward:
                self.leave(self.interview.next)

    def action_table(self) -> None:
        """Open the table kept with the question."""
        table = self.interview.table if self.interview.current else None
        if table is not None:
            self.wizard.open_table(table.id)

    def at_the_end(self, number: int) -> None:
        """Do what was chosen at the end."""
        raise NotImplementedError

    # Recording

    def form_recorded(self) -> bool:
        """Record what stands in the fields; whether nothing is left in them that is not recorded."""
        form, question = self.pane.form, self.interview.current
        if not form.display or question is None:
            return True
        if not form.typed:
            if self.recording.answer is not None and self.recording.answer.sure.answered:
                self.wizard.tell(_STANDS.format(question.id))
            return True
        if not form.check():
            return False
        try:
            value = self.pane.value_of_form()
        except ValueError as error:
            self.pane.problem(sentence(str(error)))
            return False
        return self.attempt(lambda: self.recording.value(value), *(field.id for field in form.fields))

    def _beside_recorded(self) -> bool:
        """Record what is new below the answer; whether the file took it. What cannot be recorded yet is kept."""
        texts = self.pane.changed_beside
        if not texts or self.interview.current is None:
            return True
        beside = self.pane.beside
        if not self.kept():
            return False
        if self.recording.answer is None:
            self.pane.problem(_FIRST)
            return True
        recorded: list[str] = []
        taken = self.attempt(lambda: recorded.extend(self.recording.beside(texts, beside.attribution)), beside=False)
        beside.recorded(recorded, self.recording.answer)
        if not texts.get(TITLE) and {LINK, DATE} & texts.keys():
            self.pane.problem(_NO_TITLE)
        return taken

    def without_value(self, record: Callable[[], object], *fields: str) -> None:
        """Record that there is no value and go on; figures that were typed give way to it."""
        if self.interview.current is not None and self.attempt(
            record, *fields, *(field.id for field in self.pane.form.fields), ORDER
        ):
            self.interview.next()
            self.offer()

    def attempt(self, record: Callable[[], object], *fields: str, beside: bool = True) -> bool:
        """Record something, forget its fields as unfinished, and show it; say why where it cannot be recorded.

        beside: whether what was typed below the question is recorded with it, now that there is an answer.
        """
        try:
            record()
            self.recording.forget(*fields)
        except ValueError as error:
            self.pane.problem(sentence(str(error)))
            return False
        except EngagementError as error:
            self.pane.problem(str(error))
            self.wizard.tell(str(error), wrong=True)
            return False
        self.pane.problem("")
        self.pane.answered(self.recording.answer)
        self.tell_progress()
        self.shown = self.now()
        return self._beside_recorded() if beside else True

    # What is being typed

    def keep_soon(self, field: str, text: str) -> None:
        """Keep what is being typed within a second, even where the keys never rest."""
        self.recording.typed(field, text)
        if self._keep_timer is None:
            self._keep_timer = self.set_timer(_KEEP_AFTER, self._keep_now)

    def _keep_now(self) -> None:
        self.kept()

    def kept(self) -> bool:
        """Keep what was typed; whether the file took it."""
        if self._keep_timer is not None:
            self._keep_timer.stop()
            self._keep_timer = None
        if not self.recording.waiting:
            return True
        try:
            self.recording.keep()
        except EngagementError as error:
            self.pane.problem(str(error))
            return False
        return True

    def settle(self) -> None:
        """Record what stands in the fields if it fits; keep it, to be offered again, where it does not."""
        self.settled()

    def on_screen_suspend(self) -> None:
        """Leave the field when something is laid over the screen."""
        if self.wizard.has_desk and self._recording is not None and self._recording.interview is self.interview:
            self.settled()

    def settled(self) -> bool:
        """Record or keep what stands in the fields; whether nothing of it would be lost by leaving."""
        if not self.wizard.has_desk or self.desk.person is None or self.shown is None or self.interview.current is None:
            return True
        if not self.kept():
            return False
        self.form_recorded()
        return self._beside_recorded()
