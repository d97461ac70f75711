"""Lines as they are compared: which screens each passes, and what it is worth."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from assess.engagement.events import Sure
from assess.planning.line.reasons import screenings
from assess.planning.line.screens import Line, Yardstick, yardstick
from assess.scoring.conditions import compile_condition
from assess.scoring.ranges import FALSE, OUT, TRUE, UNKNOWN

from .candidates import BANK, FAILING, MIDDLING, POLICY, by_name, chosen, described, heard, some_lines, without

UNASKED = {"outside-customers", "no-override", "items-a-quarter"}


def measured(cells: object, mode: str = "full", sure: Sure = Sure.SURE) -> tuple[Yardstick, Line]:
    measure = yardstick(BANK, heard({"A": cells}, mode, sure))  # type: ignore[dict-item]
    return measure, measure.lines[0]


@pytest.mark.parametrize("place", range(len(POLICY.screens)), ids=[screen.id for screen in POLICY.screens])
def test_one_cell_turns_a_screen(place: int) -> None:
    column = POLICY.screens[place].column
    passes, fails, open_ = (
        measured(cells)[1] for cells in (MIDDLING, {**MIDDLING, column: FAILING[column]}, without(MIDDLING, column))
    )
    assert set(passes.passes) == {TRUE}
    assert [FALSE if n == place else TRUE for n in range(len(POLICY.screens))] == list(fails.passes)
    assert [UNKNOWN if n == place else TRUE for n in range(len(POLICY.screens))] == list(open_.passes)
    assert [each.eligible for each in (passes, fails, open_)] == [TRUE, FALSE, UNKNOWN]


def test_a_screen_says_what_is_wrong_with_the_figure_or_what_is_not_known() -> None:
    cells = {**without(MIDDLING, "no-override"), "revenue-share": 62.0, "outside-customers": False}
    said = {each.screen: each.says for each in screenings(*measured(cells))}
    assert said["size"].startswith("Share of revenue: 62 %. A line of 1 to 10 % of revenue is asked for")
    assert said["customers"] == "No customer outside the company uses it, so a result would prove little."
    assert said["no-override"] == "Not yet known: written no-override."
    assert said["licence"] == ""


def test_what_the_express_set_does_not_ask_is_not_known_whatever_the_cells_hold() -> None:
    found = {each.column: each for each in screenings(*measured(MIDDLING, "express"))}
    assert {column for column, each in found.items() if each.passes is UNKNOWN} == UNASKED
    assert {found[column].says.partition(":")[0] for column in UNASKED} == {"Not asked in the express set"}


def test_cells_of_a_table_that_somebody_was_unsure_of_are_not_known() -> None:
    measure, line = measured(MIDDLING, sure=Sure.UNSURE)
    assert set(line.passes) == {UNKNOWN}
    assert "Marked as unsure: share of revenue." in {each.says for each in screenings(measure, line)}
    assert pytest.approx(line.value) == (0.0, 100.0)


def test_a_screen_on_what_nobody_was_asked_for_is_not_known() -> None:
    measure, line = measured(MIDDLING)
    unasked = replace(measure, screens=(lambda _facts, _row: OUT,) * len(POLICY.screens))
    assert set(unasked.measured(line.row).passes) == {UNKNOWN}


def test_a_screen_that_is_told_in_words_is_asked_anew_of_every_line() -> None:
    measure = yardstick(BANK, heard({"A": MIDDLING, "B": {**MIDDLING, **FAILING}}))
    told = tuple(compile_condition(screen.when.model_copy(update={"says": "It passes."})) for screen in POLICY.screens)
    assert {line.eligible for line in replace(measure, screens=told).lines} == {TRUE, FALSE}


def test_rows_of_a_table_that_nobody_is_asked_for_any_more_are_no_lines() -> None:
    measure, _ = measured(MIDDLING)
    assert replace(measure, table=replace(measure.table, out=True)).lines == ()


@given(some_lines, described)
@settings(max_examples=40, deadline=None)
def test_another_line_neither_reorders_the_others_nor_changes_their_value(lines: dict, another: dict) -> None:  # type: ignore[type-arg]
    before, after = chosen(lines), chosen({**lines, "Z": another})
    assert [line.line for line in before.lines] == [line.line for line in after.lines if line.line != "Z"]
    assert {name: line.value for name, line in by_name(before).items()} == {
        name: line.value for name, line in by_name(after).items() if name != "Z"
    }


@given(some_lines)
@settings(max_examples=40, deadline=None)
def test_lines_stand_by_what_they_are_certain_to_be_worth(lines: dict) -> None:  # type: ignore[type-arg]
    values = [line.value for line in chosen(lines).lines]
    assert sorted(values, reverse=True) == values
