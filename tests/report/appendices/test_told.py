"""How answers and figures are told in a sentence."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Sure
from assess.report.appendices.told import answer_told, figure_told, known_figure
from tests.report import example, plans
from tests.report.appendices.made import facts_of, material_of

if TYPE_CHECKING:
    from assess.engagement.model import Answer, Engagement

REASON = "It does not arise."


def answers(**given: object) -> Engagement:
    """Return the example client with one answer to each of these questions: a value, or how sure."""
    named = {name[1:].replace("_", "."): value for name, value in given.items()}
    told = {question: (_answer(question, value),) for question, value in named.items()}
    return example.engagement(answers=MappingProxyType(told))


def _answer(question: str, value: object) -> Answer:
    who = "cto" if question == "3.5" else "ceo"
    if isinstance(value, Sure):
        return example.answer(question, who, sure=value, reason=REASON)
    return example.answer(question, who, value=value)


def said(question: str, **given: object) -> str:
    plan = plans.made(answers(**given))
    return answer_told(material_of(plan), facts_of(plan), question)


def counted(reference: str, **given: object) -> str:
    plan = plans.made(answers(**given))
    return figure_told(material_of(plan), facts_of(plan), reference)


def test_a_sure_answer_is_told_by_its_anchor_within_a_sentence() -> None:
    anchor = example.bank().question_by_id["8.5"].anchors[1]  # type: ignore[union-attr]
    assert said("8.5", _8_5=1) == f"{anchor[0].lower()}{anchor[1:]}"


def test_a_range_is_told_by_its_worst_and_its_best_anchor() -> None:
    unsure = example.engagement(answers=MappingProxyType({"8.5": (example.answer("8.5", value=2, sure=Sure.UNSURE),)}))
    plan = plans.made(unsure)
    told = answer_told(material_of(plan), facts_of(plan), "8.5")
    assert told.startswith("at worst, a set of slides gives dates for messages, the same for everybody. At best, ")


@pytest.mark.parametrize("sure", [Sure.DONT_KNOW, Sure.PARKED])
def test_an_unknown_names_its_question_and_is_never_a_level(sure: Sure) -> None:
    assert said("8.5", _8_5=sure) == "not yet known (question 8.5)."
    assert said("8.5") == "not yet known (question 8.5)."
    assert counted("5.6.tolerance") == "not yet known (question 5.6)."


def test_what_does_not_apply_what_was_withheld_and_what_nobody_was_asked_are_told_apart() -> None:
    assert said("4.8", _4_8=Sure.NOT_APPLICABLE) == "said not to apply (question 4.8)."
    assert said("8.4") == "withheld, because fewer than five people answered."
    plan = plans.made(example.engagement(mode="express"))
    assert answer_told(material_of(plan), facts_of(plan), "7.5") == "not asked of this company."


def test_yes_and_no_are_told_with_what_they_mean() -> None:
    question = example.bank().question_by_id["3.5"]
    assert said("3.5", _3_5=True) == f"yes. {question.yes_means}"  # type: ignore[union-attr]
    assert said("3.5", _3_5=False) == f"no. {question.no_means}"  # type: ignore[union-attr]


def test_figures_carry_their_unit_in_the_singular_and_the_clients_currency() -> None:
    assert said("7.5", _7_5=18) == "18\N{NO-BREAK SPACE}%."
    given = {"envelope": 90_000, "line-spend": 800_000, "tranches": 3, "tolerance": 10, "review-weeks": 1}
    assert counted("5.6.review-weeks", _5_6=given) == "1\N{NO-BREAK SPACE}week."
    assert counted("5.6.envelope", _5_6=given) == "90,000\N{NO-BREAK SPACE}EUR."


def test_a_figure_that_no_question_gives_is_not_known() -> None:
    plan = plans.made()
    assert known_figure(material_of(plan), facts_of(plan), "5.6.nothing") == ""
    assert known_figure(material_of(plan), facts_of(plan), "9.9") == ""
