"""The questionnaire as a PDF to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.report.html import environment, style_for
from assess.report.page import Page
from assess.report.pdf import typeset
from assess.report.spacing import page_tied

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.report.html import Paper
    from assess.report.worksheet.sheet import Worksheet


def render_worksheet(view: Worksheet, paper: Paper, progress: Callable[[str], None]) -> bytes:
    """Return a questionnaire as a tagged PDF, with the report's fonts and nothing from outside.

    Raises `MissingLibrary` where Pango is not installed.
    """
    page = page_tied(environment().get_template("worksheet/worksheet.html.j2").render(view=view))
    return typeset(Page(page, str(style_for(paper, "worksheet/worksheet.css"))), progress)
