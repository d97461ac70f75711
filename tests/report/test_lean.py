"""A report is written with less than the typesetter writes, and says and looks the same."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pydyf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from pypdf import PdfReader

from assess.report import archive
from assess.report.lean.objects import leave_out
from assess.report.lean.outlines import dictionaries
from assess.report.lean.page import shorten
from assess.report.lean.sealing import seal
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


def test_what_reads_like_a_reference_in_a_text_stays_as_it_is() -> None:
    title = r"1 0 R (2 0 R) \ 3 0 R"
    page = page_of("x")
    pdf = typeset(replace(page, html=page.html.replace("<title>x", f"<title>{title}")), lambda _: None)
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert {int(number) for number in re.findall(rb"\n(\d+) 0 obj", pdf)} < set(range(1, int(reader.trailer["/Size"])))


def test_a_text_that_reads_like_the_begin_of_a_stream_ends_no_object() -> None:
    pdf = pydyf.PDF()
    gone, told, target = (pydyf.Dictionary({"Says": pydyf.String(says)}) for says in ("a", ">>\nstream\n", "b"))
    for made in (gone, told, target):
        pdf.add_object(made)
    told["To"] = target.reference
    leave_out(gone)
    seal(pdf)
    assert b"/To %b" % target.reference in pdf.objects[told.number].data


def test_each_head_of_a_table_says_what_it_heads(lean: bytes) -> None:
    heads = [element["/A"]["/Scope"] for element in elements(lean) if element["/S"] == "/TH"]
    assert heads == ["/Column", "/Column", "/Row", "/Row"]
    assert not any("/A" in element for element in elements(lean) if element["/S"] == "/TD")


def test_level_edges_that_meet_are_one_line() -> None:
    page = pydyf.Stream([_EDGE % (0, 5), _EDGE % (5, 9), _EDGE.replace(b" 7 l", b" 8 l") % (9, 12), b"Q"])
    shorten(page)
    assert page.stream == [
        b"/Artifact\nBMC\nq\n/A1 gs\n0.1 0.1 0.1 RG\n0.5 w\n0 7 m\n9 7 l\n9 7 m\n12 8 l\nS\nQ\nEMC\nQ"
    ]


@pytest.mark.parametrize(("name", "font"), [(name, font) for name, font in bundled() if "CFF " in font])
def test_glyphs_that_go_by_number_have_that_number_for_every_reader(name: str, font: Any) -> None:  # noqa: ANN401
    top = font["CFF "].cff[0]
    assert top.charset == [".notdef", *(f"cid{number:05d}" for number in range(1, len(top.charset)))]
    assert dictionaries(font.reader["CFF "]) == len(top.FDArray) == (12 if name == "Noto-CJK" else 1)


def test_of_a_font_whose_glyphs_go_by_name_no_dictionary_is_counted() -> None:
    built = FontBuilder(1000, isTTF=False)
    built.setupGlyphOrder([".notdef", "A"])
    glyph = T2CharStringPen(500, None).getCharString()
    built.setupCFF("Named", {"ItalicAngle": -9.5}, {".notdef": glyph, "A": glyph}, {})
    outlines = built.font["CFF "].compile(built.font)
    assert dictionaries(outlines) == 0


_EDGE = b"/Artifact\nBMC\nq\nq\n/A1 gs\n0.1 0.1 0.1 RG\n0.5 w\n%d 7 m\n%d 7 l\nS\nQ\nQ\nEMC"


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
