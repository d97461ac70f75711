"""The bundled fonts: every script is printed in one of ours, and a page without it is spared them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from pypdf import PdfReader

from assess.report.edition import Edition
from assess.report.faces import faces_for, font_faces
from assess.report.html import stylesheet
from assess.report.page import Page
from assess.report.pdf import typeset
from assess.resources import data_folder
from tests.report.test_archive import failures
from tests.report.test_pdf import pages_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD_JOINER = "\u2060"  # the text of a glyph that has none of its own
_SCRIPTS = {
    "CJK simplified": "分散型组织的决策与责任",
    "CJK traditional": "去中心化組織的決策與責任",
    "CJK Japanese": "髙橋さんが担うチームの意思決定",
    "CJK Korean": "분산형 조직의 의사결정",
    "Arabic": "القرارات والمسؤولية",
    "Hebrew": "החלטות ואחריות",
    "Devanagari": "संगठन और ज़िम्मेदारी",
    "Thai": "การตัดสินใจขององค์กร",
    "Symbols": "✔ ☎ ☐ ☑ ✉",
    "More Symbols": "⚒ ⚖ ♫",
    "Math": "∈ ∀ ⊂",
}
_ADVANCES = {  # of A, a, 0, 1, a blank, a non-breaking hyphen, a right arrow and the letter sha, as Inter 3.19 has them
    "Regular": (1904, 1588, 1760, 1308, 792, 1008, 2688, 2680),
    "Italic": (1904, 1588, 1760, 1308, 792, 1008, 2688, 2680),
    "SemiBold": (2038, 1618, 1878, 1354, 699, 1208, 2688, 2862),
}


def page_of(*texts: str) -> Page:
    """Return a page in the style of the board's edition, with texts as a heading, as paragraphs and in a table."""
    told = "".join(f"<p>{text} <b>{text}</b> <em>{text}</em></p>" for text in texts)
    cells = "".join(f'<tr><th scope="row">x</th><td>{text}</td></tr>' for text in texts)
    head = '<thead><tr><th scope="col">x</th><th scope="col">y</th></tr></thead>'
    body = f"<h1>{texts[0]}</h1>{told}<table>{head}<tbody>{cells}</tbody></table>"
    html = f'<!DOCTYPE html><html lang="en"><head><title>x</title></head><body>{body}</body></html>'
    return Page(html, str(stylesheet("A4", Edition.BOARD)))


def bundled() -> Iterator[tuple[str, Any]]:
    """Return the name and the content of each font file."""
    for path in sorted((data_folder("report_templates") / "fonts").glob("*.[ot]tf")):
        yield path.stem, TTFont(path)


def embedded(pdf: bytes) -> set[str]:
    """Return the names of the fonts that a file holds, without what is put before and after the family."""
    names = {
        str(descendant.get_object()["/FontDescriptor"]["/FontName"])
        for page in PdfReader(io.BytesIO(pdf)).pages
        for font in page["/Resources"]["/Font"].values()
        for descendant in font.get_object()["/DescendantFonts"]
    }
    return {re.sub(r"^/[A-Z]{6}\+|-(Bold-Oblique|Semi-Bold|Italic)$", "", name) for name in names}


@pytest.mark.parametrize("script", _SCRIPTS)
def test_every_script_is_printed_in_our_own_fonts_and_can_be_copied(script: str) -> None:
    told: list[str] = []
    text = _SCRIPTS[script]
    pdf = typeset(page_of(text), told.append)
    ours = "CJK" if script.startswith("CJK") else script
    assert not [line for line in told if "boxes" in line]
    assert embedded(pdf) == {"Report-Inter", f"Report-Noto-{ours.replace(' ', '-')}"}
    assert text in pages_of(pdf)[0].replace(_WORD_JOINER, "")


def test_a_page_of_all_scripts_passes_both_standards_and_has_the_same_bytes_twice() -> None:
    page = page_of(*_SCRIPTS.values())
    pdf = typeset(page, lambda _: None)
    assert failures(pdf) == set()
    assert typeset(page, lambda _: None) == pdf


def test_so_does_a_page_with_a_picture_beside_them() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (9, 9)).save(picture, "PNG")
    page = page_of(_SCRIPTS["Devanagari"])
    html = page.html.replace(
        "</h1>", '</h1><p><img src="assess:brand/x.png" alt="x" style="image-rendering: pixelated"></p>'
    )
    pdf = typeset(replace(page, html=html, assets=(("brand/x.png", picture.getvalue()),)), lambda _: None)
    assert failures(pdf) == set()
    assert len(PdfReader(io.BytesIO(pdf)).pages[0].images) == 1


def test_no_face_is_made_bold_or_slanted_by_a_system_s_settings() -> None:
    names = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in PdfReader(io.BytesIO(typeset(page_of("分散"), lambda _: None))).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert [name for name in names if "Noto" in name] == ["Report-Noto-CJK-Bold-Oblique"]


def test_a_page_of_what_inter_has_loads_inter_alone() -> None:
    inter = next(font for name, font in bundled() if name == "Inter-Regular")
    assert set(re.findall(r'family: "(.*?)"', faces_for("".join(map(chr, inter.getBestCmap()))))) == {"Report Inter"}
    assert embedded(typeset(page_of("Décision, Απόφαση, Решение → ≥ 3 ✓"), lambda _: None)) == {"Report-Inter"}


@pytest.mark.parametrize("written", ["分", "&#x5206;", "&#20998;"])
def test_a_character_is_found_however_it_is_written(written: str) -> None:
    assert "Noto-CJK" in faces_for(f"<p>{written}</p>")
    assert "unicode-range" not in faces_for(f"<p>{written}</p>")


def test_a_character_that_only_the_style_prints_is_found() -> None:
    assert "Noto-Arabic" in faces_for("<p>x</p>", r'p::before { content: "\642 " }')


def test_each_face_is_loaded_for_every_character_that_only_it_has() -> None:
    blanks = {0x20, 0xA0, 0x200C, 0x200D, 0x25CC}
    fonts = dict(bundled())
    for name, font in fonts.items():
        for character in font.getBestCmap().keys() - blanks if name.startswith("Noto") else ():
            assert name in faces_for(chr(character)), (name, hex(character))


def test_every_modern_syllable_of_hangul_is_there() -> None:
    font = dict(bundled())["Noto-CJK"]
    assert set(range(0xAC00, 0xD7A4)) <= font.getBestCmap().keys()


@pytest.mark.parametrize("name", _ADVANCES)
def test_inter_has_no_names_of_glyphs_and_its_own_widths(name: str) -> None:
    font = dict(bundled())[f"Inter-{name}"]
    top = font["CFF "].cff[0]
    glyphs = font.getBestCmap()
    assert top.ROS == ("Adobe", "Identity", 0)
    assert len(font["CFF "].cff.strings.strings) < 12
    assert tuple(font["hmtx"][glyphs[ord(each)]][0] for each in "Aa01 \u2011→Ш") == _ADVANCES[name]
    assert {"calt", "kern", "tnum"} <= {
        each.FeatureTag for tag in ("GSUB", "GPOS") for each in font[tag].table.FeatureList.FeatureRecord
    }


def test_every_font_is_static_licensed_and_named_in_the_style_once() -> None:
    licence = (data_folder("report_templates") / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    names = []
    for name, font in bundled():
        assert "fvar" not in font
        assert re.search(rf"\b{name}\.[ot]tf\b", licence)
        assert "SIL Open Font License" in font["name"].getDebugName(13)
        names.append(name)
    assert sorted(re.findall(r"fonts/([\w-]+)\.", font_faces())) == sorted(names)
