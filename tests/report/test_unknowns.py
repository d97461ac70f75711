"""How much is not known, in few words with right plurals, and of tables as well as of questions."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from assess.engagement.events import Sure
from assess.engagement.model import Engagement, Row
from assess.report.board.unknown import gaps
from assess.report.material import Material
from assess.report.unknowns import _so_many, table_gaps, unknown_line, unknowns_view
from assess.report.view import build_view
from assess.scoring.evaluate import evaluate
from assess.scoring.extremes import best_engagement
from tests.report import companies, example, plans
from tests.report.unplanned import material


@pytest.mark.parametrize(("number", "says"), [(0, ""), (1, "1 has an unsure answer"), (2, "2 have an unsure answer")])
def test_one_question_has_and_several_have(number: int, says: str) -> None:
    assert says == _so_many(number, "has", "have", "an unsure answer")


def test_the_first_count_says_out_of_how_many_questions() -> None:
    said = example.answer("3.3", value=3, sure=Sure.UNSURE)
    line = unknown_line(material(Engagement(respondents=example.RESPONDENTS, answers={"3.3": (said,)})))
    assert line == (
        "60 of 64 questions have no answer, 1 has an unsure answer and 3 are withheld for want of responses."
    )


def test_an_unsure_answer_beside_a_sure_one_is_not_told_as_the_only_one() -> None:
    said = (
        example.answer("3.3", "ceo", value=3, sure=Sure.UNSURE),
        example.answer("3.3", "co-chief", value=3, sure=Sure.SURE),
    )
    people = (*example.RESPONDENTS, replace(example.RESPONDENTS[0], id="co-chief"))
    line = unknown_line(material(Engagement(respondents=people, answers={"3.3": said})))
    assert "1 has an unsure answer" in line
    assert "another role" not in line


def test_answers_to_every_question_hide_no_blank_cell_of_a_table() -> None:
    line = unknown_line(material(companies.all_best()))
    assert line == (
        "Every question has an answer that somebody is sure of. "
        "In the tables 78 entries are blank (Product lines 18 and People 60)."
    )


def test_a_table_says_in_which_columns_its_blank_cells_stand() -> None:
    rows = (
        Row("a", MappingProxyType({"dependency": "a", "from-team": "x", "to-team": "y", "frequency": "daily"})),
        Row("b", MappingProxyType({"dependency": "b", "from-team": "x", "frequency": "daily"})),
    )
    (gap,) = table_gaps(material(Engagement(registers={"dependencies": rows})))
    assert (gap.name, gap.cells, gap.columns) == ("Recurring dependencies", 3, "Given by (1 of 2), Mechanism.")


def test_nothing_is_said_of_widening_where_step_one_scores_the_unsure() -> None:
    said = tuple(example.answer(each, value=2, sure=Sure.UNSURE) for each in ("1.3", "3.3"))
    part, alone = (
        unknowns_view(
            material(Engagement(respondents=example.RESPONDENTS, answers={each.question: (each,) for each in given}))
        )
        for given in (said, said[1:])
    )
    assert part is not None
    assert alone is not None
    means = [next(group.means for group in each.groups if group.name == "Unsure") for each in (part, alone)]
    widened = "Somebody is unsure, which widens that answer by a level each way, or a table has gaps"
    assert means == [f"{widened}; in step 1 worth 40 where nobody is sure.", f"{widened}."]


def test_what_is_not_known_vanishes_where_everything_is_known() -> None:
    assert unknowns_view(material(best_engagement(example.bank()))) is None


def test_management_reads_of_the_plan_what_the_board_reads() -> None:
    engagement = example.engagement()
    found, plan = evaluate(example.bank(), engagement), plans.made(engagement)
    view = build_view(example.bank(), engagement, found, plan=plan)
    assert view.unknowns is not None
    assert view.unknowns.plan == gaps(Material(example.bank(), engagement, found, (), None), plan)
    assert view.unknowns.plan
