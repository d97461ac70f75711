"""The report as a PDF: the same view gives the same bytes, and nothing but the bundled fonts is read."""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import logging
import re
import unicodedata
import warnings
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from assess.errors import AssessError
from assess.outputs import write_whole
from assess.report.archive import VARIANT, attachments, finish
from assess.report.faces import faces_for
from assess.report.libraries import install_command, load_weasyprint, subsets_fonts
from assess.report.page import compose
from assess.report.targets import drop_links, unlink
from assess.resources import data_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from assess.report.brand import Brand
    from assess.report.edition import Edition
    from assess.report.html import Paper, View
    from assess.report.page import Assets, Page

_LAYOUT_PAGE = re.compile(r"Step 5 - Creating layout - Page (\d+)")
_NO_GLYPH = re.compile(r'\.notdef glyph rendered for Unicode string unsupported by fonts: "(.)"', re.DOTALL)
_PAGES_A_LINE = 5
_MOST_SHOWN = 12
_BOX = "\u25a1"  # which Inter has
_LEFT_OPEN = "unclosed file .*sRGB2014.icc"  # by WeasyPrint, which has read it
_GC_DURING_LAYOUT = (200_000, 50, 100)


def render_pdf(
    view: View,
    paper: Paper,
    progress: Callable[[str], None],
    data: bytes | None = None,
    brand: Brand | None = None,
) -> bytes:
    """Return the report as an accessible PDF for the archive (PDF/UA-1 and PDF/A-3a).

    data: JSON of what this edition prints, and nothing more, to be attached for machines to read. `progress` is told in
    short sentences how far it has come. Raises `MissingLibrary` where Pango is not installed.
    """
    return typeset(compose(view, paper, data, brand), progress)


def write_pdf(page: Page, output: Path, *, private: bool, narrate: Callable[[str], None]) -> None:
    """Set a page and write it; raises `MissingLibrary` where Pango is not installed."""
    pdf = typeset(page, narrate)
    write_whole(output, pdf, private=private)
    narrate(f"Wrote {output} ({len(pdf) / 1000:,.0f} kB).")


def prepare(paper: Paper, edition: Edition) -> None:
    """Load the typesetter, the bundled fonts and a style, for a page to come; raises `MissingLibrary` without Pango."""
    from assess.report.html import stylesheet  # noqa: PLC0415 - whoever sets a page that is given needs no templates

    load_weasyprint()
    _rules(str(stylesheet(paper, edition)), (), faces_for(""))


def typeset(page: Page, progress: Callable[[str], None]) -> bytes:
    """Return a page as a PDF, set with the bundled fonts.

    A character that no font here can draw has a stand-in: an archive may hold no missing glyph.
    """
    progress("Starting the typesetter.")
    load_weasyprint()
    if not subsets_fonts():
        progress(
            f"The HarfBuzz subset library is missing, so two runs may differ in bytes. To mend: {install_command()}"
        )
    with _told(progress) as missing, _rare_collections():
        written = _set(page, progress)
        if missing:
            head, body, rest = page.html.partition("<body")
            boxed = head + body + rest.translate({ord(each): stand_in(each) for each in missing})
            written = _set(replace(page, html=boxed))
    if missing:
        progress(_advice(missing))
    return written


def _set(page: Page, progress: Callable[[str], None] = lambda _: None) -> bytes:
    weasyprint = load_weasyprint()
    needed = faces_for(page.html, page.style)
    fetcher, fonts, faces = _fonts(page.assets, needed)
    html = _read(page.html, fetcher)
    html.base_url = None  # whatever a <base> says
    unlink(html.etree_element)
    try:
        styles = [faces, _rules(page.style, page.assets, needed)]
        document = html.render(font_config=fonts, stylesheets=styles, pdf_variant=VARIANT)
    except weasyprint.urls.URLFetchingError as error:  # of a colour profile; whatever else is refused is left out
        raise AssessError(
            f"The PDF was not set: its style asks for a colour profile ({error}). Take it out of the template."
        ) from error
    drop_links(document.pages)
    progress(f"Writing {len(document.pages)} page{'' if len(document.pages) == 1 else 's'}.")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", _LEFT_OPEN, ResourceWarning)
        attached = attachments(page.data, page.dated)
        written: bytes = document.write_pdf(pdf_variant=VARIANT, attachments=attached, finisher=finish)
    return written


def _read(page: str, fetcher: Any) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """Return a page as what WeasyPrint sets.

    Ours are well-formed XML, which the standard library reads some forty times faster than HTML is read, so the page is
    put in place of an empty one; a template that is not ours need not be, and is read as HTML.
    """
    weasyprint = load_weasyprint()
    try:
        root = ET.fromstring(page)  # noqa: S314 - expat fetches nothing, and limits what entities may grow to
    except ET.ParseError:
        return weasyprint.HTML(string=page, base_url=None, url_fetcher=fetcher)
    html = weasyprint.HTML(string="", base_url=None, url_fetcher=fetcher)
    html.wrapper_element = type(html.wrapper_element).from_html_root(root, content_language=None)
    html.etree_element = html.wrapper_element.etree_element
    return html


@cache
def _fonts(assets: Assets, needed: str) -> tuple[Any, Any, Any]:
    """Return the fetcher, the font configuration and the loaded font faces, shared by the reports of a process.

    Only the fonts that a page needs are loaded for it, for each takes time. Pages that need others share nothing, so
    that what a page looks like does not rest on the one before.
    """
    atexit.register(_fonts.cache_clear)  # while the typesetter can still remove its folder of fonts
    weasyprint = load_weasyprint()
    bundled = data_folder("report_templates") / "fonts"
    fetcher = importlib.import_module("assess.report.fetcher").BundledFetcher(bundled, assets)
    fonts = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
    return fetcher, fonts, weasyprint.CSS(string=needed, url_fetcher=fetcher, font_config=fonts)


@lru_cache(maxsize=4)
def _rules(style: str, assets: Assets, needed: str) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """Return a style, read once for all reports of the process that share it."""
    fetcher, fonts, _ = _fonts(assets, needed)
    return load_weasyprint().CSS(string=style, url_fetcher=fetcher, font_config=fonts)


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


def stand_in(character: str) -> str:
    """Return what is printed for a character that no font draws: a symbol's name in brackets, else a box.

    A shade of skin, which only follows another symbol, is left out.
    """
    name = unicodedata.name(character, "").removeprefix("REGIONAL INDICATOR SYMBOL LETTER ")
    if name.startswith("EMOJI MODIFIER "):
        return ""
    return f"[{name.lower()}]" if name and unicodedata.category(character) == "So" else _BOX


def _advice(missing: Collection[str]) -> str:
    """Return what the reader will see in place of missing characters, and how to mend it."""
    shown = "".join(list(missing)[:_MOST_SHOWN])
    return (
        f"No font on this system draws {len(missing)} of the characters used ({shown}). Symbols print as "
        "their names in brackets, others as boxes. Install a font that has them, such as Noto (fonts-noto-extra), "
        "and write the report again."
    )


@contextlib.contextmanager
def _told(progress: Callable[[str], None]) -> Iterator[Collection[str]]:
    """Tell of pages as they are set; give the characters that turn out to be missing, in the order of the text."""
    pages, unprintable = _Pages(progress), _Unprintable()
    log, complaints = logging.getLogger("weasyprint.progress"), logging.getLogger("weasyprint")
    level, propagate = log.level, log.propagate
    log.addHandler(pages)
    log.setLevel(logging.INFO)
    log.propagate = False
    complaints.addFilter(unprintable)
    try:
        yield unprintable.characters
    finally:
        complaints.removeFilter(unprintable)
        log.removeHandler(pages)
        log.setLevel(level)
        log.propagate = propagate


@contextlib.contextmanager
def _rare_collections() -> Iterator[None]:
    """Collect garbage seldom: a layout makes many objects and throws few away until it ends."""
    usual = gc.get_threshold()
    gc.set_threshold(*_GC_DURING_LAYOUT)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
