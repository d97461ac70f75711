"""What the view says of the example client, and what it must never say."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Attribution, Quote, Sure
from assess.engagement.model import Engagement, Row
from assess.report.answers import said_value
from assess.report.registers import said_cell
from assess.report.steps import STANDINGS
from assess.report.view import ReportView, build_view
from assess.scoring.assessment import Standing, Status
from assess.scoring.evaluate import evaluate
from tests.report import example

if TYPE_CHECKING:
    from collections.abc import Iterator


def view_of(engagement: Engagement, **changes: object) -> ReportView:
    assessment = evaluate(example.bank(), engagement)
    return build_view(example.bank(), engagement, dataclasses.replace(assessment, **changes))  # type: ignore[arg-type]


def texts(value: object) -> Iterator[str]:
    """Every piece of text in a view."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))


def test_the_view_is_frozen_and_the_same_twice(view: ReportView) -> None:
    again = view_of(example.engagement())
    assert again == view_of(example.engagement())
    with pytest.raises(dataclasses.FrozenInstanceError):
        view.title = "x"  # type: ignore[misc]


def test_private_notes_and_quotes_not_for_print_are_nowhere(view: ReportView) -> None:
    everything = "\n".join(texts(view))
    assert example.PRIVATE not in everything
    assert example.NOT_FOR_PRINT not in everything


def test_a_quote_with_a_role_names_the_role_and_an_anonymous_one_stands_apart(view: ReportView) -> None:
    assert view.answers is not None
    step = next(step for step in view.answers.steps if step.number == 3)
    lines = [line for question in step.questions for line in question.answers]
    assert [(line.quote, line.quoted) for line in lines if line.quote] == [
        (example.NAMED, "Chief executive or founder")
    ]
    assert step.unnamed == (example.UNNAMED,)


def test_an_anonymous_quote_of_a_sole_respondent_is_held_back() -> None:
    said = example.answer("3.3", value=3, quote=Quote("I said it", Attribution.ANONYMOUS))
    view = view_of(Engagement(respondents=example.RESPONDENTS[:1], answers={"3.3": (said,)}))
    assert "I said it" not in "\n".join(texts(view))
    assert view.answers is not None
    assert "one quote held back" in view.answers.held_back


def test_answers_to_scales_are_never_printed_one_by_one() -> None:
    scale = example.bank().question_by_id["8.2"]
    assert said_value(scale, {"x": 7}) == "Answered. Answers to scales are not printed one by one."


def test_a_blank_cell_is_not_known_and_a_none_is_none() -> None:
    column = next(c for c in example.bank().register_by_id["guardrails"].columns if c.id == "owner")
    assert said_cell(column, Row("r", {})).text == "not known"
    assert said_cell(column, Row("r", {"owner": None})).text == "none"


def test_insufficient_coverage_gives_no_headline_figure() -> None:
    view = view_of(Engagement())
    assert [badge.name for badge in view.cover.badges] == ["Insufficient evidence"]
    assert view.summary.verdict == "Insufficient evidence for a verdict"
    assert [figure.value for figure in view.summary.figures][:2] == ["–", "–"]  # noqa: RUF001
    assert view.method.means == ()


def test_sufficient_coverage_gives_the_index_as_a_range() -> None:
    assessment = evaluate(example.bank(), example.engagement())
    view = view_of(example.engagement(), coverage=dataclasses.replace(assessment.coverage, sufficient=True, short=()))
    index = next(figure for figure in view.summary.figures if figure.name == "Readiness index")
    assert assessment.index is not None
    low, high = (int(end) for end in assessment.index.range)
    assert index.value == f"{low} to {high}"
    assert view.cover.badges == ()


def test_the_express_set_is_provisional() -> None:
    assert "Provisional" in [badge.name for badge in view_of(example.engagement(mode="express")).cover.badges]


def test_empty_parts_vanish_from_the_contents() -> None:
    anchors = [section.anchor for section in view_of(Engagement()).contents]
    assert {"voices", "answers", "registers"}.isdisjoint(anchors)
    assert {"summary", "unknowns", "steps", "mistakes", "method"} <= set(anchors)


def test_what_holds_the_gate_is_named_with_its_answers(view: ReportView) -> None:
    assert view.summary.gate == "Why the gate to Pilot is closed"
    assert view.summary.holding[0].mark == Status.FAILED.value
    assert all(each.refs for each in view.summary.holding)


def test_every_reference_leads_to_an_anchor_that_the_report_has(view: ReportView, page: str) -> None:
    for ref in refs(view):
        assert not ref.anchor or f'id="{ref.anchor}"' in page


def refs(value: object) -> Iterator[object]:
    if type(value).__name__ == "Ref":
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from refs(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from refs(getattr(value, field.name))


def test_every_standing_has_words() -> None:
    assert set(STANDINGS) == set(Standing)


def test_the_last_answer_dates_the_report(view: ReportView) -> None:
    assert view.dated == "2026-11-20"
    assert ("Last answer", "20 November 2026") in view.cover.facts


def test_the_reason_for_not_applicable_is_printed(view: ReportView) -> None:
    assert "There is no quality floor to stop at." in "\n".join(texts(view))


def test_registers_turned_sideways_come_last(view: ReportView) -> None:
    layouts = [register.layout for register in view.registers]
    assert layouts == sorted(layouts, key=("upright", "dense", "turned", "wide").index)
    assert next(r for r in view.registers if r.name == "Product lines").layout == "turned"


def test_an_agreement_prints_value_and_reason(view: ReportView) -> None:
    assert view.answers is not None
    agreed = [q.agreed for step in view.answers.steps for q in step.questions if q.agreed]
    assert len(agreed) == 1
    assert agreed[0].endswith("Reason: Both read the audit letter together.")


def test_the_unsure_are_counted_in_one_line(view: ReportView) -> None:
    assert view.summary.unknown == view.unknowns.line
    assert "questions have no answer" in view.unknowns.line


def test_an_answer_without_value_says_how_it_stands() -> None:
    said = example.answer("3.3", sure=Sure.DONT_KNOW)
    view = view_of(Engagement(respondents=example.RESPONDENTS, answers={"3.3": (said,)}))
    assert view.answers is not None
    assert view.answers.steps[0].questions[0].answers[0].sure == "does not know"
