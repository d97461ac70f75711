"""The text of one paragraph: words, breaks, pictures and links, its white space gathered as a browser does it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assess.report.docx.looks import points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from assess.report.docx.cascade import Cascade
    from assess.report.docx.place import Place

BLOCKS = frozenset(
    """address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905 - it reads better
)
SILENT = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "meta", "link", "base", "colgroup", "col"}
)
SVG = "{http://www.w3.org/2000/svg}svg"
_BLANKS = re.compile("[ \t\n\r\f]+")
_BLANKS_IN_A_LINE = re.compile("[ \t\r\f]+")
_LINE = 0.556  # how wide a low line is in Arial, as a share of its size
_WORD_GAP = 6.0
_AROUND_AN_END = re.compile(" ?\n ?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one look, or a picture. link: where it leads. anchor: what leads here."""

    text: str
    place: Place
    link: str = ""
    picture: Element | None = None
    anchor: str = ""


def pieces(cascade: Cascade, element: Element, place: Place, link: str = "") -> Iterator[Piece]:
    """Yield the text of an element whose own place is given, and of all in it that is no block."""
    if element.text:
        yield Piece(element.text, place, link)
    for child in element:
        yield from piece(cascade, child, place, link)
        if child.tail:
            yield Piece(child.tail, place, link)


def piece(cascade: Cascade, child: Element, place: Place, link: str = "") -> Iterator[Piece]:
    """Yield the text of one element inside a line. A picture from elsewhere is told in words."""
    tag = child.tag
    told = cascade.told.get(child, {})
    if not isinstance(tag, str) or tag in SILENT or told.get("display") == "none":
        return
    if tag == "br":
        yield Piece("\n", replace(place, free=True), link)
    elif tag == SVG:
        yield Piece("", place, link, child)
    elif tag == "img":
        own = (*place.own, ("italic", True))
        yield Piece(child.get("alt") or "", replace(place, own=own, name="Emphasis"), link)
    else:
        target = child.get("href", "") if tag == "a" else link
        yield from _parted(cascade, child, place.inside(child, told), target)


def _parted(cascade: Cascade, child: Element, inside: Place, link: str) -> Iterator[Piece]:
    """Yield the text of an element, set apart from what stands around it where the style does so."""
    told = cascade.told.get(child, {})
    block = told.get("display") == "block"
    end = Piece("\n", replace(inside, free=True), link)
    if child.get("id"):
        yield Piece("", inside, link, anchor=child.get("id", ""))
    if block:
        yield end
    if "border-bottom" in told and not len(child) and not (child.text or "").strip():
        width = inside.width - inside.left if block else points(told.get("width", ""), 9.0) or 0.0
        yield Piece("_" * int(width / inside.look.size / _LINE), inside)
    yield from pieces(cascade, child, inside, link)
    if block:
        yield end
    if (points(told.get("margin-right", ""), 9.0) or 0.0) > _WORD_GAP:
        yield Piece("\u2003", inside)


def gathered(found: Iterable[Piece]) -> list[Piece]:
    """Return pieces whose runs of white space are one blank each, none at the beginning or the end of a line."""
    kept: list[Piece] = []
    for each in found:
        text = _one_blank(each)
        if text == "\n" and (not kept or kept[-1].text.endswith("\n")):
            continue
        if text.startswith("\n"):
            _end_line(kept)
        last = next((one.text or "picture" for one in reversed(kept) if not one.anchor), "\n")
        if text.startswith(" ") and last.endswith((" ", "\n")):
            text = text[1:]
        if text or each.picture is not None or each.anchor:
            kept.append(replace(each, text=text))
    return _trimmed(kept)


def _one_blank(each: Piece) -> str:
    if not each.place.free:
        return _BLANKS.sub(" ", each.text)
    return _AROUND_AN_END.sub("\n", _BLANKS_IN_A_LINE.sub(" ", each.text))


def _end_line(kept: list[Piece]) -> None:
    """Take the blank off the last piece where a line ends behind it."""
    if kept and kept[-1].text.endswith(" "):
        last = kept.pop()
        kept.append(replace(last, text=last.text[:-1]))


def _trimmed(kept: list[Piece]) -> list[Piece]:
    """Return pieces without what is blank at the end of all; an empty line at either end is none."""
    while kept and not kept[-1].anchor and kept[-1].picture is None and not kept[-1].text.strip():
        kept.pop()
    if kept and kept[-1].picture is None and not kept[-1].anchor:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" \n\u2003"))
    return kept


def holds_blocks(element: Element) -> bool:
    """Return whether an element holds paragraphs, lists or tables rather than a line of text."""
    return any(child.tag in BLOCKS or (child.tag not in SILENT and holds_blocks(child)) for child in element)
