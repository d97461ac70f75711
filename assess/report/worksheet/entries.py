"""One question on paper: its words, the places to write an answer of its type, and whether it was answered before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assess.bank.questions import Anchored, Figures, Number, Percent, Ranking, Scale, YesNo
from assess.interview.progress import State, answer_of, state_of
from assess.interview.routing import asked_of, table_holder
from assess.report import words
from assess.report.answers import said_value
from assess.report.worksheet.tables import BlankTable, blank_table, with_currency

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.engagement.model import Engagement, Respondent

_LONG_NAME = 60
_SAID = {
    State.ANSWERED: "answered by",
    State.DONT_KNOW: "not known to",
    State.NOT_APPLICABLE: "said not to apply by",
    State.PARKED: "parked by",
}
_ALONE = {
    State.ANSWERED: "answered already",
    State.DONT_KNOW: "said not to be known",
    State.NOT_APPLICABLE: "said not to apply",
    State.PARKED: "parked",
}


@dataclass(frozen=True, slots=True)
class Sitters:
    """Who sits at the table, and what a sheet for them shows.

    role: whose sheet it is, None for everybody's. named: whether the people are a client's, and not made up to find
    out whom a question is for. answers: whether values given before are printed.
    """

    bank: Bank
    engagement: Engagement = field(repr=False)
    role: str | None
    named: bool
    express: bool
    answers: bool

    def people(self, question: Question) -> tuple[Respondent, ...]:
        """Return who of a client's file answers a question on this sheet."""
        put_to = asked_of(self.bank, self.engagement, question) if self.named else ()
        return tuple(person for person in put_to if person.id and self.role in (None, person.role))

    @property
    def currency(self) -> str:
        """The currency of the client's figures, or nothing where it is not known."""
        return words.shortened(self.engagement.company.currency or "", 12)


@dataclass(frozen=True, slots=True)
class Field:
    """A place for a figure: what it is, and the unit after it."""

    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One question. Of the kinds of answer below it has what its type needs, and nothing of the others.

    whom: the roles competent to answer, where the sheet is for everybody. mark: whether it was answered before. given:
    the values, where they are asked for. boxes: one of which is ticked. ranks: put in order. statements: 1 to 7.
    narrative: what to take down in words. elsewhere: what is not asked here, and where it is.
    """

    id: str
    name: str
    ask: str
    whom: str
    probes: tuple[str, ...]
    critical: bool
    mark: str
    given: tuple[str, ...]
    boxes: tuple[str, ...]
    fields: tuple[Field, ...]
    ranks: tuple[str, ...]
    statements: tuple[str, ...]
    writes: bool
    narrative: str
    table: BlankTable | None
    elsewhere: str

    @property
    def anchor(self) -> str:
        """Where it stands in the document."""
        return f"question-{self.id.replace('.', '-')}"


def entry(sitters: Sitters, question: Question) -> Entry:
    """Return a question as it is printed for those who sit at the table."""
    surveyed = isinstance(question, Scale) and sitters.role is None and not sitters.express
    table, elsewhere = _table(sitters, question)
    return Entry(
        id=question.id,
        name=question.name,
        ask=question.ask,
        whom=_whom(sitters, question),
        probes=question.probes,
        critical=question.critical,
        mark=_mark(sitters, question),
        given=_given(sitters, question) if sitters.answers else (),
        boxes=_boxes(question),
        fields=_fields(question, sitters.currency),
        ranks=tuple(item.name for item in question.items) if isinstance(question, Ranking) else (),
        statements=tuple(each.text for each in question.statements)
        if isinstance(question, Scale) and not surveyed
        else (),
        writes=question.type == "text",
        narrative=question.narrative or "",
        table=table,
        elsewhere="The front line answers this on the survey sheet, the last page." if surveyed else elsewhere,
    )


def _boxes(question: Question) -> tuple[str, ...]:
    match question:
        case Anchored() | Ranking():
            return question.anchors
        case YesNo():
            return (f"Yes. {question.yes_means}", f"No. {question.no_means}")
    return ()


def _fields(question: Question, currency: str) -> tuple[Field, ...]:
    match question:
        case Number() | Percent():
            return (Field("", with_currency(question.unit, currency)),)
        case Figures():
            return tuple(Field(figure.name, with_currency(figure.unit, currency)) for figure in question.figures)
    return ()


def _whom(sitters: Sitters, question: Question) -> str:
    if sitters.role is not None:
        return ""
    roles = [sitters.bank.role_by_id[role].name for role in question.competent if role in sitters.bank.role_by_id]
    return "; ".join(roles)


def _table(sitters: Sitters, question: Question) -> tuple[BlankTable | None, str]:
    """Return the table kept with a question, or whose sheet it is on: it is filled once for the company."""
    register = sitters.bank.register_by_id.get(question.register_ or "")
    if register is None or (sitters.express and not register.express_rows):
        return None, ""
    holder = table_holder(sitters.bank, sitters.engagement, question)
    if sitters.named and holder is not None and sitters.role not in (None, holder.role):
        who = words.shortened(holder.name, _LONG_NAME)
        return None, f"The table is filled together with: {who}." if question.type == "register" else ""
    rows = sitters.engagement.registers.get(register.id, ())
    table = blank_table(
        register, question.id, rows, express=sitters.express, filled=sitters.answers, currency=sitters.currency
    )
    return table, ""


def _mark(sitters: Sitters, question: Question) -> str:
    """Return who has answered a question before, and nothing about what was said."""
    people = sitters.people(question)
    said: dict[State, list[str]] = {}
    for person in people:
        state = state_of(sitters.bank, sitters.engagement, question, person.id)
        said.setdefault(state, []).append(words.shortened(person.name, _LONG_NAME))
    if len(people) == 1:
        marks = [words for state, words in _ALONE.items() if state in said]
    else:
        marks = [f"{by} {words.listed(said[state])}" for state, by in _SAID.items() if state in said]
    return words.sentence("; ".join(marks))


def _given(sitters: Sitters, question: Question) -> tuple[str, ...]:
    """Return what was answered before; answers to scales stay between those who gave them and the scoring."""
    people = sitters.people(question)
    found = [(person, answer_of(sitters.engagement, question.id, person.id)) for person in people]
    told = [
        (words.shortened(person.name, _LONG_NAME), said_value(question, answer.value, sitters.currency))
        for person, answer in found
        if answer is not None and answer.sure.answered
    ]
    return tuple(f"{name}: {value}" if len(people) > 1 else value for name, value in told if value)
