"""The one Jinja2 environment, and the report as one HTML page that needs nothing beside it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from assess.report.edition import Edition
from assess.resources import data_folder

if TYPE_CHECKING:
    from assess.report.board.view import BoardView
    from assess.report.view import ReportView

View: TypeAlias = "ReportView | BoardView"
Paper: TypeAlias = Literal["A4", "Letter"]
PAPERS: tuple[Paper, ...] = ("A4", "Letter")


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Return the environment: everything is escaped, an unknown name is an error, only the template folder is read."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(data_folder("report_templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render_html(view: View, paper: Paper = "A4") -> str:
    """Return the report as one self-contained page, for a screen and for printing from a browser.

    Its style stands inside it. It names Inter and falls back to the reader's own sans serif, which keeps it small.
    """
    style = Markup("\n").join((stylesheet(paper, view.edition), _asset("screen.css")))
    return environment().get_template(_template(view.edition)).render(view=view, style=style)


def render_body(view: View) -> str:
    """Return the report as a page without style, for the typesetter, which is given the style beside it."""
    return environment().get_template(_template(view.edition)).render(view=view, style=None)


def stylesheet(paper: Paper, edition: Edition = Edition.MANAGEMENT) -> Markup:
    """Return the style of an edition for a paper size."""
    if edition is Edition.BOARD:
        return style_for(paper, "board.css")
    style = style_for(paper, "report.css")
    return style + _asset("working.css") if edition.in_confidence else style


def _template(edition: Edition) -> str:
    return "board/board.html.j2" if edition is Edition.BOARD else "report.html.j2"


def style_for(paper: Paper, name: str) -> Markup:
    """Return a style file of the template folder, for a paper size."""
    if paper not in PAPERS:
        raise ValueError(f"The paper is {' or '.join(PAPERS)}, not {paper!r}.")
    sizes = Markup("@page { size: %s }\n@page sideways { size: %s landscape }\n") % (paper, paper)
    return sizes + _asset(name)


def font_faces() -> str:
    """Return the rules that load the bundled fonts under the typesetter's private scheme."""
    return str(_asset("fonts.css"))


@cache
def _asset(name: str) -> Markup:
    """Return a style file of the template folder, which is ours and so needs no escaping."""
    return Markup((data_folder("report_templates") / name).read_text(encoding="utf-8"))  # noqa: S704 - our own file
