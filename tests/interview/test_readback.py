"""What figures amount to, in words and never in points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.bank.questions import Percent
from assess.interview.readback import Breakpoint, breakpoints, readback

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.engagement.events import Json


@pytest.mark.parametrize(
    ("question", "value", "expected"),
    [
        ("1.2", 9.5, ("Hardly any",)),
        ("1.2", 10, ("Nearly all",)),
        ("1.3", {"asked": 40, "all": 2}, ("Nearly all",)),
        ("1.3", {"asked": 40}, ()),
        ("1.3", {"asked": 40, "all": 0}, ()),
        ("1.1", 3, ()),
        ("1.2", None, ()),
    ],
)
def test_figures_are_read_back_in_the_banks_words(
    bank: Bank, question: str, value: Json, expected: tuple[str, ...]
) -> None:
    assert expected == readback(bank.question_by_id[question], value)


def test_breakpoints_are_told_in_the_order_of_the_figures_and_the_present_one_is_marked(bank: Bank) -> None:
    question = bank.question_by_id["1.2"]
    assert isinstance(question, Percent)
    assert breakpoints(question, 10) == (
        Breakpoint("below 10", "Hardly any", here=False),
        Breakpoint("above that", "Nearly all", here=True),
    )
    assert [band.here for band in breakpoints(question, None)] == [False, False]
