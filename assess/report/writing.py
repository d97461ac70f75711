"""From an engagement to the report on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.errors import MissingLibrary
from assess.outputs import write_whole
from assess.planning.plan import plan as make_plan
from assess.report.data import edition_data
from assess.report.edition import Edition
from assess.report.material import Material
from assess.report.overrides import render, render_apart
from assess.report.page import compose
from assess.scoring.evaluate import evaluate
from assess.scoring.levers import find_levers
from assess.scoring.next_questions import next_questions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.engagement.model import Engagement
    from assess.engagement.past import Earlier
    from assess.planning.comparison.between import Comparison
    from assess.planning.rollout import RolloutPlan
    from assess.report.board.view import BoardView
    from assess.report.brand import Brand
    from assess.report.html import Paper, View
    from assess.report.overrides import Form
    from assess.report.page import Page
    from assess.report.view import ReportView

DOCX = ".docx"
"""How a path ends that is for a word processor."""


def view_of(
    bank: Bank,
    engagement: Engagement,
    plan: RolloutPlan | None = None,
    edition: Edition = Edition.MANAGEMENT,
) -> View:
    """Return an edition of the report on an engagement as one plain value. A plan is made where none is given."""
    (view,) = views_of(bank, engagement, [edition], plan)
    return view


def views_of(
    bank: Bank,
    engagement: Engagement,
    editions: Sequence[Edition],
    plan: RolloutPlan | None = None,
    earlier: Earlier | None = None,
) -> tuple[View, ...]:
    """Return several editions of the report on an engagement, which is evaluated and planned once for all of them.

    earlier: what was known before, to tell what has changed; the board edition has no room for that.
    """
    assessment = evaluate(bank, engagement)
    asked = next_questions(bank, engagement)
    levers = find_levers(bank, engagement, assessment.stage.next)
    planned = plan or make_plan(bank, engagement, assessment, levers)
    material = Material(bank, engagement, assessment, asked, levers, planned)
    since = (earlier, _compared(material, earlier)) if earlier else None
    return tuple(
        _board(material, planned) if edition is Edition.BOARD else _whole(material, planned, edition, since)
        for edition in editions
    )


# Each edition loads what it shows, and no more: the rest would take a tenth of the time of thinking the board's out.


def _board(material: Material, plan: RolloutPlan) -> BoardView:
    from assess.report.board.view import board_view  # noqa: PLC0415 - see above

    return board_view(material, plan)


def _whole(
    material: Material, plan: RolloutPlan, edition: Edition, since: tuple[Earlier, Comparison] | None
) -> ReportView:
    from assess.report.view import build_view  # noqa: PLC0415 - see above

    bank, engagement, assessment = material.bank, material.engagement, material.assessment
    asked, levers = material.next_questions, material.levers
    return build_view(bank, engagement, assessment, asked, levers, plan=plan, edition=edition, since=since)


def _compared(material: Material, earlier: Earlier) -> Comparison:
    from assess.planning.comparison.between import compare  # noqa: PLC0415 - see above

    return compare(material.bank, earlier.engagement, material.engagement, given_under=earlier.editions)


def write_report(  # noqa: PLR0913 - where to, in which form, and who is told
    bank: Bank,
    engagement: Engagement,
    output: Path,
    *,
    edition: Edition = Edition.BOARD,
    paper: Paper = "A4",
    html: Path | None = None,
    docx: Path | None = None,
    force: bool = False,
    plan: RolloutPlan | None = None,
    earlier: Earlier | None = None,
    brand: Brand | None = None,
    narrate: Callable[[str], None],
) -> None:
    """Write an edition of the report; tell `narrate` how far it has come.

    It is a PDF, or a DOCX where its path ends so, and HTML and DOCX besides where paths for them are given.
    A plan is made where none is given. earlier: what was known before, to tell what has changed. Without Pango the
    HTML is written all the same, beside where the PDF would be, and `MissingLibrary` is raised.
    """
    narrate("Scoring and planning.")
    (view,) = views_of(bank, engagement, [edition], plan, earlier)
    write_view(view, output, paper=paper, html=html, docx=docx, force=force, brand=brand, narrate=narrate)


def write_view(  # noqa: PLR0913 - where to, in which form, and who is told
    view: View,
    output: Path,
    *,
    paper: Paper = "A4",
    html: Path | None = None,
    docx: Path | None = None,
    force: bool = False,
    brand: Brand | None = None,
    narrate: Callable[[str], None],
) -> None:
    """Write a view in the forms asked for, as `write_report` does.

    An edition that holds what was said in confidence may be read by its owner alone.
    """
    try:
        page = write_all_but_pages(view, output, paper=paper, html=html, docx=docx, brand=brand, narrate=narrate)
        if page is not None:
            from assess.report.pdf import write_pdf  # noqa: PLC0415 - a report for a word processor needs none

            write_pdf(page, output, private=view.edition.in_confidence, narrate=narrate)
    except MissingLibrary:
        fallback = output.with_suffix(".html")
        if html is None and (force or not fallback.exists()):
            _write("html", view, paper, brand, fallback, narrate)
        raise


def write_all_but_pages(  # noqa: PLR0913 - where to, in which form, and who is told
    view: View,
    output: Path,
    *,
    paper: Paper = "A4",
    html: Path | None = None,
    docx: Path | None = None,
    brand: Brand | None = None,
    narrate: Callable[[str], None],
) -> Page | None:
    """Write a view in the forms asked for and return the page to be set as a PDF, if there is one to set here.

    There is none for a word processor. A brand's own templates are kept to a process apart, which sets the PDF too.
    """
    if html is not None:
        _write("html", view, paper, brand, html, narrate)
    if docx is not None:
        _write("docx", view, paper, brand, docx, narrate)
    if output.suffix.lower() == DOCX:
        _write("docx", view, paper, brand, output, narrate)
        return None
    if brand is not None and brand.overrides:
        _write("pdf", view, paper, brand, output, narrate)
        return None
    return compose(view, paper, edition_data(view), brand)


def _write(  # noqa: PLR0913, PLR0917 - what, for whom, and who is told
    form: Form, view: View, paper: Paper, brand: Brand | None, path: Path, narrate: Callable[[str], None]
) -> None:
    if brand is not None and brand.overrides:
        made = render_apart(form, view, paper, brand, narrate, data=edition_data(view) if form == "pdf" else None)
    else:
        made = render(form, view, paper, brand, narrate)
    write_whole(path, made, private=view.edition.in_confidence)
    narrate(f"Wrote {path} ({len(made) / 1000:,.0f} kB).")
