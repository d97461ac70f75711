"""What the view says of the example client, and what it must never say."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Attribution, Quote, Sure
from assess.engagement.model import Engagement, Row
from assess.planning.rollout import Window
from assess.report.answers import said_value
from assess.report.html import render_html
from assess.report.registers import said_cell
from assess.report.steps import STANDINGS
from assess.report.view import ReportView, build_view
from assess.scoring.assessment import Standing, Status
from assess.scoring.evaluate import evaluate
from assess.scoring.extremes import best_engagement
from tests.report import example, plans

if TYPE_CHECKING:
    from collections.abc import Iterator


PLAN_PARTS = {"line", "squad", "schedule", "phases", "actions", "money", "offers"}


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
    assert view.summary.verdict == "Insufficient evidence for a verdict."
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


def test_what_holds_the_gate_is_named_with_its_answers() -> None:
    summary = view_of(example.engagement()).summary
    assert summary.gate == "Why the gate to Pilot is closed"
    assert summary.holding[0].mark == Status.FAILED.value
    assert all(each.refs for each in summary.holding)
    assert summary.more_holding == "the first five of nine"


def test_without_a_plan_the_report_says_nothing_of_one() -> None:
    view = view_of(example.engagement())
    assert PLAN_PARTS.isdisjoint({section.anchor for section in view.contents})
    assert view.summary.plan is None
    assert [step.number for step in view.summary.first] == ["1", "2", "3", "4", "5"]


def test_with_a_plan_its_parts_stand_together_and_the_summary_tells_its_first_actions(view: ReportView) -> None:
    anchors = [section.anchor for section in view.contents]
    start = anchors.index("line")
    assert set(anchors[start : start + len(PLAN_PARTS)]) == PLAN_PARTS
    assert view.summary.plan is not None
    assert [step.number for step in view.summary.first] == ["1", "2", "3"]
    assert view.actions is not None
    assert [step.says for step in view.summary.first] == [each.name for each in view.actions.groups[0].full[:3]]
    assert view.summary.holding == ()


def test_an_action_that_may_prove_needless_is_told_so_on_the_summary() -> None:
    conditional = tuple(each for each in plans.actions() if each.window is Window.CONDITIONAL)
    engagement = example.engagement()
    assessment = evaluate(example.bank(), engagement)
    plan = plans.made(engagement, actions=conditional)
    view = build_view(example.bank(), engagement, assessment, plan=plan)
    assert all(step.says.startswith("If confirmed: ") for step in view.summary.first)
    assert "actions" in [section.anchor for section in view.contents]


def test_the_part_on_actions_vanishes_where_a_plan_has_none() -> None:
    engagement = Engagement()
    view = build_view(example.bank(), engagement, evaluate(example.bank(), engagement), plan=plans.empty())
    assert {"line", "squad", "schedule", "phases", "money", "offers"} == PLAN_PARTS & {
        section.anchor for section in view.contents
    }


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
    assert view.unknowns is not None
    assert view.summary.unknown == view.unknowns.line
    assert "questions have no answer" in view.unknowns.line


def test_an_answer_without_value_says_how_it_stands() -> None:
    said = example.answer("3.3", sure=Sure.DONT_KNOW)
    view = view_of(Engagement(respondents=example.RESPONDENTS, answers={"3.3": (said,)}))
    assert view.answers is not None
    assert view.answers.steps[0].questions[0].answers[0].sure == "does not know"


def test_the_summary_says_what_to_decide_and_names_what_holds_the_gate(view: ReportView) -> None:
    assert view.summary.verdict == "Do not start a pilot yet." or view.cover.badges
    assessment = evaluate(example.bank(), example.engagement())
    enough = dataclasses.replace(assessment.coverage, sufficient=True, short=())
    summary = view_of(example.engagement(), coverage=enough).summary
    assert summary.verdict == "Do not start a pilot yet."
    assert summary.decision.startswith("To open the gate to Pilot, decide to close these gaps first: step")
    assert "critical mistake" in summary.decision


def test_the_express_set_gives_its_verdict_provisionally() -> None:
    express = example.engagement(mode="express")
    assessment = evaluate(example.bank(), express)
    enough = dataclasses.replace(assessment.coverage, sufficient=True, short=())
    assert view_of(express, coverage=enough).summary.verdict == "Provisionally: do not start a pilot yet."


def test_without_enough_answers_the_summary_says_who_is_to_decide_what() -> None:
    assert view_of(Engagement()).summary.decision == "Decide who answers what is still open."


def test_with_the_best_answers_every_gate_is_passed_and_nothing_is_unknown() -> None:
    best = best_engagement(example.bank())
    view = view_of(best)
    assert view.summary.decision.startswith("Every gate is passed.")
    assert view.summary.unknown == "Every question has an answer that somebody is sure of."
    assert {"unknowns", "actions", "voices"}.isdisjoint({section.anchor for section in view.contents})
    assert next(f.value for f in view.summary.figures if f.name == "Mistakes") == "0 detected, 0 possible"
    assert view.mistakes.intro == "Of 13 common mistakes, none is detected and none is possible."


def test_a_gate_that_nothing_closes_for_certain_is_to_be_settled() -> None:
    assessment = evaluate(example.bank(), example.engagement())
    gates = tuple(
        dataclasses.replace(
            gate,
            status=Status.UNRESOLVED,
            clauses=tuple(dataclasses.replace(clause, status=Status.UNRESOLVED) for clause in gate.clauses),
        )
        for gate in assessment.stage.gates
    )
    view = view_of(
        example.engagement(),
        coverage=dataclasses.replace(assessment.coverage, sufficient=True, short=()),
        stage=dataclasses.replace(assessment.stage, gates=gates),
    )
    assert view.summary.decision.startswith("Nothing known closes the gate to Pilot. Not yet settled: steps 1")


def test_a_column_that_is_not_for_print_is_in_no_view() -> None:
    people = example.bank().register_by_id["people"]
    rows = (Row("Engineer", {"person": "Engineer", "conflicts": ("the one who must not join",)}),)
    everything = "\n".join(texts(view_of(Engagement(registers={"people": rows}))))
    assert people.column("conflicts").printed is False  # type: ignore[union-attr]
    assert "Engineer" in everything
    assert "the one who must not join" not in everything
    assert "Must not join with" not in everything


def test_a_sign_without_questions_is_printed_without_a_reference() -> None:
    assessment = evaluate(example.bank(), example.engagement())
    bare = tuple(
        dataclasses.replace(
            finding,
            answers=(),
            settle=(),
            clauses=tuple(dataclasses.replace(clause, questions=()) for clause in finding.clauses),
        )
        for finding in assessment.mistakes
    )
    page = render_html(view_of(example.engagement(), mistakes=bare))
    part = page.partition('id="mistakes"')[2].partition("</section>")[0]
    assert "<li>" in part
    assert 'href="#answer' not in part
    assert "Settled by" not in part


def test_amounts_are_in_the_currency_of_the_client() -> None:
    question = example.bank().question_by_id["5.6"]
    assert "EUR" in said_value(question, {"envelope": 90000}, "EUR")
    assert "currency" not in said_value(question, {"envelope": 90000}, "EUR")


def test_the_words_of_a_question_stand_only_where_its_answers_do_not_tell_them(view: ReportView) -> None:
    assert view.answers is not None
    told = {question.ref.number: question for step in view.answers.steps for question in step.questions}
    assert told["3.3"].ask == ""
    assert told["3.8"].ask


def test_dates_and_columns_of_registers_have_room_for_their_longest_word(view: ReportView) -> None:
    for register in view.registers:
        for table in register.tables:
            assert sum(float(width) for width in table.widths) == pytest.approx(100, abs=1)
