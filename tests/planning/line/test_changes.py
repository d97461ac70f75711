"""What would change the choice: supposed, put in, and compared anew."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.planning.line.contest import Outcome
from assess.planning.rollout import LineVerdict
from assess.scoring.ranges import FALSE, TRUE

from .candidates import (
    FAILING,
    MIDDLING,
    POLICY,
    but,
    chosen,
    compared,
    completed,
    outcome,
    some_lines,
    stands,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.engagement.model import Cell

    from .candidates import Cells

OPEN = ("customer-value", "harm", "sponsor-strength", "learning", "data-readiness")


def changed(lines: Mapping[str, Cells], cells: Mapping[tuple[str, str], Cell]) -> Mapping[str, Cells]:
    return {
        name: {**held, **{column: cell for (line, column), cell in cells.items() if line == name}}
        for name, held in lines.items()
    }


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_where_nothing_would_settle_it_nothing_unknown_changes_the_verdict(data: st.DataObject) -> None:
    lines = data.draw(some_lines)
    before = chosen(lines)
    if not before.settle:
        assert stands(before, chosen(data.draw(completed(lines))))


@given(some_lines)
@settings(max_examples=40, deadline=None)
def test_what_would_settle_it_is_unknown_and_changes_the_verdict(lines: Mapping[str, Cells]) -> None:
    found = chosen(lines)
    assert all(column not in lines[line] for line, column in found.settle)
    if found.settle:
        comparison = compared(lines)
        by_line = {line.name: line for line in comparison.lines}
        ends = {(line, column): comparison.yardstick.ladder(by_line[line], column) for line, column in found.settle}
        supposed = [
            {place: cells[-1] if place[0] == line else cells[0] for place, cells in ends.items()} for line in lines
        ]
        assert any(outcome(chosen(changed(lines, cells))) != outcome(found) for cells in supposed)


@pytest.mark.parametrize(
    ("lines", "settle"),
    [
        pytest.param({"A": without(MIDDLING, "no-override")}, (("A", "no-override"),), id="one cell"),
        pytest.param(
            {
                "A": without(MIDDLING, "no-override", "items-a-quarter", "learning"),
                "B": without(MIDDLING, "no-override"),
            },
            (("B", "no-override"), ("A", "items-a-quarter"), ("A", "no-override")),
            id="the line of fewest cells first, and no cell that is only worth points",
        ),
        pytest.param(
            {"A": MIDDLING, "B": without(but(customer_value=4.0), "no-override")},
            (("B", "no-override"),),
            id="a rival that may pass",
        ),
        pytest.param(
            {"A": without(MIDDLING, "learning"), "B": without(MIDDLING, "harm")},
            (("B", "harm"), ("A", "learning")),
            id="the weightier first",
        ),
        pytest.param({"A": MIDDLING, "B": without(but(customer_value=0.0), "learning")}, (), id="none could"),
        pytest.param({"A": but(MIDDLING, no_override=False), "B": FAILING}, (), id="all fail"),
    ],
)
def test_settle_names_the_fewest_cells(lines: Mapping[str, Cells], settle: object) -> None:
    assert settle == chosen(lines).settle


def test_several_cells_settle_it_only_together_and_none_of_them_is_idle() -> None:
    lines = {"A": but(harm=0.0, customer_value=4.0), "B": without(MIDDLING, *OPEN)}
    found = chosen(lines)
    best = {("B", column): 0.0 if column == "harm" else 4.0 for column in OPEN}
    kept = {place: cell for place, cell in best.items() if place in found.settle}
    assert len(kept) > 1
    assert outcome(chosen(changed(lines, kept))) != outcome(found)
    for fewer in combinations(kept.items(), len(kept) - 1):
        assert outcome(chosen(changed(lines, dict(fewer)))) == outcome(found)


@given(some_lines)
@settings(max_examples=40, deadline=None)
def test_a_winning_change_wins(lines: Mapping[str, Cells]) -> None:
    comparison = compared(lines)
    for line in comparison.lines:
        win = comparison.winning(line)
        if win is not None and line.name != comparison.now.named:
            after = chosen(changed(lines, {(line.name, win.column): win.after}))
            assert win.outcome == Outcome(after.verdict, after.recommended)
            assert after.recommended == line.name
            assert win.before == lines[line.name].get(win.column)


@pytest.mark.parametrize(
    ("lines", "column", "before", "after"),
    [
        pytest.param({"A": but(learning=3.0), "B": MIDDLING}, "learning", 2.0, 4.0, id="levels"),
        pytest.param({"A": but(team_availability=61.0), "B": MIDDLING}, "team-availability", 50.0, 62.0, id="per cent"),
        pytest.param({"A": MIDDLING, "B": but(rollback_days=11.0)}, "rollback-days", 11.0, 9.0, id="fewer is better"),
        pytest.param({"A": MIDDLING, "B": but(revenue_share=62.0, harm=0.0)}, "revenue-share", 62.0, 10.0, id="screen"),
        pytest.param(
            {"A": MIDDLING, "B": without(but(harm=0.0), "no-override")}, "no-override", None, True, id="blank"
        ),
    ],
)
def test_the_smallest_change_is_found_to_the_whole_figure(
    lines: Mapping[str, Cells], column: str, before: Cell, after: Cell
) -> None:
    comparison = compared(lines)
    line = next(each for each in comparison.lines if each.name == "B")
    win = comparison._winning(line, column)
    assert win is not None
    assert (column, before, after) == (win.column, win.before, win.after)


def test_where_no_single_change_would_do_none_is_found() -> None:
    comparison = compared({"A": but(customer_value=4.0, harm=0.0, sponsor_strength=4.0), "B": but(customer_value=0.0)})
    assert comparison.winning(comparison.lines[1]) is None


@pytest.mark.parametrize("columns", [(column,) for column in FAILING] + [tuple(FAILING)])
def test_a_mended_line_passes_what_it_failed_and_nothing_else_is_changed(columns: tuple[str, ...]) -> None:
    comparison = compared({"A": {**MIDDLING, **{column: FAILING[column] for column in columns}}})
    line = comparison.lines[0]
    mended = comparison.mended(line, FALSE)
    assert (line.eligible, mended.eligible) == (FALSE, TRUE)
    assert {column for column in MIDDLING if line.row.cells[column] != mended.row.cells[column]} == set(columns)
    assert Outcome(LineVerdict.RECOMMENDED, "A") == comparison.with_line(mended)


def test_every_column_that_is_read_has_a_ladder_from_worst_to_best() -> None:
    comparison = compared({"A": MIDDLING})
    for column in comparison.yardstick.columns:
        ladder = comparison.yardstick.ladder(comparison.lines[0], column)
        worst, best = (comparison.yardstick.supposing(comparison.lines[0], {column: ladder[end]}) for end in (0, -1))
        assert worst.value <= best.value
        assert worst.eligible is (FALSE if column in {screen.column for screen in POLICY.screens} else TRUE)
        assert best.eligible is TRUE
