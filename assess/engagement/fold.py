"""From events to what the file says today: pure, and the same for any order in which the events are given.

Nothing here refuses content. What does not fit the instrument at hand becomes a stray: kept, listed, never scored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from assess.engagement.events import Kind
from assess.engagement.fitting import Fitting, row_key_of
from assess.engagement.model import Engagement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.bank.model import Bank
    from assess.engagement.events import Event, Json
    from assess.engagement.fitting import FittedRow
    from assess.engagement.model import Agreement, Answer, Row


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events by time, and by id where two files wrote at the same moment."""
    return tuple(sorted(events, key=lambda event: (event.time, event.id)))


def live(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events that count, in order: those that no later undo that itself counts takes back.

    Undos that count are among them. An undo of an undo is a redo.
    """
    gone: set[str] = set()
    counting = []
    for event in reversed(in_order(events)):
        if event.id in gone:
            continue
        counting.append(event)
        if event.draft.kind is Kind.UNDO and isinstance(event.draft.value, str):
            gone.add(event.draft.value)
    return tuple(reversed(counting))


class Folding:
    """Folds one file again and again as it grows: a row that was fitted before is not fitted anew.

    A file has many rows and an interview records one thing at a time; the result is the same as that of `fold`.
    """

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._rows: dict[str, FittedRow] = {}

    def of(self, events: Iterable[Event]) -> Engagement:
        """Return what these events of the file say."""
        return _folded(self._bank, events, self._rows)


def fold(bank: Bank, events: Iterable[Event]) -> Engagement:
    """Return what a file says today, fitted to an instrument."""
    return _folded(bank, events, {})


def _folded(bank: Bank, events: Iterable[Event], rows: dict[str, FittedRow]) -> Engagement:
    ordered = in_order(events)
    latest = _latest(bank, live(ordered))
    fitting = Fitting(bank, rows)
    company = fitting.company(latest.facts)
    mode = fitting.mode(latest.mode)
    respondents = tuple(fitting.respondent(event) for event in latest.respondents.values())
    known = tuple(respondent.id for respondent in respondents)
    return Engagement(
        company=company,
        mode=mode,
        respondents=respondents,
        answers=MappingProxyType(_answers(fitting, latest, known)),
        agreed=MappingProxyType(_agreed(fitting, latest)),
        registers=MappingProxyType(_registers(fitting, latest)),
        surveys=MappingProxyType(fitting.surveys(latest.responses)),
        plan=fitting.plan(latest.plan, latest.choices),
        strays=(*fitting.strays, *(fitting.imported(event) for event in latest.strays)),
        last_event=ordered[-1].time if ordered else "",
    )


@dataclass(slots=True)
class _Latest:
    """The events that say something today: the last of each thing, and all responses, choices and strays."""

    facts: dict[str, tuple[Event, Json]] = field(default_factory=dict)
    mode: Event | None = None
    respondents: dict[str, Event] = field(default_factory=dict)
    answers: dict[tuple[str, str], Event] = field(default_factory=dict)
    agreed: dict[str, Event] = field(default_factory=dict)
    rows: dict[str, dict[str, Event]] = field(default_factory=dict)
    responses: list[Event] = field(default_factory=list)
    plan: dict[str, tuple[Event, Json]] = field(default_factory=dict)
    choices: list[Event] = field(default_factory=list)
    strays: list[Event] = field(default_factory=list)


def _latest(bank: Bank, events: Iterable[Event]) -> _Latest:  # noqa: C901, PLR0912 - one short case a kind of event
    latest = _Latest()
    for event in events:
        draft = event.draft
        question = bank.current_id.get(draft.question, draft.question)
        match draft.kind:
            case Kind.COMPANY:
                latest.facts |= _facts(event)
            case Kind.MODE:
                latest.mode = event
            case Kind.RESPONDENT:
                latest.respondents[draft.respondent] = event
            case Kind.ANSWER:
                latest.answers[question, draft.respondent] = event
            case Kind.AGREED:
                latest.agreed[question] = event
            case Kind.ROW:
                latest.rows.setdefault(draft.question, {})[row_key_of(bank, event)] = event
            case Kind.ROW_GONE:
                latest.rows.get(draft.question, {}).pop(row_key_of(bank, event), None)
            case Kind.SURVEY:
                latest.responses.append(event)
            case Kind.PLAN:
                latest.plan |= _facts(event)
            case Kind.CHOICE:
                latest.choices.append(event)
            case Kind.STRAY:
                latest.strays.append(event)
            case Kind.UNDO:
                pass
    return latest


def _facts(event: Event) -> dict[str, tuple[Event, Json]]:
    facts = event.draft.value if isinstance(event.draft.value, dict) else {"": event.draft.value}
    return {fact: (event, value) for fact, value in facts.items()}


def _answers(fitting: Fitting, latest: _Latest, respondents: tuple[str, ...]) -> dict[str, tuple[Answer, ...]]:
    place = {respondent: number for number, respondent in enumerate(respondents)}
    answers: dict[str, list[Answer]] = {}
    for (question, _), event in latest.answers.items():
        answer = fitting.answer(question, event, place)
        if answer is not None:
            answers.setdefault(question, []).append(answer)
    return {
        question.id: tuple(sorted(answers[question.id], key=lambda answer: place[answer.respondent]))
        for question in fitting.bank.questions
        if question.id in answers
    }


def _agreed(fitting: Fitting, latest: _Latest) -> dict[str, Agreement]:
    agreements = (fitting.agreement(question, event) for question, event in latest.agreed.items())
    agreed = {agreement.question: agreement for agreement in agreements if agreement is not None}
    return {question.id: agreed[question.id] for question in fitting.bank.questions if question.id in agreed}


def _registers(fitting: Fitting, latest: _Latest) -> dict[str, tuple[Row, ...]]:
    rows = {register: fitting.rows(register, events) for register, events in latest.rows.items() if events}
    return {register: rows[register] for register in fitting.bank.register_by_id if rows.get(register)}
