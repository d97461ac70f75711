"""The one state machine that every front end drives: what is asked now, what comes next, and how much is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from assess.engagement.events import Kind, Sure
from assess.engagement.fold import live
from assess.engagement.typed import clean_text
from assess.engagement.unfinished import InMemory
from assess.interview.progress import Left, Place, State, answer_of, left_of, state_of
from assess.interview.routing import asked_of, table_holder
from assess.interview.tables import Tables
from assess.interview.trail import Trail
from assess.interview.visible import visible_questions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.bank.registers import Register
    from assess.engagement.events import Event, Evidence, Json, Quote
    from assess.engagement.model import Answer, Engagement
    from assess.engagement.sitting import Sitting


class Details(TypedDict, total=False):
    """What is kept beside a value."""

    words: str
    note: str
    evidence: Sequence[Evidence]
    quote: Quote | None
    private_note: str


class Interview:
    """One respondent's way through the questions put to them, over an open file.

    Every answer is on disk when the call that gave it returns; moving on is a call of its own. An interview begins at
    the first question still open, so opening a file again resumes it. Nothing is scored here.
    """

    def __init__(
        self, sitting: Sitting, respondent_id: str, *, express: bool | None = None, step: int | None = None
    ) -> None:
        """Begin at the first open question. Without `express` the file's own mode decides."""
        self.sitting = sitting
        self.respondent = respondent_id
        self.express = sitting.engagement.express if express is None else express
        self.step = step
        self.tables = Tables(sitting, express=self.express)
        self._refused = InMemory()
        self._waiting = frozenset({State.OPEN})
        self._trail = Trail(self._waiting_after(None))

    @property
    def bank(self) -> Bank:
        """The instrument in use."""
        return self.sitting.bank

    @property
    def engagement(self) -> Engagement:
        """The client's file as it stands."""
        return self.sitting.engagement

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question put to this respondent, in order, with the company tables that others fill."""
        seen = visible_questions(self.bank, self.engagement, express=self.express, step=self.step)
        return tuple(question for question in seen if self._put_to_me(question))

    @property
    def current(self) -> Question | None:
        """The question being asked; None at the end."""
        return None if self._trail.here is None else self.bank.question_by_id[self._trail.here]

    @property
    def place(self) -> Place:
        """The present question's number and how many there are; at the end, both are the same."""
        ids = [question.id for question in self.questions]
        here = self._trail.here
        return Place(ids.index(here) + 1 if here in ids else len(ids), len(ids))

    def state(self, question_id: str) -> State:
        """Return where a question stands for this respondent."""
        return state_of(self.bank, self.engagement, self.bank.question_by_id[question_id], self.respondent)

    def answer_to(self, question_id: str) -> Answer | None:
        """Return this respondent's latest answer to a question."""
        return answer_of(self.engagement, question_id, self.respondent)

    @property
    def parked(self) -> tuple[Question, ...]:
        """Questions put off until later."""
        return self._in(State.PARKED)

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """Questions nothing was said to yet, parked ones apart."""
        return self._in(State.OPEN)

    @property
    def left(self) -> Left:
        """How many questions are open or parked, and about how many minutes they take."""
        return left_of(self._in(State.OPEN, State.PARKED), express=self.express)

    def next(self) -> Question | None:
        """Go to the next question that waits for an answer; None at the end. What was left open stays open."""
        here = self._trail.here
        if here is not None:
            self._trail.visit(self._waiting_after(here))
        return self.current

    def again(self) -> Question | None:
        """Go round once more, through what was left open and what was parked."""
        self._waiting = frozenset({State.OPEN, State.PARKED})
        self._trail.visit(self._waiting_after(None))
        return self.current

    def back(self) -> bool:
        """Return to the question before, as in a browser; whether there was one."""
        return self._trail.back()

    def forward(self) -> bool:
        """Take back a step back; whether there was one."""
        return self._trail.forward()

    def jump(self, question_id: str) -> Question:
        """Go to a question by its id, or by an id it had in an earlier bank. Raises `ValueError` if it is not asked."""
        wanted = self.bank.current_id.get(question_id.strip(), "")
        question = next((question for question in self.questions if question.id == wanted), None)
        if question is None:
            ids = [question.id for question in self.questions]
            within = f"The questions here run from {ids[0]} to {ids[-1]}." if ids else "No question is asked here."
            raise ValueError(f"Question {question_id.strip()} is not asked in this interview. {within}")
        self._trail.visit(question.id)
        return question

    def answer(self, value: Json, sure: Sure = Sure.SURE, **details: Unpack[Details]) -> None:
        """Record an answer to the current question. Details not given stay as they were with an earlier answer.

        Raises `ValueError` with a sentence for the respondent where the value does not fit the question.
        """
        self._record(value, sure, **details)

    def amend(self, *, sure: Sure | None = None, **details: Unpack[Details]) -> None:
        """Add to the answer the current question has. Raises `ValueError` where it has none."""
        before = self._before()
        if before is None:
            raise ValueError("this question has no answer yet that something could be added to")
        self._record(before.value, sure or before.sure, before.reason, **details)

    def dont_know(self) -> None:
        """Record that the respondent does not know."""
        self._record(None, Sure.DONT_KNOW)

    def not_applicable(self, reason: str, evidence: Sequence[Evidence] = ()) -> None:
        """Record that the question does not apply here, and why; a critical one needs evidence of that."""
        details: Details = {"evidence": evidence} if evidence else {}
        self._record(None, Sure.NOT_APPLICABLE, reason, **details)

    def park(self) -> None:
        """Put the current question off until the end."""
        self._record(None, Sure.PARKED)

    def complete(self) -> None:
        """Record that the table of the current question is complete."""
        self._record(True, Sure.SURE)  # noqa: FBT003 - the canonical answer to a register question

    def undo(self) -> Event | None:
        """Take back this respondent's last answer, or the last row, and go to its question; None if there is none."""
        given = [event for event in live(self.sitting.events) if self._is_mine(event)]
        return self._gone_to(self.tables.take_back(given[-1])) if given else None

    def redo(self) -> Event | None:
        """Take back the undo just made and go to the question it was about; None if nothing was undone just now."""
        return self._gone_to(self.tables.bring_back())

    def unfinished(self) -> Mapping[str, str]:
        """Return what this respondent typed at the current question and has not recorded, by field."""
        here = self._trail.here
        if here is None:
            return {}
        return {**self.sitting.unfinished.kept(self.respondent, here), **self._refused.kept(self.respondent, here)}

    @property
    def left_unfinished(self) -> tuple[Question, ...]:
        """Questions at which this respondent typed something that is not recorded."""
        where = self.sitting.unfinished.where(self.respondent) | self._refused.where(self.respondent)
        return tuple(question for question in self.questions if question.id in where)

    def keep_unfinished(self, field: str, text: str) -> None:
        """Keep what is being typed into a field of the current question, so that it is offered again on return.

        Raises `EngagementError` where the file takes nothing; it is then kept for as long as this interview lives.
        """
        here, text = self._trail.here, clean_text(text)
        if here is not None:
            self._refused.keep(self.respondent, here, field, text)
            self.sitting.unfinished.keep(self.respondent, here, field, text)
            self._refused.drop(self.respondent, here, field)

    def drop_unfinished(self, *fields: str) -> None:
        """Forget fields of the current question: they were recorded."""
        here = self._trail.here
        kept = self.unfinished().keys() & set(fields) if fields else set()
        if here is not None and kept:
            self._refused.drop(self.respondent, here, *kept)
            self.sitting.unfinished.drop(self.respondent, here, *kept)

    @property
    def table(self) -> Register | None:
        """The register to fill with the current question: none where another respondent fills it."""
        question = self.current
        register = self.bank.register_by_id.get(question.register_ or "") if question else None
        if question is None or register is None or (self.express and not register.express_rows):
            return None
        holder = table_holder(self.bank, self.engagement, question)
        mine = holder is not None and holder.id == self.respondent
        return register if mine or question.type == "register" else None

    def _put_to_me(self, question: Question) -> bool:
        people = asked_of(self.bank, self.engagement, question)
        return any(person.id == self.respondent for person in people)

    def _in(self, *states: State) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if self.state(question.id) in states)

    def _waiting_after(self, question_id: str | None) -> str | None:
        ids = [question.id for question in self.questions]
        start = ids.index(question_id) + 1 if question_id in ids else 0
        return next((one for one in ids[start:] if self.state(one) in self._waiting), None)

    def _before(self) -> Answer | None:
        return None if self._trail.here is None else self.answer_to(self._trail.here)

    def _record(self, value: Json, sure: Sure, reason: str = "", **details: Unpack[Details]) -> None:
        """Write an answer to the current question, with the details it already had where none are given."""
        question = self.current
        if question is None:
            raise ValueError("there is no question here to answer; go back, or jump to one")
        before = self._before()
        had: Details = {}
        if before is not None:
            had = {
                "words": before.words,
                "note": before.note,
                "evidence": before.evidence,
                "quote": before.quote,
                "private_note": before.private_note,
            }
        kept: Details = {**had, **details}
        self.sitting.answer(question.id, self.respondent, value=value, sure=sure, reason=reason, **kept)

    def _is_mine(self, event: Event) -> bool:
        kind = event.draft.kind
        return kind in (Kind.ROW, Kind.ROW_GONE) or (kind is Kind.ANSWER and event.draft.respondent == self.respondent)

    def _gone_to(self, event: Event | None) -> Event | None:
        """Go to the question that an event is about, where it is asked here."""
        if event is not None:
            register_question = self.bank.register_question.get(event.draft.question)
            about = register_question.id if register_question else event.draft.question
            if any(question.id == about for question in self.questions):
                self._trail.visit(about)
        return event
