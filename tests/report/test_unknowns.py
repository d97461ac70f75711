"""How much is not known, in one sentence with right plurals."""

from __future__ import annotations

import pytest

from assess.report.unknowns import _so_many


@pytest.mark.parametrize(
    ("number", "says"), [(0, ""), (1, "1 rests on somebody who is unsure"), (2, "2 rest on somebody who is unsure")]
)
def test_one_question_rests_and_several_rest(number: int, says: str) -> None:
    assert says == _so_many(number, "rests", "rest", "on somebody who is unsure")
