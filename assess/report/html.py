"""The one Jinja2 environment, and the report as one HTML page that needs nothing beside it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from assess.errors import AssessError
from assess.report.brand_style import on_screen
from assess.report.compiled import kept_compiled
from assess.report.edition import Edition
from assess.report.spacing import page_tied
from assess.resources import data_folder

if TYPE_CHECKING:
    from assess.report.board.view import BoardView
    from assess.report.brand import Brand
    from assess.report.view import ReportView

View: TypeAlias = "ReportView | BoardView"
Paper: TypeAlias = Literal["A4", "Letter"]
PAPERS: tuple[Paper, ...] = ("A4", "Letter")
_CLOSED = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
    'img-src data:; font-src data:">'
)
"""What keeps a browser from running or fetching anything for a page whose templates are not ours."""


@cache
def environment(overrides: tuple[tuple[str, str], ...] = ()) -> ImmutableSandboxedEnvironment:
    """Return the environment: everything is escaped, an unknown name is an error, only the template folder is read.

    overrides: the name and the text of templates that take the place of those in the folder; with any, nothing is kept.
    """
    return ImmutableSandboxedEnvironment(
        bytecode_cache=None if overrides else kept_compiled(),
        loader=ChoiceLoader([DictLoader(dict(overrides)), FileSystemLoader(data_folder("report_templates"))]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render_html(view: View, paper: Paper = "A4", brand: Brand | None = None) -> str:
    """Return the report as one self-contained page, for a screen and for printing from a browser.

    Its style stands inside it. It names Inter and falls back to the reader's own sans serif, which keeps it small.
    """
    style = Markup("\n").join((stylesheet(paper, view.edition, brand), _asset("screen.css", _overrides(brand))))
    if brand is not None:
        style += Markup(on_screen(brand))  # noqa: S704 - made of checked values
    page = _page(view, brand, style)
    return _closed(page) if _overrides(brand) else page


def _closed(page: str) -> str:
    """Return a page made from templates that are not ours, closed to whatever a browser would fetch or run for it."""
    before, head, after = page.partition("<head>")
    if not head:
        raise AssessError("The page of your own template has no <head>; it was not written. Give it one.")
    return f"{before}{head}\n{_CLOSED}{after}"


def render_body(view: View, brand: Brand | None = None) -> str:
    """Return the report as a page without style, for the typesetter, which is given the style beside it."""
    return _page(view, brand, None)


def _page(view: View, brand: Brand | None, style: Markup | None) -> str:
    page = environment(_overrides(brand)).get_template(_template(view.edition)).render(view=view, style=style)
    return page_tied(page)


def _overrides(brand: Brand | None) -> tuple[tuple[str, str], ...]:
    return brand.overrides if brand else ()


def stylesheet(paper: Paper, edition: Edition = Edition.MANAGEMENT, brand: Brand | None = None) -> Markup:
    """Return the style of an edition for a paper size, without the colours, fonts and feet of the brand."""
    own = _overrides(brand)
    if edition is Edition.BOARD:
        return style_for(paper, "board.css", own)
    style = style_for(paper, "report.css", own)
    return style + _asset("working.css", own) if edition.in_confidence else style


def _template(edition: Edition) -> str:
    return "board/board.html.j2" if edition is Edition.BOARD else "report.html.j2"


def style_for(paper: Paper, name: str, overrides: tuple[tuple[str, str], ...] = ()) -> Markup:
    """Return a style file of the template folder, or the one in its place, for a paper size."""
    if paper not in PAPERS:
        raise ValueError(f"The paper is {' or '.join(PAPERS)}, not {paper!r}.")
    sizes = Markup("@page { size: %s }\n@page sideways { size: %s landscape }\n") % (paper, paper)
    return sizes + _asset(name, overrides)


@cache
def _asset(name: str, overrides: tuple[tuple[str, str], ...] = ()) -> Markup:
    """Return a style file of the template folder, which is ours, or the one in its place, which was looked through."""
    if name in (own := dict(overrides)):
        return Markup(own[name])  # noqa: S704 - it cannot end the style it stands in
    return Markup((data_folder("report_templates") / name).read_text(encoding="utf-8"))  # noqa: S704 - our own file
