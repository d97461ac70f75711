"""Whether conditions can hold together: intervals, words, and cases over the small instrument."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from assess.bank.lint.cases import Cases
from assess.bank.lint.interval import EVERYTHING, Interval, Words, compared, difference, mean, ratio
from assess.bank.lint.scales import Scales
from assess.bank.loader import parse_condition, parse_quantity, read_bank

from .small import write_small

if TYPE_CHECKING:
    from assess.bank.conditions import Condition
    from assess.bank.model import Bank

INF = math.inf


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return read_bank(write_small(tmp_path_factory.mktemp("bank") / "questions"))[0]


def at_most(level: float) -> Condition:
    return parse_condition({"at_most": {"level": "1.3", "bound": level}})


def at_least(level: float) -> Condition:
    return parse_condition({"at_least": {"level": "1.3", "bound": level}})


@pytest.mark.parametrize(
    ("first", "second", "empty"),
    [
        (Interval(0, 2), Interval(2, 4), False),
        (Interval(0, 2, high_open=True), Interval(2, 4), True),
        (Interval(0, 2), Interval(3, 4), True),
        (Interval(0, 4, step=1), Interval(1, 2, low_open=True, high_open=True), True),
        (Interval(0, 4, step=1), Interval(1, 2, low_open=True), False),
        (Interval(0, 100, step=25), Interval(51, 74), True),
        (EVERYTHING, Interval(3, 3), False),
    ],
)
def test_intervals_meet(first: Interval, second: Interval, *, empty: bool) -> None:
    assert first.meet(second).empty is second.meet(first).empty is empty


def test_failed_comparison_is_the_opposite_one() -> None:
    assert compared("at_most", 2, holds=False) == compared("above", 2) == Interval(2, INF, low_open=True)
    assert compared("at_least", 2, holds=False) == compared("below", 2) == Interval(-INF, 2, high_open=True)


def test_figures_made_of_others_are_bounded_by_them() -> None:
    assert mean([Interval(0, 100), Interval(0, 50)]) == Interval(0, 75)
    assert difference(Interval(0, 1), Interval(0, 4)) == Interval(-4, 1)
    assert ratio(Interval(0, 10), Interval(2, 5)) == Interval(0, 5)
    assert ratio(Interval(0, 10), Interval(0, 5)) == Interval(0, INF)
    assert ratio(Interval(0, 0), Interval(0, 0)) == Interval(0, 0)


def test_words_meet() -> None:
    assert Words(frozenset({"a", "b"})).meet(Words(but=frozenset({"a"}))).left == frozenset({"b"})
    assert Words(frozenset({"a"})).meet(Words(but=frozenset({"a"}))).empty
    assert Words(but=frozenset({"a"})).left is None


@pytest.mark.parametrize(
    ("quantity", "scale"),
    [
        ({"level": "1.3"}, (0, 4)),
        ({"score": "1.3"}, (0, 100)),
        ({"figure": "2.4"}, (0, 10)),
        ({"figure": "2.5"}, (1, 7)),
        ({"rank": "2.1.care"}, (1, 3)),
        ({"measure": "1.1.owned"}, (0, 1)),
        ({"measure": "1.2.rate"}, (0, INF)),
        ({"median_of": {"register": "things", "column": "size"}}, (0, 20)),
        ({"count_rows": {"register": "things"}}, (2, INF)),
        ({"count_rows": {"register": "things", "where": {"is": {"column": "thing", "value": "lamp"}}}}, (0, 1)),
        ({"count_rows": {"register": "people"}}, (0, INF)),
        ({"covered": {"register": "things", "column": "kind"}}, (0, 1)),
        ({"change_of": {"register": "things", "row": "lamp", "column": "trend"}}, (-INF, INF)),
        ({"company": "people"}, (1, INF)),
        ({"number": 8}, (8, 8)),
        ({"mean_of": [{"score": "1.3"}, {"figure": "2.4"}]}, (0, 55)),
        ({"difference": {"of": {"figure": "2.4"}, "less": {"level": "1.3"}}}, (-4, 10)),
        ({"ratio": {"of": {"score": "1.3"}, "to": {"number": 100}}}, (0, 1)),
    ],
)
def test_scale_of_a_quantity(bank: Bank, quantity: object, scale: tuple[float, float]) -> None:
    found = Scales(bank).of(parse_quantity(quantity))
    assert (found.low, found.high) == scale


def test_bounds_on_one_quantity_exclude_each_other(bank: Bank) -> None:
    cases = Cases(bank)
    assert cases.can_hold(at_most(2), at_least(2))
    assert not cases.can_hold(at_most(1), at_least(2))
    assert not cases.can_fail(parse_condition({"any": [at_most(1), at_least(2)]}))


def test_bounds_on_two_quantities_do_not(bank: Bank) -> None:
    other = parse_condition({"at_least": {"figure": "2.2", "bound": 80}})
    assert Cases(bank).can_hold(at_most(1), other)


def test_a_measure_is_the_quantity_it_is_made_of(bank: Bank) -> None:
    above = parse_condition({"above": {"measure": "1.1.owned", "bound": 0.5}})
    share = {"register": "things", "where": {"not": {"is": {"column": "owner", "value": "none"}}}}
    below = parse_condition({"below": {"share_of_rows": share, "bound": 0.5}})
    assert not Cases(bank).can_hold(above, below)


def test_at_least_n_counts_what_can_hold_together(bank: Bank) -> None:
    def of(n: int) -> Condition:
        return parse_condition({"at_least_n_of": {"n": n, "of": [at_most(1), at_least(2), at_least(3)]}})

    cases = Cases(bank)
    assert [cases.can_hold(of(n)) for n in (1, 2, 3)] == [True, True, False]
    assert [cases.can_fail(of(n)) for n in (1, 2, 3)] == [False, True, True]


def test_a_word_is_one_of_its_list(bank: Bank) -> None:
    def kind(value: str) -> Condition:
        return parse_condition({"is": {"column": "kind", "value": value}})

    cases = Cases(bank)
    assert cases.can_hold(kind("fixed"), register="things")
    assert not cases.can_hold(kind("fixed"), kind("loose"), register="things")
    neither = parse_condition({"not": {"any": [kind("fixed"), kind("loose")]}})
    assert not cases.can_hold(neither, register="things")


def test_a_cell_that_is_none_has_no_figure(bank: Bank) -> None:
    none = parse_condition({"is": {"column": "owner", "value": "none"}})
    assert Cases(bank).can_hold(none, register="things")
    assert Cases(bank).can_fail(none, register="things")
    assert not Cases(bank).can_hold(parse_condition({"is": {"column": "size", "value": "none"}}), register="things")


def test_a_figure_equals_one_value_only(bank: Bank) -> None:
    five = parse_condition({"is": {"column": "size", "value": 5}})
    under = parse_condition({"below": {"column": "size", "bound": 5}})
    cases = Cases(bank)
    assert not cases.can_hold(five, under, register="things")
    assert cases.possible([(five, False), (under, False)], "things")
    assert not cases.can_hold(parse_condition({"is": {"column": "size", "value": 21}}), register="things")


def test_a_row_cannot_be_there_where_none_of_its_kind_may(bank: Bank) -> None:
    def some(where: object) -> Condition:
        return parse_condition({"any_row": {"register": "things", "where": where}})

    small, tiny = {"below": {"column": "size", "bound": 5}}, {"below": {"column": "size", "bound": 2}}
    cases = Cases(bank)
    assert not cases.possible([(some(tiny), True), (some(small), False)])
    assert cases.possible([(some(small), True), (some(tiny), False)])


def test_two_items_cannot_share_a_rank(bank: Bank) -> None:
    def up_to(item: str, place: int) -> Condition:
        return parse_condition({"at_most": {"rank": f"2.1.{item}", "bound": place}})

    cases = Cases(bank)
    assert not cases.can_hold(up_to("speed", 1), up_to("care", 1))
    assert cases.can_hold(up_to("speed", 2), up_to("care", 1))
    assert not cases.can_hold(up_to("speed", 2), up_to("care", 2), up_to("price", 2))


def test_too_many_cases_are_taken_to_be_possible(bank: Bank) -> None:
    few = [{"at_most": {"company": fact, "bound": 50}} for fact in ("people", "revenue")]
    either = [parse_condition({"any": few}) for _ in range(30)]
    middle = parse_condition({"at_most": {"figure": "2.4", "bound": 2}})
    never = parse_condition({"above": {"figure": "2.4", "bound": 2}})
    assert Cases(bank).can_hold(*either, middle, never)
    assert not Cases(bank).can_hold(middle, never, *either)
