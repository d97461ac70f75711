"""Which answers, tables and surveys changed, in the words of the questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.bank.questions import Scale
from assess.interview.tables import row_name
from assess.planning.comparison.answers import AnswerShift
from assess.report import words
from assess.report.answers import said_value
from assess.report.rollout import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.bank.registers import Register
    from assess.engagement.events import Json
    from assess.planning.comparison.answers import AnswerChange, TableChange
    from assess.planning.comparison.between import Comparison
    from assess.report.material import Material, Ref

_LONG_NAME = 80
_LONG_VALUE = 400
_ANSWERS = {
    AnswerShift.OTHERWISE: ("Otherwise", "Answers to scales, which are not printed one by one."),
    AnswerShift.LEARNT: ("Learnt", "Had no answer then."),
    AnswerShift.SURER: ("Surer", "The same answer, on better grounds."),
    AnswerShift.LESS_SURE: ("Less sure", "The same answer, on weaker grounds."),
    AnswerShift.LOST: ("Withdrawn", "Had an answer then."),
    AnswerShift.GAP: ("Still without", "No answer then or now, for another reason."),
}


@dataclass(frozen=True, slots=True)
class RefGroup:
    """Questions whose answers went the same way."""

    name: str
    means: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """One answer with another value."""

    ref: Ref
    who: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class ChangedAnswers:
    """All that was answered otherwise. groups: by what became of them. tables, surveys: a sentence each."""

    otherwise: tuple[OtherAnswer, ...]
    groups: tuple[RefGroup, ...]
    tables: tuple[str, ...]
    surveys: tuple[str, ...]


def changed_answers(material: Material, comparison: Comparison) -> ChangedAnswers:
    """Return what was answered otherwise; answers to scales are told by their number alone."""
    return ChangedAnswers(
        otherwise=_otherwise(material, comparison),
        groups=_groups(material, comparison.answers),
        tables=tuple(_table(material, table) for table in comparison.tables),
        surveys=tuple(
            f"{each.question} {material.question_name(each.question)}: {words.counted(each.then, 'response')} then, "
            f"{words.spelled(each.now)} now."
            for each in comparison.surveys
        ),
    )


def _otherwise(material: Material, comparison: Comparison) -> tuple[OtherAnswer, ...]:
    """Return the answers with another value; answers to scales are not printed one by one."""
    names = {person.id: words.shortened(person.name, _LONG_NAME) or "Respondent" for person in comparison.people}
    return tuple(
        OtherAnswer(
            material.ref(change.question),
            names.get(change.respondent, "Respondent") if change.respondent else "Agreed",
            *(_said(material, change.question, value) for value in (change.then, change.now)),
        )
        for change in comparison.answers
        if change.shift is AnswerShift.OTHERWISE
        and not isinstance(material.bank.question_by_id[change.question], Scale)
    )


def _said(material: Material, question: str, value: Json) -> str:
    told = said_value(material.bank.question_by_id[question], value, material.currency)
    return words.shortened(told, _LONG_VALUE)


def _groups(material: Material, changes: Iterable[AnswerChange]) -> tuple[RefGroup, ...]:
    held: dict[AnswerShift, set[str]] = {}
    for change in changes:
        if change.shift is not AnswerShift.OTHERWISE or isinstance(
            material.bank.question_by_id[change.question], Scale
        ):
            held.setdefault(change.shift, set()).add(change.question)
    return tuple(RefGroup(*told, material.refs(held[shift])) for shift, told in _ANSWERS.items() if shift in held)


def _rows(register: Register, keys: Iterable[str]) -> str:
    return phrases.names((row_name(register, key) for key in keys), most=_LONG_NAME)


def _table(material: Material, change: TableChange) -> str:
    register = material.bank.register_by_id[change.register]
    parts = (("new", change.added), ("gone", change.gone), ("changed", change.changed))
    said = "; ".join(f"{what}: {_rows(register, keys)}" for what, keys in parts if keys)
    return f"{register.name}: {said}."
