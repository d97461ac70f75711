"""What a register is known to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assess.engagement.model import Row
from assess.scoring.ranges import Range
from assess.scoring.tables import Blank, Table, read_table

from . import made

if TYPE_CHECKING:
    from assess.engagement.model import Cell

REGISTERS = made.bank().register_by_id


def table(register: str, rows: dict[str, dict[str, Cell]], mode: str = "full", **how: Any) -> Table:  # noqa: ANN401
    return read_table(REGISTERS[register], made.made(rows={register: rows}, mode=mode), **{"finished": False, **how})


def test_expected_rows_that_are_missing_stand_blank_after_those_entered() -> None:
    found = table("data-entities", {"payment": {"owner": None}})
    assert [row.key for row in found.rows] == ["payment", "customer", "product", "contract", "supplier", "employee"]
    assert (found.missing, found.more) == (5, False)
    assert [
        found.rows[0].held("owner"),
        found.rows[0].held("writing-teams"),
        found.rows[1].held("owner"),
    ] == [None, Blank.UNKNOWN, Blank.UNKNOWN]
    assert found.rows[0].held("entity") == "payment"


def test_a_table_without_expected_rows_may_grow_until_it_is_finished() -> None:
    assert [table("people", {}, finished=finished).more for finished in (False, True)] == [True, False]


def test_the_express_set_expects_three_rows_and_asks_for_some_columns() -> None:
    found = table("decisions", {"hire": {"sign-offs": 2.0, "statutory": True}}, "express")
    assert [row.key for row in found.rows] == ["hire", "release", "feature-launch"]
    assert [found.rows[0].held(column) for column in ("sign-offs", "elapsed-days", "statutory")] == [
        2.0,
        Blank.UNKNOWN,
        Blank.NOT_ASKED,
    ]
    assert found.required == ("sign-offs", "elapsed-days")


def test_an_unsure_table_keeps_its_rows_and_says_nothing_about_them() -> None:
    found = table("people", {"a": {"released": True}}, finished=True, unsure=True)
    assert [row.key for row in found.rows] == ["a"]
    assert Blank.UNKNOWN is found.rows[0].held("released")
    assert True is found.taken_at_its_word().rows[0].held("released")


@pytest.mark.parametrize(("finished", "at_best"), [(False, 100), (True, 50)])
def test_a_table_is_mapped_by_its_complete_rows_and_gaps_may_be_filled_until_it_is_finished(
    finished: bool,  # noqa: FBT001 - a parameter of the test
    at_best: float,
) -> None:
    whole = dict(made.best().registers["people"][0].cells)
    assert Range(50, at_best) == table("people", {"a": whole, "b": {}}).mapped(finished=finished)
    assert Range(0, 100) == table("people", {}).mapped(finished=finished)


def test_expected_rows_may_yet_be_complete_even_in_a_finished_table() -> None:
    rows = {row.key: dict(row.cells) for row in made.best().registers["data-entities"][:3]}
    del rows["contract"]["owner"]
    assert Range(100 * 2 / 6, 100 * 5 / 6) == table("data-entities", rows).mapped(finished=True)


def test_the_known_share_counts_required_cells_but_not_the_key() -> None:
    rows = {"a": dict.fromkeys(("role", "department", "released"), "x"), "b": {"team": "core"}}
    assert table("people", rows).known_share == 3 / 10
    assert table("people", {}).known_share == 0.0


def test_a_row_is_told_by_its_key_whatever_its_cells_say() -> None:
    found = Table(
        REGISTERS["people"],
        (("a", Row("a", {"person": "b"}).cells),),
        0,
        more=False,
        unsure=False,
        out=False,
        express=False,
    )
    assert found.rows[0].held("person") == "a"
