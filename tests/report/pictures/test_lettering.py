"""How wide text in pictures is, and where its lines break."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from assess.report.pictures import inter
from assess.report.pictures.lettering import SIZE, Weight, block, centred, width, wrapped
from assess.resources import data_folder


@pytest.mark.parametrize(("weight", "file"), [(400, "Inter-Regular.otf"), (600, "Inter-SemiBold.otf")])
def test_the_table_of_widths_is_the_font_s_own(weight: Weight, file: str) -> None:
    font = TTFont(data_folder("report_templates") / "fonts" / file)
    glyphs, advances, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    theirs = {each: advances[glyphs[ord(each)]][0] / units for each in inter.CHARACTERS}
    assert {each: width(each, 1.0, weight) for each in inter.CHARACTERS} == pytest.approx(theirs)


def test_an_accent_takes_no_room_and_a_wide_character_takes_a_whole_em() -> None:
    assert width("é") == width("e") == width("e\N{COMBINING ACUTE ACCENT}")
    assert [width(each, 10.0) for each in "漢한Ｗ７\u3000㈱"] == [10.0] * 6


def test_no_letter_of_east_asia_is_set_wider_than_it_is_reckoned() -> None:
    font = TTFont(data_folder("report_templates") / "fonts" / "Noto-CJK.otf")
    advances, units = font["hmtx"], font["head"].unitsPerEm
    widths = {chr(each): advances[glyph][0] / units for each, glyph in font.getBestCmap().items()}
    letters = [each for each in widths if east_asian_width(each) in "WFH" and not combining(each)]
    assert len(letters) > 28_000
    assert [each for each in letters if widths[each] > width(each, 1.0)] == []


def test_a_label_without_blanks_is_broken_within_its_room() -> None:
    lines = wrapped("分散型組織の意思決定と責任", 5 * SIZE, 2)
    assert lines == ("分散型組織", "の意思決…")
    assert max(map(width, lines)) <= 5 * SIZE


def test_lines_break_between_words_and_what_is_cut_ends_in_an_ellipsis() -> None:
    assert wrapped("Granting a customer an exception", 85, 2) == ("Granting a customer", "an exception")
    assert wrapped("Granting a customer an exception", 80, 1) == ("Granting a…",)


def test_a_word_longer_than_a_line_is_broken() -> None:
    first, second = wrapped("w" * 20, width("w") * 12.5, 2)
    assert (len(first), len(second)) == (12, 8)


def test_nothing_gives_no_line() -> None:
    assert wrapped(" \u202e ", 100, 2) == ()


def test_the_lines_of_a_block_stand_below_each_other() -> None:
    assert block("Granting a customer an exception", 3, 10, 85, 2) == (
        ("Granting a customer", "3", "10"),
        ("an exception", "3", "20.5"),
    )


def test_centred_text_has_as_much_to_its_left_as_to_its_right() -> None:
    line = centred("75", 50, 0)
    assert float(line.x) + width("75") / 2 == pytest.approx(50, abs=0.01)


@given(st.text(max_size=60), st.floats(20, 200), st.integers(1, 3))
def test_no_line_is_wider_than_its_room(text: str, room: float, most: int) -> None:
    lines = wrapped(text, room, most)
    assert len(lines) <= most
    assert all(width(line) <= room + 1e-9 for line in lines)
