"""What fits a question and a fact, and the form in which it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assess.engagement.values import accept, accept_fact

from .banks import small_bank

if TYPE_CHECKING:
    from assess.engagement.events import Json

BY_ID = small_bank().question_by_id


@pytest.mark.parametrize(
    ("question", "given", "kept"),
    [
        ("1.1", 0, 0),
        ("1.1", " 4 ", 4),
        ("1.1", 2.0, 2),
        ("1.2", "1,500", 1500),
        ("1.2", "1 500 days", 1500),
        ("1.2", "1'500.50", 1500.5),
        ("1.2", 2.5, 2.5),
        ("1.3", "40 %", 40),
        ("1.3", "40%", 40),
        ("1.3", ".5", 0.5),
        ("2.1", "Yes", True),
        ("2.1", "n", False),
        ("2.1", False, False),
        ("2.2", {"granted": "3", "asked": 7}, {"asked": 7, "granted": 3}),
        ("2.2", {"Asked": 7, "granted": "?"}, {"asked": 7}),
        (
            "2.3",
            {"order": ["Safety", "speed", "cost"], "level": "3"},
            {"order": ["safety", "speed", "cost"], "level": 3},
        ),
        ("3.1", {"blamed": "2", "safe": 7}, {"safe": 7, "blamed": 2}),
        ("3.2", " so it was \r\n", "so it was"),
        ("3.3", "complete", True),
        ("3.3", True, True),
    ],
)
def test_what_fits_is_kept_in_one_form_and_taken_back_unchanged(question: str, given: Json, kept: Json) -> None:
    once = accept(BY_ID[question], given)
    assert (once, type(once)) == (kept, type(kept))
    assert accept(BY_ID[question], once) == kept


@pytest.mark.parametrize(
    ("question", "given", "says"),
    [
        ("1.1", 5, "from 0 to 4"),
        ("1.1", 2.5, "from 0 to 4"),
        ("1.1", True, "from 0 to 4"),
        ("1.1", None, "from 0 to 4"),
        ("1.2", 5001, "outside 0 to 5000 days"),
        ("1.2", "1,50", "not a number"),
        ("1.2", "1.500,0", "not a number"),
        ("1.2", "٣", "not a number"),
        ("1.2", "", "not a number"),
        ("1.2", "e5", "not a number"),
        ("1.2", float("nan"), "outside"),
        ("1.2", float("inf"), "outside"),
        ("1.2", "9" * 5000, "outside"),
        ("1.2", 10**400, "outside"),
        ("1.2", [1], "not a number"),
        ("1.3", "40 days", "not a number"),
        ("2.1", "perhaps", "neither yes nor no"),
        ("2.1", 1, "neither yes nor no"),
        ("2.2", {"askd": 1}, "Did you mean 'asked'"),
        ("2.2", {}, "at least one"),
        ("2.2", 3, "asked, granted"),
        ("2.3", {"order": ["safety", "speed"], "level": 3}, "each of cost, speed, safety once"),
        ("2.3", {"order": ["safety", "speed", "speed"], "level": 3}, "once"),
        ("2.3", ["safety", "speed", "cost"], "a level"),
        ("3.1", {"safe": 8}, "from 1 to 7"),
        ("3.1", {"sage": 1}, "Did you mean 'safe'"),
        ("3.2", "\x00 \x1b", "nothing was written"),
        ("3.3", "half", "complete"),
        ("3.3", False, "complete"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(question: str, given: Any, says: str) -> None:  # noqa: ANN401
    with pytest.raises(ValueError, match=says):
        accept(BY_ID[question], given)


def test_long_text_in_any_script_is_kept_and_control_characters_are_taken_out() -> None:
    long = "שלום 🙂 \u202e x" * 10_000
    assert accept(BY_ID["3.2"], f"a\tb\n{long}\x00\x1b[31m\x85\ud800.") == f"a\tb\n{long}[31m."


@pytest.mark.parametrize(
    ("fact", "given", "kept"),
    [
        ("people", "1,200", 1200),
        ("revenue", "24 000 000", 24_000_000),
        ("currency", "eur", "EUR"),
        ("regulated", "no", False),
        ("start-date", "2027-01-11", "2027-01-11"),
        ("reference-model", "None", "none"),
        ("reference-model", "Spotify", "Spotify"),
        ("industry", "?", None),
        ("people", None, None),
    ],
)
def test_facts_are_kept_in_one_form(fact: str, given: Json, kept: Json) -> None:
    assert accept_fact(fact, given) == kept


@pytest.mark.parametrize(
    ("fact", "given", "says"),
    [
        ("people", 0, "a number of people"),
        ("currency", "€", "three letters"),
        ("start-date", "2027-02-30", "not in the calendar"),
        ("start-date", "2027-02", "yyyy-mm-dd"),
        ("name", "", "has a name"),
        ("safety-critcal", "yes", "Did you mean 'safety-critical'"),
    ],
)
def test_facts_that_do_not_fit_are_refused(fact: str, given: Json, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        accept_fact(fact, given)
