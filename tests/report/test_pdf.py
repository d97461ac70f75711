"""The PDF: its text, its size, its bytes, and that it reaches for nothing."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pypdf import PdfReader

import assess
from assess.engagement.events import Evidence
from assess.engagement.model import Engagement
from assess.report.pdf import render_pdf, stand_in
from assess.report.view import ReportView, build_view
from assess.scoring.evaluate import evaluate
from assess.scoring.extremes import worst_engagement
from tests.report import example, plans

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan

_CHECKOUT = Path(assess.__file__).resolve().parent.parent
_HASH = """
import hashlib, sys
from assess.report.pdf import render_pdf
from tests.report.test_pdf import short, small_view
pages = [render_pdf(short(small_view()), "A4", lambda _: None, b"{}") for _ in range(int(sys.argv[1]))]
assert len(set(pages)) == 1
print(hashlib.sha256(pages[0]).hexdigest())
"""


def small_view(**fields: object) -> ReportView:
    """Return the view of a client with one answer."""
    given = {"respondents": example.RESPONDENTS, "answers": {"3.3": (example.answer("3.3", value=1),)}}
    engagement = Engagement(**(given | fields))  # type: ignore[arg-type]
    return build_view(example.bank(), engagement, evaluate(example.bank(), engagement))


def short(view: ReportView) -> ReportView:
    """Return a view that prints its cover, its summary and its method only, which are quickly set."""
    return replace(
        view, contents=tuple(section for section in view.contents if section.anchor in ("summary", "method"))
    )


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, its lines and runs of blanks made one."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return pages


@pytest.fixture(scope="session")
def pages(pdf: bytes) -> list[str]:
    """Return the text of the example's pages."""
    return pages_of(pdf)


def test_the_headline_figures_are_in_the_text(pages: list[str], view: ReportView) -> None:
    text = " ".join(pages)
    assert view.cover.company in text
    for line in view.summary.steps:
        assert f"{line.number} {line.name} {line.range}" in text
    for figure in view.summary.figures:
        assert figure.value in text


def test_private_notes_are_not_in_the_file(pages: list[str]) -> None:
    text = " ".join(pages)
    assert example.PRIVATE not in text
    assert example.NOT_FOR_PRINT not in text
    assert example.NAMED in text


def test_title_language_outline_and_dates(pdf: bytes, view: ReportView) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == view.title
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert [entry["/Title"] for entry in reader.outline if isinstance(entry, dict)] == [s.title for s in view.contents]
    assert str(reader.metadata["/CreationDate"]).startswith("D:20261120")


def test_only_the_bundled_fonts_are_used(pdf: bytes) -> None:
    names = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        names |= {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert names
    assert all("Inter" in name for name in names)


def test_the_summary_fits_one_page(pages: list[str]) -> None:
    assert "What to do first" in pages[1]
    assert "What we do not know." in pages[1]
    assert "Worth asking next" in pages[2]


def test_the_summary_fits_one_page_of_letter_for_a_client_without_answers_and_for_the_worst() -> None:
    for engagement in (Engagement(), worst_engagement(example.bank())):
        view = build_view(example.bank(), engagement, evaluate(example.bank(), engagement))
        assert "What we do not know." in pages_of(render_pdf(short(view), "Letter", lambda _: None))[1]


@pytest.mark.parametrize(
    "plan", [plans.hostile("A rather long name of a line, as registers hold them, "), plans.unknown()]
)
def test_the_summary_of_a_plan_fits_one_page_of_letter_even_for_the_worst(
    plan: RolloutPlan, warnings_of_the_typesetter: list[str]
) -> None:
    worst = worst_engagement(example.bank())
    assessment = evaluate(example.bank(), worst)
    view = build_view(example.bank(), worst, assessment, plan=replace(plan, engagement=worst))
    letter = pages_of(render_pdf(short(view), "Letter", lambda _: None))
    assert "Asked of the board:" in letter[1]
    assert "What we do not know." in letter[1]
    assert letter[2].endswith("3 / 6")
    assert {said.partition(" ")[0] for said in warnings_of_the_typesetter} <= {"No"}


def test_what_is_not_for_print_is_not_in_the_text(pages: list[str]) -> None:
    assert "Must not join" not in " ".join(pages)


def test_paper(pdf: bytes) -> None:
    letter = render_pdf(short(small_view()), "Letter", lambda _: None)
    sizes = [PdfReader(io.BytesIO(each)).pages[0].mediabox for each in (pdf, letter)]
    assert [(round(size.width), round(size.height)) for size in sizes] == [(595, 842), (612, 792)]


def test_same_view_same_bytes_in_one_process_and_whatever_the_hash_seed_the_time_zone_and_the_folder(
    tmp_path: Path,
) -> None:
    hashes = set()
    for seed, zone, folder, renders in (("1", "Pacific/Kiritimati", _CHECKOUT, "1"), ("2", "UTC+12", tmp_path, "2")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(_CHECKOUT)}
        run = [sys.executable, "-c", _HASH, renders]
        done = subprocess.run(run, env=env, cwd=folder, capture_output=True, text=True, check=True)
        hashes.add(done.stdout)
    assert len(hashes) == 1


def test_the_file_is_small_and_no_chart_is_a_form_of_its_own(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    assert len(pdf) <= 12_000 * len(reader.pages)
    assert not any(
        isinstance(made, dict) and made.get("/Subtype") == "/Form"
        for made in (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    )


def test_the_typesetter_leaves_no_folder_behind_and_ends_in_silence(tmp_path: Path) -> None:
    env = os.environ | {"TMPDIR": str(tmp_path), "PYTHONPATH": str(_CHECKOUT)}
    imports_much = f"from hypothesis import strategies\n{_HASH}"  # modules are then taken down in another order
    done = subprocess.run(
        [sys.executable, "-c", imports_much, "1"], env=env, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_letter_brings_no_complaints_and_its_summary_fits_one_page(
    view: ReportView, warnings_of_the_typesetter: list[str]
) -> None:
    letter = pages_of(render_pdf(view, "Letter", lambda _: None))
    assert warnings_of_the_typesetter == []
    assert "What we do not know." in letter[1]
    assert "Worth asking next" in letter[2]


def test_no_text_runs_off_the_page() -> None:
    given = (
        example.answer("3.3", value=1, words="W" * 300, note="M" * 300, evidence=(Evidence("Q" * 300, "@" * 300),)),
    )
    view = small_view(answers={"3.3": given})
    view = replace(view, contents=tuple(each for each in view.contents if each.anchor in ("summary", "answers")))
    document = pypdfium2.PdfDocument(render_pdf(view, "A4", lambda _: None))
    for page in document:
        text = page.get_textpage()
        rights = [text.get_charbox(number)[2] for number in range(text.count_chars())]
        assert max(rights) <= page.get_width() - 54  # the margin is 20 mm
    document.close()


def test_characters_without_a_font_are_told_of_once() -> None:
    told: list[str] = []
    nowhere = chr(0x10FFFD)  # for private use, in the last plane: no font draws it
    view = small_view(answers={"3.3": (example.answer("3.3", value=1, words=nowhere * 3),)})
    view = replace(view, contents=tuple(each for each in view.contents if each.anchor in ("summary", "answers")))
    render_pdf(view, "A4", told.append)
    assert [line for line in told if "No font on this system draws 1 of the characters" in line]


def test_progress_is_told_in_sentences() -> None:
    told: list[str] = []
    render_pdf(small_view(), "A4", told.append)
    assert told[0] == "Starting the typesetter."
    assert told[-1].startswith("Writing ")
    assert any(line.startswith("Setting page ") for line in told)


@pytest.mark.parametrize(
    ("character", "printed"),
    [("🚀", "[rocket]"), ("🇩", "[d]"), ("🏽", ""), ("\U00011f04", "□"), ("\ue000", "□"), ("☃", "[snowman]")],
)
def test_a_symbol_that_no_font_draws_is_named_and_anything_else_is_a_box(character: str, printed: str) -> None:
    assert stand_in(character) == printed
