"""The report as a DOCX: the same view gives the same bytes, and it reaches for nothing outside itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import tinyhtml5  # type: ignore[import-untyped]

from assess.report.brand_style import colours
from assess.report.docx.body import Body
from assess.report.docx.cascade import Cascade
from assess.report.docx.markup import made, plain, twentieths
from assess.report.docx.package import Facts, packed
from assess.report.docx.pages import Pages, Running
from assess.report.docx.place import INDENT, Place
from assess.report.docx.runs import Runs
from assess.report.docx.styles import FIRST_LIST, Styles, fixed_styles
from assess.report.html import render_body, stylesheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assess.report.brand import Brand
    from assess.report.html import Paper, View


def render_docx(view: View, paper: Paper, brand: Brand | None = None) -> bytes:
    """Return the report as a document to go on editing: real headings, lists, tables, links and page numbers.

    It is laid out from the page and the style that the PDF is set from. Charts stand in it as pictures.
    """
    style = str(stylesheet(paper, view.edition, brand)) + (colours(brand) if brand else "")
    below = (brand.name, *brand.lines) if brand else ()
    body = render_body(view, brand)
    return compose(body, style, paper, stamp=view.edition.stamp, dated=view.dated, below=below)


def compose(  # noqa: PLR0913 - a page and all that belongs to it
    page: str, style: str, paper: Paper, *, stamp: str = "", dated: str = "", below: tuple[str, ...] = ()
) -> bytes:
    """Return an HTML page as a document, set with a style.

    stamp: for every page. dated: its ISO day, or "". below: a brand's lines for the foot of every page.
    """
    tree = tinyhtml5.parse(page, namespace_html_elements=False)
    body = tree.find("body")
    document = docx.Document()
    title = plain(" ".join((tree.findtext("head/title") or "").split()))
    cascade, styles = Cascade(tree, style), Styles()
    running = replace(_running(body, title, stamp), below=below)
    pages = Pages(document.part, paper, cascade.pages, running)
    writer = Body(cascade, styles, Runs(document.part, cascade.told, styles, _targets(body)), pages)
    into = document.element.body
    into[:] = []
    place = Place(pages.width(turned=False)).inside(body, cascade.told[body])
    writer.inside(body, place, into)
    pages.close(into)
    _restyle(document, styles, tree.get("lang") or "en")
    return packed(document, Facts(title, tree.get("lang") or "", dated))


def _running(body: Element, title: str, stamp: str) -> Running:
    """Return what stands on every page, from the element that gives it to the running heads of the PDF."""
    given = next((each for each in body.iter() if each.get("data-company")), None)
    if given is None:
        return Running(title, "", stamp)
    return Running(given.get("data-company", ""), given.get("data-calibration", ""), stamp)


def _targets(body: Element) -> Iterator[str]:
    """Yield the ids that links lead to, in the order of the page."""
    wanted = {each.get("href", "") for each in body.iter("a")}
    found = (each.get("id") for each in body.iter())
    return (anchor for anchor in dict.fromkeys(found) if anchor and f"#{anchor}" in wanted)


def _restyle(document: Document, styles: Styles, language: str) -> None:
    """Put the styles and lists of the page in place of those that come with every new document."""
    document.styles.element[:] = [*fixed_styles(language), *styles.settle()]
    numbering = document.part.numbering_part.element
    numbering[:] = [_levels(1, "bullet", "\N{EN DASH}"), _levels(2, "decimal", "%1.")]
    numbering.extend(made("w:num", made("w:abstractNumId", val=number), numId=number) for number in (1, 2))
    numbering.extend(_again(number) for number in range(FIRST_LIST, FIRST_LIST + styles.lists))


def _again(number: int) -> BaseOxmlElement:
    """Return the numbers of one more list, from one again."""
    once_more = made("w:lvlOverride", made("w:startOverride", val=1), ilvl=0)
    return made("w:num", made("w:abstractNumId", val=2), once_more, numId=number)


def _levels(number: int, kind: str, text: str) -> BaseOxmlElement:
    level = made("w:lvl", made("w:start", val=1), made("w:numFmt", val=kind), made("w:lvlText", val=text), ilvl=0)
    level.append(made("w:lvlJc", val="left"))
    level.append(made("w:pPr", made("w:ind", left=twentieths(INDENT), hanging=twentieths(INDENT))))
    return made("w:abstractNum", made("w:multiLevelType", val="singleLevel"), level, abstractNumId=number)
