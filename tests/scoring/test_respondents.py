"""From several people to one reading: competence, the envelope, agreement, disagreement, the gap and the scales."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assess.engagement.events import Sure
from assess.engagement.model import Agreement, Respondent
from assess.scoring.assessment import Standing
from assess.scoring.evaluate import evaluate, listen
from assess.scoring.ranges import FALSE, OUT, TRUE, UNKNOWN, Range, exactly

from . import made

if TYPE_CHECKING:
    from assess.scoring.assessment import Assessment
    from assess.scoring.ranges import Truth
    from assess.scoring.readings import Reading

CHIEF, UNIT, MEMBER, PRODUCT = (
    Respondent("ceo", "Chief executive", "chief-executive"),
    Respondent("unit", "Unit lead", "unit-lead"),
    Respondent("member", "Squad member", "front-line"),
    Respondent("product", "Head of product", "product"),
)
FOUR = (CHIEF, UNIT, MEMBER, PRODUCT)
AGREED = {"3.3": Agreement(question="3.3", value=2, reason="We read the charter together.")}


def said(level: int | None, by: str, sure: Sure = Sure.SURE, question: str = "3.3") -> Any:  # noqa: ANN401
    return made.answer(question, level, sure, by)


def reading(*answers: Any, question: str = "3.3", **fields: Any) -> Reading:  # noqa: ANN401
    engagement = made.made(*answers, **{"respondents": FOUR, **fields})
    return listen(made.bank(), engagement).facts.readings[question]


def assessed(*answers: Any, **fields: Any) -> Assessment:  # noqa: ANN401
    return evaluate(made.bank(), made.made(*answers, **{"respondents": FOUR, **fields}))


def test_the_range_reaches_from_the_lowest_to_the_highest_competent_answer() -> None:
    found = reading(said(2, "ceo"), said(3, "unit"))
    assert (found.points, found.standing, found.single_source) == ((50.0, 75.0), Standing.ANSWERED, False)


def test_one_who_knows_is_not_outvoted_by_those_who_guess() -> None:
    found = reading(said(3, "unit"), said(0, "member"), said(0, "product"))
    assert (exactly(75), Standing.ANSWERED, True) == (found.points, found.standing, found.single_source)


def test_where_nobody_competent_answered_the_others_count_as_unsure() -> None:
    assert (Range(25, 75), Standing.UNSURE) == (reading(said(2, "member")).points, reading(said(2, "member")).standing)
    assert Range(25, 75) == reading(said(2, "member"), said(None, "unit", Sure.DONT_KNOW)).points


def test_a_sole_respondent_is_competent_everywhere_and_marked_single_source() -> None:
    found = reading(said(2, "member"), respondents=(MEMBER,))
    assert (exactly(50), Standing.ANSWERED, True) == (found.points, found.standing, found.single_source)


def test_a_single_answer_stands_where_nobody_who_was_interviewed_is_competent() -> None:
    asked = {"respondents": (PRODUCT, MEMBER)}
    assert exactly(50) == reading(said(2, "product"), **asked).points
    assert Range(25, 75) == reading(said(2, "product"), said(2, "member"), **asked).points


def test_a_competent_not_applicable_is_not_outvoted_by_those_who_guess() -> None:
    left_out = made.not_applicable("3.3", proof=True, by="unit")
    assert Standing.NOT_APPLICABLE is reading(left_out, said(4, "member")).standing
    assert exactly(100) == reading(left_out, said(4, "ceo")).points


def test_somebody_who_is_not_a_respondent_is_not_heard() -> None:
    assert Standing.OPEN is reading(said(4, "nobody")).standing


def test_what_was_said_least_of_not_knowing_is_the_standing() -> None:
    both = [said(None, "ceo", Sure.PARKED), said(None, "unit", Sure.DONT_KNOW)]
    assert Standing.DONT_KNOW is reading(*both).standing
    assert Standing.PARKED is reading(both[0]).standing


def test_two_levels_apart_is_a_disagreement_that_keeps_every_view() -> None:
    apart = assessed(said(4, "unit"), said(2, "ceo"))
    assert [("3.3", (("ceo", exactly(50)), ("unit", exactly(100))), 2.0, None)] == [
        (d.question, d.views, d.levels_apart, d.agreed) for d in apart.disagreements
    ]
    assert Standing.DISAGREED is reading(said(4, "unit"), said(2, "ceo")).standing
    assert assessed(said(3, "unit"), said(2, "ceo")).disagreements == ()
    (unsure,) = assessed(said(4, "unit", Sure.UNSURE), said(2, "ceo")).disagreements
    assert unsure.levels_apart == 2.0


def test_an_agreed_value_is_the_reading_and_the_disagreement_stays_on_record() -> None:
    answers = said(4, "unit"), said(1, "ceo")
    found = reading(*answers, agreed=AGREED)
    assert (exactly(50), Standing.ANSWERED) == (found.points, found.standing)
    (disagreement,) = assessed(*answers, agreed=AGREED).disagreements
    assert (3.0, exactly(50)) == (disagreement.levels_apart, disagreement.agreed)


def test_a_disagreement_about_today_is_not_a_mapping_of_it() -> None:
    apart = reading(said(4, "unit", question="1.4"), said(1, "ceo", question="1.4"), question="1.4")
    assert Range(40, 75) == apart.mapped
    close = reading(said(4, "unit", question="1.4"), said(3, "ceo", question="1.4"), question="1.4")
    assert exactly(75) == close.mapped


@pytest.mark.parametrize(
    ("leader", "member", "sure", "expected"),
    [
        (3, 2, Sure.SURE, [TRUE]),
        (3, 3, Sure.SURE, []),
        (2, 3, Sure.SURE, []),
        (3, 3, Sure.UNSURE, [UNKNOWN]),
        (4, 2, Sure.UNSURE, [TRUE]),
    ],
)
def test_leaders_one_level_above_the_front_line_is_a_perception_gap(
    leader: int, member: int, sure: Sure, expected: list[object]
) -> None:
    views = said(leader, "ceo", question="8.6"), said(member, "member", sure, "8.6")
    assert expected == [gap.truth for gap in assessed(*views).perception_gaps]
    assert FALSE not in expected


def test_the_middle_and_a_side_that_was_not_asked_make_no_gap() -> None:
    assert assessed(said(4, "ceo", question="8.6"), said(0, "unit", question="8.6")).perception_gaps == ()
    assert assessed(said(0, "member", question="8.6")).perception_gaps == ()


def test_several_leaders_are_set_against_the_front_line_by_their_mean() -> None:
    views = [said(level, by, question="2.1") for level, by in ((4, "ceo"), (1, "product"), (2, "member"))]
    assert assessed(*views).perception_gaps == ()
    (gap,) = assessed(said(3, "product", question="2.1"), views[0], views[2]).perception_gaps
    assert (exactly(87.5), exactly(50)) == (gap.leaders, gap.front_line)


def gap_finding(*questions: str, apart: int, **fields: Any) -> Truth:  # noqa: ANN401
    views = [
        said(level, by, question=question)
        for place, question in enumerate(questions)
        for level, by in ((3, "ceo"), (2 if place < apart else 3, "member"))
    ]
    return listen(made.bank(), made.made(*views, **{"respondents": FOUR, **fields})).facts.finding("perception-gap")


def test_a_gap_counts_as_a_finding_on_three_questions_or_on_all_where_fewer_were_asked_of_both() -> None:
    asked = "2.1", "2.4", "2.7", "8.6"
    assert (gap_finding(*asked, apart=2), gap_finding(*asked, apart=3)) == (FALSE, TRUE)
    assert (gap_finding("8.6", apart=1), gap_finding("8.6", apart=0)) == (TRUE, FALSE)
    assert gap_finding("8.6", apart=1, agreed={"8.6": Agreement(question="8.6", value=2, reason="Settled.")}) is OUT


def test_a_gap_that_shows_a_mistake_names_its_questions() -> None:
    views = said(3, "ceo", question="8.6"), said(2, "member", question="8.6")
    found = next(
        m for m in assessed(*views, said(1, "ceo", question="8.5")).mistakes if m.id == "skipping-change-management"
    )
    assert found.answers == ("8.5", "8.6")


def survey(*means: float) -> dict[str, Any]:
    return {"8.2": tuple(one for mean in means for one in made.surveyed("8.2", mean, 1))}


def test_a_scale_is_withheld_below_five_responses_and_leaves_its_step() -> None:
    four, five = assessed(surveys=survey(1, 1, 1, 1)), assessed(surveys=survey(1, 1, 1, 1, 1))
    assert (four.question("8.2").standing, four.question("8.2").range) == (Standing.WITHHELD, None)  # type: ignore[union-attr]
    assert (Standing.ANSWERED, exactly(0)) == (five.question("8.2").standing, five.question("8.2").range)  # type: ignore[union-attr]


def test_a_scale_is_read_by_its_quartiles_with_reversed_statements_turned_round() -> None:
    found = reading(surveys=survey(2, 3, 4, 5, 6), question="8.2")
    assert (Range(3, 5), pytest.approx(Range(100 / 3, 200 / 3))) == (found.quantities["8.2"], found.points)


def test_named_respondents_count_among_the_responses_of_a_scale() -> None:
    named = made.answer("8.2", dict(made.surveyed("8.2", 7, 1)[0]), by="member")
    assert exactly(100) == reading(named, surveys=survey(7, 7, 7, 7), question="8.2").points
