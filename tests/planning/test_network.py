"""The network: when things happen in each draw, and what the end waits for."""

from __future__ import annotations

from graphlib import CycleError
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.planning.network import Network, network_of
from tests.scoring import made

if TYPE_CHECKING:
    from collections.abc import Mapping

AFTER = {"a": (), "b": (), "gate": ("a", "b"), "c": ("gate",), "d": ("gate",), "e": ("c",)}
NETWORK = Network(AFTER, {"gate": 2.0}, frozenset())
LENGTHS = {"a": [1, 5], "b": [3, 4], "c": [2, 2], "d": [6, 1], "e": [3, 3]}
TIMING = made.bank().planning.timing


def weeks(lengths: Mapping[str, list[float]] | Mapping[str, list[int]]) -> dict[str, np.ndarray]:
    return {name: np.array(each, dtype=float) for name, each in lengths.items()}


def test_each_begins_when_all_it_waits_for_is_over() -> None:
    run = NETWORK.run(weeks(LENGTHS))
    assert run.start["gate"].tolist() == [3, 5]
    assert run.finish["gate"].tolist() == [5, 7]
    assert run.finish["e"].tolist() == [10, 12]
    assert run.end.tolist() == [11, 12]


def test_the_share_of_draws_in_which_a_delay_delays_the_end() -> None:
    critical = NETWORK.critical(NETWORK.run(weeks(LENGTHS)))
    assert critical == {"a": 0.5, "b": 0.5, "gate": 1, "c": 0.5, "d": 0.5, "e": 0.5}


def test_what_lies_behind_takes_no_time_delays_nothing_and_waits_for_nothing() -> None:
    network = Network(AFTER, {"gate": 2.0}, frozenset({"a", "gate", "e"}))
    run = network.run(weeks(LENGTHS))
    assert run.finish["gate"].tolist() == [0, 0]
    assert run.end.tolist() == [6, 4]
    assert network.critical(run) == {"a": 0, "b": 0.5, "gate": 0, "c": 0, "d": 0.5, "e": 0}


def test_once_all_lies_behind_nothing_is_critical() -> None:
    network = Network(AFTER, {"gate": 2.0}, frozenset(AFTER))
    run = network.run(weeks(LENGTHS))
    assert run.end.tolist() == [0, 0]
    assert set(network.critical(run).values()) == {0}


@given(st.lists(st.floats(0.1, 50), min_size=5, max_size=5), st.sampled_from("abcde"))
def test_what_is_critical_is_what_a_longer_length_makes_the_end_later(lengths: list[float], longer: str) -> None:
    drawn = {name: [each] for name, each in zip("abcde", lengths, strict=True)}
    run = NETWORK.run(weeks(drawn))
    critical = NETWORK.critical(run)
    later = NETWORK.run(weeks({**drawn, longer: [drawn[longer][0] + 1e-3]}))
    assert (later.end > run.end).item() == bool(critical[longer])
    assert any(critical[name] for name in "ab")
    assert any(critical[name] for name in "de")


def test_what_runs_beside_neither_waits_nor_is_waited_for() -> None:
    assert NETWORK.beside() == {
        "a": {"b"}, "b": {"a"}, "gate": set(), "c": {"d"}, "d": {"c", "e"}, "e": {"d"},
    }  # fmt: skip
    behind = Network(AFTER, {"gate": 2.0}, frozenset({"b", "c"}))
    assert (behind.beside()["a"], behind.beside()["d"]) == (frozenset(), {"e"})


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_activities_does_not_matter(order: tuple[int, ...]) -> None:
    activities = TIMING.activities
    third = len(activities) // 3
    parts = [activities[:third], activities[third : 2 * third], activities[2 * third :]]
    shuffled = TIMING.model_copy(
        update={"activities": tuple(each for place in order for each in reversed(parts[place]))}
    )
    lengths = {activity.id: np.array([activity.mode]) for activity in activities}
    one, other = (network_of(timing, frozenset()).run(lengths) for timing in (TIMING, shuffled))
    assert one.finish == other.finish


def test_a_circle_is_refused_and_not_walked_for_ever() -> None:
    first, *rest = TIMING.activities
    circle = TIMING.model_copy(update={"activities": (first.model_copy(update={"after": ("measure",)}), *rest)})
    with pytest.raises(CycleError):
        network_of(circle, frozenset())
