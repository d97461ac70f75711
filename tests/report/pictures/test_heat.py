"""The heat map of disagreement."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Sure
from assess.engagement.model import Respondent
from assess.report.pictures.heat import HeatMap, heat_map
from tests.report import example
from tests.report.example import answer
from tests.report.pictures.made import material

if TYPE_CHECKING:
    from assess.engagement.model import Answer, Engagement

QUESTIONS = [each for each in example.bank().questions if each.type == "anchored" and "engineering" in each.competent][
    :4
]
CTO, MEMBER = example.RESPONDENTS[1], example.RESPONDENTS[2]


def client(*answers: Answer, people: tuple[Respondent, ...] = example.RESPONDENTS) -> Engagement:
    found: dict[str, tuple[Answer, ...]] = {}
    for each in answers:
        found[each.question] = (*found.get(each.question, ()), each)
    return example.engagement(answers=MappingProxyType(found), agreed=MappingProxyType({}), respondents=people)


def apart(*levels: tuple[int, int], sure: Sure = Sure.SURE) -> list[Answer]:
    """Answers of the head of engineering and of a member to one question after the other."""
    given = []
    for question, (theirs, ours) in zip(QUESTIONS, levels, strict=False):
        given += [answer(question.id, "cto", value=theirs, sure=sure), answer(question.id, "member", value=ours)]
    return given


def drawn(engagement: Engagement) -> HeatMap:
    picture = heat_map(material(engagement))
    assert picture is not None
    return picture


def test_the_widest_differences_stand_first() -> None:
    picture = drawn(client(*apart((2, 1), (4, 0), (3, 1))))
    assert [row.apart.text for row in picture.rows] == ["4", "2", "1"]
    assert picture.rows[0].number.text == QUESTIONS[1].id


def test_each_cell_has_its_figure_and_the_shade_of_its_level() -> None:
    picture = drawn(client(*apart((4, 0), (3, 1), (2, 1))))
    assert [level for level, _ in picture.shades] == [0, 1, 2, 3, 4]
    assert {line.text.strip("()") for line in picture.light} == {"100", "75"}
    assert {line.text.strip("()") for line in picture.figures} == {"0", "25", "50"}


def test_leaders_stand_left_of_the_front_line() -> None:
    picture = drawn(client(*apart((4, 0), (3, 1), (2, 1)), people=(MEMBER, CTO)))
    told = [line.text for line in picture.heads]
    assert told.index("Head of") < told.index("Squad member")


def test_an_unsure_answer_has_a_question_mark_and_one_aside_has_brackets() -> None:
    asked = next(q for q in QUESTIONS if "front-line" not in q.competent)
    picture = drawn(client(*apart((4, 0), (3, 1), (2, 1), (3, 0), sure=Sure.UNSURE)))
    assert picture.unsure
    assert any(line.text.endswith("?") for line in (*picture.figures, *picture.light))
    assert picture.aside
    assert f"{asked.id} {asked.name}: Head of engineering" in picture.title


def test_questions_on_which_people_agree_are_counted_only() -> None:
    picture = drawn(client(*apart((4, 0), (3, 1), (2, 1), (3, 3))))
    assert picture.rest == "On one further question those asked lie less than one level apart."


@pytest.mark.parametrize("levels", [(), ((4, 0), (3, 1)), ((3, 3), (2, 2), (1, 1))])
def test_there_is_none_where_hardly_anybody_differs(levels: tuple[tuple[int, int], ...]) -> None:
    assert heat_map(material(client(*apart(*levels)))) is None


def test_one_respondent_alone_differs_from_nobody() -> None:
    alone = [answer(question.id, "cto", value=place) for place, question in enumerate(QUESTIONS)]
    assert heat_map(material(client(*alone))) is None


def test_many_people_are_told_by_letters_with_a_key() -> None:
    people = tuple(Respondent(f"r{n}", f"Person {n}", "engineering") for n in range(18))
    given = [answer(q.id, each.id, value=n % 5) for q in QUESTIONS for n, each in enumerate(people)]
    picture = drawn(client(*given, people=people))
    assert picture.key[0] == ("A", "Person 0")
    assert len(picture.key) == 16
    assert picture.rest == "Two more people are left out."


def test_scales_are_not_shown_one_by_one() -> None:
    scales = [each for each in example.bank().questions if each.type == "scale"]
    given = [
        answer(q.id, who, value={each.id: low for each in q.statements})
        for q in scales
        for who, low in (("cto", 7), ("member", 1))
    ]
    assert "8.2" not in drawn(client(*given, *apart((4, 0), (3, 1), (2, 1)))).title
