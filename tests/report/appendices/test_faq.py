"""What boards ask, answered for one company."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from assess.bank.appendices import BoardQuestion, Piece
from assess.engagement.model import Company
from assess.report.appendices.faq import board_answers
from tests.report import example, plans
from tests.report.appendices.made import facts_of, material_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.engagement.model import Engagement
    from assess.planning.rollout import RolloutPlan
    from assess.report.appendices.faq import BoardAnswer

LARGE = {"at_least": {"company": "people", "bound": 50}}


def answered(plan: RolloutPlan) -> dict[str, BoardAnswer]:
    told = board_answers(material_of(plan), plan, facts_of(plan))
    assert told is not None
    return dict(zip((each.id for each in example.bank().appendices.faq), told.answers, strict=True))


def made_of(engagement: Engagement, *pieces: Mapping[str, object]) -> BoardAnswer:
    """Return the answer that these pieces come to for a client."""
    plan = plans.made(engagement)
    material, bank = material_of(plan), example.bank()
    asked = BoardQuestion(id="any", asks="Any?", pieces=tuple(Piece.model_validate(each) for each in pieces))
    appendices = bank.appendices.model_copy(update={"faq": (asked,)})
    material = replace(material, bank=bank.model_copy(update={"appendices": appendices}))
    told = board_answers(material, plan, facts_of(plan))
    assert told is not None
    return told.answers[0]


def company(people: int | None) -> Engagement:
    return replace(example.engagement(answers=MappingProxyType({})), company=Company(people=people))


def test_every_question_has_an_answer_for_every_plan(any_plan: RolloutPlan) -> None:
    for each in answered(any_plan).values():
        assert each.short.endswith(".")
        assert not each.more or each.more.endswith((".", "…"))


@pytest.mark.parametrize(
    ("question", "names"),
    [("compliance", "3.1"), ("cost", "5.6"), ("central-finance", "4.8"), ("measured", "6.1"), ("fails", "5.8")],
)
def test_an_answer_carries_the_questions_it_rests_on(question: str, names: str) -> None:
    assert names in [ref.number for ref in answered(plans.made())[question].refs]


def test_two_companies_get_two_answers_to_each_question() -> None:
    one, other = answered(plans.made()), answered(plans.empty())
    assert [each for each in one if one[each] == other[each]] == []


def test_several_things_that_nobody_knows_are_one_list() -> None:
    told = answered(plans.empty())["compliance"].more
    assert "Not yet known: which decisions a law reserves (1.1); which matters stay central (2.5);" in told
    assert told.count("not yet known") < 2


def test_of_what_nobody_knows_no_answer_gives_a_figure() -> None:
    told = answered(plans.empty())["central-finance"]
    assert "At what overspend somebody must act is not yet known (question 5.6)." in told.more
    assert "%" not in told.more


def test_a_piece_is_told_where_its_condition_holds_and_else_what_stands_in_its_place() -> None:
    piece = {"says": "It is large.", "when": LARGE, "otherwise": "It is small.", "unknown": "Nobody knows."}
    head = {"says": "Yes."}
    assert made_of(company(80), head, piece).more == "It is large."
    assert made_of(company(8), head, piece).more == "It is small."
    assert made_of(company(None), head, piece).more == "Nobody knows."


def test_a_piece_with_nothing_in_its_place_is_left_out_with_the_questions_it_read() -> None:
    piece = {"says": "It is so.", "when": {"is": {"question": "3.5", "value": True}}}
    told = made_of(company(8), {"says": "Yes."}, piece)
    assert (told.short, told.more, told.refs) == ("Yes.", "", ())


def test_the_first_sentence_is_the_short_answer() -> None:
    told = made_of(company(8), {"says": "No. It depends on the work."})
    assert (told.short, told.more) == ("No.", "It depends on the work.")


def test_words_lead_to_the_answer_of_a_question() -> None:
    told = made_of(company(8), {"says": "Today:", "answer": "8.5"})
    assert told.short == "Today: not yet known (question 8.5)."
    assert [ref.number for ref in told.refs] == ["8.5"]
