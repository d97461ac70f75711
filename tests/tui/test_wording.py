"""What is done to text before it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.tui.wording import counted, flat, one_line, plain, visible

UNSHOWABLE = ["\x1b", "\x07", "\x00", "\x9b", "\x7f", "\ud800", "\udfff", "\u202e", "\u2066"]


@pytest.mark.parametrize("mark", UNSHOWABLE)
def test_what_steers_a_terminal_has_a_stand_in(mark: str) -> None:
    assert visible(f"a{mark}b") == "a\ufffdb"


@pytest.mark.parametrize("text", ["[/etc/passwd] [b]x[/b] $y", "漢字 שלום 👩‍👩‍👧 e\u0301", "a\tb\nc"])
def test_everything_else_is_shown_as_it_is(text: str) -> None:
    assert plain(text).plain == text


def test_every_kind_of_line_end_is_one() -> None:
    text = "a\r\nb\rc\u2028d\u2029e"
    assert visible(text) == "a\nb\nc\nd\ne"
    assert one_line(f" {text} ").plain == flat(text) == "a b c d e"


@given(st.text(st.characters(codec=None)))
def test_whatever_is_shown_can_be_written_to_a_terminal(text: str) -> None:
    visible(text).encode()
    assert visible(visible(text)) == visible(text)


def test_things_are_counted() -> None:
    assert [counted(number, "row") for number in (0, 1, 2_000)] == ["0 rows", "1 row", "2,000 rows"]
