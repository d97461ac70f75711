"""How figures, ranges, dates and lists are said."""

from __future__ import annotations

import pytest

from assess.report import words
from assess.scoring.ranges import Range


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Range(41.2, 58.9), "41 to 58"),
        (Range(63.0, 63.0), "63"),
        (Range(63.1, 63.9), "63"),
        (Range(0.0, 100.0), "not yet known"),
        (Range(5.0, 100.0), "5 to 100"),
        (None, "not assessed"),
    ],
)
def test_span(value: Range | None, said: str) -> None:
    assert words.span(value) == said


def test_printed_points_never_pass_a_gate_that_the_exact_ones_fail() -> None:
    assert words.points(59.999) == "59"
    assert words.points(60 - 1e-12) == "60"


@pytest.mark.parametrize(
    ("value", "said"),
    [(24_000_000, "24,000,000"), (4.4, "4.4"), (3.0, "3"), (0.25, "0.25"), (float("inf"), "not yet known")],
)
def test_figure(value: float, said: str) -> None:
    assert words.figure(value) == said


def test_lists() -> None:
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "", "b"]) == "a and b"
    assert words.listed(["a", "b", "c"], "or") == "a, b or c"
    assert words.questions(["3.1"]) == "question 3.1"
    assert words.questions(["3.1", "3.3"]) == "questions 3.1 and 3.3"


def test_counts() -> None:
    assert words.counted(1, "question") == "one question"
    assert words.counted(0, "question") == "no questions"
    assert words.counted(12, "person", "people") == "12 people"
    assert words.spelled(0) == "none"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-05-02", "2 May 2026"),
        ("2026-11-20T15:04:05.000001Z", "20 November 2026"),
        ("2026-09", "September 2026"),
        ("last spring", "last spring"),
        ("", ""),
    ],
)
def test_day(written: str, said: str) -> None:
    assert words.day(written) == said


def test_only_web_and_mail_addresses_become_links() -> None:
    assert words.link("https://wiki.example/a") == "https://wiki.example/a"
    assert words.link("mailto:board@wiki.example") == "mailto:board@wiki.example"
    for refused in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "audit.pdf",
        "//host/x",
        "https:",
        "http://a b",
        "data:,x",
        "http://[",
        "",
    ):
        assert words.link(refused) == ""


def test_printable_drops_controls_and_direction_overrides_and_keeps_lines() -> None:
    assert words.printable("a\x00b\x1b[31m\u202ec\r\nd\te\ud800") == "ab[31mc\nd\te"


def test_shortened() -> None:
    assert words.shortened("one  two\nthree", 40) == "one two three"
    assert words.shortened("x" * 50, 10) == "x" * 9 + "…"


def test_sentence() -> None:
    assert words.sentence("no rule has an owner") == "No rule has an owner."
    assert words.sentence("Why?") == "Why?"
    assert words.sentence("  ") == ""


def test_a_unit_follows_its_figure() -> None:
    assert words.measured(12, "days") == "12\u00a0days"
    assert words.measured(1, "calendar days") == "1\u00a0calendar day"
    assert words.measured(1, "hours a week") == "1\u00a0hour a week"
    assert words.measured(1, "breaches") == "1\u00a0breach"
    assert words.measured(1, "rules of ten") == "1\u00a0rule of ten"
    assert words.measured(1, "of ten decisions") == "1\u00a0of ten decisions"
    assert words.measured(1, "%") == "1\u00a0%"
    assert words.measured(4.5, "") == "4.5"


def test_a_long_run_can_be_broken_and_an_ordinary_word_is_left_alone() -> None:
    assert words.printable("x" * 60) == "x" * 60
    broken = words.printable("x" * 200)
    assert broken.replace("\u200b", "") == "x" * 200
    assert max(len(piece) for piece in broken.split("\u200b")) == 40


def test_a_text_is_cut_after_a_word_and_wide_characters_count_as_two() -> None:
    assert words.shortened("one two three four", 14) == "one two three…"
    assert words.shortened("one two three four", 13) == "one two…"
    assert words.shortened("a" * 30, 10) == "a" * 9 + "…"
    assert words.shortened("質量管理部門", 12) == "質量管理部門"
    assert words.shortened("質量管理部門", 11) == "質量管理部…"


def test_the_first_sentences_that_fit_are_told_and_one_at_least() -> None:
    text = "First of all. Then more. Then the end."
    assert words.briefly(text, 25) == "First of all. Then more."
    assert words.briefly(text, 1) == "First of all."


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Mara", "Mara"),
        ("مدير", "\u2067مدير\u2069"),
        ("Acme مدير", "\u2066Acme مدير\u2069"),
    ],
)
def test_a_name_written_from_the_right_leaves_the_figure_beside_it_where_it_is(name: str, printed: str) -> None:
    assert printed == words.isolated(name)
