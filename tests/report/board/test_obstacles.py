"""What stands in the way of a gate is told apart from what is not yet known."""

from __future__ import annotations

import pytest

from assess.report.board.obstacles import Obstacles, in_the_way, obstacles

from . import boards


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Obstacles(0, 0, 0), "Nothing known in the way."),
        (Obstacles(1, 0, 0), "One mistake in the way."),
        (Obstacles(2, 1, 3), "Two mistakes and one low step in the way; three steps not yet known."),
        (Obstacles(0, 0, 1), "Nothing known in the way; one step not yet known."),
    ],
)
def test_they_are_told_with_the_right_number(found: Obstacles, told: str) -> None:
    assert in_the_way(found) == told


def test_a_step_short_at_several_gates_counts_once() -> None:
    made = boards.stuff("silent")
    assert made.plan is not None
    assert obstacles(made, made.plan.phases) == Obstacles(0, 0, 8)
