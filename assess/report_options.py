"""What `assess report` is asked for: one report in some forms, or many at once, checked before any work is done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assess.errors import AssessError, MissingLibrary, OutputExists, UsageError
from assess.outputs import refuse_overwriting
from assess.report.edition import Edition
from assess.report.elsewhere import Elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assess.report.brand import Brand
    from assess.report.html import Paper, View
    from assess.report.page import Page

HTML, DOCX = ".html", ".docx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a report is wanted. since: an earlier file or a day to compare with, "" for neither.

    brand: the folder of a consultancy's brand, None for ours.
    """

    edition: Edition
    paper: Paper = "A4"
    html: bool = False
    docx: bool = False
    since: str = ""
    force: bool = False
    brand: Path | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One report to write: of which client's file, and where to. bank_folder: the instrument, None for the shipped."""

    file: Path
    output: Path
    wanted: Wanted
    bank_folder: Path | None = None

    @property
    def html(self) -> Path | None:
        """Where the HTML goes, if one is wanted."""
        return self.output.with_suffix(HTML) if self.wanted.html else None

    @property
    def docx(self) -> Path | None:
        """Where the DOCX goes, if one is wanted beside another form."""
        beside = self.wanted.docx and self.output.suffix.lower() != DOCX
        return self.output.with_suffix(DOCX) if beside else None


def wanted(edition: str | None, since: str | None, **forms: object) -> Wanted:
    """Return how a report is wanted; raises `UsageError` where the words do not fit together.

    Without an edition it is the board's, or the management's where something is to be compared.
    """
    chosen = Edition((edition or ("management" if since else "board")).lower())
    if since and chosen is Edition.BOARD:
        raise UsageError("The board edition has no room for what changed; nothing was written. Leave --edition out.")
    return Wanted(chosen, since=since or "", **forms)  # type: ignore[arg-type]  # the command's own options


def orders(
    files: Sequence[Path], output: Path | None, folder: Path | None, how: Wanted, bank_folder: Path | None
) -> tuple[Order, ...]:
    """Return what is to be written; raises `UsageError` or `OutputExists` before anything is. A folder is made."""
    if (output is None) == (folder is None):
        raise UsageError("Say where to: -o PDF for one file, or --out FOLDER for many. Nothing was written.")
    if output is not None and len(files) > 1:
        raise UsageError("-o names one PDF, and there are several files; nothing was written. Give --out FOLDER.")
    if output is not None and output.suffix.lower() == HTML:
        raise UsageError("-o names the PDF. Give it another ending; --html writes the HTML beside it.")
    if how.brand is not None:
        brand_in(how.brand)
    made = [Order(file, to, how, bank_folder) for file, to in zip(files, _outputs(files, output, folder), strict=True)]
    for order in made:
        refuse_overwriting([path for path in (order.output, order.html, order.docx) if path], force=how.force)
    return tuple(made)


def _outputs(files: Sequence[Path], output: Path | None, folder: Path | None) -> tuple[Path, ...]:
    from assess.report.batch import outputs_in  # noqa: PLC0415 - one report starts no processes

    if folder is None:
        return (output or Path(),)
    if folder.exists() and not folder.is_dir():
        raise OutputExists(f"{folder} is a file; nothing was written. Give a folder.")
    found = outputs_in(folder, files)
    folder.mkdir(parents=True, exist_ok=True)
    return found


def brand_in(folder: Path) -> Brand:
    """Return the brand in a folder; raises `AssessError` where it cannot be used."""
    from assess.report.brand import read_brand  # noqa: PLC0415 - a report without one needs none of its libraries

    return read_brand(folder)


def write(order: Order, narrate: Callable[[str], None]) -> None:
    """Write one report. Raises ValueError where there is nothing to compare with, and whatever writing raises.

    It is thought out by a process of its own while this one gets the typesetter ready. The other has ended, and given
    its memory back, before the layout begins.
    """
    with Elsewhere(_thought_out, order) as thinking:
        ready = _typesetter_ready(order)
        page = thinking.result(narrate if ready else _silently)
    if not ready:
        return _write_here(order, narrate)  # as far as it goes
    if page is not None:
        from assess.report.pdf import write_pdf  # noqa: PLC0415 - what is for a word processor needs none

        write_pdf(page, order.output, private=order.wanted.edition.in_confidence, narrate=narrate)
    return _warn(order, narrate)


def _typesetter_ready(order: Order) -> bool:
    """Return whether what will set the report is there, or none is needed; it is loaded."""
    if order.output.suffix.lower() == DOCX:
        return True
    from assess.report.pdf import prepare  # noqa: PLC0415 - likewise

    try:
        prepare(order.wanted.paper, order.wanted.edition)
    except MissingLibrary:
        return False
    return True


def _thought_out(order: Order, narrate: Callable[[str], None]) -> Page | None:
    """Write all of a report but its PDF, and return the page to be set for that."""
    from assess.report.writing import write_all_but_pages  # noqa: PLC0415 - for the process that thinks

    view, brand = _view(order, narrate)
    return write_all_but_pages(
        view,
        order.output,
        paper=order.wanted.paper,
        html=order.html,
        docx=order.docx,
        brand=brand,
        narrate=narrate,
    )


def _write_here(order: Order, narrate: Callable[[str], None]) -> None:
    """Write one report in this process."""
    from assess.report.writing import write_view  # noqa: PLC0415 - likewise

    view, brand = _view(order, narrate)
    write_view(
        view,
        order.output,
        paper=order.wanted.paper,
        html=order.html,
        docx=order.docx,
        force=order.wanted.force,
        brand=brand,
        narrate=narrate,
    )
    _warn(order, narrate)


def _view(order: Order, narrate: Callable[[str], None]) -> tuple[View, Brand | None]:
    """Score and plan, and return what the report shows, and the brand it is printed with."""
    from assess.bank.usable import usable_bank  # noqa: PLC0415 - likewise
    from assess.engagement.past import read_earlier  # noqa: PLC0415 - likewise
    from assess.engagement.sitting import read_engagement  # noqa: PLC0415 - likewise
    from assess.report.writing import views_of  # noqa: PLC0415 - likewise

    narrate("Scoring and planning.")
    how = order.wanted
    bank = usable_bank(order.bank_folder)
    engagement = read_engagement(order.file, bank)
    earlier = read_earlier(how.since, order.file, bank) if how.since else None
    (view,) = views_of(bank, engagement, [how.edition], earlier=earlier)
    return view, None if how.brand is None else brand_in(how.brand)


def _warn(order: Order, narrate: Callable[[str], None]) -> None:
    if order.wanted.edition.in_confidence:
        narrate(f"{order.wanted.edition.stamp}.")


def write_alone(order: Order) -> None:
    """Write one of many reports, in a process of its own; raises `AssessError`."""
    try:
        _write_here(order, _silently)
    except ValueError as misfit:
        raise AssessError(f"{order.file}: {misfit}.") from misfit


def _silently(line: str) -> None:
    del line


def write_all(made: Sequence[Order], workers: int | None, narrate: Callable[[str], None]) -> int:
    """Write many reports at once, tell how far all have come and why any failed; return the exit code."""
    from assess.report.batch import exit_code, processors, render_many  # noqa: PLC0415 - only many need it

    outcomes = render_many(made, write_alone, workers or processors(), lambda progress: narrate(str(progress)))
    for outcome in outcomes:
        if outcome.failure:
            narrate(f"{outcome.job.file}: {outcome.failure}")
    return exit_code(outcomes)
