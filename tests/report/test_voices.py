"""How it is said on which questions leaders stand above the front line, for certain and perhaps."""

from __future__ import annotations

import pytest

from assess.report.voices import _gaps_say
from assess.scoring.assessment import PerceptionGap
from assess.scoring.ranges import Range, Truth

ABOVE = "a level or more above the front line (policy threshold)"


@pytest.mark.parametrize(
    ("certain", "open_", "says"),
    [
        (1, 0, f"On one question leaders stand {ABOVE}."),
        (2, 1, f"On two questions leaders stand {ABOVE}. On one more they may; the answers do not tell."),
        (0, 9, f"On nine questions leaders may stand {ABOVE}; the answers do not tell."),
    ],
)
def test_what_is_certain_of_leaders_and_the_front_line_stands_apart_from_what_may_be(
    certain: int, open_: int, says: str
) -> None:
    truths = [Truth.TRUE] * certain + [Truth.UNKNOWN] * open_
    assert says == _gaps_say([PerceptionGap("1.5", Range(70, 80), Range(50, 50), each) for each in truths])
