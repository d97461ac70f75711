"""The kinds of pages: upright or on their side, A4 or Letter, with running heads and page numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from assess.report.docx.looks import points
from assess.report.docx.markup import field, made, text_run, twentieths
from assess.report.docx.styles import look_properties
from assess.report.docx.tables import spacer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.parts.document import DocumentPart

    from assess.report.html import Paper

_MM = 72 / 25.4
_SIZES: dict[Paper, tuple[float, float]] = {"A4": (210 * _MM, 297 * _MM), "Letter": (612.0, 792.0)}
_EDGE = 8 * _MM
_USUAL = 20 * _MM
_SMALL = 8.0
_QUIET = {"colour": "5A5A5A", "size": _SMALL}


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page: whose report it is, what is to be borne in mind, and a stamp ("" for none).

    below: the lines of a brand, at the foot.
    """

    company: str
    caution: str
    stamp: str
    below: tuple[str, ...] = ()


class Pages:
    """The sections of a document. A section is closed by the last paragraph in it, the last one by the body's end."""

    def __init__(
        self, part: DocumentPart, paper: Paper, style: Mapping[str, Mapping[str, str]], running: Running
    ) -> None:
        self._size = _SIZES[paper]
        self._sideways = {name for name, told in style.items() if "landscape" in told.get("size", "")}
        upright = style.get("", {})
        lying = next(({**upright, **told} for name, told in style.items() if name in self._sideways), upright)
        self._margins = {turned: _lengths(told) for turned, told in ((False, upright), (True, lying))}
        self._turned: bool | None = None
        self._first = True
        self._heads = {turned: _heads(part, running, self.width(turned=turned)) for turned in (False, True)}
        self._cover = _cover(part, running)

    def width(self, *, turned: bool) -> float:
        """Return the room for text from side to side, in points."""
        across = self._size[1] if turned else self._size[0]
        return across - self._margins[turned]["left"] - self._margins[turned]["right"]

    def is_sideways(self, page: str) -> bool:
        """Return whether a page of this name lies on its side."""
        return page in self._sideways

    def turn(self, page: str, body: BaseOxmlElement) -> bool:
        """Begin a new section where what comes next needs another kind of page; return whether it did."""
        turned = self.is_sideways(page)
        closed = self._turned is not None and turned != self._turned
        if closed:
            body.append(spacer(self._properties()))
        self._turned = turned
        return closed

    def close(self, body: BaseOxmlElement) -> None:
        """End the last section and with it the document."""
        body.append(spacer())
        body.append(self._properties())

    def _properties(self) -> BaseOxmlElement:
        turned = bool(self._turned)
        wide, high = self._size[::-1] if turned else self._size
        edges = {side: twentieths(length) for side, length in self._margins[turned].items()}
        size = made("w:pgSz", w=twentieths(wide), h=twentieths(high), orient="landscape" if turned else "portrait")
        margins = made("w:pgMar", **edges, header=twentieths(_EDGE), footer=twentieths(_EDGE), gutter=0)
        properties = made("w:sectPr", *_references("default", self._heads[turned]), size, margins)
        if self._first:
            properties[:0] = _references("first", self._cover)
            properties.append(made("w:titlePg"))
            self._first = False
        return properties


def _lengths(told: Mapping[str, str]) -> dict[str, float]:
    return {side: points(told.get(f"margin-{side}", ""), 9.0) or _USUAL for side in ("top", "right", "bottom", "left")}


def _cover(part: DocumentPart, running: Running) -> tuple[str, str]:
    """Return the relations of the head and foot of the first page, which bears nothing but a stamp."""
    header, above = part.add_header_part()  # type: ignore[no-untyped-call]
    footer, below = part.add_footer_part()  # type: ignore[no-untyped-call]
    header.element[:] = [made("w:p")]
    footer.element[:] = [_stamp(running.stamp) if running.stamp else made("w:p"), *map(_quiet, running.below)]
    return above, below


def _heads(part: DocumentPart, running: Running, width: float) -> tuple[str, str]:
    """Return the relations of a running head and foot, their right ends at this width."""
    header, above = part.add_header_part()  # type: ignore[no-untyped-call]
    footer, below = part.add_footer_part()  # type: ignore[no-untyped-call]
    section = field('STYLEREF "heading 1"')
    _fill(header.element, width, running.company, "", section)
    _fill(footer.element, width, running.caution, running.stamp, (*field("PAGE"), text_run(" / "), *field("NUMPAGES")))
    footer.element.extend(map(_quiet, running.below))
    return above, below


def _fill(element: BaseOxmlElement, width: float, left: str, stamp: str, right: tuple[BaseOxmlElement, ...]) -> None:
    """Write one line: text at the left, runs at the right; above it a stamp."""
    tabs = made("w:tabs", made("w:tab", val="right", pos=twentieths(width)))
    line = made(
        "w:p", made("w:pPr", tabs), text_run(left, *look_properties(_QUIET)), made("w:r", made("w:tab")), *right
    )
    for run in line.iter(qn("w:r")):
        if run.find(qn("w:rPr")) is None:
            run.insert(0, made("w:rPr", *look_properties(_QUIET)))
    element[:] = [line]
    if stamp:
        element.insert(0, _stamp(stamp))


def _quiet(line: str) -> BaseOxmlElement:
    return made("w:p", text_run(line, *look_properties(_QUIET)))


def _stamp(stamp: str) -> BaseOxmlElement:
    return made("w:p", text_run(stamp, *look_properties({"bold": True, "size": _SMALL})))


def _references(kind: str, heads: tuple[str, str]) -> list[BaseOxmlElement]:
    found = []
    for name, relation in zip(("w:headerReference", "w:footerReference"), heads, strict=True):
        reference = made(name, type=kind)
        reference.set(qn("r:id"), relation)
        found.append(reference)
    return found
