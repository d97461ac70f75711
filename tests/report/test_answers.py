"""Answers in words: figures without what is told to whoever enters them, and scales as sheets."""

from __future__ import annotations

import re

import pytest

from assess.engagement.model import Engagement
from assess.report import words
from assess.report.answers import AnsweredQuestion, answers_view, said_value
from assess.report.edition import Edition
from assess.report.html import environment
from tests.report import companies, example
from tests.report.unplanned import material


def told(question: str) -> AnsweredQuestion:
    view = answers_view(material(companies.all_best()))
    assert view is not None
    return next(each for step in view.steps for each in step.questions if each.ref.number == question)


def test_no_label_of_a_figure_says_what_to_enter() -> None:
    for question in example.bank().questions:
        for figure in getattr(question, "figures", ()):
            assert not re.search(r"\(.* if ", figure.told)


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (12, "From the last notable customer signal to acting on it: 12\u00a0days."),
        (365, "From the last notable customer signal to acting on it: 365\u00a0days, or nobody acted."),
    ],
)
def test_the_greatest_figure_says_what_else_it_stands_for(days: int, says: str) -> None:
    assert says == said_value(example.bank().question_by_id["6.4"], {"signal-days": days})


def test_money_without_a_currency_says_so() -> None:
    question = example.bank().question_by_id["1.2"]
    assert said_value(question, {"unit-spend": 1000}) == "Spend of the unit: 1,000\u00a0a year (currency not recorded)."
    assert said_value(question, {"unit-spend": 1000}, "EUR") == "Spend of the unit: 1,000\u00a0EUR a year."


def test_a_scale_is_told_as_sheets_and_a_table_where_it_stands() -> None:
    assert told("8.2").sheets == "Five front-line sheets. Answers to scales are not printed one by one."
    assert told("2.5").table == ("register-reserved-matters", "Reserved matters")


def test_the_first_step_is_told_as_known() -> None:
    assert (told("1.3").range, told("2.3").range) == ("known: 75 of 100", "100 of 100")


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        ("How many? Count only the new ones.", "How many?"),
        ("Take the last one. How long did it take?", "Take the last one. How long did it take?"),
        ("Put the five in order.", "Put the five in order."),
    ],
)
def test_instructions_after_the_question_are_not_printed(ask: str, says: str) -> None:
    assert says == words.question(ask)


def test_an_answer_that_runs_over_a_page_stands_under_a_head_that_names_its_question() -> None:
    given = example.answer("3.3", value=3, note="The last order waited. " * 60)
    part = answers_view(material(Engagement(respondents=example.RESPONDENTS, answers={"3.3": (given,)})))
    template = environment().get_template("parts/answers.html.j2")
    page = template.render(view={"answers": part, "edition": Edition.MANAGEMENT})
    (head,) = re.findall(r"<thead>(.*)</thead>", page)
    assert "Power to stop a unit" in head
    assert re.search(r'<table class="answers runs" id="answer-3-3">', page)
