"""Ids: each names one thing, and a question's id says to which step it belongs."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from assess.bank.lint.problem import Found
from assess.bank.questions import Figures, Ranking, RegisterQuestion, Scale

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from assess.bank.loader import Origin
    from assess.bank.model import Bank
    from assess.bank.planning import Planning
    from assess.bank.questions import Question
    from assess.bank.source import Place

_TOP = {
    "roles": "role",
    "sources": "source",
    "steps": "step",
    "questions": "question",
    "registers": "register",
    "mistakes": "mistake",
    "contradictions": "contradiction",
    "actions": "action",
    "tools": "tool",
    "guardrails": "guardrail",
    "kpis": "KPI",
}


def check(bank: Bank, origin: Origin) -> Iterator[Found]:
    """Yield every id that is given twice or stands in the wrong place."""
    for field, what in _TOP.items():
        for number in _repeated([entry.id for entry in getattr(bank, field)]):
            yield _twice(field, number, ("id",), what, getattr(bank, field)[number].id)
    yield from _inside(bank)
    yield from _planned(bank)
    yield from _former(bank)
    yield from _steps(bank, origin)
    yield from _registers(bank)


def _repeated(ids: Sequence[Hashable]) -> list[int]:
    """Return the places of ids that were given before."""
    return [number for number, one in enumerate(ids) if one in ids[:number]]


def _twice(field: str, number: int, place: Place, what: str, name: str | int) -> Found:
    mend = "Give one of them another id; what refers to it must follow."
    return Found("B101", field, number, place, f"The {what} {name!r} is given twice.", mend)


def _inside(bank: Bank) -> Iterator[Found]:
    """Ids that need only differ within one entry."""
    lists: list[tuple[str, int, str, str, Sequence[str]]] = []
    for number, question in enumerate(bank.questions):
        lists += [("questions", number, *part) for part in _parts(question)]
    for number, register in enumerate(bank.registers):
        lists.append(("registers", number, "expected", "key", [row.key for row in register.expected]))
        for at, column in enumerate(register.columns):
            choices = [choice.id for choice in column.choices]
            for again in _repeated(choices):
                yield _twice("registers", number, ("columns", at, "choices", again), "choice", choices[again])
    scoring = bank.scoring
    lists.append(("scoring", 0, "stages", "stage", [stage.id for stage in scoring.stages]))
    lists.append(("scoring", 0, "profile", "aspect", [aspect.id for aspect in scoring.profile]))
    lists.append(("scoring", 0, "pillars", "pillar", [aspect.id for aspect in scoring.pillars]))
    appendices = bank.appendices
    lists.append(("appendices", 0, "faq", "board question", [asked.id for asked in appendices.faq]))
    for field, number, key, what, ids in lists:
        for again in _repeated(ids):
            yield _twice(field, number, (key, again), what, ids[again])


def _planned(bank: Bank) -> Iterator[Found]:
    """Words by which squads are formed and the council is filled, in whatever case they are written."""
    for what, words in _words(bank.planning):
        for again in _repeated([name.casefold() for name, _ in words]):
            name, place = words[again]
            yield _twice("planning", 0, place, what, name)


def _words(planning: Planning) -> Iterator[tuple[str, list[tuple[str, Place]]]]:
    """Yield lists in which no word stands twice, each word with its place.

    Two needs that share a word for a skill would both be met by the same person.
    """
    shapes = [(("squads", "shapes", at), shape) for at, shape in enumerate(planning.squads.shapes)]
    yield "shape", [(shape.id, (*place, "id")) for place, shape in shapes]
    industries = [(place, at, word) for place, shape in shapes for at, word in enumerate(shape.industries)]
    yield "industry", [(word, (*place, "industries", at)) for place, at, word in industries]
    yield "seat of", [(seat.role, ("council", "seats", at, "role")) for at, seat in enumerate(planning.council.seats)]
    for place, shape in shapes:
        yield "lead", [(lead.id, (*place, "leads", at, "id")) for at, lead in enumerate(shape.leads)]
        skills: list[tuple[str, Place]] = []
        for at, need in enumerate(shape.needs):
            skills.append((need.skill, (*place, "needs", at, "skill")))
            skills += [(word, (*place, "needs", at, "also", nth)) for nth, word in enumerate(need.also)]
        yield "skill", skills


def _parts(question: Question) -> Iterator[tuple[str, str, Sequence[str]]]:
    if isinstance(question, Figures):
        yield "figures", "figure", [figure.id for figure in question.figures]
    if isinstance(question, Figures | RegisterQuestion):
        yield "measures", "measure", [measure.id for measure in question.measures]
    if isinstance(question, Ranking):
        yield "items", "item", [item.id for item in question.items]
    if isinstance(question, Scale):
        yield "statements", "statement", [statement.id for statement in question.statements]


def _former(bank: Bank) -> Iterator[Found]:
    """Ids that a question had: an answer in an older file must find one question."""
    taken: dict[str, str] = {question.id: question.id for question in bank.questions}
    for number, question in enumerate(bank.questions):
        for at, old in enumerate(question.formerly):
            if old in taken:
                says = f"Question {question.id} was formerly {old}, which is also an id of question {taken[old]}."
                mend = "An old id leads to one question, and is never used again."
                yield Found("B102", "questions", number, ("formerly", at), says, mend)
            taken.setdefault(old, question.id)


def _steps(bank: Bank, origin: Origin) -> Iterator[Found]:
    steps = {step.id for step in bank.steps}
    for number, question in enumerate(bank.questions):
        if question.step not in steps:
            says, mend = f"Question {question.id} belongs to step {question.step}, which there is not.", "Add the step."
            yield Found("B103", "questions", number, ("id",), says, mend)
            continue
        document, _ = origin.entries["questions"][number]
        named = re.match(r"\d+", PurePosixPath(document.name.replace("\\", "/")).name)
        if named and int(named[0]) != question.step:
            says = f"Question {question.id} stands in the file of step {named[0]}."
            mend = f"Move it to the file of step {question.step}, or give it an id that begins with {named[0]}."
            yield Found("B103", "questions", number, ("id",), says, mend)
    for number, step in enumerate(bank.steps):
        if not any(question.step == step.id for question in bank.questions):
            says, mend = f"Step {step.id} has no questions.", f"Add them in steps/{step.id}-….yaml."
            yield Found("B103", "steps", number, ("id",), says, mend)


def _registers(bank: Bank) -> Iterator[Found]:
    filled: dict[str, str] = {}
    for number, question in enumerate(bank.questions):
        if question.register_ is None:
            continue
        if question.register_ in filled:
            first, name = filled[question.register_], question.register_
            says = f"Questions {first} and {question.id} both fill the register {name!r}."
            mend = "A register is filled under one question; others read it."
            yield Found("B104", "questions", number, ("register",), says, mend)
        filled.setdefault(question.register_, question.id)
    for number, question in enumerate(bank.questions):
        figures = {figure.id for figure in question.figures} if isinstance(question, Figures) else set[str]()
        measures = question.measures if isinstance(question, Figures) else ()
        for at, measure in enumerate(measures):
            if measure.id in figures and measure.of.figure != f"{question.id}.{measure.id}":
                says = f"{question.id}.{measure.id} is both a figure and a measure of something else."
                mend = "Give the measure an id of its own: rules could not tell the two apart."
                yield Found("B105", "questions", number, ("measures", at, "id"), says, mend)
