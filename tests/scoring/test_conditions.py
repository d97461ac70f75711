"""What each operator and quantity of the condition language means over what is known, unknown, none and not asked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest

from assess.bank.loader import parse_condition, parse_quantity
from assess.engagement.events import Sure
from assess.scoring.conditions import compile_condition, compile_quantity
from assess.scoring.evaluate import listen
from assess.scoring.ranges import FALSE, OUT, TRUE, UNKNOWN, Range, Truth, exactly

from . import made

if TYPE_CHECKING:
    from assess.engagement.model import Engagement

DONE = made.answer("1.1", value=True)
REGULATED = {"company.regulated": True}


def facts(engagement: Engagement) -> Any:  # noqa: ANN401
    return listen(made.bank(), engagement).facts


def truth(condition: object, engagement: Engagement) -> Truth:
    return compile_condition(parse_condition(condition))(facts(engagement), None)


def known(quantity: object, engagement: Engagement) -> Range | None:
    return compile_quantity(parse_quantity(quantity))(facts(engagement), None)


def with_level(level: int | None, sure: Sure = Sure.SURE) -> Engagement:
    return made.made(made.answer("3.3", level, sure))


@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        ("at_most", [TRUE, TRUE, FALSE]),
        ("below", [TRUE, FALSE, FALSE]),
        ("at_least", [FALSE, TRUE, TRUE]),
        ("above", [FALSE, FALSE, TRUE]),
    ],
)
def test_a_comparison_turns_at_its_bound(operator: str, expected: list[Truth]) -> None:
    condition = {operator: {"level": "3.3", "bound": 2}}
    assert expected == [truth(condition, with_level(level)) for level in (1, 2, 3)]
    assert UNKNOWN is truth(condition, with_level(2, Sure.UNSURE))
    assert UNKNOWN is truth(condition, with_level(None, Sure.DONT_KNOW))
    assert OUT is truth(condition, made.made(made.not_applicable("3.3", proof=True)))


@pytest.mark.parametrize(("operator", "level"), [("at_most", 1), ("below", 0), ("at_least", 3), ("above", 4)])
def test_an_unsure_answer_settles_a_comparison_that_one_level_more_or_less_leaves_alone(
    operator: str, level: int
) -> None:
    assert TRUE is truth({operator: {"level": "3.3", "bound": 2}}, with_level(level, Sure.UNSURE))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"is": {"company": "regulated", "value": "yes"}}, [TRUE, FALSE, UNKNOWN]),
        ({"is": {"company": "regulated", "value": "no"}}, [FALSE, TRUE, UNKNOWN]),
        ({"not": {"is": {"company": "regulated", "value": True}}}, [FALSE, TRUE, UNKNOWN]),
    ],
)
def test_a_company_fact_is_so_or_not_or_not_yet_known(condition: object, expected: list[Truth]) -> None:
    said = [made.changed(made.made(), {"company.regulated": fact}) for fact in (True, False, None)]
    assert expected == [truth(condition, engagement) for engagement in said]


def test_a_yes_no_question_is_known_when_sure_and_unknown_when_unsure() -> None:
    condition = {"is": {"question": "3.5", "value": "yes"}}
    said = [made.answer("3.5", value=value) for value in (True, False)]
    said += [made.answer("3.5", value, Sure.UNSURE) for value in (True, False)]
    said += [made.answer("3.5", sure=Sure.DONT_KNOW), made.not_applicable("3.5", proof=True)]
    assert [truth(condition, made.made(one)) for one in said] == [TRUE, FALSE, UNKNOWN, UNKNOWN, UNKNOWN, OUT]


def test_all_any_and_at_least_n_of_combine() -> None:
    engagement = made.changed(with_level(1), REGULATED)
    yes, no = {"is": {"company": "regulated", "value": "yes"}}, {"at_least": {"level": "3.3", "bound": 2}}
    unknown = {"at_least": {"level": "3.8", "bound": 2}}
    assert [truth({"all": [yes, part]}, engagement) for part in (no, unknown)] == [FALSE, UNKNOWN]
    assert [truth({"any": parts}, engagement) for parts in ([yes, no], [no, unknown])] == [TRUE, UNKNOWN]
    several = [yes, no, unknown]
    assert [truth({"at_least_n_of": {"n": n, "of": several}}, engagement) for n in (1, 2, 3)] == [TRUE, UNKNOWN, FALSE]


def decisions(**cells: object) -> Engagement:
    """Return a finished register of the eight decisions, each with these cells."""
    keys = [row.key for row in made.bank().register_by_id["decisions"].expected]
    return made.made(DONE, rows={"decisions": dict.fromkeys(keys, cells)})  # type: ignore[arg-type]


MANY = {"any_row": {"register": "decisions", "where": {"at_least": {"column": "sign-offs", "bound": 3}}}}


def test_any_row_needs_one_row_that_certainly_passes() -> None:
    one = made.changed(decisions(**{"sign-offs": 1.0}), {"decisions.hire.sign-offs": 3.0})
    blank = made.changed(decisions(**{"sign-offs": 1.0}), {"decisions.hire.sign-offs": made.GONE})
    assert [truth(MANY, each) for each in (one, blank, decisions(**{"sign-offs": 2.0}))] == [TRUE, UNKNOWN, FALSE]
    assert UNKNOWN is truth(MANY, made.made())


def test_any_row_of_an_open_table_may_still_come_and_of_a_finished_one_not() -> None:
    anybody = {"any_row": {"register": "people", "where": {"is": {"column": "released", "value": "yes"}}}}
    assert UNKNOWN is truth(anybody, made.made())
    assert FALSE is truth(anybody, made.made(made.answer("5.3", value=True)))
    assert OUT is truth(anybody, made.made(made.not_applicable("5.3")))


def test_an_unsure_table_settles_nothing_about_its_rows() -> None:
    engagement = made.changed(decisions(**{"sign-offs": 3.0}), {"1.1": made.answer("1.1", True, Sure.UNSURE)})  # noqa: FBT003
    assert UNKNOWN is truth(MANY, engagement)
    doubted = made.changed(engagement, {"1.1": made.answer("1.1", sure=Sure.DONT_KNOW)})
    assert UNKNOWN is truth(MANY, doubted)


def test_the_express_set_reads_no_column_that_it_does_not_ask_for() -> None:
    statutory = {"any_row": {"register": "decisions", "where": {"is": {"column": "statutory", "value": "yes"}}}}
    engagement = decisions(**{"statutory": True, "sign-offs": 4.0})
    express = made.Engagement(**{**vars(engagement), "mode": "express"})
    assert [truth(statutory, each) for each in (engagement, express)] == [TRUE, OUT]
    assert TRUE is truth(MANY, express)


def test_none_is_an_answer_and_a_blank_is_not() -> None:
    nobody = {"any_row": {"register": "data-entities", "where": {"is": {"column": "owner", "value": "none"}}}}
    best = made.best()
    said = [made.changed(best, {"data-entities.customer.owner": owner}) for owner in (None, "lead", made.GONE)]
    assert [truth(nobody, engagement) for engagement in said] == [TRUE, FALSE, UNKNOWN]


def test_enough_respondents_or_the_clause_is_left_out() -> None:
    condition = {"respondents_at_least": {"question": "8.2", "count": 5}}
    said = [made.changed(made.made(), {"survey.8.2": (4, count)}) for count in (4, 5)]
    assert [truth(condition, engagement) for engagement in said] == [OUT, TRUE]


def test_a_finding_is_a_mistake_or_the_perception_gap() -> None:
    assert [
        truth({"finding": "neglecting-guardrails"}, made.changed(made.best(), {"3.3": level})) for level in (1, 4)
    ] == [TRUE, FALSE]
    assert OUT is truth({"finding": "perception-gap"}, made.best())


COUNT = {"count_rows": {"register": "people", "where": {"is": {"column": "released", "value": "yes"}}}}
SHARE = {"share_of_rows": {"register": "people", "where": {"is": {"column": "released", "value": "yes"}}}}
PEOPLE = {"people": {"a": {"released": True}, "b": {"released": False}, "c": {}, "d": {"released": True}}}
FINISHED = made.answer("5.3", value=True)


@pytest.mark.parametrize(
    ("quantity", "of_open", "of_finished", "of_nothing"),
    [
        (COUNT, Range(2, math.inf), Range(2, 3), Range(0, 0)),
        (SHARE, Range(0, 1), Range(0.5, 0.75), None),
        ({"count_rows": {"register": "people"}}, Range(4, math.inf), exactly(4), exactly(0)),
    ],
)
def test_rows_are_counted_from_the_certain_to_the_possible(
    quantity: object, of_open: Range, of_finished: Range, of_nothing: Range | None
) -> None:
    assert of_open == known(quantity, made.made(rows=PEOPLE))
    assert of_finished == known(quantity, made.made(FINISHED, rows=PEOPLE))
    assert of_nothing == known(quantity, made.made(FINISHED))
    assert known(quantity, made.made(made.not_applicable("5.3"))) is None


def test_the_express_set_counts_what_it_was_told_and_leaves_room_for_more() -> None:
    three = {"people": {key: {"availability": 100.0} for key in "abc"}}
    quantity = {"count_rows": {"register": "people"}}
    assert Range(3, math.inf) == known(quantity, made.made(FINISHED, rows=three, mode="express"))
    assert exactly(3) == known(quantity, made.made(FINISHED, rows=three))


def test_covered_is_the_share_of_choices_that_have_a_row() -> None:
    quantity = {
        "covered": {
            "register": "guardrails",
            "column": "domain",
            "where": {"not": {"is": {"column": "owner", "value": "none"}}},
        }
    }
    rows = {
        "guardrails": {
            "a": {"domain": "security", "owner": "lead"},
            "b": {"domain": "compliance"},
            "c": {"owner": None},
        }
    }
    done = made.answer("3.1", value=True)
    assert Range(1 / 3, 2 / 3) == known(quantity, made.made(done, rows=rows))
    assert Range(1 / 3, 1) == known(quantity, made.made(rows=rows))
    blank_domain = {"guardrails": {"a": {"domain": "security", "owner": "lead"}, "b": {"owner": "lead"}}}
    assert Range(1 / 3, 1) == known(quantity, made.made(done, rows=blank_domain))


def test_a_median_takes_blank_cells_at_both_ends_of_their_scale() -> None:
    quantity = {"median_of": {"register": "people", "column": "availability"}}
    rows = {"people": {"a": {"availability": 20.0}, "b": {}, "c": {"availability": 60.0}}}
    assert Range(20, 60) == known(quantity, made.made(FINISHED, rows=rows))
    assert Range(0, 100) == known(quantity, made.made(rows=rows))
    assert known(quantity, made.made(FINISHED)) is None


def test_a_median_allows_for_rows_that_may_not_belong_to_it() -> None:
    quantity = {
        "median_of": {
            "register": "people",
            "column": "availability",
            "where": {"is": {"column": "released", "value": "yes"}},
        }
    }
    rows = {"people": {"a": {"availability": 20.0, "released": True}, "b": {"availability": 80.0}}}
    assert Range(20, 50) == known(quantity, made.made(FINISHED, rows=rows))
    rows["people"]["a"]["released"] = False
    assert exactly(80) == known(quantity, made.made(FINISHED, rows=rows))


@pytest.mark.parametrize(
    ("of", "to", "expected"),
    [
        (4, 8, exactly(0.5)),
        (0, 0, exactly(0)),
        (0, None, exactly(0)),
        (3, 0, Range(0, math.inf)),
        (3, None, Range(0, math.inf)),
        (None, 8, Range(0, 1)),
    ],
)
def test_a_ratio_may_be_anything_where_only_what_it_is_divided_by_may_be_nothing(
    of: float | None, to: float | None, expected: Range
) -> None:
    figures = {name: value for name, value in (("with-limits", of), ("handed-over", to)) if value is not None}
    quantity = {"ratio": {"of": {"figure": "5.5.with-limits"}, "to": {"figure": "5.5.handed-over"}}}
    assert expected == known(quantity, made.made(made.answer("5.5", figures)))  # type: ignore[arg-type]


def test_a_difference_reaches_from_end_to_end() -> None:
    quantity = {"difference": {"of": {"level": "3.3"}, "less": {"level": "3.8"}}}
    assert Range(-1, 3) == known(quantity, made.changed(with_level(3), {"3.8": made.answer("3.8", 4, Sure.DONT_KNOW)}))
    assert known(quantity, made.made(made.not_applicable("3.3", proof=True))) is None


def test_a_mean_is_of_what_was_asked() -> None:
    quantity = {"mean_of": [{"score": "3.3"}, {"score": "3.8"}]}
    assert Range(25, 75) == known(quantity, with_level(2))
    assert exactly(50) == known(quantity, made.changed(with_level(2), {"3.8": made.not_applicable("3.8")}))


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ({"figure": "4.4"}, exactly(0.2)),
        ({"figure": "1.7.reopened"}, exactly(0)),
        ({"measure": "5.5.scope"}, exactly(1)),
        ({"rank": "2.2.quality"}, exactly(1)),
        ({"rank": "2.2.cost"}, exactly(5)),
        ({"figure": "8.2"}, exactly(7)),
        ({"company": "people"}, exactly(120)),
        ({"company": "revenue"}, Range(0, math.inf)),
        ({"number": 8}, exactly(8)),
    ],
)
def test_a_raw_figure_a_measure_a_rank_and_a_fact_are_read_as_they_stand(quantity: object, expected: Range) -> None:
    assert expected == known(quantity, made.best())


def test_a_change_is_from_the_first_to_the_last_reading_and_out_without_two() -> None:
    quantity = {"change_of": {"register": "kpis", "row": "defect-rate", "column": "readings"}}
    series = [(("2026-01", 10.0), ("2026-02", 30.0), ("2026-03", 12.0)), (("2026-01", 10.0),), (("1", 0.0), ("2", 1.0))]
    said = [made.changed(made.best(), {"kpis.defect-rate.readings": readings}) for readings in series]
    assert [pytest.approx(exactly(0.2)), None, None] == [known(quantity, engagement) for engagement in said]
    assert known(quantity, made.made()) is None
