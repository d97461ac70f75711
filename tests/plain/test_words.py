"""Text from anywhere is printed as words, and as nothing else."""

from __future__ import annotations

import io
import os
import sys

import pytest

from assess.plain import words
from assess.plain.words import clean, count, listed, one_line, plain_number, say


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain [bold]text[/bold]", "plain [bold]text[/bold]"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;http://a\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Jgone", "gone"),
        ("a\x00b\x07c\x7f", "abc"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("left\u202eright", "leftright"),
        ("half \ud83d", "half "),
        ("Zürich 東京", "Zürich 東京"),
        ("\x1b", ""),
    ],
)
def test_nothing_but_letters_reaches_the_terminal(text: str, expected: str) -> None:
    assert expected == clean(text)


def test_one_line_is_one_line() -> None:
    assert one_line("a\n b\t c ") == "a b c"


def test_lines_are_wrapped_to_the_terminal_and_never_beyond_a_hundred(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for columns, widest in ((60, 60), (200, 100)):
        monkeypatch.setattr(words.shutil, "get_terminal_size", lambda size=columns: os.terminal_size((size, 20)))
        listed(1, "word " * 80)
        assert widest - 5 <= max(map(len, capsys.readouterr().out.splitlines())) <= widest


def test_a_letter_the_terminal_does_not_have_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    page = io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True)
    monkeypatch.setattr(sys, "stdout", page)
    say("Zürich")
    assert page.buffer.getvalue() == b"Z?rich\n"  # type: ignore[attr-defined] # a BytesIO


def test_numbers_and_nouns() -> None:
    assert [count(1, "answer"), count(2, "answer"), plain_number(24_000_000.0), plain_number(2.5)] == [
        "1 answer",
        "2 answers",
        "24,000,000",
        "2.5",
    ]
