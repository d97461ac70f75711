"""The page, block by block, as the body of a document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from assess.report.docx.line import BLOCKS, SILENT, Piece, gathered, holds_blocks, piece, pieces
from assess.report.docx.looks import edge, points
from assess.report.docx.markup import field, made, twentieths
from assess.report.docx.place import CONTENTS, INDENT, Place
from assess.report.docx.styles import rule
from assess.report.docx.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from docx.oxml.xmlchemy import BaseOxmlElement

    from assess.report.docx.cascade import Cascade
    from assess.report.docx.looks import Setting, Shape
    from assess.report.docx.pages import Pages
    from assess.report.docx.runs import Runs
    from assess.report.docx.styles import Styles

_DASH = re.compile("^\\s*[\N{EN DASH}\N{BULLET}]\\s+")
_CONTENTS = r'TOC \o "1-1" \u \h \z'
_AVOIDED = frozenset({"page", "always", "left", "right"})


class Body:
    """Writes blocks one after the other. `above` is how far off the next paragraph must stay from what was written."""

    def __init__(self, cascade: Cascade, styles: Styles, runs: Runs, pages: Pages) -> None:
        self.cascade = cascade
        self.styles = styles
        self.runs = runs
        self.pages = pages
        self.above = 0.0
        self._turns_page = False
        self._lists = 0
        self._ruled: BaseOxmlElement | None = None

    def block(self, element: Element, around: Place, into: BaseOxmlElement) -> None:
        """Write one block that stands in a place."""
        told = self.cascade.told.get(element, {})
        if element.tag in SILENT or told.get("display") == "none":
            return
        place = around.inside(element, told)
        if place.page != around.page:
            place = replace(place, width=self.pages.width(turned=self.pages.is_sideways(place.page)))
        if told.get("break-before") in _AVOIDED:
            self._turns_page = True
        self.runs.reach(element.get("id", ""))
        if element.tag == "table":
            self._turn(place, into)
            if len(into) and into[-1].tag == qn("w:p"):
                self.styles.stay_off(points(told.get("margin-top", ""), 9.0) or 0.0)
            Table(self, element, place).write(into)
            self._stay_off(told.get("margin-bottom", ""))
        elif element.tag in ("ul", "ol"):
            self._list(element, around, place, into)
        elif holds_blocks(element) or element.tag not in BLOCKS:
            self._box(element, place, into)
        else:
            self.paragraph(element, place, gathered(pieces(self.cascade, element, place)), into)
        if told.get("break-after") in _AVOIDED:
            self._turns_page = True

    def _box(self, element: Element, place: Place, into: BaseOxmlElement) -> None:
        """Write a box: its rule above goes to the first paragraph in it, the one below to the last."""
        told = self.cascade.told.get(element, {})
        self._stay_off(told.get("margin-top", ""))
        ruled = edge(told, "top") if not place.cell else None
        if ruled:
            self._ruled = rule("top", ruled.thick, ruled.colour, points(told.get("padding-top", ""), 9.0) or 0.0)
        self.inside(element, place, into)
        ruled = edge(told, "bottom") if not place.cell else None
        if ruled and len(into) and into[-1].tag == qn("w:p"):
            gap = points(told.get("padding-bottom", ""), 9.0) or 0.0
            into[-1][0].append(made("w:pBdr", rule("bottom", ruled.thick, ruled.colour, gap)))
        self._stay_off(told.get("margin-bottom", ""))

    def inside(self, element: Element, place: Place, into: BaseOxmlElement) -> None:
        """Write what an element holds: its blocks, and the text between them as paragraphs of its own."""
        loose = [Piece(element.text, place)] if element.text else []
        for child in element:
            if child.tag in BLOCKS or holds_blocks(child):
                self.paragraph(element, place, gathered(loose), into, loose=True)
                loose = []
                self.block(child, place, into)
            else:
                loose.extend(piece(self.cascade, child, place))
            if child.tail:
                loose.append(Piece(child.tail, place))
        self.paragraph(element, place, gathered(loose), into, loose=True)

    def paragraph(  # noqa: PLR0913 - whose, where, what, whither, and how
        self,
        element: Element,
        place: Place,
        line: list[Piece],
        into: BaseOxmlElement,
        mark: str = "",
        *,
        loose: bool = False,
    ) -> BaseOxmlElement | None:
        """Write a line of text as a paragraph, if there is any; a loose one has none of its box's margins."""
        if not any(each.text or each.picture is not None for each in line):
            for each in line:
                self.runs.reach(each.anchor)
            return None
        self._turn(place, into)
        tag = "" if loose else str(element.tag)
        told = {} if loose else self.cascade.told.get(element, {})
        shape, setting = place.shape(tag, told, mark), place.setting(tag, told, self.above)
        return self._add(place, shape, setting, line, into)

    def _add(
        self, place: Place, shape: Shape, setting: Setting, line: list[Piece], into: BaseOxmlElement
    ) -> BaseOxmlElement:
        self.above = 0.0
        name = {"bullet": "List Bullet", "number": "List Number"}.get(shape.mark, place.name)
        properties = self.styles.paragraph(name, place.look, shape, setting, in_table=bool(place.cell))
        if self._turns_page and not place.cell:
            properties.append(made("w:pageBreakBefore"))
            self._turns_page = False
        if shape.mark:  # a list's own indents would win over those of a style
            properties.append(made("w:ind", left=twentieths(shape.left), hanging=twentieths(shape.hanging)))
        if self._ruled is not None:
            properties.append(made("w:pBdr", self._ruled))
            self._ruled = None
        paragraph = made("w:p", properties)
        into.append(paragraph)
        self.runs.write(line, place, paragraph)
        return paragraph

    def empty(self, place: Place, into: BaseOxmlElement) -> None:
        """Write a paragraph without text, where there must be one."""
        shape, setting = place.shape("", {}), place.setting("", {}, 0.0)
        into.append(made("w:p", self.styles.paragraph(place.name, place.look, shape, setting, in_table=True)))

    def _list(self, element: Element, around: Place, place: Place, into: BaseOxmlElement) -> None:
        """Write a list. One inside a <nav> is the table of contents, which Word can bring up to date."""
        if place.name == CONTENTS:
            self._contents(element, place, into)
            return
        if all(self.cascade.told.get(item, {}).get("display") == "inline" for item in element):
            self.paragraph(element, place, gathered(self._in_a_row(element, place)), into)
            return
        self._lists += element.tag == "ol"
        bare = self.cascade.told.get(element, {}).get("list-style", "").startswith("none")
        for item in element:
            told = self.cascade.told.get(item, {})
            dashed = bool(_DASH.match(item.text or ""))
            if dashed:
                item.text = _DASH.sub("", item.text or "")
            mark = "" if bare and not dashed else "number" if element.tag == "ol" else "bullet"
            inside = place.inside(item, told)
            if mark:
                inside = replace(inside, left=place.left if place.left > around.left else place.left + INDENT)
                inside = replace(inside, hanging=inside.left - around.left)
            if holds_blocks(item):
                self.inside(item, inside, into)
            else:
                self.runs.reach(item.get("id", ""))
                line = gathered(pieces(self.cascade, item, inside))
                written = self.paragraph(item, inside, line, into, mark)
                if written is not None and mark == "number":
                    self.styles.number(written, self._lists)
        self._stay_off(self.cascade.told.get(element, {}).get("margin-bottom", ""))

    def _in_a_row(self, element: Element, place: Place) -> Iterator[Piece]:
        """Yield the items of a list that run on in one paragraph."""
        for item in element:
            inside = place.inside(item, self.cascade.told.get(item, {}))
            if item.get("id"):
                yield Piece("", inside, anchor=item.get("id", ""))
            yield from pieces(self.cascade, item, inside)
            yield Piece(item.tail or "", place)

    def _contents(self, element: Element, place: Place, into: BaseOxmlElement) -> None:
        """Write a list of contents; one that follows another goes on with it, as one field has to hold them all."""
        held = next((each[-1] for each in into[-1:] if each.tag == qn("w:sdt")), None)
        if held is None:
            held = made("w:sdtContent")
            gallery = made("w:docPartObj", made("w:docPartGallery", val="Table of Contents"), made("w:docPartUnique"))
            into.append(made("w:sdt", made("w:sdtPr", gallery), held))
        first = not len(held)
        *begin, end = field(_CONTENTS)
        if not first:
            end = held[-1][-1]  # moves on to the last line
        for item in element:
            inside = replace(place.inside(item, self.cascade.told.get(item, {})), name=CONTENTS)
            self.paragraph(item, inside, gathered(pieces(self.cascade, item, inside)), held)
        if len(held):
            for at, run in enumerate(begin if first else (), 1):
                held[0].insert(at, run)
            held[-1].append(end)

    def _stay_off(self, distance: str) -> None:
        self.above = max(self.above, points(distance, 9.0) or 0.0)

    def _turn(self, place: Place, into: BaseOxmlElement) -> None:
        """Begin a new section of the document where the page changes its kind."""
        if not place.cell and self.pages.turn(place.page, into):
            self._turns_page = False
