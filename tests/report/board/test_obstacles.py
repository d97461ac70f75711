"""What stands in the way of a gate is told apart from what is not yet known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assess.report import words
from assess.report.board.asks import asked
from assess.report.board.obstacles import Obstacles, in_the_way, obstacles
from assess.report.summary import summary_view
from assess.scoring.assessment import Status

from . import boards


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Obstacles(0, 0, 0, 0), "Nothing known in the way."),
        (Obstacles(1, 0, 0, 0), "One critical mistake in the way."),
        (Obstacles(1, 1, 0, 3), "One critical mistake and one low step in the way. Not yet settled: three steps."),
        (
            Obstacles(0, 0, 1, 1),
            "Nothing known in the way. Not yet settled: one possible critical mistake and one step.",
        ),
        (Obstacles(0, 0, 0, 1), "Nothing known in the way. Not yet settled: one step."),
        (Obstacles(1, 0, criteria=2), "One critical mistake and two other unmet criteria in the way."),
        (Obstacles(no_squad=True), "The lack of a squad in the way."),
        (Obstacles(0, 0, 0, 1, 2), "Two unmet criteria in the way. Not yet settled: one step."),
    ],
)
def test_they_are_told_with_the_right_number(found: Obstacles, told: str) -> None:
    assert in_the_way(found) == told


def test_a_step_short_at_several_gates_counts_once() -> None:
    made = boards.stuff("silent")
    assert made.plan is not None
    assert obstacles(made, made.plan.phases) == Obstacles(0, 0, 9, 8)


def test_a_gate_counts_the_critical_mistakes_that_page_one_names() -> None:
    made = boards.stuff("manufacturer")
    assert made.plan is not None
    start = obstacles(made, made.plan.phases[1:2])
    assert "two critical mistakes" in boards.board("manufacturer").front.why
    assert "three possible ones" in boards.board("manufacturer").front.why
    assert (start.mistakes, start.open_mistakes) == (2, 3)


def test_the_lack_of_a_squad_is_in_the_way_of_the_gate_that_ends_a_pilot_already_started() -> None:
    made = boards.stuff("ready")
    assert made.plan is not None
    ahead = [phase for phase in made.plan.phases if not phase.passed and phase.gate]
    assert [obstacles(made, [phase]).no_squad for phase in ahead] == [True, *([False] * (len(ahead) - 1))]


def test_a_criterion_known_not_to_be_met_is_in_the_way_beside_mistakes_and_steps() -> None:
    made = boards.stuff("manufacturer")
    assert made.plan is not None
    criterion, *others = made.plan.phases[0].exit
    failed = replace(criterion, status=Status.FAILED)
    phase = replace(made.plan.phases[0], exit=(failed, *others))
    was, now = (obstacles(made, [each]) for each in (made.plan.phases[0], phase))
    assert criterion.status is not Status.FAILED
    assert now == replace(was, criteria=was.criteria + 1)


def test_management_and_board_ask_the_same_and_cures_after_the_gate_are_said_to_be() -> None:
    made = boards.stuff("manufacturer")
    assert made.plan is not None
    told = asked(made, made.plan)
    summary = summary_view(made)
    assert summary.plan is not None
    assert summary.plan.asked == words.sentence("; ".join(told))
    assert "have actions 5 and 6 done after Mandate against the critical mistakes detected" in told
    assert any("does not cover" in each for each in told)
