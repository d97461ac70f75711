"""The questionnaire on paper as one plain frozen value: which questions it holds, for whom, and what was said before.

No score, no points and no private note is ever read into it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from assess.engagement.drafts import role_of
from assess.engagement.model import Engagement, Respondent
from assess.interview.facts import COMPANY_QUESTIONS, company_facts_missing
from assess.interview.progress import left_of
from assess.interview.routing import asked_of
from assess.interview.visible import visible_questions
from assess.report import words
from assess.report.worksheet.entries import Entry, Sitters, entry
from assess.report.worksheet.survey import SurveySheet, survey_sheet

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.interview.facts import CompanyQuestion
    from assess.report.worksheet.tables import BlankTable

_LONG_NAME = 80
_Plain = TypeVar("_Plain")


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact about the company to ask for first, and what an answer looks like."""

    ask: str
    form: str


@dataclass(frozen=True, slots=True)
class StepSheet:
    """The questions of one step."""

    number: int
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The whole questionnaire.

    company: "" where it is written in by hand. who: whose questions these are, "" for everybody's. set: which of the
    instrument's two sets. facts: about the company, those not yet known. apart: tables on pages of their own.
    survey: None where nobody of the front line is asked.
    """

    title: str
    language: str
    company: str
    who: str
    set: str
    edition: str
    length: str
    facts: tuple[FactLine, ...]
    steps: tuple[StepSheet, ...]
    apart: tuple[BlankTable, ...]
    survey: SurveySheet | None


def worksheet(
    bank: Bank,
    engagement: Engagement | None = None,
    *,
    express: bool | None = None,
    role: str | None = None,
    answers: bool = False,
) -> Worksheet:
    """Return the questionnaire for a client, or for anybody where no file is given.

    express: None for the set that the file asks. role: whose questions alone, by id, name or alias. answers: whether
    what was answered before is printed with its value, and not only that it was. Raises ValueError where there is no
    such role, or nothing is put to it.
    """
    chosen = None if role is None else role_of(bank, role)
    client = engagement or _anybody(bank)
    express = client.express if express is None else express
    asked = _with_holder(bank, client, chosen)
    questions = tuple(
        question
        for question in visible_questions(bank, asked, express=express, step=None)
        if chosen is None or any(person.role == chosen for person in asked_of(bank, asked, question))
    )
    if not questions:
        raise ValueError(f"no question of this set is put to {words.shortened(str(role), _LONG_NAME)}")
    sitters = Sitters(bank, asked, chosen, named=engagement is not None, express=express, answers=answers)
    entries = tuple(entry(sitters, question) for question in questions)
    company = words.shortened(client.company.name, _LONG_NAME)
    sheet = Worksheet(
        title=f"{company}: questions for an interview" if company else "Questions for an interview",
        language=bank.info.language,
        company=company,
        who=_who(bank, client, chosen),
        set="Express set" if express else "Full set",
        edition=f"{bank.info.title}, edition {bank.info.version}",
        length=_length(questions, express=express),
        facts=tuple(map(_fact, COMPANY_QUESTIONS if engagement is None else company_facts_missing(client.company))),
        steps=_steps(bank, questions, entries),
        apart=tuple(each.table for each in entries if each.table is not None and each.table.layout != "upright"),
        survey=None if express else survey_sheet(bank, questions, company),
    )
    return _printable(sheet)


def _printable(value: _Plain) -> _Plain:
    """Return a part of the sheet without what cannot be printed, wherever its texts come from."""
    if isinstance(value, str):
        return words.printable(value)  # type: ignore[return-value]  # a text for a text
    if isinstance(value, tuple):
        return tuple(_printable(part) for part in value)  # type: ignore[return-value]  # likewise
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _printable(getattr(value, each.name)) for each in fields(value)})
    return value


def _anybody(bank: Bank) -> Engagement:
    """Return a file that holds one person of every role, so that each question finds those competent to answer it."""
    return Engagement(respondents=tuple(Respondent(role.id, role.name, role.id) for role in bank.roles))


def _with_holder(bank: Bank, engagement: Engagement, role: str | None) -> Engagement:
    """Return a file in which somebody holds a role: questions are routed as they will be once they are interviewed."""
    if role is None or any(person.role == role for person in engagement.respondents):
        return engagement
    return replace(engagement, respondents=(*engagement.respondents, Respondent("", bank.role_by_id[role].name, role)))


def _who(bank: Bank, engagement: Engagement, role: str | None) -> str:
    """Return whose questions these are: the role, and the people who hold it where they go by another name."""
    if role is None:
        return ""
    name = bank.role_by_id[role].name
    people = [words.shortened(each.name, _LONG_NAME) for each in engagement.respondents if each.role == role]
    others = [each for each in people if each and each.casefold() != name.casefold()]
    return f"{name}: {words.listed(others)}" if others else name


def _length(questions: tuple[Question, ...], *, express: bool) -> str:
    left = left_of(questions, express=express)
    return f"{words.sentence(words.counted(left.questions, 'question'))[:-1]}, about {round(left.minutes)} minutes."


def _fact(question: CompanyQuestion) -> FactLine:
    return FactLine(question.ask, question.form)


def _steps(bank: Bank, questions: tuple[Question, ...], entries: tuple[Entry, ...]) -> tuple[StepSheet, ...]:
    by_step = {
        step: tuple(each for question, each in zip(questions, entries, strict=True) if question.step == step.id)
        for step in bank.steps
    }
    return tuple(StepSheet(step.id, step.name, held) for step, held in by_step.items() if held)
