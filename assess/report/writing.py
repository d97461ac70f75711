"""From an engagement to the report on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.errors import MissingLibrary
from assess.outputs import write_whole
from assess.report.html import render_html
from assess.report.pdf import render_pdf
from assess.report.view import ReportView, build_view
from assess.scoring.evaluate import evaluate
from assess.scoring.levers import find_levers
from assess.scoring.next_questions import next_questions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.engagement.model import Engagement
    from assess.planning.rollout import RolloutPlan
    from assess.report.html import Paper


def view_of(bank: Bank, engagement: Engagement, plan: RolloutPlan | None = None) -> ReportView:
    """Return the report on an engagement as one plain value, with its plan where one is given."""
    assessment = evaluate(bank, engagement)
    asked = next_questions(bank, engagement)
    levers = find_levers(bank, engagement, assessment.stage.next)
    return build_view(bank, engagement, assessment, asked, levers, plan=plan)


def write_report(  # noqa: PLR0913 - where to, in which form, and who is told
    bank: Bank,
    engagement: Engagement,
    output: Path,
    *,
    paper: Paper = "A4",
    html: Path | None = None,
    force: bool = False,
    plan: RolloutPlan | None = None,
    narrate: Callable[[str], None],
) -> None:
    """Write the report as a PDF, and as HTML where a path is given; tell `narrate` how far it has come.

    Without Pango the HTML is written all the same, beside where the PDF would be, and `MissingLibrary` is raised.
    """
    narrate("Scoring.")
    view = view_of(bank, engagement, plan)
    if html is not None:
        _write_html(view, paper, html, narrate)
    try:
        pdf = render_pdf(view, paper, narrate)
    except MissingLibrary:
        fallback = output.with_suffix(".html")
        if html is None and (force or not fallback.exists()):
            _write_html(view, paper, fallback, narrate)
        raise
    write_whole(output, pdf)
    narrate(f"Wrote {output} ({len(pdf) / 1000:,.0f} kB).")


def _write_html(view: ReportView, paper: Paper, path: Path, narrate: Callable[[str], None]) -> None:
    write_whole(path, render_html(view, paper).encode())
    narrate(f"Wrote {path}.")
