"""Asking for the value of an answer, whatever the type of its question."""

from __future__ import annotations

from functools import partial
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
    Scale,
    YesNo,
)
from assess.engagement.values import accept, accept_item
from assess.interview.cells import level_of
from assess.interview.readback import readback
from assess.plain.fitting import ask_fitting, show_levels, span
from assess.plain.words import listed, say

if TYPE_CHECKING:
    from assess.bank.questions import Question
    from assess.engagement.events import Json
    from assess.plain.ask import Prompt

_ANSWER_LEVEL = f"Answer (1-{LEVELS}, or ? for help): "
_LEVEL_HELP = "Type the number of the line that comes closest."
_CURRENCY_UNIT = "currency"


def ask_value(prompt: Prompt, question: Question, before: Json, currency: str) -> Json:
    """Return the value given, in the form in which it is kept; None where somebody pressed on without one.

    before: the value given earlier, None for none. currency: stands where the bank's unit is "currency".
    Tables are asked for in `assess.plain.registers`.
    """
    match question:
        case Anchored():
            show_levels(question.anchors)
            return ask_fitting(prompt, _ANSWER_LEVEL, level_of, _LEVEL_HELP)
        case Number() | Percent():
            scale = span(question.min, question.max, _unit(question.unit, currency))
            value = ask_fitting(prompt, f"Answer ({scale}): ", lambda typed: accept(question, typed))
        case YesNo():
            say(f"Yes: {question.yes_means}")
            say(f"No: {question.no_means}")
            value = ask_fitting(prompt, "Answer (yes or no): ", lambda typed: accept(question, typed))
        case Figures():
            value = _figures(prompt, question, before, currency)
        case Ranking():
            value = _ranking(prompt, question)
        case Scale():
            value = _statements(prompt, question, before)
        case _:
            value = ask_fitting(prompt, "Answer: ", lambda typed: accept(question, typed))
    for words in readback(question, value):
        say(f"That reads as: {words.rstrip('.')}.")
    return value


def _unit(unit: str, currency: str) -> str:
    return unit.replace(_CURRENCY_UNIT, currency) if currency else unit


def _figures(prompt: Prompt, question: Figures, before: Json, currency: str) -> Json:
    """Ask for each figure; Enter leaves one as it was, not known at first."""
    known = dict(before) if isinstance(before, dict) else {}
    typed_any = False
    for figure in question.figures:
        say(f"{figure.name}{_now(known.get(figure.id))}")
        message = f"{span(figure.min, figure.max, _unit(figure.unit, currency))} (Enter if not known): "
        typed = ask_fitting(prompt, message, partial(_item, question, figure.id))
        typed_any = typed_any or typed is not None
        known |= {} if typed is None else {figure.id: typed}
    return accept(question, known) if typed_any else None


def _statements(prompt: Prompt, question: Scale, before: Json) -> Json:
    """Ask for agreement with each statement; Enter leaves one as it was, open at first."""
    say(f"For each statement, {SCALE_LOW} means you disagree strongly, {SCALE_HIGH} that you agree strongly.")
    known = dict(before) if isinstance(before, dict) else {}
    typed_any = False
    for number, statement in enumerate(question.statements, start=1):
        listed(number, f"{statement.text}{_now(known.get(statement.id))}")
        message = f"Statement {number} of {len(question.statements)} ({SCALE_LOW}-{SCALE_HIGH}): "
        typed = ask_fitting(prompt, message, partial(_item, question, statement.id))
        typed_any = typed_any or typed is not None
        known |= {} if typed is None else {statement.id: typed}
    return accept(question, known) if typed_any else None


def _item(question: Figures | Scale, item: str, typed: str) -> Json:
    return accept_item(question, item, typed)[1]


def _now(value: Json) -> str:
    return "" if value is None else f" (now {value}; Enter keeps it)"


def _ranking(prompt: Prompt, question: Ranking) -> Json:
    """Ask for the order by the items' numbers, then for how firmly it holds."""
    for number, item in enumerate(question.items, start=1):
        listed(number, item.name)
    example = " ".join(str(number) for number in range(len(question.items), 0, -1))
    order = ask_fitting(prompt, f"Order, first to last (such as {example}): ", lambda line: _order(question, line))
    if order is None:
        return None
    say("How firmly does that order hold?")
    show_levels(question.anchors)
    level = ask_fitting(prompt, _ANSWER_LEVEL, level_of, _LEVEL_HELP)
    if level is None:
        say("An order is kept only with how firmly it holds, so this one was not.")
    return None if level is None else accept(question, {"order": order, "level": level})


def _order(question: Ranking, typed: str) -> list[Json]:
    numbers = typed.replace(",", " ").split()
    wanted = [str(number) for number in range(1, len(question.items) + 1)]
    if sorted(numbers) != sorted(wanted):
        raise ValueError(f"name each number from 1 to {len(wanted)} once, with spaces between them")
    return [question.items[int(number) - 1].id for number in numbers]
