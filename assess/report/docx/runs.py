"""Runs, pictures, links and the places that links lead to."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import count, groupby
from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from assess.report import words
from assess.report.docx.drawing import NotDrawn, picture
from assess.report.docx.looks import points
from assess.report.docx.markup import emu, made, plain, text_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.parts.document import DocumentPart

    from assess.report.docx.line import Piece
    from assess.report.docx.place import Place
    from assess.report.docx.styles import Styles

_TITLE = "{http://www.w3.org/2000/svg}title"
_PICTURES = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_BELOW = 0.21  # how far letters reach below it, as a share of their size
_MOST_NAME = 40  # letters of a bookmark's name, says Word


class Runs:
    """Writes lines into paragraphs. targets: the ids on the page that links lead to."""

    def __init__(
        self, part: DocumentPart, told: Mapping[Element, Mapping[str, str]], styles: Styles, targets: Iterable[str]
    ) -> None:
        self._part = part
        self._told = told
        self._styles = styles
        self._names = {target: _bookmark(target, number) for number, target in enumerate(targets, 1)}
        self._waiting = dict(self._names)
        self._reached: list[str] = []
        self._drawn: dict[bytes, tuple[str, float, float] | None] = {}
        self._outside: dict[str, str] = {}
        self._pictures = count(1)
        self._bookmarks = count(1)

    def reach(self, anchor: str) -> None:
        """Note that the next paragraph is where the links to an id lead."""
        if self._waiting.pop(anchor, None):
            self._reached.append(anchor)

    def write(self, line: Sequence[Piece], place: Place, paragraph: BaseOxmlElement) -> None:
        """Write a line at the end of a paragraph."""
        for each in line:
            self.reach(each.anchor)
        for anchor in self._reached:
            number = next(self._bookmarks)
            paragraph.append(made("w:bookmarkStart", id=number, name=self._names[anchor]))
            paragraph.append(made("w:bookmarkEnd", id=number))
        self._reached.clear()
        for link, group in groupby(line, key=lambda each: each.link):
            self._linked(link, paragraph).extend(
                self._run(each, place) for each in group if each.text or each.picture is not None
            )

    def _linked(self, link: str, paragraph: BaseOxmlElement) -> BaseOxmlElement:
        """Return where the runs of a link go, which leads to a place in the document or to what may be printed."""
        if link.startswith("#") and link[1:] in self._names:
            made_link = made("w:hyperlink", anchor=self._names[link[1:]], history=1)
        elif words.link(link) and plain(link) == link:
            made_link = made("w:hyperlink", history=1)
            made_link.set(qn("r:id"), self._relation(link))
        else:
            return paragraph
        paragraph.append(made_link)
        return made_link

    def _relation(self, link: str) -> str:
        if link not in self._outside:
            self._outside[link] = self._part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._outside[link]

    def _run(self, piece: Piece, place: Place) -> BaseOxmlElement:
        if piece.picture is not None:
            return self._picture(piece, piece.picture, place)
        style = self._styles.run(piece.place.name, piece.place.own)
        return text_run(piece.text, *(() if style is None else (style,)))

    def _picture(self, piece: Piece, svg: Element, place: Place) -> BaseOxmlElement:
        """Return a chart, or its words in italics where it cannot be drawn."""
        title = " ".join((svg.findtext(_TITLE) or "").split())
        drawn = self._draw(svg)
        if drawn is None:
            own = (*piece.place.own, ("italic", True))
            return self._run(replace(piece, text=title, picture=None, place=replace(piece.place, own=own)), place)
        relation, width, height = drawn
        lowered = made("w:rPr", made("w:position", val=-round(2 * self._below(svg, place))))
        return made(
            "w:r", lowered, made("w:drawing", _inline(next(self._pictures), title, relation, width, height, place))
        )

    def _below(self, svg: Element, place: Place) -> float:
        """Return how far a chart reaches below the line that letters stand on, in points."""
        told = self._told.get(svg, {})
        lowered = points(told.get("vertical-align", ""), place.look.size)
        return -lowered if lowered is not None else place.look.size * _BELOW

    def _draw(self, svg: Element) -> tuple[str, float, float] | None:
        key = tostring(svg)
        if key not in self._drawn:
            try:
                content, width, height = picture(svg)
            except NotDrawn:
                self._drawn[key] = None
            else:
                relation, _ = self._part.get_or_add_image(io.BytesIO(content))
                self._drawn[key] = relation, width, height
        return self._drawn[key]


def _bookmark(anchor: str, number: int) -> str:
    """Return a name that Word takes: letters, figures and lines, a letter first, no two alike."""
    return f"a{number}_{re.sub(r'[^A-Za-z0-9]', '_', anchor)}"[:_MOST_NAME]


def _inline(  # noqa: PLR0913, PLR0917 - a picture's parts
    number: int, title: str, relation: str, width: float, height: float, place: Place
) -> BaseOxmlElement:
    """Return a picture that stands in a line like a letter, its words for who cannot see it."""
    scale = min(1.0, place.width / width)
    size = {"cx": str(emu(width * scale)), "cy": str(emu(height * scale))}
    blip = _bare("a:blip")
    blip.set(qn("r:embed"), relation)
    named = {"id": str(number), "name": f"Chart {number}", "descr": plain(title)}
    shown = _bare("pic:nvPicPr", _bare("pic:cNvPr", **named), _bare("pic:cNvPicPr"))
    filled = _bare("pic:blipFill", blip, _bare("a:stretch", _bare("a:fillRect")))
    frame = _bare("a:xfrm", _bare("a:off", x="0", y="0"), _bare("a:ext", **size))
    formed = _bare("pic:spPr", frame, _bare("a:prstGeom", _bare("a:avLst"), prst="rect"))
    data = _bare("a:graphicData", _bare("pic:pic", shown, filled, formed), uri=_PICTURES)
    nothing = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")
    return _bare(
        "wp:inline", _bare("wp:extent", **size), _bare("wp:docPr", **named), _bare("a:graphic", data), **nothing
    )


def _bare(tag: str, *inside: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """Return an element of a drawing, whose attributes are of no namespace."""
    element = made(tag, *inside)
    for name, value in attributes.items():
        element.set(name, value)
    return element
