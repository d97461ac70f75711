"""How weeks, dates, sums and people of a plan are said."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.report import words
from assess.report.rollout import phrases
from assess.scoring.ranges import Range
from tests.report import example, plans

ENDS = st.floats(0, 10_000_000)
RANGES = st.builds(lambda one, other: Range(min(one, other), max(one, other)), ENDS, ENDS)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "not yet known"),
        (Range(12, 12), "12"),
        (Range(11.6, 11.6), "12"),
        (Range(29.1, 29.1), "30"),
        (Range(11.2, 19.1), "11 to 20"),
        (Range(1.0, 1.0 + 1e-12), "1"),
        (Range(12.5, math.inf), "from 12 on"),
        (Range(1000, 25_000), "1,000 to 25,000"),
    ],
)
def test_counts(value: Range | None, said: str) -> None:
    assert phrases.counts(value) == said


def figures(said: str) -> list[float]:
    return [float(word.replace(",", "")) for word in said.split() if word[0].isdigit()]


@given(RANGES.filter(lambda value: not value.exact))
def test_no_printed_range_is_narrower_than_what_is_known(value: Range) -> None:
    for said in (phrases.counts(value), phrases.amount(value, "EUR")):
        told = figures(said)
        assert told[0] <= value.low + 1e-6
        assert told[-1] >= value.high - 1e-6


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "not yet known"),
        (Range(1, 1), "1 week"),
        (Range(0.5, 0.9), "0 to 1 weeks"),
        (Range(54, 63), "54 to 63 weeks"),
        (Range(54.7, math.inf), "from week 54 on"),
    ],
)
def test_weeks(value: Range | None, said: str) -> None:
    assert phrases.weeks(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "not yet known"),
        (Range(90_000, 90_000), "90,000 EUR"),
        (Range(10_123, 41_456), "10,100 to 41,500 EUR"),
        (Range(999, 1_001), "999 to 1,010 EUR"),
        (Range(500, math.inf), "from 500 on EUR"),
        (Range(1.25, 1.25), "1.25 EUR"),
        (Range(0, 3.755), "0 to 3.76 EUR"),
    ],
)
def test_a_sum_is_exact_where_it_is_known_and_told_to_three_digits_where_it_is_a_range(
    value: Range | None, said: str
) -> None:
    assert phrases.amount(value, "EUR") == said


def test_an_exact_start_is_rounded_up_as_the_gate_before_it_is() -> None:
    assert phrases.from_to(Range(29.4, 29.4), Range(34.6, 34.6)) == "30 to 35"
    assert phrases.from_to(Range(13.2, 14.1), Range(15.0, 17.0)) == "13 to 17"


def test_little_work_is_told_in_days() -> None:
    assert phrases.person_weeks(Range(0.4, 1.0)) == "2 to 5 person-days"
    assert phrases.person_weeks(Range(1.4, 4.0)) == "1 to 4 person-weeks"
    assert phrases.person_weeks(Range(0, 0)) == "0 person-weeks"


def test_a_sum_without_a_currency_has_none() -> None:
    assert phrases.amount(Range(5, 9), "") == "5 to 9"


def test_a_share_is_told_in_per_cent() -> None:
    assert phrases.share(Range(0.82, 0.97)) == "82 to 97 %"
    assert phrases.share(None) == "not yet known"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "\N{EN DASH}"),
        (Range(6.2, 8.1), "7 to 9"),
        (Range(6.2, 6.9), "7"),
        (Range(6.2, math.inf), "7 or more"),
        (Range(math.inf, math.inf), "more than there is"),
    ],
)
def test_what_is_asked_for_is_never_told_too_low(value: Range | None, said: str) -> None:
    assert phrases.needed(value) == said


def test_the_gate_that_is_shortest_of_hours_is_the_one_that_certainly_is_and_asks_most() -> None:
    short = phrases.short_of_hours(plans.made())
    assert short is not None
    assert short.gate == "g2"
    enough = replace(plans.workload(), loads=plans.workload().loads[:1])
    assert phrases.short_of_hours(plans.made(workload=enough)) is None


def test_work_and_signed_figures() -> None:
    assert phrases.person_weeks(Range(1, 1)) == "1 person-week"
    assert phrases.person_weeks(Range(4, 9)) == "4 to 9 person-weeks"
    assert phrases.signed(-3.04) == "\N{MINUS SIGN}3"
    assert phrases.signed(14.25) == "14.2"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (None, ""),
        (("2027-05-02", "2027-05-02"), "2 May 2027"),
        (("2027-05-02", "2027-05-09"), "2 to 9 May 2027"),
        (("2027-05-02", "2027-06-09"), "2 May to 9 June 2027"),
        (("2027-05-02", "2028-01-09"), "2 May 2027 to 9 January 2028"),
    ],
)
def test_dates(dates: tuple[str, str] | None, said: str) -> None:
    assert phrases.days(dates) == said


def test_when_is_in_dates_where_the_start_is_known_and_else_in_weeks() -> None:
    weeks = plans.percentiles(11, 6)
    assert phrases.when(weeks, {"p50": ("2027-05-02", "2027-06-09")}, "p50") == "2 May to 9 June 2027"
    assert phrases.when(weeks, {"p50": ("2027-05-02", "2027-06-09")}, "p80") == "13 to 20 weeks"
    assert phrases.when(weeks, None, "p50") == "11 to 17 weeks"


def test_of_several_names_those_with_commas_stand_in_quotation_marks() -> None:
    assert phrases.names(["Ada", "Bo", "Cy"]) == "Ada, Bo and Cy"
    assert phrases.names(["Lead, sales", "Bo"]) == "“Lead, sales” and Bo"
    assert phrases.names(["", "Bo"], "or") == "Bo"


def test_a_name_is_short_and_on_one_line() -> None:
    assert phrases.name("a\nb\x1b") == "a b"
    assert len(phrases.name("x " * 400)) <= 120
    assert len(phrases.name("x " * 400, 60)) <= 60


def test_inside_a_sentence_a_name_loses_its_capital_and_an_abbreviation_keeps_it() -> None:
    assert phrases.inside("Firm sponsor") == "firm sponsor"
    assert phrases.inside("NPS is not down") == "NPS is not down"
    assert phrases.inside("") == ""


def test_a_full_stop_is_added_once_and_no_capital() -> None:
    assert [phrases.ended(each) for each in ("iOS", "iOS.", "iO\N{HORIZONTAL ELLIPSIS}")] == [
        "iOS.",
        "iOS.",
        "iO\N{HORIZONTAL ELLIPSIS}",
    ]


def test_the_next_gate_is_the_first_that_has_not_passed() -> None:
    gate = phrases.next_gate(plans.far_along())
    assert gate is not None
    assert gate.gate == "g4"
    assert phrases.next_gate(plans.made(schedule=plans.schedule(passed=5))) is None


def test_roles_and_tables_are_named_by_the_instrument() -> None:
    bank = example.bank()
    assert phrases.role_name(bank, "finance") == bank.role_by_id["finance"].name
    assert phrases.role_name(bank, "The owner") == "The owner"
    assert phrases.asked_under(bank, bank.planning.lines.register_) == "question 5.1"
    assert phrases.asked_under(bank, "no-such-table") == "its table"


def test_what_cannot_be_printed_is_gone() -> None:
    assert phrases.told("a\n\tb\x00\u202e c") == "a b c"
    assert words.printable("a\nb") == "a\nb"
