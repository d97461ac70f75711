"""Where the marks of charts stand."""

from __future__ import annotations

import math

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from assess.planning.rollout import Percentiles
from assess.report.charts import advance, axis, bar, calendar, ladder, span_of_time, timescale
from assess.resources import data_folder
from assess.scoring.ranges import Range


def test_the_table_of_widths_is_the_font_s_own() -> None:
    font = TTFont(data_folder("report_templates") / "fonts" / "Inter-Regular.otf")
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    for digit in "0123456789":
        assert advance(digit, 7) == pytest.approx(widths[glyphs[ord(digit)]][0] / font["head"].unitsPerEm * 7)


def test_an_interval_runs_from_its_low_to_its_high_end() -> None:
    drawn = bar("Step 3", Range(0, 50), 118)
    assert (drawn.kind, drawn.left, drawn.width, drawn.right) == ("interval", "9", "50", "59")
    assert drawn.title == "Step 3: 0 to 50"


@pytest.mark.parametrize(
    ("value", "kind"),
    [(Range(40, 40), "point"), (Range(0, 100), "unknown"), (None, "none"), (Range(40, 60), "interval")],
)
def test_each_state_of_knowledge_has_its_own_shape(value: Range | None, kind: str) -> None:
    assert bar("x", value).kind == kind


def test_a_threshold_stands_at_its_score() -> None:
    assert [mark.x for mark in bar("x", None, 118, [("circle", 60, True)]).thresholds] == ["69"]


def test_axis_labels_are_centred_on_their_ticks() -> None:
    label = axis(118).labels[2]
    assert float(label.x) + advance("50", 7.5) / 2 == pytest.approx(float(label.tick), abs=0.01)


def weeks(low: float, high: float) -> Percentiles:
    """Percentiles at fixed distances, each from a low to a high end."""
    return Percentiles(
        Range(low, high), Range(low + 10, high + 10), Range(low + 20, high + 20), Range(low + 30, high + 30)
    )


def test_a_timeline_is_as_long_as_the_latest_week_that_has_an_end() -> None:
    assert timescale([10, 60.2, math.inf]).last == 61
    assert timescale([]).last == 1


def test_a_span_runs_from_p10_at_its_earliest_to_p90_at_its_latest() -> None:
    drawn = span_of_time("Mandate", weeks(0, 20), timescale([100], 118))
    assert (drawn.left, drawn.width) == ("9", "50")
    assert (drawn.p50.left, drawn.p50.right, drawn.p50.exact) == ("19", "39", False)
    assert drawn.title == "Mandate: P50 10 to 30, P80 20 to 40 weeks; P10 to P90 0 to 50"


def test_a_percentile_that_readiness_does_not_move_is_one_mark() -> None:
    assert span_of_time("x", weeks(10, 10), timescale([100], 118)).p80.exact


def test_what_has_no_end_stands_at_the_end_of_the_scale() -> None:
    scale = timescale([100], 118)
    drawn = span_of_time("x", weeks(10, math.inf), scale)
    assert float(drawn.left) + float(drawn.width) == scale.x(scale.last)
    assert "20 or later" in drawn.title


@given(st.floats(1, 2_000))
def test_a_timeline_has_few_ticks_at_whole_quarters_that_stay_inside_it(last: float) -> None:
    scale = timescale([last])
    labels = scale.axis.labels
    assert 1 <= len(labels) <= 7
    assert all(int(label.text) % 13 == 0 for label in labels)
    assert all(float(label.x) + advance(label.text, 7.5) <= scale.size + 0.01 for label in labels)


def test_rungs_rise_and_the_flag_has_room_above_the_one_it_stands_on() -> None:
    low = ladder("x", ("here", "next", "ahead", "ahead"), ("", "failed", "failed", "failed"))
    top = ladder("x", ("behind", "behind", "behind", "here"), ("", "passed", "passed", "passed"))
    assert [float(rung.height) for rung in low.rungs] == [14, 24, 34, 44]
    assert {float(rung.y) + float(rung.height) for rung in low.rungs} == {float(low.height)}
    assert float(top.rungs[3].y) == float(low.rungs[3].y) + 14


def test_a_timeline_with_a_start_is_ticked_in_months_and_one_without_in_weeks() -> None:
    scale = timescale([104], 418)
    dated = calendar("2027-01-11", scale)
    assert [label.text for label in dated.labels][:2] == ["Apr 2027", "Jul 2027"]
    assert float(dated.labels[0].tick) == pytest.approx(9 + 80 / 7 / 104 * 400, abs=0.01)
    assert calendar("", scale) == scale.axis


def test_no_label_of_a_timeline_runs_over_its_end() -> None:
    for weeks_ahead in range(1, 600, 7):
        scale = timescale([weeks_ahead], 400)
        assert all(float(label.tick) <= 364 for label in calendar("2027-01-11", scale).labels)
