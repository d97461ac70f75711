"""The decision-flow map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.report.pictures.flow import REGISTER, FlowMap, flow_map
from tests.report import example
from tests.report.pictures.made import decision

if TYPE_CHECKING:
    from assess.engagement.model import Cell, Row

LIGHT = (decision("hire", 1.0), decision("release", 2.0))


def drawn(*rows: Row) -> FlowMap:
    picture = flow_map(example.bank().register_by_id[REGISTER], (*LIGHT, *rows))
    assert picture is not None
    return picture


def fates(today: Cell, target: Cell) -> list[str]:
    return [sign.fate for sign in drawn(decision("x", 6.0), decision("price-change", today, target)).flows[1].signs]


@pytest.mark.parametrize(
    ("today", "target", "expected"),
    [
        (3.0, 1.0, ["stays", "goes", "goes"]),
        (3.0, 4.0, ["stays", "stays", "stays", "comes"]),
        (3.0, None, ["open", "open", "open"]),
    ],
)
def test_each_sign_off_is_a_step_that_stays_goes_comes_or_is_open(
    today: Cell, target: Cell, expected: list[str]
) -> None:
    assert fates(today, target) == expected


def test_steps_rise() -> None:
    heights = [float(sign.height) for sign in drawn(decision("x", 6.0)).flows[0].signs]
    assert heights == sorted(set(heights))


def test_a_decision_above_two_today_or_in_the_target_is_flagged() -> None:
    rows = (decision("x", 3.0), decision("y", 2.0, 3.0), decision("z", 2.0))
    assert {flow.name[0].text: bool(flow.flag_x) for flow in drawn(*rows).flows} == {
        "x": True,
        "y": True,
        "z": False,
        "Hiring a front-line person": False,
        "Putting a change live": False,
    }


def test_the_longest_climb_stands_first_and_expected_rows_have_their_name() -> None:
    assert [flow.name[0].text for flow in drawn(decision("x", 4.0)).flows] == [
        "x",
        "Putting a change live",
        "Hiring a front-line person",
    ]


def test_what_the_law_asks_for_and_what_cannot_be_undone_are_marked() -> None:
    row = decision("x", 4.0, statutory=True, reversible=False)
    first = drawn(row).flows[0]
    assert [line.text for line in first.binds] == ["§ required by law, cannot be undone"]
    assert "x: 4 today, 1 in the target design, flagged, more than two, required by law, cannot be undone." in (
        drawn(row).title
    )


def test_how_long_it_took_is_told_where_it_is_known() -> None:
    rows = (
        decision("x", 5.0, **{"elapsed-days": 164.0, "working-days": 7.0}),
        decision("y", 4.0, **{"elapsed-days": 1.0}),
    )
    assert [[line.text for line in flow.days] for flow in drawn(*rows).flows[:3]] == [
        ["164 days, 7 of work"],
        ["1 day"],
        [],
    ]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            (decision("x", 4.0, 3.0), decision("y", 5.0, None)),
            "Of four decisions, two need {limit} today; {then} one would; for one the target is not yet known.",
        ),
        (
            (decision("x", 2.0, 3.0),),
            "Of three decisions, none needs {limit} today; {then} one would.",
        ),
    ],
)
def test_a_sentence_counts_what_is_flagged(rows: tuple[Row, ...], says: str) -> None:
    assert drawn(*rows).says == says.format(limit="more than two sign-offs", then="in the target design")


@pytest.mark.parametrize("today", [None, True, "many", -1.0, float("nan")])
def test_a_decision_whose_sign_offs_are_not_known_is_left_out(today: Cell) -> None:
    assert len(drawn(decision("x", 4.0), decision("odd", today)).flows) == 3


def test_there_is_none_where_a_sentence_says_as_much() -> None:
    register = example.bank().register_by_id[REGISTER]
    assert flow_map(register, ()) is None
    assert flow_map(register, [decision("x", 5.0), decision("y", 5.0)]) is None
    assert flow_map(register, [*LIGHT, decision("x", 2.0)]) is None


def test_a_long_register_is_cut_and_says_so() -> None:
    picture = drawn(*(decision(f"d{n}", 4.0) for n in range(17)))
    assert len(picture.flows) == 16
    assert picture.rest == "Three more decisions, one of them flagged, stand in the table."


def test_twenty_layers_stay_left_of_the_figures() -> None:
    first = drawn(decision("x", 20.0)).flows[0]
    assert float(first.signs[-1].x) + float(first.signs[-1].width) < float(first.flag_x) < float(first.count.x) - 7
