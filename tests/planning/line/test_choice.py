"""Which line goes first: every verdict, what was chosen by hand, and what must not matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.engagement.model import Choice
from assess.planning.line.choice import choose_line
from assess.planning.rollout import Override
from assess.scoring.evaluate import listen
from tests.scoring import made

from .candidates import (
    BANK,
    FAILING,
    MIDDLING,
    POLICY,
    but,
    chosen,
    described,
    outcome,
    some_lines,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .candidates import Cells

GOOD = but(customer_value=4.0, harm=0.0)
ALMOST = but(no_override=False)
MAYBE = without(MIDDLING, "no-override")


@pytest.mark.parametrize(
    ("lines", "expected", "nearest", "says"),
    [
        pytest.param(
            {}, ("no-lines", None), None, "No line is described yet, so there is nothing to compare.", id="none"
        ),
        pytest.param(
            {"A": MIDDLING},
            ("recommended", "A"),
            None,
            "A is the only line described, and it passes every screen. There is nothing to compare it with.",
            id="one",
        ),
        pytest.param(
            {"A": MIDDLING, "B": FAILING, "C": ALMOST},
            ("recommended", "A"),
            None,
            "A goes first: of three lines described it alone passes every screen.",
            id="one that passes",
        ),
        pytest.param(
            {"A": MIDDLING, "B": GOOD},
            ("recommended", "B"),
            None,
            "B goes first: it passes every screen, and no other line that may is better in anything. Next comes A, 18 "
            "points behind at the stated weights.",
            id="one that dominates",
        ),
        pytest.param(
            {"A": but(learning=3.0), "B": GOOD},
            ("recommended", "B"),
            None,
            "B goes first: it passes every screen and ranks first in 99 % of the draws when the weights vary. Next "
            "comes A, 15 points behind at the stated weights.",
            id="one that is ahead",
        ),
        pytest.param(
            {"A": GOOD, "B": without(but(learning=3.0), "rollback-days")},
            ("recommended", "A"),
            None,
            "A goes first: it passes every screen and ranks first in 99 to 100 % of the draws when the weights vary. "
            "Next would come B if it passed, 13 to 25 points behind at the stated weights. No missing answer "
            "about the lines could change that.",
            id="one that is ahead whatever is not known",
        ),
        pytest.param(
            {"A": but(customer_value=4.0), "B": without(but(harm=1.0), "sponsor-strength")},
            ("close-call", "A"),
            None,
            "It is a close call: A ranks first in 35 to 100 % of the draws when the weights vary. On average it falls "
            "0 to 3 points short of the best; no other line falls short by less. What is not yet known could change "
            "this.",
            id="a close call over what is not known",
        ),
        pytest.param(
            {"A": MIDDLING, "B": without(GOOD, "no-override")},
            ("close-call", "A"),
            None,
            "It is a close call. The answers do not tell which of two lines comes first. A is named, because it can "
            "fall least short of the best. Among the lines that are certain to pass, "
            "A would be recommended. What is not yet known could change this.",
            id="a close call with a line that may pass",
        ),
        pytest.param(
            {"A": MAYBE, "B": FAILING},
            ("not-yet-known", None),
            None,
            "No line is certain to pass every screen; one may. Of A, written no-override is not yet known.",
            id="one may pass",
        ),
        pytest.param(
            {"A": MAYBE, "B": without(GOOD, "no-override", "outside-customers")},
            ("not-yet-known", None),
            None,
            "No line is certain to pass every screen; two may. Nearest is A: written no-override is not yet known.",
            id="two may pass",
        ),
        pytest.param(
            {"A": ALMOST, "B": FAILING},
            ("none-eligible", None),
            "A",
            "Both lines fail a screen. Nearest is A, which fails one screen: no-override in writing. Have the sponsor "
            "sign which decisions stand and the grounds for stepping in.",
            id="all fail",
        ),
        pytest.param(
            {"A": FAILING},
            ("none-eligible", None),
            "A",
            "The only line described fails a screen. It fails seven screens: 1 to 10 % of revenue; not critical to a "
            "licence; at most three hard dependencies; old way back within 30 days; real outside customers; "
            "no-override in writing; at least 26 items a quarter.",
            id="the only one fails",
        ),
    ],
)
def test_the_verdict_its_line_and_the_finding_in_words(
    lines: Mapping[str, Cells], expected: tuple[str, str | None], nearest: str | None, says: str
) -> None:
    found = chosen(lines)
    assert (expected, nearest, says) == (outcome(found), found.nearest, found.says)
    assert found.chosen == found.recommended


@pytest.mark.parametrize(
    ("lines", "nearest"),
    [
        pytest.param({"A": but(ALMOST, outside_customers=False), "B": ALMOST}, "B", id="fewest screens failed"),
        pytest.param({"A": without(ALMOST, "items-a-quarter"), "B": ALMOST}, "B", id="then fewest not known"),
        pytest.param({"A": ALMOST, "B": but(ALMOST, harm=0.0)}, "B", id="then the best value"),
    ],
)
def test_where_all_fail_the_nearest_fails_the(lines: Mapping[str, Cells], nearest: str) -> None:
    assert nearest == chosen(lines).nearest


def test_the_express_set_settles_nothing_and_names_what_it_does_not_ask() -> None:
    found = chosen({"A": MIDDLING}, mode="express")
    assert outcome(found) == ("not-yet-known", None)
    assert found.says.endswith(
        "Of A, outside customers, written no-override and items a quarter are not asked in the express set."
    )
    assert {column for _, column in found.settle} == {"outside-customers", "no-override", "items-a-quarter"}


def test_a_table_that_nobody_was_asked_for_holds_no_lines() -> None:
    away = made.made(made.not_applicable("5.1"))
    facts = listen(BANK, away).facts
    found = choose_line(BANK, facts, None)
    assert (facts.table(POLICY.register_).out, outcome(found)) == (True, ("no-lines", None))
    assert found.says == "Nobody was asked which lines could go first."


@pytest.mark.parametrize(
    ("of", "goes_on_with", "says"),
    [
        pytest.param("A", "A", "A was also chosen by hand.", id="the one named anyway"),
        pytest.param("B", "B", "B was chosen by hand.", id="another"),
        pytest.param(
            "C", "C", "C was chosen by hand although it fails one screen: no-override in writing.", id="one that fails"
        ),
        pytest.param(
            "D",
            "D",
            "D was chosen by hand before it is certain to pass: written no-override is not yet known.",
            id="one that may fail",
        ),
        pytest.param(
            "Gone",
            "A",
            "Gone was chosen by hand but is no longer among the lines, so the plan goes on with A.",
            id="one that is gone",
        ),
    ],
)
def test_a_line_chosen_by_hand_is_shown_as_what_it_is(of: str, goes_on_with: str, says: str) -> None:
    lines = {"A": GOOD, "B": MIDDLING, "C": ALMOST, "D": MAYBE}
    found, without_it = chosen(lines, Choice(of, "The board wants it.")), chosen(lines)
    assert (goes_on_with, Override(of, "The board wants it.")) == (found.chosen, found.override)
    assert f"{without_it.says} {says}" == found.says
    assert without_it.recommended == found.recommended == "A"


def test_a_line_chosen_by_hand_that_is_gone_decides_nothing_where_no_other_is_named() -> None:
    found = chosen({}, Choice("Gone", "The board wants it."))
    assert found.chosen is None
    assert found.says.endswith("Gone was chosen by hand but is no longer among the lines, so it decides nothing.")


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_rows_does_not_matter(data: st.DataObject) -> None:
    lines = data.draw(some_lines)
    shuffled = dict(data.draw(st.permutations(list(lines.items()))))
    assert chosen(lines) == chosen(shuffled)


@given(described, described, described)
@settings(max_examples=25, deadline=None)
def test_what_a_line_is_called_decides_nothing(one: Cells, two: Cells, three: Cells) -> None:
    names = {"A": "Zulu", "B": "Mike", "C": "Alpha"}
    lines = {"A": one, "B": two, "C": three}
    before, after = chosen(lines), chosen({names[name]: cells for name, cells in lines.items()})
    alike = {line.line: (line.points, line.screens, line.first, line.regret) for line in after.lines}
    assert before.verdict is after.verdict
    assert (before.recommended is None) == (after.recommended is None)
    if before.recommended is not None and after.recommended is not None:
        assert alike[names[before.recommended]] == alike[after.recommended]
    assert {names[line.line]: (line.points, line.screens, line.first, line.regret) for line in before.lines} == alike


@pytest.mark.parametrize(("one", "other"), [("A", "B"), ("Zulu", "Alpha")])
def test_two_lines_that_differ_in_name_only_are_told_no_preference(one: str, other: str) -> None:
    found = chosen({one: GOOD, other: GOOD, "M": MIDDLING})
    first, second = sorted((one, other))
    assert (first, (second,)) == (found.recommended, found.equals)
    assert found.says.startswith(
        f"{first} or {second} goes first, without preference: one of them ranks first in every draw."
    )
    assert {line.first for line in found.lines[:2]} == {(0.5, 0.5)}


def test_lines_of_the_same_points_that_differ_otherwise_are_no_preference_but_not_the_same() -> None:
    found = chosen({"A": GOOD, "B": but(GOOD, items_a_quarter=500.0)})
    assert found.equals == ()
    assert found.says == "A or B goes first, without preference: one of them ranks first in every draw."


def test_the_draws_and_their_seed_are_told_where_lines_were_compared() -> None:
    assert (POLICY.draws, POLICY.seed) == (chosen({"A": MIDDLING}).draws, chosen({"A": MIDDLING}).seed)
    assert chosen({"A": FAILING}).draws == 0
