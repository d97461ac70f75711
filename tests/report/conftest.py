"""The example client's report, laid out once for all tests that read it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from assess.report.html import render_html
from assess.report.libraries import load_weasyprint
from assess.report.pdf import render_pdf
from assess.report.view import ReportView, build_view
from assess.scoring.evaluate import evaluate
from assess.scoring.levers import find_levers
from assess.scoring.next_questions import next_questions
from tests.report import example, plans

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def view() -> ReportView:
    """Return the view of the example client, with a plan."""
    bank, engagement = example.bank(), example.engagement()
    assessment = evaluate(bank, engagement)
    levers = find_levers(bank, engagement, assessment.stage.next)
    asked = next_questions(bank, engagement)
    return build_view(bank, engagement, assessment, asked, levers, plan=plans.made(engagement))


@pytest.fixture(scope="session")
def page(view: ReportView) -> str:
    """Return the example client's HTML."""
    return render_html(view)


@pytest.fixture(scope="session")
def pdf(view: ReportView) -> bytes:
    """Return the example client's PDF on A4."""
    return render_pdf(view, "A4", lambda _: None)


@pytest.fixture
def warnings_of_the_typesetter() -> Iterator[list[str]]:
    """Everything WeasyPrint complains of."""
    said: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    load_weasyprint()
    collector = Collector(logging.WARNING)
    loggers = [logging.getLogger("weasyprint"), logging.getLogger("fontTools")]
    for logger in loggers:
        logger.addHandler(collector)
    yield said
    for logger in loggers:
        logger.removeHandler(collector)
