"""What each edition may hold: private notes and quotes not for print are in the working edition and nowhere else."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from assess.engagement.events import Attribution, Quote
from assess.engagement.model import Engagement, Stray
from assess.exports.writing import contents
from assess.planning.plan import plan
from assess.report.data import edition_data
from assess.report.edition import Edition
from assess.report.html import render_html
from assess.report.pdf import render_pdf
from assess.report.writing import view_of
from assess.scoring.as_json import as_json
from assess.scoring.evaluate import evaluate
from assess.scoring.levers import find_levers
from assess.scoring.next_questions import next_questions
from tests.report import example
from tests.report.test_pdf import pages_of

if TYPE_CHECKING:
    from assess.report.html import View

PRIVATE, UNPRINTED, STRAY = "zq-private-7731", "zq-not-for-print-8842", "zq-stray-9953"
SAID_IN_CONFIDENCE = (PRIVATE, UNPRINTED, STRAY)
OTHERS = [edition for edition in Edition if not edition.in_confidence]


@cache
def engagement() -> Engagement:
    """Return a client of whom something was said in confidence with every answer."""
    answers = {
        "3.3": (
            example.answer(
                "3.3", value=1, private_note=PRIVATE, quote=Quote(UNPRINTED, Attribution.NOT_FOR_PRINT), note="Plain."
            ),
            example.answer("3.3", "cto", value=4, private_note=PRIVATE),
        ),
        "2.1": (example.answer("2.1", value=2, private_note=PRIVATE, words="In a sentence."),),
    }
    strays = (Stray("answer 9.9", "no such question", 3, private_note=STRAY),)
    return example.engagement(answers=answers, strays=strays)


@cache
def view(edition: Edition) -> View:
    """Return an edition of it."""
    return view_of(example.bank(), engagement(), None, edition)


@cache
def pdf(edition: Edition) -> bytes:
    """Return an edition as a PDF with its data."""
    return render_pdf(view(edition), "A4", lambda _: None, edition_data(view(edition)))


def attached(file: bytes) -> bytes:
    ((content,),) = PdfReader(BytesIO(file)).attachments.values()
    return content


@pytest.mark.parametrize("edition", OTHERS)
@pytest.mark.parametrize("said", SAID_IN_CONFIDENCE)
def test_what_was_said_in_confidence_is_in_no_form_of_the_other_editions(edition: Edition, said: str) -> None:
    assert said not in repr(view(edition))
    assert said not in render_html(view(edition))
    assert said not in edition_data(view(edition)).decode()
    assert said not in " ".join(pages_of(pdf(edition)))
    assert said.encode() not in attached(pdf(edition))


def test_it_is_in_no_export() -> None:
    bank, assessment = example.bank(), evaluate(example.bank(), engagement())
    for name, content in contents(bank, plan(bank, engagement(), assessment), assessment):
        for said in SAID_IN_CONFIDENCE:
            assert said.encode() not in content, name


@pytest.mark.parametrize("said", SAID_IN_CONFIDENCE)
def test_the_working_edition_holds_it(said: str) -> None:
    working = view(Edition.WORKING)
    assert said in render_html(working)
    assert said in edition_data(working).decode()
    assert said in " ".join(pages_of(pdf(Edition.WORKING)))


def test_the_working_edition_is_stamped_on_every_page_and_the_others_on_none() -> None:
    stamp = Edition.WORKING.stamp
    assert stamp == "Working edition: may hold private notes, not for circulation"
    assert all(stamp in page for page in pages_of(pdf(Edition.WORKING)))
    assert stamp in render_html(view(Edition.WORKING))
    for edition in OTHERS:
        assert not any("Working edition" in page for page in pages_of(pdf(edition)))
        assert "Working edition" not in render_html(view(edition))


@pytest.mark.parametrize("edition", list(Edition))
def test_the_headline_figures_are_those_of_the_score(edition: Edition) -> None:
    bank, assessment = example.bank(), evaluate(example.bank(), engagement())
    levers = find_levers(bank, engagement(), assessment.stage.next)
    scored = as_json(assessment, next_questions(bank, engagement()), levers)
    told = json.loads(edition_data(view(edition)))
    assert told["edition"] == edition.value
    assert told["steps"] == {str(step["id"]): step["range"] for step in scored["steps"]}
    assert told["coverage"] == scored["coverage"]["overall"]
    assert told["input_hash"] == scored["input_hash"]
    detected = [one["id"] for one in scored["mistakes"] if one["verdict"] == "detected"]
    assert told["mistakes"]["detected"] == detected
    assert told["index"] == (scored["index"]["range"] if scored["coverage"]["sufficient"] else None)


def test_the_board_is_told_no_answer_word_for_word() -> None:
    assert "In a sentence." not in repr(view(Edition.BOARD))
