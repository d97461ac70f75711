"""The example client's report, laid out once for all tests that read it."""

from __future__ import annotations

import pytest

from assess.report.html import render_html
from assess.report.pdf import render_pdf
from assess.report.view import ReportView, build_view
from assess.scoring.evaluate import evaluate
from assess.scoring.levers import find_levers
from assess.scoring.next_questions import next_questions
from tests.report import example, plans


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
