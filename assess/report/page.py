"""A page for the typesetter: text and bytes alone, so that one process can make it and another set it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from assess.report.brand import Brand
    from assess.report.html import Paper, View

Assets: TypeAlias = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """An edition of the report before it is set.

    html: the page without its style, which stands beside it. data: JSON of what the edition prints, to be attached, or
    nothing; dated: its ISO day. assets: the bytes that the style may ask for, by their name under the private scheme.
    """

    html: str
    style: str = ""
    data: bytes | None = None
    dated: str = ""
    assets: Assets = ()


def compose(view: View, paper: Paper, data: bytes | None = None, brand: Brand | None = None) -> Page:
    """Return the page of a view. data: JSON of what this edition prints, and nothing more."""
    from assess.report.brand_style import printed  # noqa: PLC0415 - whoever only sets a page needs no templates
    from assess.report.html import render_body, stylesheet  # noqa: PLC0415 - likewise

    style = str(stylesheet(paper, view.edition, brand)) + (printed(brand, view.edition) if brand else "")
    return Page(render_body(view, brand), style, data, view.dated, brand.assets if brand else ())
