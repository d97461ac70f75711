"""What a line is worth: points on fixed scales, whoever stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.planning.line.value import points_of, telling_cells
from assess.scoring.ranges import Range, exactly
from assess.scoring.tables import Blank

from .candidates import BANK, POLICY

if TYPE_CHECKING:
    from assess.bank.registers import RegisterColumn
    from assess.scoring.tables import Held

LINES = BANK.register_by_id[POLICY.register_]


def column(name: str) -> RegisterColumn:
    return next(each for each in LINES.columns if each.id == name)


def points(name: str, held: Held) -> Range:
    return points_of(next(each for each in POLICY.criteria if each.column == name), column(name), held)


@pytest.mark.parametrize(
    ("name", "held", "worth"),
    [
        ("customer-value", 0.0, 0),
        ("customer-value", 3.0, 75),
        pytest.param("harm", 0.0, 100, id="lower is better"),
        pytest.param("harm", 3.0, 25, id="lower is better, turned round"),
        ("team-availability", 37.0, 37),
        pytest.param("hard-dependencies", 1.0, 80, id="on an anchor"),
        pytest.param("hard-dependencies", 2.0, 65, id="straight between two"),
        pytest.param("hard-dependencies", 30.0, 0, id="beyond the last"),
        pytest.param("rollback-days", 0.0, 100, id="before the first"),
        ("rollback-days", 90.0, 0),
    ],
)
def test_a_known_cell_is_worth_its_place_on_a_fixed_scale(name: str, held: float, worth: float) -> None:
    assert exactly(worth) == points(name, held)


@pytest.mark.parametrize("name", [criterion.column for criterion in POLICY.criteria])
def test_an_unknown_cell_is_worth_anything(name: str) -> None:
    assert Range(0.0, 100.0) == points(name, Blank.UNKNOWN)


def test_a_scale_without_its_lowest_figures_leaves_an_unknown_cell_only_what_is_left() -> None:
    few = column("hard-dependencies").model_copy(update={"max": 3.0})
    coupling = next(each for each in POLICY.criteria if each.column == "hard-dependencies")
    assert Range(50.0, 100.0) == points_of(coupling, few, Blank.UNKNOWN)


def test_telling_cells_hold_both_sides_of_every_edge() -> None:
    assert telling_cells(column("revenue-share"), (1.0, 10.0)) == (0.0, 0.5, 1.0, 5.5, 10.0, 55.0, 100.0)
    assert telling_cells(column("no-override"), ()) == (False, True)
    assert telling_cells(column("harm"), ()) == (0.0, 1.0, 2.0, 3.0, 4.0)
    assert telling_cells(column("line"), ()) == ()
