"""Which answers, tables and surveys changed, person by person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from assess.engagement.events import Sure
from assess.engagement.typed import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assess.bank.model import Bank
    from assess.bank.registers import Register
    from assess.engagement.events import Json
    from assess.engagement.model import Answer, Cell, Engagement, Respondent, Row

_DEGREE = {Sure.UNSURE: 1, Sure.SURE: 2, Sure.SEEN: 3}


class AnswerShift(StrEnum):
    """What became of an answer.

    LEARNT: there was no value, and there is one. OTHERWISE: another value. SURER, LESS_SURE: the same value. LOST:
    there was a value, and there is none. GAP: there was none and there is none, for another reason.
    """

    LEARNT = "learnt"
    OTHERWISE = "otherwise"
    SURER = "surer"
    LESS_SURE = "less-sure"
    LOST = "lost"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One person's answer then and now; respondent: as today's file names them, "" for a value that was agreed on."""

    question: str
    respondent: str
    shift: AnswerShift
    then: Json
    now: Json


@dataclass(frozen=True, slots=True)
class TableChange:
    """The rows of one register, by key, that came, went or hold something else in what may be printed."""

    register: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SurveyChange:
    """How many anonymous people had answered a scale."""

    question: str
    then: int
    now: int


def answer_changes(bank: Bank, then: Engagement, now: Engagement, left_out: frozenset[str]) -> tuple[AnswerChange, ...]:
    """Return what became of every answer, in the order of the instrument and of today's respondents."""
    renamed = _same_people(then, now)
    people = [person.id for person in now.respondents]
    people += [each for each in dict.fromkeys(renamed.values()) if each not in people]
    changes: list[AnswerChange] = []
    for question in bank.questions:
        if question.id in left_out:
            continue
        old = {renamed.get(each.respondent, each.respondent): each for each in then.answers.get(question.id, ())}
        new = {each.respondent: each for each in now.answers.get(question.id, ())}
        found = (_answer_change(question.id, person, old.get(person), new.get(person)) for person in people)
        changes += [each for each in (*found, _agreement_change(question.id, then, now)) if each is not None]
    return tuple(changes)


def _same_people(then: Engagement, now: Engagement) -> dict[str, str]:
    """Return today's id of each earlier respondent: by id, else by name and role, else by a role that one alone holds.

    Somebody whom nobody of today answers to keeps an id that nobody else has.
    """
    ids = {person.id for person in now.respondents}
    named = {(folded(person.name), person.role): person.id for person in reversed(now.respondents)}
    held_then, held_now = _holders(then), _holders(now)
    found = {}
    for person in then.respondents:
        alone = held_now.get(person.role, "") if held_then.get(person.role) == person.id else ""
        found[person.id] = person.id if person.id in ids else named.get((folded(person.name), person.role), alone)
    taken = Counter(found.values())
    return {old: new if new and (new == old or taken[new] == 1) else f"{old} (before)" for old, new in found.items()}


def _holders(engagement: Engagement) -> dict[str, str]:
    """Return who holds each role that exactly one person holds."""
    count = Counter(person.role for person in engagement.respondents)
    return {person.role: person.id for person in engagement.respondents if person.role and count[person.role] == 1}


def _answer_change(question: str, person: str, then: Answer | None, now: Answer | None) -> AnswerChange | None:
    had, has = then is not None and then.sure.answered, now is not None and now.sure.answered
    was, is_ = then.value if then and had else None, now.value if now and has else None
    shift = None
    if had and has and then and now:
        shift = _between(then, now)
    elif had or has:
        shift = AnswerShift.LEARNT if has else AnswerShift.LOST
    elif (then.sure if then else None) != (now.sure if now else None):
        shift = AnswerShift.GAP
    return None if shift is None else AnswerChange(question, person, shift, was, is_)


def _between(then: Answer, now: Answer) -> AnswerShift | None:
    if then.value != now.value:
        return AnswerShift.OTHERWISE
    more = _DEGREE[now.sure] - _DEGREE[then.sure]
    return None if more == 0 else AnswerShift.SURER if more > 0 else AnswerShift.LESS_SURE


def _agreement_change(question: str, then: Engagement, now: Engagement) -> AnswerChange | None:
    old, new = then.agreed.get(question), now.agreed.get(question)
    was, is_ = old.value if old else None, new.value if new else None
    if was == is_:
        return None
    shift = AnswerShift.LEARNT if old is None else AnswerShift.LOST if new is None else AnswerShift.OTHERWISE
    return AnswerChange(question, "", shift, was, is_)


def table_changes(bank: Bank, then: Engagement, now: Engagement) -> tuple[TableChange, ...]:
    """Return what became of the registers' rows; what people said in confidence does not count."""
    found = (_table_change(each, _rows(each, then), _rows(each, now)) for each in bank.registers)
    return tuple(each for each in found if each.added or each.gone or each.changed)


def _rows(register: Register, engagement: Engagement) -> dict[str, Mapping[str, Cell]]:
    printed = {column.id for column in register.columns if column.printed}
    rows: tuple[Row, ...] = tuple(engagement.registers.get(register.id, ()))
    return {row.key: {name: cell for name, cell in row.cells.items() if name in printed} for row in rows}


def _table_change(
    register: Register, then: Mapping[str, Mapping[str, Cell]], now: Mapping[str, Mapping[str, Cell]]
) -> TableChange:
    return TableChange(
        register.id,
        added=tuple(key for key in now if key not in then),
        gone=tuple(key for key in then if key not in now),
        changed=tuple(key for key, cells in now.items() if key in then and dict(then[key]) != dict(cells)),
    )


def survey_changes(bank: Bank, then: Engagement, now: Engagement) -> tuple[SurveyChange, ...]:
    """Return the scales to which more or fewer people have answered."""
    return tuple(_survey_changes(bank, then, now))


def _survey_changes(bank: Bank, then: Engagement, now: Engagement) -> Iterator[SurveyChange]:
    for question in bank.questions:
        was, is_ = (len(each.surveys.get(question.id, ())) for each in (then, now))
        if was != is_:
            yield SurveyChange(question.id, was, is_)


def people_of(then: Engagement, now: Engagement) -> tuple[Respondent, ...]:
    """Return everybody whom an answer change may name: today's respondents, and earlier ones nobody answers to."""
    renamed = _same_people(then, now)
    known = {person.id for person in now.respondents}
    gone = (replace(person, id=renamed[person.id]) for person in then.respondents if renamed[person.id] not in known)
    return (*now.respondents, *gone)
