"""A report is written with less than the typesetter writes, and says and looks the same."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from pypdf import PdfReader

from assess.report import archive, leaner
from assess.report.pdf import typeset
from tests.report.test_archive import elements
from tests.report.test_fonts import bundled, page_of
from tests.report.test_pdf import pages_of

if TYPE_CHECKING:
    from assess.report.page import Page


@pytest.fixture(scope="module")
def lean() -> bytes:
    return typeset(_page(), lambda _: None)


@pytest.fixture(scope="module")
def whole() -> bytes:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(archive, "make_leaner", lambda _: None)
        return typeset(_page(), lambda _: None)


def test_it_reads_and_looks_the_same_in_far_fewer_bytes(lean: bytes, whole: bytes) -> None:
    assert len(lean) < 0.9 * len(whole)
    assert pages_of(lean) == pages_of(whole)
    for one, other in zip(pictures(lean), pictures(whole), strict=True):
        assert abs(one - other).max() < 32  # of 255, where edges moved by a thousandth of a pixel


def test_no_element_without_a_meaning_stands_between_a_text_and_what_it_is_in(lean: bytes, whole: bytes) -> None:
    assert between(whole) != []
    assert between(lean) == []


def test_a_font_has_its_outlines_alone(lean: bytes, whole: bytes) -> None:
    assert {file["/Subtype"] for file in fonts(whole)} == {"/OpenType"}
    assert {file["/Subtype"] for file in fonts(lean)} == {"/CIDFontType0C"}
    assert all(file.get_data()[:1] == b"\1" for file in fonts(lean))


@pytest.mark.parametrize(("name", "font"), [(name, font) for name, font in bundled() if "CFF " in font])
def test_glyphs_that_go_by_number_have_that_number_for_every_reader(name: str, font: Any) -> None:  # noqa: ANN401
    top = font["CFF "].cff[0]
    assert top.charset == [".notdef", *(f"cid{number:05d}" for number in range(1, len(top.charset)))]
    assert leaner._dictionaries(font.reader["CFF "]) == len(top.FDArray) == (12 if name == "Noto-CJK" else 1)


def test_of_a_font_whose_glyphs_go_by_name_no_dictionary_is_counted() -> None:
    built = FontBuilder(1000, isTTF=False)
    built.setupGlyphOrder([".notdef", "A"])
    glyph = T2CharStringPen(500, None).getCharString()
    built.setupCFF("Named", {"ItalicAngle": -9.5}, {".notdef": glyph, "A": glyph}, {})
    outlines = built.font["CFF "].compile(built.font)
    assert leaner._dictionaries(outlines) == 0


def _page() -> Page:
    return page_of("Decides, signs &amp; AVOIDS Typos", "Ever to avail")


def pictures(pdf: bytes) -> list[Any]:
    """Return the pages as arrays of grey pixels."""
    return [page.render(scale=1, grayscale=True).to_numpy().astype(int) for page in pypdfium2.PdfDocument(pdf)]


def between(pdf: bytes) -> list[Any]:
    """Return the elements without a meaning of their own."""
    return [element for element in elements(pdf) if element["/S"] == "/NonStruct"]


def fonts(pdf: bytes) -> list[Any]:
    """Return the font files of the first page."""
    return [
        descendant.get_object()["/FontDescriptor"]["/FontFile3"]
        for font in PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()
        for descendant in font.get_object()["/DescendantFonts"]
    ]
