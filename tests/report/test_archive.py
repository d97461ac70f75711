"""The PDF as an archive and for readers who cannot see it: what an independent validator says of it."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import page as validator
import pydyf
import pytest
from PIL import Image, ImageChops, ImageCms
from pypdf import PdfReader

from assess.report.archive import DATA_NAME, finish
from assess.report.edition import Edition
from assess.report.page import Page
from assess.report.pdf import render_pdf, typeset
from assess.report.view import build_view
from assess.report.writing import view_of
from assess.scoring.evaluate import evaluate
from tests.report import example, plans
from tests.report.test_pdf import short, small_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.planning.rollout import RolloutPlan

_BROKEN = Path(__file__).parent / "broken"
_DATA = b'{"index": [41.5, 63.0]}'


def failures(pdf: bytes) -> set[str]:
    """Return the rules of PDF/UA-1 and PDF/A-3a that a file breaks."""
    return {
        f"{failure.rule_id}: {failure.message}"
        for profile in ("ua1", "3a")
        for failure in validator.validate_pdf_bytes(pdf, profile=profile).failures
    }


def set_page(name: str) -> bytes:
    """Return a page of the folder of broken ones, printed as the report is."""
    return typeset(Page((_BROKEN / f"{name}.html").read_text(encoding="utf-8")), lambda _: None)


def test_the_report_passes_both_standards(pdf: bytes) -> None:
    assert failures(pdf) == set()


@pytest.mark.parametrize("plan", [plans.hostile("分散 <b>"), plans.unknown()])
def test_so_does_the_report_of_which_little_is_known_or_all_is_hostile(plan: RolloutPlan) -> None:
    view = build_view(example.bank(), plan.engagement, evaluate(example.bank(), plan.engagement), plan=plan)
    assert failures(render_pdf(view, "Letter", lambda _: None, _DATA)) == set()


@pytest.mark.parametrize("edition", [Edition.BOARD, Edition.WORKING])
@pytest.mark.parametrize("plan", [plans.made(), plans.hostile("分散 <b>")], ids=["whole", "hostile"])
def test_so_do_the_board_s_and_the_working_edition(plan: RolloutPlan, edition: Edition) -> None:
    view = view_of(example.bank(), plan.engagement, plan, edition)
    assert failures(render_pdf(view, "A4", lambda _: None, _DATA)) == set()


def test_a_sound_page_passes_both_standards() -> None:
    assert failures(set_page("sound")) == set()


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("no-language", "PDFUA1-LANGUAGE-TAG-001"),
        ("no-alternative-text", "PDFUA1-FIGURE-ALTERNATIVE-TEXT-001"),
        ("heading-skipped", "PDFUA1-HEADING-NESTING-001"),
        ("element-in-link", "PDFUA1-LINK-LINK-TAG-001"),
        ("ragged-table", "PDFUA1-TABLE-ROW-COLUMNSPAN-001"),
    ],
)
def test_the_validator_finds_what_is_broken(name: str, rule: str) -> None:
    assert rule in {failure.partition(":")[0] for failure in failures(set_page(name))}


def test_without_the_finish_neither_standard_is_met(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assess.report.pdf.finish", lambda *_: None)
    rules = {failure.partition(":")[0] for failure in failures(set_page("sound"))}
    assert {"PDFUA1-ID-PART-001", "PDFA3A-METADATA-FILTER-001"} <= rules


def test_the_data_are_attached_once_as_data_with_the_report_s_date() -> None:
    pdf = render_pdf(short(small_view(last_event="2026-11-20T23:04:05.000001Z")), "A4", lambda _: None, _DATA)
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.root_object
    (only,) = root["/AF"]
    file = only.get_object()
    assert reader.attachments == {DATA_NAME: [_DATA]}
    assert (file["/AFRelationship"], file["/UF"]) == ("/Data", DATA_NAME)
    stream = file["/EF"]["/F"]
    assert stream["/Subtype"] == "/application/json"
    assert stream["/Params"]["/ModDate"] == stream["/Params"]["/CreationDate"] == "D:20261120000000Z"


def test_colours_are_those_of_srgb() -> None:
    (intent,) = PdfReader(io.BytesIO(set_page("sound"))).root_object["/OutputIntents"]
    profile = intent["/DestOutputProfile"].get_data()
    steps = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn) for turn in (0, 90, 180)])
    shown = ImageCms.profileToProfile(steps, io.BytesIO(profile), ImageCms.createProfile("sRGB"))
    assert shown is not None
    assert max(high for _, high in ImageChops.difference(steps, shown).getextrema()) <= 1
    assert len(profile) < 600


def test_nothing_is_attached_that_is_not_given() -> None:
    assert PdfReader(io.BytesIO(set_page("sound"))).attachments == {}


def test_each_run_of_text_hangs_on_what_it_is_in_and_is_found_from_there(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    owners = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"][1::2]
    for page, marks in zip(reader.pages, owners, strict=False):
        for mark, owner in enumerate(marks):
            element = owner.get_object()
            assert mark in element["/K"]
            assert element.raw_get("/Pg") == page.indirect_reference
    paragraph = next(each for each in elements(set_page("sound")) if each["/S"] == "/P")
    assert [kid if isinstance(kid, int) else kid["/S"] for kid in map(as_object, paragraph["/K"])] == [
        2, "/Link", 4, "/Link", 6,
    ]  # fmt: skip


def as_object(kid: Any) -> Any:  # noqa: ANN401 - pypdf's
    """Return what a reference leads to."""
    return kid.get_object()


def elements(pdf: bytes) -> Iterator[Any]:
    """Return all elements of a file's structure, each before those it holds."""
    waiting = [PdfReader(io.BytesIO(pdf)).root_object["/StructTreeRoot"]["/K"][0].get_object()]
    while waiting:
        element = waiting.pop()
        yield element
        kids = map(as_object, element["/K"])
        waiting += reversed([kid for kid in kids if not isinstance(kid, int) and "/S" in kid])


def written(number: int) -> bytes:
    """Return a small file with one stream that ends in a carriage return, and others that may."""
    pdf = pydyf.PDF()
    metadata, marks = pydyf.Stream([b"<rdf:RDF></rdf:RDF>"]), pydyf.Dictionary({"Nums": pydyf.Array()})
    streams = (pydyf.Stream([b"q Q\r"]), pydyf.Stream([b"%d" % number], compress=True))
    tree = pydyf.Dictionary({"ParentTree": b"3 0 R"})
    for made in (marks, tree, metadata, *streams):
        pdf.add_object(made)
    pdf.catalog |= {"Metadata": metadata.reference, "StructTreeRoot": tree.reference}
    pdf.info["Title"] = pydyf.String(str(number))
    finish(SimpleNamespace(pages=[]), pdf)
    file = io.BytesIO()
    pdf.write(file, b"1.7", identifier=True, compress=True)
    return file.getvalue()


def test_no_stream_ends_in_what_reads_as_a_line_s_end() -> None:
    files = [written(number) for number in range(1000)]  # of each compressed stream one in 256 ends so by chance
    assert [file for file in files if b"\r\nendstream" in file] == []
    for number, file in enumerate(files):
        reader = PdfReader(io.BytesIO(file), strict=True)
        assert reader.metadata is not None
        assert reader.metadata.title == str(number)
        read = [reader.get_object(at).get_data().rstrip() for at in (6, 7)]  # type: ignore[union-attr]
        assert read == [b"q Q", b"%d" % number]
