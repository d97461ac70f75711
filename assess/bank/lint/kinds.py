"""Kinds: what is named can give what is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.bank.appendices import Benchmark, ChangePlan, Piece
from assess.bank.conditions import Change, Column, Condition, Is, Quantity, Respondents
from assess.bank.lint.interval import plain
from assess.bank.lint.problem import Found
from assess.bank.lint.scales import split
from assess.bank.lint.walk import entries, parts
from assess.bank.policy import Part as AspectPart
from assess.bank.questions import (
    Anchored,
    Figures,
    Narrative,
    Number,
    Percent,
    Ranking,
    RegisterQuestion,
    Scale,
    YesNo,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.bank.base import Entry
    from assess.bank.lint.walk import Part
    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.bank.registers import RegisterColumn
    from assess.bank.source import Place

_FIGURES = ("number", "percent", "level")
_KNOWABLE = (*_FIGURES, "date")
_NEVER_NONE = ("list", "skills", "readings")


def check(bank: Bank) -> Iterator[Found]:
    """Yield every reference to something that is there but of the wrong kind."""
    for field, number, entry in entries(bank):
        for part in parts(entry):
            for code, place, says, mend in _wrong(bank, part):
                yield Found(code, field, number, (*part.place, *place), says, mend)
    yield from _own_measures(bank)
    yield from _trait_columns(bank)
    yield from _fed_kpis(bank)
    for key, figure in bank.planning.inputs.figures.items():
        for code, place, says, mend in _given(bank, "figure", figure, key):
            yield Found(code, "planning", 0, ("inputs", *place), says, mend)


def _wrong(bank: Bank, part: Part) -> Iterator[tuple[str, Place, str, str]]:
    match part.entry:
        case Quantity(column=None):
            kind = part.entry.kind
            yield from _given(bank, kind, str(getattr(part.entry, kind)), kind)
        case Quantity():
            yield from _cell(bank, part.entry.column or "", part)
        case Is():
            yield from _equality(bank, part.entry, part)
        case Column() | Change():
            yield from _table_column(bank, part)
        case Respondents():
            question = bank.question_by_id.get(part.entry.question)
            if question is not None and not isinstance(question, Scale):
                mend = "Only a scale question counts its respondents."
                yield "B211", ("question",), f"Question {question.id} is not a scale.", mend
        case _:
            yield from _told(bank, part.entry)


def _told(bank: Bank, entry: Entry) -> Iterator[tuple[str, Place, str, str]]:
    """Yield what an aspect weighs, or an appendix tells, and what cannot be weighed or told so."""
    match entry:
        case AspectPart():
            yield from _scored(bank, entry.question, ("question",))
        case Piece() if entry.answer is not None:
            yield from _scored(bank, entry.answer, ("answer",))
        case Piece() if entry.figure is not None:
            yield from _given(bank, "figure", entry.figure, "figure")
        case Benchmark():
            for at, figure in enumerate(entry.figures):
                for code, place, says, mend in _given(bank, "figure", figure, "figures"):
                    yield code, (*place, at), says, mend
        case ChangePlan():
            for at, name in enumerate(entry.answers):
                yield from _scored(bank, name, ("answers", at))


def _scored(bank: Bank, name: str, place: Place) -> Iterator[tuple[str, Place, str, str]]:
    """Yield a question that has no score and is asked for one."""
    question = bank.question_by_id.get(name)
    if isinstance(question, Narrative):
        yield "B211", place, f"Question {question.id} is text and has no score.", "Name a scored question."


def _given(bank: Bank, kind: str, reference: str, key: str) -> Iterator[tuple[str, Place, str, str]]:
    """Yield what is wrong with a reference, standing under a key, to what a question gives."""
    if kind not in _GIVEN_BY:
        return
    question_id, part = split(reference)
    question = bank.question_by_id.get(question_id)
    if question is not None and not _gives(question, kind, part):
        says = f"Question {question_id} is of type {question.type} and gives no {kind} {reference!r}."
        yield "B211", (key,), says, _GIVEN_BY[kind]


_GIVEN_BY = {
    "level": "Anchored and ranking questions have a level; use `score` or `figure` here.",
    "score": "A text question has no score; name the anchored question beside it.",
    "figure": "Number, percent and scale questions have one figure; figures questions name theirs, as in 1.7.reopened.",
    "measure": "Figures and register questions have measures, as in 3.1.covered.",
    "rank": "Only a ranking question ranks its items, as in 2.2.speed.",
}


def _gives(question: Question, kind: str, part: str) -> bool:
    match kind:
        case "level":
            return isinstance(question, Anchored | Ranking)
        case "score":
            return not isinstance(question, Narrative)
        case "figure":
            return isinstance(question, Figures) if part else isinstance(question, Number | Percent | Scale)
        case "measure":
            return bool(part) and isinstance(question, Figures | RegisterQuestion)
    return bool(part) and isinstance(question, Ranking)


def _cell(bank: Bank, name: str, part: Part) -> Iterator[tuple[str, Place, str, str]]:
    """Yield what is wrong with a figure read from the row at hand."""
    if not part.register:
        yield _outside(name)
        return
    column = _column(bank, part.register, name)
    if column is not None and column.type not in _FIGURES:
        says = f"The column {name!r} of {part.register} holds {column.type}, not figures."
        yield "B211", ("column",), says, "Compare it with `is`, or name a number, percent or level column."


def _outside(name: str) -> tuple[str, Place, str, str]:
    mend = "A column belongs to a row: use it inside the `where` of a register."
    return "B212", ("column",), f"The column {name!r} is read outside `where`.", mend


def _column(bank: Bank, register: str, name: str) -> RegisterColumn | None:
    table = bank.register_by_id.get(register)
    return table.column(name) if table else None


def _equality(bank: Bank, equality: Is, part: Part) -> Iterator[tuple[str, Place, str, str]]:
    if equality.question is not None:
        question = bank.question_by_id.get(equality.question)
        if question is not None and not isinstance(question, YesNo):
            mend = "Only yes-no questions are compared with `is`; compare levels and figures with at_most or at_least."
            yield "B211", ("question",), f"Question {question.id} is of type {question.type}, not yes-no.", mend
        elif question is not None and not isinstance(plain(equality.value), bool):
            yield "B204", ("value",), f"A yes-no question is never {equality.value!r}.", "Compare it with yes or no."
    elif equality.company is not None:
        yield from _fact(equality.company, equality)
    elif not part.register:
        yield _outside(equality.column or "")
    else:
        column = _column(bank, part.register, equality.column or "")
        if column is not None:
            yield from _value(column, equality, negated=part.negated)


def _fact(fact: str, equality: Is) -> Iterator[tuple[str, Place, str, str]]:
    value = plain(equality.value)
    figure = isinstance(value, int | float) and not isinstance(value, bool)
    fits = {
        "regulated": isinstance(value, bool),
        "safety-critical": isinstance(value, bool),
        "people": figure,
        "revenue": figure,
    }.get(fact, isinstance(value, str))
    if not fits:
        wanted = {"people": "a number", "revenue": "a number", "industry": "a word", "reference-model": "a word"}
        mend = f"Compare it with {wanted.get(fact, 'yes or no')}."
        yield "B204", ("value",), f"The company fact {fact!r} is never {equality.value!r}.", mend


def _value(column: RegisterColumn, equality: Is, *, negated: bool) -> Iterator[tuple[str, Place, str, str]]:
    """Yield values a cell never has. `not is none` asks of a figure or a date only whether it is known yet."""
    value = plain(equality.value)
    says = f"The column {column.id!r} is never {equality.value!r}."
    if value == "none":
        if column.type in _NEVER_NONE:
            yield (
                "B211",
                ("column",),
                f"The column {column.id!r} holds {column.type}, never none.",
                "Name another column.",
            )
        elif not column.allows_none and not (negated and column.type in _KNOWABLE):
            yield (
                "B213",
                ("value",),
                f"The column {column.id!r} does not allow none.",
                "Give the column `allows_none: true`.",
            )
    elif column.type == "yes-no" and not isinstance(value, bool):
        yield "B204", ("value",), says, "Compare it with yes or no."
    elif column.type in _FIGURES and (isinstance(value, bool) or not isinstance(value, int | float)):
        yield "B204", ("value",), says, "Compare it with a number."
    elif column.type in _NEVER_NONE:
        mend = "Rules read no single value from it."
        yield "B211", ("column",), f"The column {column.id!r} holds {column.type} and equals nothing.", mend


def _table_column(bank: Bank, part: Part) -> Iterator[tuple[str, Place, str, str]]:
    entry = part.entry
    column = _column(bank, entry.register_, entry.column) if isinstance(entry, Column | Change) else None
    if column is None:
        return
    key = part.place[-1] if part.place else ""
    if isinstance(entry, Change):
        wanted, fits = "readings", column.type == "readings"
    elif key == "covered":
        wanted, fits = "a choice", column.type == "choice"
    else:
        wanted, fits = "figures", column.type in _FIGURES
    if not fits:
        says = f"The column {column.id!r} holds {column.type}; {key} needs {wanted}."
        yield "B211", ("column",), says, f"Name a column that holds {wanted}."


def _own_measures(bank: Bank) -> Iterator[Found]:
    """Yield measures of more than their own question: they are computed before any other answer is known."""
    for number, question in enumerate(bank.questions):
        if not isinstance(question, Figures | RegisterQuestion):
            continue
        for at, measure in enumerate(question.measures):
            for part in parts(measure.of):
                if _foreign(question, part):
                    says = f"The measure {question.id}.{measure.id} reads more than its own question."
                    mend = "Read this question's figures or register; put comparisons between questions into a rule."
                    yield Found("B214", "questions", number, ("measures", at, "of", *part.place), says, mend)


def _foreign(question: Figures | RegisterQuestion, part: Part) -> bool:
    entry = part.entry
    if isinstance(entry, Quantity) and entry.kind in _GIVEN_BY:
        own = entry.kind == "figure" and split(str(entry.figure))[0] == question.id
        return not (own and isinstance(question, Figures))
    if isinstance(entry, Is | Condition | Respondents) and (
        getattr(entry, "question", None) or getattr(entry, "finding", None)
    ):
        return True
    register = getattr(entry, "register_", None)
    return isinstance(register, str) and (register != question.register_ or isinstance(question, Figures))


def _trait_columns(bank: Bank) -> Iterator[Found]:
    for at, model in enumerate(bank.fit.models):
        for nth, trait in enumerate(model.traits):
            column = _column(bank, bank.fit.register_, trait.column)
            if column is not None and column.type != "level":
                says = f"The column {trait.column!r} is no level, so no trait can suit it."
                place = ("models", at, "traits", nth, "column")
                yield Found("B211", "fit", 0, place, says, "Name a level column.")


def _fed_kpis(bank: Bank) -> Iterator[Found]:
    tiers = {kpi.id: kpi.tier for kpi in bank.kpis}
    for number, kpi in enumerate(bank.kpis):
        if kpi.feeds is not None and tiers.get(kpi.feeds) == "squad":
            says = f"The KPI {kpi.id!r} feeds {kpi.feeds!r}, which is a squad's own."
            yield Found("B211", "kpis", number, ("feeds",), says, "A KPI feeds a company measure above it.")
