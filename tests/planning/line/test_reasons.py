"""Why a line is not the one and what would make it so, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from .candidates import FAILING, MIDDLING, but, by_name, chosen, some_lines, without

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .candidates import Cells

GOOD = but(customer_value=4.0, harm=0.0)
TWO_SCREENS = (
    "It would be the one if it turned out to pass these screens: no-override in writing; at least 26 items a quarter."
)
MEND = "Have the sponsor sign which decisions stand and the grounds for stepping in."


@pytest.mark.parametrize(
    ("lines", "why_not", "would_win"),
    [
        pytest.param({"B": MIDDLING}, (), (), id="the one"),
        pytest.param(
            {"A": MIDDLING, "B": but(GOOD, no_override=False)},
            ("The sponsor has not promised in writing to let the team's decisions stand.",),
            (MEND, "So mended and otherwise as it is, it would be the one."),
            id="fails, and would win",
        ),
        pytest.param(
            {"A": GOOD, "B": but(no_override=False)},
            ("The sponsor has not promised in writing to let the team's decisions stand.",),
            ("Even if it passed every screen, A would come first.",),
            id="fails, and would not win",
        ),
        pytest.param(
            {"A": MIDDLING, "B": without(but(GOOD, no_override=False), "outside-customers")},
            ("The sponsor has not promised in writing to let the team's decisions stand.",),
            (MEND, "Even then it would not be certain to pass: outside customers is not yet known."),
            id="fails, and may fail another",
        ),
        pytest.param(
            {"A": but(GOOD, learning=3.0), "B": MIDDLING},
            (
                "A is at least as good in everything and better in something.",
                "It falls 21 points short of A.",
                "It loses most here: value to customers; little harm if it fails.",
            ),
            ("No single change would make it the one.",),
            id="dominated",
        ),
        pytest.param(
            {"A": GOOD, "B": but(learning=4.0)},
            (
                "It falls 13 points short of A.",
                "It loses most here: value to customers; little harm if it fails.",
                "It ranks first in hardly any draw.",
            ),
            ("No single change would make it the one.",),
            id="behind",
        ),
        pytest.param(
            {"A": but(customer_value=3.0), "B": but(learning=3.0)},
            (
                "It falls 2 points short of A.",
                "It loses most here: value to customers.",
                "It ranks first in 17 % of the draws.",
            ),
            ("One change would make it the one: hard dependencies, from 2 to 1 team.",),
            id="just behind",
        ),
        pytest.param(
            {"B": but(customer_value=3.0), "C": but(harm=1.0)},
            ("It is worth as many points as C at the stated weights.", "It ranks first in 49 % of the draws."),
            ("One change would make it the one: team available, from 50 to 51 %.",),
            id="of the same value",
        ),
        pytest.param(
            {
                "A": but(customer_value=1.0, sponsor_strength=1.0, team_availability=70.0),
                "B": but(
                    customer_value=1.0,
                    harm=0.0,
                    sponsor_strength=0.0,
                    learning=1.0,
                    team_availability=10.0,
                    data_readiness=3.0,
                ),
            },
            (
                "It stands less than 1 point ahead of A at the stated weights, but fares worse when they vary.",
                "It ranks first in 49 % of the draws.",
            ),
            ("One change would make it the one: days to roll back, from 10 to 9 days.",),
            id="ahead at the stated weights only",
        ),
        pytest.param(
            {"A": but(customer_value=3.0), "B": without(MIDDLING, "learning")},
            (
                "By what is not known it may lie anywhere from 10 points behind A to 1 point ahead.",
                "It ranks first in 0 to 55 % of the draws.",
            ),
            ("It would be the one, should its “learning” turn out to be level 4.",),
            id="ahead or behind by what is not known",
        ),
        pytest.param(
            {"A": MIDDLING, "B": without(GOOD, "no-override")},
            (
                "It is not certain to pass: written no-override is not yet known.",
                "If it passed, it could rank first in every draw.",
            ),
            ("It would be the one if it turned out to pass this screen: no-override in writing.",),
            id="may pass",
        ),
        pytest.param(
            {"B": without(GOOD, "no-override", "items-a-quarter")},
            ("It is not certain to pass: written no-override and items a quarter are not yet known.",),
            (TWO_SCREENS,),
            id="may pass two screens",
        ),
        pytest.param(
            {"A": GOOD, "B": GOOD},
            ("Nothing but its name tells it from A, so there is no preference.",),
            (),
            id="alike",
        ),
        pytest.param(
            {"A": GOOD, "B": but(GOOD, items_a_quarter=500.0)},
            ("It has the same points as A in everything, so there is no preference.",),
            (),
            id="same points",
        ),
    ],
)
def test_reasons_are_told_in_plain_sentences(
    lines: Mapping[str, Cells], why_not: tuple[str, ...], would_win: tuple[str, ...]
) -> None:
    found = by_name(chosen(lines))["B"]
    assert (why_not, would_win) == (found.why_not, found.would_win)


def test_a_line_that_fails_is_told_each_screen_and_how_to_mend_it() -> None:
    found = by_name(chosen({"A": FAILING}))["A"]
    assert [screen.says for screen in found.screens] == list(found.why_not)
    assert [screen.mend for screen in found.screens] == list(found.would_win[:-1])
    assert found.would_win[-1] == "So mended and otherwise as it is, it would be the one."


@given(some_lines)
@settings(max_examples=40, deadline=None)
def test_every_sentence_is_whole_and_every_other_line_has_its_reason(lines: Mapping[str, Cells]) -> None:
    choice = chosen(lines)
    for line in choice.lines:
        assert (line.line == choice.recommended) == (line.why_not == ())
        for sentence in (*line.why_not, *line.would_win, choice.says):
            assert re.fullmatch(r"[A-Z].*[.]", sentence)
            assert not re.search(r"  |\.\.|,\.| ,|None|: \.|(?<!to )\b1 points\b", sentence)
