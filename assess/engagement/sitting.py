"""A sitting: one client's file open with one instrument. The one way to write to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import RLock
from typing import TYPE_CHECKING, Self, Unpack
from uuid import uuid4

from assess.bank.source import nearest
from assess.engagement import drafts
from assess.engagement.events import Draft, Event, Kind
from assess.engagement.fold import Folding, fold, in_order, live
from assess.engagement.log import SqliteLog, create_log, read_log
from assess.engagement.plan_choices import keys
from assess.engagement.typed import clean_text, shown
from assess.engagement.unfinished import InMemory, Unfinished

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.engagement.cells import Given
    from assess.engagement.drafts import AnswerParts
    from assess.engagement.events import Json
    from assess.engagement.log import Log
    from assess.engagement.model import Engagement, Respondent

_TICK = timedelta(microseconds=1)


def utc_now() -> datetime:
    """Return the time; the clock of a sitting unless another is given."""
    return datetime.now(UTC)


def read_engagement(path: Path, bank: Bank) -> Engagement:
    """Return what a client's file says today, without changing it; raises `EngagementError`."""
    return fold(bank, read_log(path))


class Sitting:
    """One client's file open for writing, with the instrument, an id of its own and a clock.

    Everything that is written is checked first and durable when the method returns. What does not fit raises
    ValueError with a sentence for the person who typed it; what cannot be written raises `EngagementError`.
    """

    def __init__(self, log: Log, bank: Bank, clock: Callable[[], datetime] = utc_now) -> None:
        """Take over an open log; `close` closes it where it can be closed."""
        self.bank = bank
        self.id = str(uuid4())
        self._log = log
        self.unfinished: Unfinished = log if isinstance(log, SqliteLog) else InMemory()
        self._clock = clock
        self._turn = RLock()
        self._events = in_order(log.read())
        self._folding = Folding(bank)
        self._engagement = self._folding.of(self._events)

    @classmethod
    def create(
        cls,
        path: Path,
        bank: Bank,
        company: Mapping[str, Json],
        *,
        force: bool = False,
        clock: Callable[[], datetime] = utc_now,
    ) -> Self:
        """Make a client's file about a company and open it.

        Raises `OutputExists` where a file is there and `force` is not given, ValueError where a fact does not fit.
        """
        draft = drafts.company_draft(company)
        create_log(path, [_event(draft, bank, str(uuid4()), clock().astimezone(UTC), str(uuid4()))], force=force)
        return cls.open(path, bank, clock=clock)

    @classmethod
    def open(cls, path: Path, bank: Bank, *, clock: Callable[[], datetime] = utc_now) -> Self:
        """Open a client's file for writing; raises `EngagementError`, `Busy` where somebody else is writing it."""
        log = SqliteLog(path)
        try:
            return cls(log, bank, clock)
        except BaseException:
            log.close()
            raise

    @property
    def engagement(self) -> Engagement:
        """What the file says now."""
        return self._engagement

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything that was ever recorded, in order."""
        return self._events

    def record(self, *given: Draft, ids: Sequence[str] = ()) -> tuple[Event, ...]:
        """Write drafts in one transaction, each at a later time than all before; return them as events.

        `ids` gives the events ids of the caller's own, one each. They are written as they are: check them first.
        """
        with self._turn:
            events = self._stamped(given, ids)
            if events:
                self._log.append(events)
                self._events = (*self._events, *events)
                self._engagement = self._folding.of(self._events)
            return events

    def answer(self, question_id: str, respondent: str, **parts: Unpack[AnswerParts]) -> Event:
        """Record one respondent's answer to one question."""
        self._check_respondent(respondent)
        return self.record(drafts.answer_draft(self.bank, question_id, respondent, **parts))[0]

    def set_company(self, **facts: Json) -> Event:
        """Record facts about the company; None for one that is not known after all."""
        return self.record(drafts.company_draft(facts))[0]

    def set_mode(self, mode: str) -> Event:
        """Record whether the express or the full set is asked."""
        return self.record(drafts.mode_draft(mode))[0]

    def add_respondent(self, name: str, role: str, id: str | None = None) -> Respondent:  # noqa: A002 - its name in the file
        """Record somebody who answers. A given id that is taken changes that respondent's name and role."""
        with self._turn:
            taken = {event.draft.respondent for event in self._events}
            chosen = clean_text(id).strip() if id else drafts.respondent_id(name, taken)
            self.record(drafts.respondent_draft(self.bank, chosen, name, role))
            return next(person for person in self.engagement.respondents if person.id == chosen)

    def put_row(self, register_id: str, cells: Mapping[str, Given]) -> Event:
        """Record a row of a register, replacing the row of the same key; the first column names it."""
        return self.record(drafts.row_draft(self.bank, register_id, cells))[0]

    def drop_row(self, register_id: str, key: str) -> Event:
        """Record that a row was deleted; raises ValueError where there is no such row."""
        draft = drafts.row_gone_draft(self.bank, register_id, key)
        keys = [row.key for row in self.engagement.registers.get(register_id, ())]
        named = draft.value["key"] if isinstance(draft.value, dict) else None
        if named not in keys:
            raise ValueError(f"there is no row {shown(key)} in {register_id}.{nearest(key, keys)}")
        return self.record(draft)[0]

    def agree(self, question_id: str, value: Json, reason: str) -> Event:
        """Record the value that the respondents settled on, and why; their own answers stay."""
        return self.record(drafts.agreed_draft(self.bank, question_id, value, reason))[0]

    def set_plan(self, **facts: Json) -> Event:
        """Record facts for the plan alone (`day_rate`, `holidays`); None takes one back."""
        return self.record(drafts.plan_draft(facts))[0]

    def choose(self, what: str, of: str, reason: str) -> Event:
        """Record that a line goes first, or that a person joins or stays out of the squad (see `Chosen`), and why."""
        names = keys(self.bank, self.engagement, what)
        return self.record(drafts.choice_draft(self.bank, what, of, reason, names))[0]

    def withdraw(self, what: str, of: str, reason: str) -> Event:
        """Record that a choice about the plan no longer stands, and why."""
        return self.record(drafts.withdrawal_draft(self.engagement.plan, what, of, reason))[0]

    def undo(self, event_id: str | None = None) -> Event | None:
        """Take back an event, by default the last that counts; return it, or None where there is nothing to take back.

        The entry that made the file stays.
        """
        with self._turn:
            counting = [event for event in live(self._events[1:]) if event.draft.kind is not Kind.UNDO]
            if event_id is not None:
                counting = [event for event in counting if event.id == event_id]
                if not counting:
                    raise ValueError("there is no such entry to take back")
            return self._take_back(counting[-1], counting[-1]) if counting else None

    def redo(self) -> Event | None:
        """Let the last event that was taken back count again; return it, or None where there is nothing to redo.

        Once something new is recorded there is nothing to redo.
        """
        with self._turn:
            by_id = {event.id: event for event in self._events}
            for undo in reversed(live(self._events)):
                if undo.draft.kind is not Kind.UNDO:
                    break
                taken_back = by_id.get(str(undo.draft.value))
                if taken_back is not None and taken_back.draft.kind is not Kind.UNDO:
                    return self._take_back(undo, taken_back)
            return None

    def history(self, question_id: str) -> tuple[Event, ...]:
        """Return everything recorded about a question and its register, taken back or not, and what took it back."""
        question = drafts.question_of(self.bank, question_id)
        about = {question.id, *question.formerly} | ({question.register_} if question.register_ else set())
        found: set[str] = set()
        for event in self._events:
            undone = event.draft.kind is Kind.UNDO and event.draft.value in found
            if undone or event.draft.question in about or about & _scales_in(event):
                found.add(event.id)
        return tuple(event for event in self._events if event.id in found)

    def close(self) -> None:
        """Close the file."""
        if isinstance(self._log, SqliteLog):
            self._log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take_back(self, target: Event, returned: Event) -> Event:
        self.record(Draft(kind=Kind.UNDO, value=target.id))
        return returned

    def _check_respondent(self, respondent: str) -> None:
        known = [person.id for person in self.engagement.respondents]
        if respondent not in known:
            raise ValueError(f"there is no respondent {shown(respondent)}.{nearest(respondent, known)}")

    def _stamped(self, given: Sequence[Draft], ids: Sequence[str]) -> tuple[Event, ...]:
        """Return drafts as events, each later than all in the file, even if the clock steps back."""
        moment = self._clock().astimezone(UTC)
        if self._events:
            moment = max(moment, datetime.fromisoformat(self._events[-1].time) + _TICK)
        return tuple(
            _event(draft, self.bank, self.id, moment + place * _TICK, ids[place] if ids else str(uuid4()))
            for place, draft in enumerate(given)
        )


def _event(draft: Draft, bank: Bank, sitting: str, moment: datetime, event_id: str) -> Event:
    return Event(
        id=event_id,
        time=moment.isoformat(timespec="microseconds"),
        sitting=sitting,
        bank_version=bank.info.version,
        bank_hash=bank.content_hash,
        draft=drafts.cleaned(draft),
    )


def _scales_in(event: Event) -> frozenset[str]:
    """Return the questions that a survey response answers."""
    value = event.draft.value
    return frozenset(value) if event.draft.kind is Kind.SURVEY and isinstance(value, dict) else frozenset()
