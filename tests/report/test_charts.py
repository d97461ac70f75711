"""Where the marks of charts stand."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from assess.report.charts import advance, axis, bar
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
