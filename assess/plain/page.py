"""How a question and what is known about it are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.bank.questions import Anchored, Ranking, YesNo
from assess.engagement.events import Sure
from assess.plain.words import one_line, plain_number, say

if TYPE_CHECKING:
    from assess.bank.questions import Question
    from assess.engagement.events import Json
    from assess.engagement.model import Answer
    from assess.interview.machine import Interview

_SURE = {Sure.SEEN: "seen the evidence", Sure.SURE: "sure", Sure.UNSURE: "unsure"}
_NONE = {Sure.DONT_KNOW: "Answered: don't know.", Sure.PARKED: "Parked."}


def show_question(interview: Interview, question: Question) -> None:
    """Print where one is, the question, and the answer it has already."""
    place = interview.place
    step = next(step.name for step in interview.bank.steps if step.id == question.step)
    say()
    say(f"Question {place.number} of {place.of}. Step {question.step}, {step}.")
    say(f"{question.id} {question.name}{' (critical)' if question.critical else ''}")
    say(question.ask)
    answer = interview.answer_to(question.id)
    if answer is not None:
        say(f"{answered(question, answer)} Enter keeps that.")


def answered(question: Question, answer: Answer) -> str:
    """Return the answer a question has, as a sentence."""
    if answer.sure is Sure.NOT_APPLICABLE:
        return f"Answered: not applicable, because {one_line(answer.reason)}."
    if not answer.sure.answered:
        return _NONE[answer.sure]
    return f"Answered: {_shown(question, answer.value)}, {_SURE[answer.sure]}."


def show_why(question: Question) -> None:
    """Print why the question is asked."""
    say(question.why)


def show_probes(question: Question) -> None:
    """Print the two follow-ups."""
    for probe in question.probes:
        say(probe, indent="  ", first="- ")


def show_good_enough(question: Question) -> None:
    """Print what is good enough, for three sizes of company."""
    sizes = (("10", question.good_enough.at_10), ("100", question.good_enough.at_100))
    for people, words in (*sizes, ("1,000 or more", question.good_enough.at_1000)):
        say(f"With {people} people: {words}")


def _shown(question: Question, value: Json) -> str:
    """Return a value as it was typed: levels count from 1 here."""
    match question:
        case Anchored() if isinstance(value, int):
            return f"line {value + 1}"
        case YesNo():
            return "yes" if value else "no"
        case Ranking() if isinstance(value, dict) and isinstance(value["order"], list):
            names = {item.id: item.name for item in question.items}
            return ", ".join(names.get(str(item), str(item)) for item in value["order"])
    if value is True:
        return "the table is complete"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_figure(figure)}" for name, figure in value.items())
    return _figure(value)


def _figure(value: Json) -> str:
    return plain_number(value) if isinstance(value, int | float) else one_line(str(value))
