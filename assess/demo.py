"""The worked sample, made, scored and printed in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.interchange.sample import make_sample
from assess.engagement.sitting import read_engagement
from assess.errors import MissingLibrary, OutputExists
from assess.outputs import refuse_overwriting
from assess.report.text import ten_lines
from assess.report.writing import write_report
from assess.scoring.evaluate import evaluate
from assess.scoring.next_questions import next_questions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assess.bank.model import Bank


def run_demo(bank: Bank, folder: Path, *, force: bool, narrate: Callable[[str], None]) -> tuple[str, ...]:
    """Make the sample's file in a folder, score it and write its report; return what was found, in ten lines.

    Where Pango is missing the report is written as HTML, and the lines say what to do about it.
    """
    client, pdf = folder / "sample.assess", folder / "sample.pdf"
    if not folder.is_dir():
        if folder.exists():
            raise OutputExists(f"{folder} is a file; nothing was written. Give a folder.")
        folder.mkdir(parents=True)
    refuse_overwriting([client, pdf, pdf.with_suffix(".html")], force=force)
    narrate(f"Made {client} from {make_sample(client, bank, force=force)}.")
    engagement = read_engagement(client, bank)
    found = ten_lines(bank, engagement, evaluate(bank, engagement), next_questions(bank, engagement))
    try:
        write_report(bank, engagement, pdf, html=pdf.with_suffix(".html"), narrate=narrate)
    except MissingLibrary as error:
        narrate(str(error))
        return (*found, f"The report: {pdf.with_suffix('.html')}. There is no PDF: Pango is missing.")
    return (*found, f"The report: {pdf}.", f"Look closer: assess score {client}")
