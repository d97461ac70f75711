"""What fits a column of a register."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from assess.engagement.cells import UNKNOWN, accept_cell, cell_json, row_key

from .banks import small_bank

if TYPE_CHECKING:
    from assess.bank.registers import RegisterColumn

TEAM = small_bank().register_by_id["team"]


def column(column_id: str) -> RegisterColumn:
    """Return a column that is there."""
    found = TEAM.column(column_id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "given", "cell"),
    [
        ("person", " A ", "A"),
        ("person", 7, "7"),
        ("days", "12 days", 12.0),
        ("time", "80%", 80.0),
        ("free", "yes", True),
        ("place", "the north", "north"),
        ("grade", "4", 4.0),
        ("since", "2026-03", "2026-03"),
        ("skills", "Design 3; data: 2; user research 4", {"design": 3.0, "data": 2.0, "user research": 4.0}),
        ("skills", {"design": 3}, {"design": 3.0}),
        ("skills", "none", {}),
        ("knows", "a, b; c; c", ("a, b", "c")),
        ("knows", ["c"], ("c",)),
        ("knows", "none", ()),
        ("readings", "2026-06: 38; 2026-03: 41.5", (("2026-03", 41.5), ("2026-06", 38.0))),
        ("readings", {"2026-03": 41}, (("2026-03", 41.0),)),
        ("owner", "none", None),
        ("owner", "-", None),
        ("owner", None, None),
    ],
)
def test_cells_that_fit_survive_being_stored(name: str, given: Any, cell: Any) -> None:  # noqa: ANN401
    once = accept_cell(column(name), given)
    assert once == cell
    assert once is not UNKNOWN
    assert accept_cell(column(name), once) == cell
    assert accept_cell(column(name), json.loads(json.dumps(cell_json(once)))) == cell


@pytest.mark.parametrize("given", ["", "  ", "?", " ? "])
def test_blank_is_not_known(given: str) -> None:
    assert accept_cell(column("owner"), given) is UNKNOWN


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("days", "100", "outside 0 to 99 days"),
        ("days", "none", "leave it blank"),
        ("days", None, "leave it blank"),
        ("place", "nort", "Did you mean 'north'"),
        ("grade", 5, "from 0 to 4"),
        ("since", "March", "yyyy-mm-dd or yyyy-mm"),
        ("since", "2026-13", "not in the calendar"),
        ("skills", "design", "with its level"),
        ("skills", "design 5", "from 1 to 4"),
        ("skills", "design 1; Design 2", "twice"),
        ("readings", "2026-03", "not a number"),
        ("readings", "2026-03: 1; 2026-03: 2", "two readings"),
        ("readings", [[1]], "not a reading"),
        ("knows", 3, "separate several"),
        ("person", True, "not text"),
    ],
)
def test_cells_that_do_not_fit_are_refused(name: str, given: Any, says: str) -> None:  # noqa: ANN401
    with pytest.raises(ValueError, match=says):
        accept_cell(column(name), given)


def test_names_in_a_list_take_the_form_of_the_rows_they_name() -> None:
    assert accept_cell(column("knows"), "ANNA; bob", ("Anna",)) == ("Anna", "bob")


def test_a_row_is_found_by_key_or_name_and_is_its_own_key_otherwise() -> None:
    assert [row_key(TEAM, word) for word in ("LEAD", "team  Lead", " Somebody ")] == ["lead", "lead", "Somebody"]


@pytest.mark.parametrize("nothing", ["", "?", "none"])
def test_a_row_has_a_key(nothing: str) -> None:
    with pytest.raises(ValueError, match="Person"):
        row_key(TEAM, nothing)
