"""The worked sample, made, scored and printed in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.interchange.sample import make_sample
from assess.engagement.sitting import read_engagement
from assess.errors import MissingLibrary, OutputExists
from assess.outputs import refuse_overwriting
from assess.report.edition import Edition
from assess.report.text import ten_lines
from assess.report.writing import views_of, write_view
from assess.scoring.evaluate import evaluate
from assess.scoring.next_questions import next_questions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.report.html import View


def run_demo(bank: Bank, folder: Path, *, force: bool, narrate: Callable[[str], None]) -> tuple[str, ...]:
    """Make the sample's file in a folder, score it and write its report; return what was found, in ten lines.

    The report comes in the editions for the board and for the management. Where Pango is missing both are written as
    HTML, and the lines say what to do about it.
    """
    client = folder / "sample.assess"
    pdfs = {Edition.BOARD: folder / "sample.pdf", Edition.MANAGEMENT: folder / "sample-management.pdf"}
    if not folder.is_dir():
        if folder.exists():
            raise OutputExists(f"{folder} is a file; nothing was written. Give a folder.")
        folder.mkdir(parents=True)
    refuse_overwriting(
        [client, *(path for pdf in pdfs.values() for path in (pdf, pdf.with_suffix(".html")))], force=force
    )
    narrate(f"Made {client} from {make_sample(client, bank, force=force)}.")
    engagement = read_engagement(client, bank)
    found = ten_lines(bank, engagement, evaluate(bank, engagement), next_questions(bank, engagement))
    missing = [told for told in map(_written(narrate), views_of(bank, engagement, list(pdfs)), pdfs.values()) if told]
    if missing:
        narrate(missing[0])
        names = " and ".join(str(pdf.with_suffix(".html")) for pdf in pdfs.values())
        return (*found, f"The report: {names}. There is no PDF: Pango is missing.")
    board, management = pdfs.values()
    return (
        *found,
        f"The report: {board} for the board, {management} for the rest.",
        f"Look closer: assess score {client}",
    )


def _written(narrate: Callable[[str], None]) -> Callable[[View, Path], str]:
    """Return what writes a view as HTML and as PDF, and says what is missing where the latter cannot be."""

    def write(view: View, pdf: Path) -> str:
        try:
            write_view(view, pdf, html=pdf.with_suffix(".html"), narrate=narrate)
        except MissingLibrary as error:
            return str(error)
        return ""

    return write
