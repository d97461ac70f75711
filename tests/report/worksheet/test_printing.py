"""The questionnaire as a PDF: how many sheets it takes, and what stands on every page."""

from __future__ import annotations

import io
import itertools
import re
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader

from assess.engagement.events import Evidence
from assess.engagement.model import Respondent
from assess.report.html import environment
from assess.report.worksheet.printing import render_worksheet
from assess.report.worksheet.sheet import Worksheet, worksheet
from tests.report import example
from tests.report.test_archive import failures
from tests.report.test_html import HOSTILE, parsed
from tests.report.test_pdf import pages_of

SHEETS = 6


def printed(sheet: Worksheet, paper: str = "A4") -> bytes:
    return render_worksheet(sheet, paper, lambda _: None)  # type: ignore[arg-type]


def page_of(sheet: Worksheet) -> str:
    return environment().get_template("worksheet/worksheet.html.j2").render(view=sheet)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_express_set_takes_six_sheets_at_most_printed_on_both_sides(paper: str) -> None:
    pages = pages_of(printed(worksheet(example.bank(), express=True), paper))
    assert len(pages) <= 2 * SHEETS
    assert all("Company: ____" in page for page in pages)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_survey_takes_one_page_and_names_nobody(paper: str) -> None:
    sheet = worksheet(example.bank(), example.engagement(), role="front-line")
    pages = pages_of(printed(sheet, paper))
    assert all("Halden Freight Systems" in page for page in pages)
    assert [("8.2.early-delay" in page, "8.4.backing" in page) for page in pages].count((True, True)) == 1
    assert "assess import" in pages[-1]
    assert "Squad member" not in pages[-1]
    assert "Squad member" in pages[0]


def test_wide_tables_lie_sideways_on_pages_of_their_own() -> None:
    pages = PdfReader(io.BytesIO(printed(worksheet(example.bank())))).pages
    assert [page.mediabox.width > page.mediabox.height for page in pages].count(True) == 3


def test_it_is_tagged_and_the_same_bytes_come_again() -> None:
    sheet = worksheet(example.bank(), role="front-line", express=True)
    first = printed(sheet)
    root = PdfReader(io.BytesIO(first)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert first == printed(sheet)


def test_hostile_text_stays_text() -> None:
    bank = example.bank()
    attacks = {
        "ask": HOSTILE,
        "name": HOSTILE,
        "narrative": HOSTILE,
        "probes": (HOSTILE,) * 2,
        "anchors": (HOSTILE,) * 5,
    }
    asked = bank.question_by_id["1.3"].model_copy(update=attacks)
    hostile = bank.model_copy(update={"questions": (asked, *bank.questions[3:])})
    person = Respondent("ceo", HOSTILE, "chief-executive")
    answer = example.answer("1.3", value=0, reason=HOSTILE, evidence=(Evidence(HOSTILE),))
    file = example.engagement(HOSTILE, respondents=(person,), answers={"1.3": (answer,)})
    reader = parsed(page_of(worksheet(hostile, file, answers=True)))
    assert not reader.seen & {"script", "img", "object", "embed", "iframe", "link", "base", "svg"}
    assert all(link.startswith("#table-") for link in reader.links)


class _Tables(HTMLParser):
    """Counts the cells of each line of each table."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count a cell; a head says what it is the head of."""
        if tag == "table":
            self.lines.append([])
        elif tag == "tr":
            self.lines[-1].append(0)
        elif tag in ("td", "th"):
            self.lines[-1][-1] += 1
            assert tag == "td" or dict(attrs)["scope"] in ("col", "row")


@pytest.mark.parametrize("role", [None, "front-line"])
def test_tables_are_rectangular_and_headings_do_not_skip(role: str | None) -> None:
    page = page_of(worksheet(example.bank(), example.engagement(""), role=role))
    tables = _Tables()
    tables.feed(page)
    assert [set(lines) for lines in tables.lines if len(set(lines)) != 1] == []
    headings = parsed(page).headings
    assert headings[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(headings))
    assert not re.search(r"<(p|li)( class=\"(?!rule)[^\"]*\")?>\s*</", page)


@pytest.mark.parametrize("role", [None, "front-line"])
def test_it_passes_the_standards_that_the_report_passes(role: str | None) -> None:
    assert failures(printed(worksheet(example.bank(), role=role))) == set()
