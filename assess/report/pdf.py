"""The report as a PDF: the same view gives the same bytes, and nothing but the bundled fonts is read."""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import logging
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from assess.report.html import font_faces, render_body, stylesheet
from assess.report.libraries import install_command, load_weasyprint, subsets_fonts
from assess.resources import data_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assess.report.html import Paper
    from assess.report.view import ReportView

_LAYOUT_PAGE = re.compile(r"Step 5 - Creating layout - Page (\d+)")
_NO_GLYPH = re.compile(r'\.notdef glyph rendered for Unicode string unsupported by fonts: "(.)"', re.DOTALL)
_PAGES_A_LINE = 5
_MOST_SHOWN = 12
_GC_DURING_LAYOUT = (200_000, 50, 100)


def render_pdf(view: ReportView, paper: Paper, progress: Callable[[str], None]) -> bytes:
    """Return the report as a tagged PDF; `progress` is told in short sentences how far it has come.

    Raises `MissingLibrary` where Pango is not installed.
    """
    progress("Starting the typesetter.")
    weasyprint = load_weasyprint()
    if not subsets_fonts():
        progress(
            f"The HarfBuzz subset library is missing, so two runs may differ in bytes. To mend: {install_command()}"
        )
    fetcher, fonts, faces = _fonts()
    page = weasyprint.HTML(string=render_body(view), base_url=None, url_fetcher=fetcher)
    style = weasyprint.CSS(string=str(stylesheet(paper)), url_fetcher=fetcher, font_config=fonts)
    with _told(progress), _rare_collections():
        document = page.render(font_config=fonts, stylesheets=[faces, style], pdf_tags=True)
        progress(f"Writing {len(document.pages)} pages.")
        written: bytes = document.write_pdf(pdf_tags=True)
    return written


@cache
def _fonts() -> tuple[Any, Any, Any]:
    """Return the fetcher, the font configuration and the loaded font faces, shared by every report of the process."""
    atexit.register(_fonts.cache_clear)  # while the typesetter can still remove its folder of fonts
    weasyprint = load_weasyprint()
    fetcher = importlib.import_module("assess.report.fetcher").BundledFetcher(data_folder("report_templates") / "fonts")
    fonts = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
    return fetcher, fonts, weasyprint.CSS(string=font_faces(), url_fetcher=fetcher, font_config=fonts)


class _Pages(logging.Handler):
    """Passes the typesetter's page numbers on, every fifth page once."""

    def __init__(self, progress: Callable[[str], None]) -> None:
        super().__init__()
        self._progress = progress
        self._said = 0

    def emit(self, record: logging.LogRecord) -> None:
        page = _LAYOUT_PAGE.match(record.getMessage())
        if page and int(page[1]) >= self._said + _PAGES_A_LINE:
            self._said = int(page[1])
            self._progress(f"Setting page {self._said}.")


class _Unprintable(logging.Filter):
    """Collects the characters no font here can draw, in place of one warning for each."""

    def __init__(self) -> None:
        super().__init__()
        self.characters: dict[str, None] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        found = _NO_GLYPH.match(record.getMessage())
        if found:
            self.characters[found[1]] = None
        return not found

    @property
    def advice(self) -> str:
        """What the reader will see in their place, and how to mend it."""
        shown = "".join(list(self.characters)[:_MOST_SHOWN])
        return (
            f"No font on this system draws {len(self.characters)} of the characters used ({shown}). They print as "
            "boxes. Install a font that has them, such as Noto (fonts-noto-cjk), and write the report again."
        )


@contextlib.contextmanager
def _told(progress: Callable[[str], None]) -> Iterator[None]:
    """Tell of pages as they are set, and at the end of characters that cannot be drawn."""
    pages, unprintable = _Pages(progress), _Unprintable()
    log, complaints = logging.getLogger("weasyprint.progress"), logging.getLogger("weasyprint")
    level, propagate = log.level, log.propagate
    log.addHandler(pages)
    log.setLevel(logging.INFO)
    log.propagate = False
    complaints.addFilter(unprintable)
    try:
        yield
    finally:
        complaints.removeFilter(unprintable)
        log.removeHandler(pages)
        log.setLevel(level)
        log.propagate = propagate
    if unprintable.characters:
        progress(unprintable.advice)


@contextlib.contextmanager
def _rare_collections() -> Iterator[None]:
    """Collect garbage seldom: a layout makes many objects and throws few away until it ends."""
    usual = gc.get_threshold()
    gc.set_threshold(*_GC_DURING_LAYOUT)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
