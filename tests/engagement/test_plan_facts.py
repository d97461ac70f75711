"""What is given for the plan alone, and the form in which it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.engagement.plan_facts import accept_plan_fact

if TYPE_CHECKING:
    from assess.engagement.events import Json


@pytest.mark.parametrize(
    ("fact", "given", "kept"),
    [
        ("day-rate", "500-900", [500, 900]),
        ("day-rate", " 1,500.50 – 2 000 ", [1500.5, 2000]),  # noqa: RUF001 - a dash as it is typed
        ("day-rate", "500 to 900", [500, 900]),
        ("day-rate", "0", [0, 0]),
        ("day-rate", 750, [750, 750]),
        ("day-rate", [500, "900"], [500, 900]),
        ("day-rate", "?", None),
        ("day-rate", None, None),
        ("holidays", ["2027-12-26", "2027-12-25", "2027-12-26"], ["2027-12-25", "2027-12-26"]),
        ("holidays", [], None),
    ],
)
def test_what_fits_is_kept_in_one_form_and_taken_back_unchanged(fact: str, given: Json, kept: Json) -> None:
    assert accept_plan_fact(fact, given) == kept
    assert accept_plan_fact(fact, kept) == kept


@pytest.mark.parametrize(
    ("fact", "given", "says"),
    [
        ("day-rate", "900-500", "'900-500' falls; give the lower figure first"),
        ("day-rate", "-500", "the day rate: '-500' is outside 0"),
        ("day-rate", "500--900", "'-900' is outside 0"),
        ("day-rate", [float("nan"), 1], "outside"),
        ("day-rate", [1, float("inf")], "outside"),
        ("day-rate", "500-", "'' is not a number"),
        ("day-rate", "cheap", "'cheap' is not a number"),
        ("day-rate", "1-2-3", "not a day rate; give its low and high figure, such as 500-900"),
        ("day-rate", [], "not a day rate"),
        ("day-rate", True, "not a number"),
        ("day-rate", {"low": 1}, "not a number"),
        ("holidays", ["2027-02-30"], "not in the calendar"),
        ("holidays", ["2027-12"], "not a date"),
        ("holidays", "2027-12-25", "not a list of dates"),
        ("holidays", [[]], "not a date"),
        ("hollidays", [], "Did you mean 'holidays'?"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(fact: str, given: Json, says: str) -> None:
    with pytest.raises(ValueError, match=says.replace("?", r"\?")):
        accept_plan_fact(fact, given)
