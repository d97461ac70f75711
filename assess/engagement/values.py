"""What fits a question or a fact about the company, and the one form in which it is kept.

Kept as JSON: anchored 0..4; number and percent a number; yes-no a truth value; figures {figure: number}, a missing one
not known; ranking {"order": [items], "level": 0..4}; scale {statement: 1..7}; text; a register's question `true`, "the
table is complete". Everything here takes its own results back unchanged, so stored values are checked by the same rules
as typed ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assess.bank.questions import (
    LEVELS,
    SCALE_HIGH,
    SCALE_LOW,
    Anchored,
    Figures,
    Number,
    Percent,
    Ranking,
    RegisterQuestion,
    Scale,
    YesNo,
)
from assess.bank.source import nearest
from assess.engagement.cells import UNKNOWN, Unknown, accept_cell, cell_json, row_key
from assess.engagement.model import NO_MODEL
from assess.engagement.typed import (
    YES,
    blank,
    clean,
    clean_text,
    date_of,
    folded,
    number_of,
    one_of,
    plain_figure,
    shown,
    text_of,
    whole_of,
    yes_no_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from assess.bank.questions import Question
    from assess.engagement.events import Json

__all__ = [
    "FACTS",
    "UNKNOWN",
    "Unknown",
    "accept",
    "accept_cell",
    "accept_fact",
    "accept_item",
    "cell_json",
    "clean",
    "clean_text",
    "row_key",
]

_MOST_PEOPLE = 10_000_000
_MOST_REVENUE = 1e15
_CURRENCY = re.compile(r"[A-Z]{3}")


def accept(question: Question, value: Json) -> Json:  # noqa: PLR0911 - one return a type
    """Return an answer in the form in which it is kept; raises ValueError with a sentence that says what fits."""
    match question:
        case Anchored():
            return whole_of(value, 0, LEVELS - 1, "a level")
        case Number() | Percent():
            return plain_figure(number_of(value, question.min, question.max, question.unit))
        case YesNo():
            return yes_no_of(value)
        case Figures() | Scale():
            return _accept_items(question, value)
        case Ranking():
            return _accept_ranking(question, value)
        case RegisterQuestion():
            return _accept_complete(value)
        case _:
            return text_of(value)


def accept_item(question: Figures | Scale, item: str, value: Json) -> tuple[str, Json]:
    """Return one figure or one statement's answer under its id; raises ValueError."""
    if isinstance(question, Scale):
        known = one_of(
            item, {statement.id: statement.id for statement in question.statements}, f"a statement of {question.id}"
        )
        return known, whole_of(value, SCALE_LOW, SCALE_HIGH, f"an answer to {known}")
    known = one_of(item, {figure.id: figure.name for figure in question.figures}, f"a figure of {question.id}")
    figure = next(figure for figure in question.figures if figure.id == known)
    return known, plain_figure(number_of(value, figure.min, figure.max, figure.unit))


def _accept_items(question: Figures | Scale, value: Json) -> Json:
    """Keep what is known, in the question's order."""
    if not isinstance(value, dict):
        raise ValueError(f"{shown(value)} does not fit; give each of {', '.join(_items(question))} that is known")  # noqa: TRY004 - as in typed
    known = dict(
        accept_item(question, item, given) for item, given in value.items() if given is not None and not blank(given)
    )
    if not known:
        raise ValueError(f"nothing is given; give at least one of {', '.join(_items(question))}")
    return {item: known[item] for item in _items(question) if item in known}


def _items(question: Figures | Scale) -> tuple[str, ...]:
    parts: Iterable[Figures | Scale] | Iterable[object] = (
        question.statements if isinstance(question, Scale) else question.figures
    )
    return tuple(part.id for part in parts)  # type: ignore[attr-defined]


def _accept_ranking(question: Ranking, value: Json) -> Json:
    names = {item.id: item.name for item in question.items}
    order = value.get("order") if isinstance(value, dict) else None
    if not isinstance(value, dict) or set(value) != {"order", "level"} or not isinstance(order, list):
        raise ValueError("a ranking has an order, from first to last, and a level for how firmly it holds")
    ranked = [one_of(item, names, f"an item of {question.id}") for item in order]
    if sorted(ranked) != sorted(names):
        raise ValueError(f"the order names each of {', '.join(names)} once")
    return {"order": [*ranked], "level": whole_of(value["level"], 0, LEVELS - 1, "a level")}


def _accept_complete(value: Json) -> Json:
    if value is True or (isinstance(value, str) and folded(value) in YES | {"complete"}):
        return True
    raise ValueError(
        f'{shown(value)} does not fit; the rows are the answer, and "complete" says that the table is whole'
    )


def _accept_currency(value: Json) -> Json:
    code = value.strip().upper() if isinstance(value, str) else ""
    if not _CURRENCY.fullmatch(code):
        raise ValueError(f"{shown(value)} is not a currency; write its three letters, such as EUR")
    return code


def _accept_model(value: Json) -> Json:
    if value is False:
        return NO_MODEL
    name = text_of(value)
    return NO_MODEL if folded(name) in ("none", "no", "-") else name


FACTS: Mapping[str, Callable[[Json], Json]] = {
    "name": text_of,
    "people": lambda value: whole_of(value, 1, _MOST_PEOPLE, "a number of people"),
    "revenue": lambda value: plain_figure(number_of(value, 0, _MOST_REVENUE)),
    "currency": _accept_currency,
    "industry": text_of,
    "regulated": yes_no_of,
    "safety-critical": yes_no_of,
    "start-date": lambda value: date_of(value, whole=True),
    "reference-model": _accept_model,
    "trigger": text_of,
}
"""The facts about a company and what each takes."""


def accept_fact(fact: str, value: Json) -> Json:
    """Return a fact about the company as it is kept, None where it is not known; raises ValueError."""
    if fact not in FACTS:
        raise ValueError(
            f"{shown(fact)} is not a fact about the company; they are {', '.join(FACTS)}.{nearest(fact, FACTS)}"
        )
    if value is None or blank(value):
        if fact == "name":
            raise ValueError("a company has a name")
        return None
    return FACTS[fact](value)
