"""Small pages made into documents, and how to read them again."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn

from assess.report.docx.document import compose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assess.report.html import Paper

STYLE = "@page { size: A4; margin: 20mm } @page sideways { size: A4 landscape; margin: 15mm }"


def page(body: str) -> str:
    """Return a page around what is its body."""
    return f'<!DOCTYPE html><html lang="en-GB"><head><title>A page</title></head><body>{body}</body></html>'


def document(body: str, style: str = "", paper: Paper = "A4", stamp: str = "") -> Document:
    """Return a page as a document, read again from its bytes."""
    return opened(compose(page(body), STYLE + style, paper, stamp=stamp))


def opened(file: bytes) -> Document:
    """Return a document read from its bytes."""
    return docx.Document(io.BytesIO(file))


def parts(file: bytes) -> dict[str, bytes]:
    """Return the parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(file)) as found:
        return {name: found.read(name) for name in found.namelist()}


def words(element: BaseOxmlElement) -> str:
    """Return the text of an element, a blank between its paragraphs."""
    told = []
    for paragraph in element.iter(qn("w:p")):
        pieces = (" " if each.tag == qn("w:br") else each.text or "" for each in _text(paragraph))
        told.append("".join(pieces))
    return " ".join(" ".join(told).split())


def _text(paragraph: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    return paragraph.iter(qn("w:t"), qn("w:br"))


def every(element: BaseOxmlElement, tag: str, attribute: str = "w:val") -> list[str | None]:
    """Return an attribute of all elements of a name, in their order."""
    return [each.get(qn(attribute)) for each in element.iter(qn(tag))]
