"""Elements of a word processor's file (WordprocessingML, ECMA-376), made in one place: text is only ever text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_UNHELD = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TWENTIETHS = 20
_EMU_A_POINT = 12700
_BLACK = "1C1C1C"


def made(tag: str, *inside: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """Return an element such as `w:jc` with attributes of its own namespace (`val="right"`) and what is inside it."""
    prefix = tag.partition(":")[0]
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"{prefix}:{name}"), str(value))
    element.extend(inside)
    return element


def text_run(text: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    """Return a run of text. A line's end becomes a break; nothing in the text can become a field, a link or markup."""
    run = made("w:r")
    if properties:
        run.append(made("w:rPr", *properties))
    for number, line in enumerate(_UNHELD.sub("", text).replace("\t", " ").split("\n")):
        if number:
            run.append(made("w:br"))
        if line:
            written = made("w:t")
            written.text = line
            written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(written)
    return run


def field(instruction: str, *result: BaseOxmlElement) -> tuple[BaseOxmlElement, ...]:
    """Return the runs of a field of ours, such as PAGE. No text of a client's ever goes into an instruction."""
    code = made("w:instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    begin, between, end = (made("w:r", made("w:fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    return (begin, made("w:r", code), between, *result, end)


def plain(text: str) -> str:
    """Return text without the characters that no XML file can hold."""
    return _UNHELD.sub("", text)


def twentieths(points: float) -> int:
    """Return a length in points as Word counts most lengths."""
    return round(points * _TWENTIETHS)


def emu(points: float) -> int:
    """Return a length in points as drawings count it."""
    return round(points * _EMU_A_POINT)
