"""What one answer is worth, type by type, when sure, unsure and not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assess.engagement.events import Sure
from assess.scoring.assessment import Standing
from assess.scoring.evaluate import listen
from assess.scoring.ranges import Range, exactly

from . import made

if TYPE_CHECKING:
    from assess.engagement.events import Json
    from assess.scoring.readings import Reading

FIRM = {"order": ["quality", "safety", "growth", "speed", "cost"], "level": 3}


def reading(question: str, *answers: Any, **fields: Any) -> Reading:  # noqa: ANN401
    return listen(made.bank(), made.made(*answers, **fields)).facts.readings[question]


@pytest.mark.parametrize(
    ("question", "value", "sure", "unsure"),
    [
        ("3.3", 0, exactly(0), Range(0, 25)),
        ("3.3", 2, exactly(50), Range(25, 75)),
        ("3.3", 4, exactly(100), Range(75, 100)),
        ("3.5", False, exactly(100), Range(0, 100)),
        ("3.5", True, exactly(0), Range(0, 100)),
        ("2.2", FIRM, exactly(75), Range(50, 100)),
        ("2.6", 60, exactly(50), Range(25, 75)),
        ("2.6", 0, exactly(0), Range(0, 25)),
        ("2.8", 30, exactly(25), Range(0, 50)),
        ("6.8", 4, exactly(0), Range(0, 10)),
        ("1.7", {"reopened": 1, "cross-team": 0}, exactly(75), Range(50, 100)),
        ("1.7", {"cross-team": 0}, Range(0, 100), Range(0, 100)),
        ("3.4", {"days-to-detect": 1, "breaches": 75}, exactly(75), Range(50, 250 / 3)),
        ("5.5", {"handed-over": 8, "with-limits": 4}, exactly(75), Range(50, 87.5)),
        ("1.2", {"unit-limit": 0}, exactly(0), Range(0, 25)),
    ],
)
def test_an_answer_is_worth_its_anchor_or_bands_and_one_each_way_when_unsure(
    question: str, value: Json, sure: Range, unsure: Range
) -> None:
    assert pytest.approx(sure) == reading(question, made.answer(question, value)).points
    doubtful = reading(question, made.answer(question, value, Sure.UNSURE))
    assert pytest.approx(unsure) == doubtful.points
    assert Standing.UNSURE is doubtful.standing


@pytest.mark.parametrize(
    ("question", "value", "reference", "sure", "unsure"),
    [
        ("2.6", 60, "2.6", exactly(60), Range(25, 90)),
        ("2.6", 95, "2.6", exactly(95), Range(70, 100)),
        ("1.7", {"reopened": 2}, "1.7.reopened", exactly(2), Range(0, 4)),
        ("1.7", {"cross-team": 2}, "1.7.cross-team", exactly(2), Range(0, 10)),
        ("1.7", {"cross-team": 2}, "1.7.reopened", Range(0, 10), Range(0, 10)),
        ("5.5", {"handed-over": 4, "with-limits": 4}, "5.5.scope", exactly(0.5), Range(0.25, 1)),
        ("2.2", FIRM, "2.2.cost", exactly(5), Range(1, 5)),
    ],
)
def test_a_raw_figure_is_known_to_one_band_where_unsure_and_to_its_scale_at_most(
    question: str, value: Json, reference: str, sure: Range, unsure: Range
) -> None:
    assert pytest.approx(sure) == reading(question, made.answer(question, value)).quantities[reference]
    doubtful = reading(question, made.answer(question, value, Sure.UNSURE))
    assert pytest.approx(unsure) == doubtful.quantities[reference]


@pytest.mark.parametrize("sure", [Sure.DONT_KNOW, Sure.PARKED])
@pytest.mark.parametrize("question", ["3.3", "3.5", "2.2", "2.6", "5.5", "6.8"])
def test_what_nobody_knows_may_be_anything(question: str, sure: Sure) -> None:
    unknown = reading(question, made.answer(question, sure=sure))
    assert (unknown.points, unknown.answered) == ((0.0, 100.0), 0.0)
    assert sure.value == unknown.standing
    assert unknown.quantities == reading(question).quantities


def test_part_of_the_figures_is_part_of_an_answer() -> None:
    assert reading("3.7", made.answer("3.7", {"asked": 3})).answered == 0.25
    assert reading("3.3", made.answer("3.3", 2)).answered == 1.0


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (made.not_applicable("3.2"), Standing.NOT_APPLICABLE),
        (made.not_applicable("3.2", reason=""), Standing.OPEN),
        (made.not_applicable("3.3"), Standing.OPEN),
        (made.not_applicable("3.3", proof=True), Standing.NOT_APPLICABLE),
        (made.not_applicable("3.3", proof=True, reason=""), Standing.OPEN),
    ],
)
def test_not_applicable_takes_a_reason_and_for_a_critical_question_evidence(answer: Any, expected: Standing) -> None:  # noqa: ANN401
    found = reading(answer.question, answer)
    assert expected is found.standing
    assert (found.points is None) == (expected is Standing.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("answer", "mapped"),
    [
        (made.answer("1.3", 0, Sure.SEEN), exactly(100)),
        (made.answer("1.3", 0, evidence=made.PROOF), exactly(100)),
        (made.answer("1.3", 4), exactly(75)),
        (made.answer("1.3", 4, Sure.UNSURE), exactly(40)),
        (made.answer("1.3", 4, Sure.UNSURE, evidence=made.PROOF), exactly(40)),
        (made.answer("1.3", sure=Sure.DONT_KNOW), exactly(0)),
        (made.answer("1.3", sure=Sure.PARKED), Range(0, 100)),
    ],
)
def test_step_one_counts_how_well_a_thing_is_known_and_not_what_it_is(answer: Any, mapped: Range) -> None:  # noqa: ANN401
    assert mapped == reading("1.3", answer).mapped


def test_a_register_is_worth_its_measures_and_what_is_missing_may_be_anything() -> None:
    whole = dict(made.best().registers)["data-entities"]
    rows = {row.key: row.cells for row in whole}
    assert reading("4.3", made.answer("4.3", value=True), rows={"data-entities": rows}).points == (100.0, 100.0)
    half = {"data-entities": dict(list(rows.items())[:3])}
    partial = reading("4.3", rows=half)
    assert (Standing.OPEN, pytest.approx(0.5)) == (partial.standing, partial.answered)
    assert Range(30, 100) == partial.points
    assert Standing.UNSURE is reading("4.3", made.answer("4.3", value=True), rows=half).standing


def test_an_unsure_register_is_one_band_wider_in_points_and_in_its_figures() -> None:
    rows = {"dependencies": {str(n): {"mechanism": "a forum" if n < 7 else None} for n in range(10)}}
    sure = reading("7.2", made.answer("7.2", value=True), rows=rows)
    unsure = reading("7.2", made.answer("7.2", True, Sure.UNSURE), rows=rows)  # noqa: FBT003
    assert (exactly(60), exactly(0.7)) == (sure.points, sure.quantities["7.2.arranged"])
    assert (Range(25, 80), Range(0.3, 1)) == (unsure.points, unsure.quantities["7.2.arranged"])


@pytest.mark.parametrize(
    ("sure", "mapped", "standing"),
    [
        (None, Range(25, 100), Standing.OPEN),
        (Sure.PARKED, Range(25, 100), Standing.PARKED),
        (Sure.DONT_KNOW, exactly(25), Standing.DONT_KNOW),
        (Sure.SURE, Range(25, 87.5), Standing.UNSURE),
    ],
)
def test_the_decisions_register_is_mapped_by_the_share_of_its_rows_that_are_complete(
    sure: Sure | None, mapped: Range, standing: Standing
) -> None:
    rows = {row.key: row.cells for row in made.best().registers["decisions"][:2]} | {"hire": {"sign-offs": 3.0}}
    said = [made.answer("1.1", sure is Sure.SURE or None, sure)] if sure else []
    found = reading("1.1", *said, rows={"decisions": rows})
    assert (mapped, standing) == (found.mapped, found.standing)
    assert reading("1.1", made.answer("1.1", sure=Sure.DONT_KNOW)).mapped == (0.0, 0.0)
