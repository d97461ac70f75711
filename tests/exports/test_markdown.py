"""Text in Markdown stays text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from assess.exports.cells import kept
from assess.exports.markdown import blank, plain, rendered
from tests.exports.pages import blocks, said

MARKS = st.text("#>-+*_=~`[](){}<>|!&;:.\\/$@w1 ax\n\t\r\u2028")


@given(MARKS | st.text())
def test_any_text_reads_as_just_that_text_wherever_it_stands(text: str) -> None:
    flat = " ".join(kept(text).split())
    page = f"{plain(text)}\n\n- {plain(text)}\n\n|a|\n|-|\n| {plain(text)} |\n"
    harmless = blocks("x\n\n- x\n\n|a|\n|-|\n| x |\n")
    if flat:
        assert harmless == blocks(page)
        assert f"{flat}{flat}a{flat}" == said(page)


@pytest.mark.parametrize(
    "text", ["https://evil.example", "www.evil.example", "mailto:a@b.example", "ftp://evil.example"]
)
def test_an_address_is_broken_so_that_it_does_not_become_a_link(text: str) -> None:
    assert text not in plain(text)
    assert text == said(plain(text))


def test_ordinary_sentences_are_left_alone() -> None:
    sentence = "Cycle time is down by 20 % or more (R&D: 3.5 days), since 2026."
    assert sentence == plain(sentence)


def test_a_blank_names_the_question_that_would_fill_it() -> None:
    assert blank("5.5") == "______ (not yet known: question 5.5)"
    assert blank("") == "______"


def test_a_template_that_names_what_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        rendered("playbook.md.j2")
