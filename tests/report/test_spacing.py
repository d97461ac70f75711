"""Where no line is broken, and which apostrophe is printed."""

from __future__ import annotations

import pytest

from assess.report.spacing import as_typed, tied


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("by 4 May 2027", "by 4\u00a0May 2027"),
        ("20 % of 12 weeks", "20\u00a0% of 12\u00a0weeks"),
        ("7 to 20 person-weeks", "7 to 20\u00a0person\u2011weeks"),
        ("step 3 and action 14", "step\u00a03 and action\u00a014"),
        ("the leaders' time, a unit's", "the leaders\u2019 time, a unit\u2019s"),
        ("90,000 EUR", "90,000\u00a0EUR"),
        ("5' high, 4 Maya", "5' high, 4 Maya"),
    ],
)
def test_figures_stay_with_what_they_count(typed: str, printed: str) -> None:
    assert tied(typed) == printed
    assert as_typed(printed) == typed
