"""Cells as they are typed and shown: what is shown can be typed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.bank.registers import RegisterColumn
from assess.engagement.cells import UNKNOWN
from assess.interview.cells import cell_form, cell_text, read_cell

if TYPE_CHECKING:
    from assess.engagement.model import Cell


def column(kind: str, **fields: object) -> RegisterColumn:
    return RegisterColumn.model_validate({"id": "it", "name": "It", "ask": "What?", "type": kind, **fields})


CHOICES = [{"id": "red", "name": "Deep red"}, {"id": "blue", "name": "Blue"}]
ANCHORS = ["a", "b", "c", "d", "e"]
LEVEL, CHOICE = column("level", anchors=ANCHORS), column("choice", choices=CHOICES)
MONEY = column("number", min=0, max=1e12, unit="currency")


@pytest.mark.parametrize(
    ("kind", "typed", "cell", "shown"),
    [
        (LEVEL, "1", 0.0, "1"),
        (CHOICE, "2", "blue", "Blue"),
        (CHOICE, "deep RED", "red", "Deep red"),
        (MONEY, "1500000.5", 1500000.5, "1,500,000.5"),
        (column("yes-no"), "y", True, "yes"),
        (column("text", allows_none=True), "-", None, "none"),
        (column("text"), "[/etc/passwd] [b]x", "[/etc/passwd] [b]x", "[/etc/passwd] [b]x"),
        (column("list"), "LEAD; other", ("Lead", "other"), "Lead; other"),
        (column("list"), "none", (), "none"),
        (column("skills"), "Design 3; data 2", {"design": 3.0, "data": 2.0}, "design 3; data 2"),
        (
            column("readings"),
            "2026-06: 38; 2026-03: 1,041.5",
            (("2026-03", 1041.5), ("2026-06", 38.0)),
            "2026-03: 1,041.5; 2026-06: 38",
        ),
    ],
)
def test_a_cell_is_shown_as_it_can_be_typed_again(kind: RegisterColumn, typed: str, cell: Cell, shown: str) -> None:
    assert read_cell(kind, typed, ["Lead"]) == cell
    assert cell_text(kind, cell) == shown
    assert read_cell(kind, shown, ["Lead"]) == cell


@pytest.mark.parametrize("kind", [LEVEL, CHOICE, MONEY])
def test_a_blank_cell_is_not_known(kind: RegisterColumn) -> None:
    assert [read_cell(kind, typed) for typed in ("", "  ", "?")] == [UNKNOWN] * 3


@pytest.mark.parametrize("typed", ["0", "6", "2.0", "none"])
def test_a_level_is_the_number_of_its_line(typed: str) -> None:
    with pytest.raises(ValueError, match="a number from 1 to 5"):
        read_cell(LEVEL, typed)


def test_what_a_cell_takes_is_said_in_a_few_words() -> None:
    assert cell_form(MONEY, "EUR") == "EUR, 0 to 1,000,000,000,000"
    assert cell_form(column("percent", allows_none=True)) == "%, 0 to 100, or none"
    assert [cell_form(column("text")), cell_form(column("text", allows_none=True))] == ["", "or none"]
    assert [cell_form(LEVEL), cell_form(CHOICE), cell_form(column("list"))] == ["1-5", "1-2", 'names with ";" between']
