"""The tree of measures."""

from __future__ import annotations

from itertools import combinations

from assess.planning.rollout import KpiNode
from assess.report.pictures.measures import Measures, measures
from tests.report import example

KPIS = {each.id: each for each in example.bank().kpis}


def node(kpi: str, feeds: str = "", beside: str = "", baseline: str = "") -> KpiNode:
    return KpiNode(KPIS[kpi], baseline, feeds, beside, "")


TREE = (
    node("profit", baseline="never measured"),
    node("customer-nps", "profit"),
    node("cycle-time", "customer-nps", "defect-rate", "184 days (2026-09)"),
    node("defect-rate", "customer-nps"),
)


def drawn(*nodes: KpiNode) -> Measures:
    picture = measures(nodes)
    assert picture is not None
    return picture


def test_a_measure_stands_below_and_right_of_the_one_it_feeds() -> None:
    first, second, third, fourth = drawn(*TREE).nodes
    assert float(first.x) < float(second.x) < float(third.x) == float(fourth.x)
    assert not first.stem
    assert all(each.stem for each in (second, third, fourth))


def test_shapes_tell_the_tier_and_fill_tells_a_baseline() -> None:
    assert [(each.shape, each.measured) for each in drawn(*TREE).nodes] == [
        ("square", False),
        ("square", False),
        ("circle", True),
        ("circle", False),
    ]


def test_an_arc_ends_at_the_measure_that_keeps_another_honest() -> None:
    picture = drawn(*TREE)
    (arc,) = picture.arcs
    assert abs(float(arc.tip_y) - float(picture.nodes[3].y)) <= 2


def test_arcs_that_overlap_run_in_lanes_of_their_own() -> None:
    nodes = [
        node("profit", beside="defect-rate"),
        node("customer-nps", "profit", "cycle-time"),
        node("cycle-time", "customer-nps", "defect-rate"),
        node("defect-rate", "customer-nps"),
    ]
    arcs = drawn(*nodes).arcs
    bulges = [each.path.split(" V ")[0].split()[-2] for each in arcs]
    assert all(one != other for one, other in combinations(bulges, 2))


def test_without_honest_pairs_nothing_is_said_of_them() -> None:
    assert [line.text for line in drawn(*(TREE[:2]), node("defect-rate", "customer-nps")).heads] == [
        "Measure, under the one it feeds"
    ]


def test_a_measure_that_feeds_none_given_stands_at_the_edge() -> None:
    nodes = drawn(TREE[0], TREE[1], node("team-nps", "regretted-leavers")).nodes
    assert (nodes[2].x, nodes[2].stem) == (nodes[0].x, "")


def test_its_title_tells_the_tree_in_words() -> None:
    assert "Cycle time (squad) feeds Customer NPS, kept honest by Defect rate; has a baseline." in drawn(*TREE).title


def test_two_measures_are_no_tree() -> None:
    assert measures(TREE[:2]) is None
