"""The document: the report's words, real structure, and nothing that a client's text could turn into more."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tinyhtml5  # type: ignore[import-untyped]
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

import assess
from assess.engagement.model import Engagement
from assess.report.docx.document import render_docx
from assess.report.docx.line import BLOCKS, SVG
from assess.report.edition import Edition
from assess.report.html import render_body
from assess.report.view import ReportView, build_view
from assess.scoring.evaluate import evaluate
from tests.report import example
from tests.report.docx.made import document, every, opened, parts, words
from tests.report.test_html import HOSTILE, hostile_view

if TYPE_CHECKING:
    from docx.document import Document

_CHECKOUT = Path(assess.__file__).resolve().parent.parent
_HASH = """
import hashlib
from assess.report.docx.document import render_docx
from tests.report.docx.test_document import small_view
print(hashlib.sha256(render_docx(small_view(), "A4")).hexdigest())
"""
_OURS = {r'TOC \o "1-1" \u \h \z', 'STYLEREF "heading 1"', "PAGE", "NUMPAGES"}


def small_view(edition: Edition = Edition.MANAGEMENT) -> ReportView:
    """Return the view of a client with one answer."""
    engagement = Engagement(
        respondents=example.RESPONDENTS,
        answers={"3.3": (example.answer("3.3", value=1, private_note=example.PRIVATE),)},
    )
    return build_view(example.bank(), engagement, evaluate(example.bank(), engagement), edition=edition)


@pytest.fixture(scope="module")
def file(view: ReportView) -> bytes:
    return render_docx(view, "A4")


@pytest.fixture(scope="module")
def told(file: bytes) -> Document:
    return opened(file)


@pytest.fixture(scope="module")
def hostile() -> bytes:
    return render_docx(hostile_view(), "A4")


def printed(view: ReportView) -> list[str]:
    """Return the words on the page, in their order; what stands in a drawing is not among them."""
    body = tinyhtml5.parse(render_body(view), namespace_html_elements=False).find("body")
    for each in body.iter():
        if each.tag == SVG:
            each[:] = []
        if each.tag in BLOCKS or each.tag == "br" or each.get("class") == "item":
            each.text, each.tail = f" {each.text or ''}", f" {each.tail or ''}"
    return said("".join(body.itertext()))


def said(text: str) -> list[str]:
    """Return the words of a text without the dashes before items and the lines to write on."""
    return [word for word in text.split() if word.strip("_\N{EN DASH}")]


def test_headings_lists_and_contents_are_real(told: Document, view: ReportView) -> None:
    headings = [each.text for each in told.paragraphs if each.style is not None and each.style.name == "Heading 1"]
    assert [section.title for section in view.contents] == headings
    assert [each.text for each in told.paragraphs if each.style is not None and each.style.name == "Title"] == [
        view.cover.company
    ]
    assert [each.style.name for each in told.paragraphs if each.style is not None].count("List Bullet") > 0
    assert every(told.element, "w:docPartGallery") == ["Table of Contents"]


def test_heads_of_tables_are_repeated_and_rows_are_whole(told: Document, view: ReportView) -> None:
    heads = sum(1 for each in told.element.iter(qn("w:tblHeader")))
    assert render_body(view).count("<thead>") == heads
    for table in told.element.iter(qn("w:tbl")):
        columns = len(table.find(qn("w:tblGrid")))
        for row in table.iter(qn("w:tr")):
            spans = [each.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") for each in row.iter(qn("w:tc"))]
            assert columns == sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans)


def test_links_within_the_document_arrive(told: Document, view: ReportView) -> None:
    anchors = [each.get(qn("w:anchor")) for each in told.element.iter(qn("w:hyperlink")) if each.get(qn("w:anchor"))]
    marks = every(told.element, "w:bookmarkStart", "w:name")
    assert render_body(view).count('<a href="#') == len(anchors)
    assert set(anchors) == set(marks)
    assert len(marks) == len(set(marks))
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", str(mark)) for mark in marks)


def test_every_chart_is_a_picture_with_its_words(told: Document, view: ReportView) -> None:
    words_of_pictures = [each.get("descr") for each in told.element.iter(qn("wp:docPr"))]
    assert render_body(view).count("<svg") == len(words_of_pictures)
    assert all(words_of_pictures)


def test_language_title_and_dates_are_the_reports(told: Document, view: ReportView) -> None:
    facts = told.core_properties
    assert (facts.title, facts.language, facts.author) == (view.title, "en-GB", "assess")
    assert facts.created is not None
    assert (facts.created, facts.modified) == (facts.created, facts.created)
    assert facts.created.date().isoformat() == view.dated
    assert every(told.styles.element.find(qn("w:docDefaults")), "w:lang") == ["en-GB"]


def test_nothing_lies_in_the_file_but_what_the_report_needs(file: bytes) -> None:
    kinds = Counter(re.sub(r"\d+", "", name) for name in parts(file))
    assert set(kinds) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footer.xml",
        "word/header.xml",
        "word/media/image.png",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme.xml",
    }


def test_private_notes_are_in_the_working_edition_alone_and_its_pages_are_stamped() -> None:
    stamped = {}
    for edition in (Edition.MANAGEMENT, Edition.WORKING):
        file = render_docx(small_view(edition), "A4")
        assert (example.PRIVATE in words(opened(file).element)) is edition.in_confidence
        feet = [content for name, content in parts(file).items() if "footer" in name]
        stamped[edition] = [b"not for circulation" in foot for foot in feet]
    assert stamped == {Edition.MANAGEMENT: [False] * 3, Edition.WORKING: [True] * 3}


def test_the_document_says_what_the_page_says(told: Document, view: ReportView) -> None:
    assert printed(view) == said(words(told.element.body))


def test_hostile_text_stays_text(hostile: bytes) -> None:
    found = parts(hostile)
    text = words(opened(hostile).element)
    assert "<script>alert(1)</script>{{ 7*7 }}" in text
    assert HOSTILE.removesuffix("\u202e") in text
    codes = re.findall(rb"<w:instrText[^>]*>([^<]*)<", b"".join(found.values()))
    assert {code.decode().strip().replace("&quot;", '"') for code in codes} == _OURS
    assert not re.search(
        rb"<w:(altChunk|object|fldSimple|subDoc|attachedTemplate|dataSource)\b", b"".join(found.values())
    )


def test_hostile_text_makes_no_link_out_of_the_file(hostile: bytes) -> None:
    relations = b"".join(content for name, content in parts(hostile).items() if name.endswith(".rels"))
    assert b"TargetMode" not in relations


def test_links_lead_to_the_web_to_mail_or_nowhere() -> None:
    targets = (
        "https://a.example/x?y=1&z",
        "mailto:a@b.example",
        "javascript:x",
        "file:///etc/passwd",
        "//a.example",
        "#no",
    )
    links = "".join(f'<p><a href="{target}">to {number}</a></p>' for number, target in enumerate(targets))
    made = document(links)
    outside = [each.target_ref for each in made.part.rels.values() if each.is_external]
    assert outside == ["https://a.example/x?y=1&z", "mailto:a@b.example"]
    assert len(list(made.element.iter(qn("w:hyperlink")))) == 2
    assert words(made.element) == "to 0 to 1 to 2 to 3 to 4 to 5"


def test_a_picture_from_elsewhere_is_told_in_words_and_never_fetched() -> None:
    made = document(
        '<p>See <img src="http://127.0.0.1:9/x.png" alt="a logo"></p><object data="file:///etc/passwd"></object>'
    )
    assert words(made.element) == "See a logo"
    assert not [each for each in made.part.rels.values() if each.is_external]


def test_characters_that_no_file_can_hold_are_left_out() -> None:
    assert words(document("<p>a\ufffeb\u0001c\U0010ffff</p>").element) in ("abc\U0010ffff", "abc\ufffd\U0010ffff")


def test_the_same_view_gives_the_same_bytes_whatever_the_hash_seed_and_the_time_zone() -> None:
    hashes = set()
    for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Lima")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(_CHECKOUT)}
        done = subprocess.run([sys.executable, "-c", _HASH], env=env, capture_output=True, text=True, check=True)
        hashes.add(done.stdout)
    assert len(hashes) == 1


def test_a_report_without_a_date_bears_none() -> None:
    view = replace(small_view(), dated="")
    facts = opened(render_docx(view, "A4")).core_properties
    assert (facts.created, facts.modified) == (None, None)


def test_wide_parts_lie_on_pages_on_their_side() -> None:
    body = '<h1>A</h1><div class="wide"><p>wide</p></div><p>after</p>'
    sections = document(body, ".wide { page: sideways }", "Letter").sections
    assert [each.orientation for each in sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert [each.page_width.inches for each in sections if each.page_width] == [8.5, 11.0, 8.5]
    assert [round(each.left_margin.mm) for each in sections if each.left_margin] == [20, 15, 20]


def test_paper_is_a4_by_the_millimetre() -> None:
    (section,) = document("<p>A</p>").sections
    assert section.page_width is not None
    assert abs(section.page_width - Mm(210)) < Mm(0.1)


def test_every_page_but_the_first_bears_whose_it_is_and_its_number() -> None:
    (section,) = document('<p data-company="A &amp; B" data-calibration="Not calibrated.">x</p>').sections
    assert section.different_first_page_header_footer
    assert "A & B" in section.header.paragraphs[0].text
    assert section.footer.paragraphs[0].text.startswith("Not calibrated.")
    codes = [each.text.strip() for each in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert section.first_page_header.paragraphs[0].text == ""


def test_a_style_may_ask_for_a_new_page() -> None:
    made = document("<h2>One</h2><h2 class='new'>Two</h2>", ".new { break-before: page }")
    assert [each._p.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None for each in made.paragraphs[:2]] == [
        False,
        True,
    ]


def test_numbers_of_a_second_list_begin_at_one_again() -> None:
    made = document("<ol><li>a</li><li>b</li></ol><p>and</p><ol><li>c</li></ol>")
    listed = [every(each._p, "w:numId") for each in made.paragraphs if each.text in {"a", "b", "c"}]
    assert listed == [["3"], ["3"], ["4"]]
    assert every(made.part.numbering_part.element, "w:startOverride") == ["1", "1"]


def test_a_deeply_nested_page_is_set() -> None:
    assert words(document("<div>" * 150 + "deep" + "</div>" * 150).element) == "deep"
