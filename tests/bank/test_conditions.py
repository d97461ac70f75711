"""The closed language of rules: what it takes and what it refuses."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from assess.bank.conditions import OPERATORS, QUANTITIES
from assess.bank.loader import load_bank, parse_condition, parse_quantity
from assess.bank.references import questions_read, references


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"level": "1.3"}, "level"),
        ({"score": "1.3"}, "score"),
        ({"figure": "4.4"}, "figure"),
        ({"figure": "1.7.reopened"}, "figure"),
        ({"measure": "3.1.covered"}, "measure"),
        ({"rank": "2.2.speed"}, "rank"),
        ({"mean_of": [{"level": "1.3"}]}, "mean_of"),
        ({"median_of": {"register": "decisions", "column": "sign-offs"}}, "median_of"),
        ({"difference": {"of": {"number": 2}, "less": {"number": 1}}}, "difference"),
        ({"ratio": {"of": {"number": 2}, "to": {"number": 1}}}, "ratio"),
        ({"count_rows": {"register": "decisions"}}, "count_rows"),
        ({"company": "people"}, "company"),
        ({"number": 0}, "number"),
    ],
)
def test_quantity_says_which_key_was_given(data: object, kind: str) -> None:
    assert parse_quantity(data).kind == kind


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"level": "1.3", "score": "1.3"},
        {"level": "9.1"},
        {"level": "1.0"},
        {"level": "1.3.x"},
        {"figure": "1.7.Reopened"},
        {"company": "industry"},
        {"mean_of": []},
        {"levle": "1.3"},
        {"number": "many"},
    ],
)
def test_quantity_outside_the_language_is_refused(data: object) -> None:
    with pytest.raises(ValidationError):
        parse_quantity(data)


@pytest.mark.parametrize(
    ("data", "operator"),
    [
        ({"at_most": {"level": "1.3", "bound": 1}}, "at_most"),
        ({"is": {"question": "3.5", "value": "yes"}}, "is_"),
        ({"not": {"is": {"company": "regulated", "value": True}}}, "not_"),
        ({"all": [{"finding": "speed-alone"}]}, "all_"),
        ({"any": [{"finding": "speed-alone"}], "says": "It is so."}, "any_"),
        ({"at_least_n_of": {"n": 1, "of": [{"finding": "a"}, {"finding": "b"}]}}, "at_least_n_of"),
        ({"any_row": {"register": "decisions"}}, "any_row"),
        ({"respondents_at_least": {"question": "8.2", "count": 5}}, "respondents_at_least"),
    ],
)
def test_condition_says_which_operator_was_given(data: object, operator: str) -> None:
    assert parse_condition(data).operator == operator


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"says": "Nothing is compared."},
        {"at_most": {"level": "1.3", "bound": 1}, "finding": "speed-alone"},
        {"at_most": {"level": "1.3"}},
        {"at_most": {"bound": 1}},
        {"is": {"value": "yes"}},
        {"is": {"question": "3.5", "company": "regulated", "value": "yes"}},
        {"is": {"company": "colour", "value": "red"}},
        {"all": []},
        {"at_least_n_of": {"n": 0, "of": [{"finding": "a"}, {"finding": "b"}]}},
        {"at_least_n_of": {"n": 1, "of": [{"finding": "a"}]}},
        {"respondents_at_least": {"question": "8.2", "count": 0}},
        {"if": {"finding": "a"}},
        "level('1.3') <= 1",
    ],
)
def test_condition_outside_the_language_is_refused(data: object) -> None:
    with pytest.raises(ValidationError):
        parse_condition(data)


def test_two_keys_are_told_by_name() -> None:
    with pytest.raises(ValidationError, match="this gives level and score"):
        parse_quantity({"level": "1.3", "score": "1.3"})
    with pytest.raises(ValidationError, match="this gives nothing"):
        parse_condition({})


def test_every_key_of_the_language_is_a_field() -> None:
    assert set(type(parse_quantity({"number": 0})).model_fields) >= QUANTITIES
    assert set(type(parse_condition({"finding": "a"})).model_fields) >= OPERATORS


def test_references_know_the_register_around_them() -> None:
    where = {"all": [{"is": {"column": "owner", "value": "none"}}, {"at_least": {"column": "size", "bound": 2}}]}
    condition = parse_condition({"any": [{"any_row": {"register": "things", "where": where}}, {"finding": "x"}]})
    assert [reference[:3] for reference in references(condition)] == [
        ("register", "things", "things"),
        ("column", "owner", "things"),
        ("column", "size", "things"),
        ("finding", "x", ""),
    ]


def test_questions_read_follow_findings() -> None:
    bank = load_bank()
    raised = bank.mistake_by_id["separate-data-stores"].raised
    assert raised is not None
    assert questions_read(bank, raised.when) == ("4.3", "4.4", "4.5")
