"""Walks the instrument's entries, remembering where in the YAML each part stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assess.bank.base import Entry
from assess.bank.conditions import Change, Column, Condition, Rows, Share
from assess.bank.planning import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.bank.model import Bank
    from assess.bank.source import Place


class Part(NamedTuple):
    """A part of an entry.

    place: the YAML keys that lead to it. register: the table whose row is at hand, empty outside `where`.
    negated: whether it stands under an odd number of `not`.
    """

    entry: Entry
    place: Place
    register: str
    negated: bool


def parts(entry: Entry, place: Place = (), register: str = "", *, negated: bool = False) -> Iterator[Part]:
    """Yield an entry and every entry inside it, outermost first, in the order of their keys."""
    yield Part(entry, place, register, negated)
    inner = entry.register_ if isinstance(entry, Rows | Column | Share | Change | Lines) else register
    for name, field in type(entry).model_fields.items():
        value = getattr(entry, name)
        key = field.alias or name
        turned = negated != (isinstance(entry, Condition) and name == "not_") if inner == register else False
        if isinstance(value, Entry):
            yield from parts(value, (*place, key), inner, negated=turned)
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, Entry):
                    yield from parts(item, (*place, key, number), inner, negated=turned)


def entries(bank: Bank) -> Iterator[tuple[str, int, Entry]]:
    """Yield every top entry of the instrument with its field and its number there."""
    for field in type(bank).model_fields:
        value = getattr(bank, field)
        if isinstance(value, Entry):
            yield field, 0, value
        elif isinstance(value, tuple):
            for number, entry in enumerate(value):
                yield field, number, entry


class Rule(NamedTuple):
    """A condition on which a conclusion rests, with its place. `what` names the conclusion in a sentence.

    register: the table of which it reads one row, empty where it reads none.
    """

    field: str
    number: int
    place: Place
    condition: Condition
    what: str
    register: str = ""


def rules(bank: Bank) -> Iterator[Rule]:
    """Yield every condition that decides something by itself."""
    for field, number, place, condition, what in _conditions(bank):
        if condition is not None:
            yield Rule(field, number, place, condition, what)
    lines = bank.planning.lines
    for at, screen in enumerate(lines.screens):
        place = ("lines", "screens", at, "when")
        yield Rule("planning", 0, place, screen.when, f"The screen {screen.id!r}", lines.register_)


def _conditions(bank: Bank) -> Iterator[tuple[str, int, Place, Condition | None, str]]:
    for number, question in enumerate(bank.questions):
        yield "questions", number, ("visible_when",), question.visible_when, f"Question {question.id}"
    for number, mistake in enumerate(bank.mistakes):
        raised = mistake.raised.when if mistake.raised is not None else None
        yield "mistakes", number, ("when",), mistake.when, f"The mistake {mistake.id!r}"
        yield "mistakes", number, ("unless",), mistake.unless, f"The guard of {mistake.id!r}"
        yield "mistakes", number, ("raised", "when"), raised, f"The raise of {mistake.id!r}"
    for number, entry in enumerate(bank.contradictions):
        yield "contradictions", number, ("when",), entry.when, f"The contradiction {entry.id!r}"
    for number, stage in enumerate(bank.scoring.stages):
        yield "scoring", 0, ("stages", number, "evidence"), stage.evidence, f"The evidence for {stage.id!r}"
    for number, offer in enumerate(bank.guardrails):
        yield "guardrails", number, ("applies_when",), offer.applies_when, f"The guardrail {offer.id!r}"
    for number, seat in enumerate(bank.planning.council.seats):
        yield "planning", 0, ("council", "seats", number, "when"), seat.when, f"The seat of {seat.role!r}"
    for number, caution in enumerate(bank.planning.council.cautions):
        yield "planning", 0, ("council", "cautions", number, "when"), caution.when, "A caution of the council"
    for number, asked in enumerate(bank.appendices.faq):
        for at, piece in enumerate(asked.pieces):
            yield "appendices", 0, ("faq", number, "pieces", at, "when"), piece.when, f"A piece of {asked.id!r}"
