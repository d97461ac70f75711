"""Leaving out of a PDF what nobody reads: the typesetter writes for every case, which makes a report a fifth longer."""

from __future__ import annotations

import re
from typing import Any

import pydyf  # type: ignore[import-untyped]

_FREE = "f"
_PLAIN = {"Type", "S", "K", "Pg", "P"}
_HOLDING_TEXT = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/TH", "/TD", "/LBody", "/Span", "/Caption"})
_TELLING_NOTHING = "/NonStruct"

_NO_STEP, _NO_STEP_LAST, _NO_GLYPHS = b">0<", b">0]", b"<>"
_BEYOND_A_THOUSANDTH = re.compile(rb"(\.\d{3})\d+(?=[^\n]*(?<!cm)$)", re.MULTILINE)

# The top dictionary of a compact font (Adobe TN 5176, 4 and 9): numbers, each run of them before an operator.
_ESCAPE, _FONT_DICTIONARIES = 12, 36
_WHOLE = {28: 2, 29: 4}
_REAL, _END_OF_REAL = 30, 0xF
_TWO_BYTES = 247


def make_leaner(pdf: pydyf.PDF) -> None:
    """Say the same in fewer objects and bytes, before a file is written."""
    _fold(pdf)
    for made in pdf.objects:
        if not isinstance(made, pydyf.Stream):
            continue
        if made.extra.get("Subtype") == "/OpenType":
            _leave_tables(made)
        elif b"BT" in made.stream:
            _leave_digits(made)


def object_at(pdf: pydyf.PDF, reference: bytes) -> Any:  # noqa: ANN401 - any of pydyf's
    """Return what a reference leads to."""
    return pdf.objects[int(reference.partition(b" ")[0])]


def is_needed(made: pydyf.Object) -> bool:
    """Tell whether an object is still part of a file."""
    return bool(made.free != _FREE)


def _fold(pdf: pydyf.PDF) -> None:
    """Hang each run of text on the paragraph, cell or span it is in, without elements around it that say nothing.

    WeasyPrint makes a span for every line of text, and elements without a meaning of their own for boxes that no tag
    asked for. They are half of the objects of a report.
    """
    tree = object_at(pdf, pdf.catalog["StructTreeRoot"])
    owners_on = {}
    for owners in object_at(pdf, tree["ParentTree"])["Nums"][1::2]:
        if not isinstance(owners, list):
            continue  # the owner of a link
        for mark, owner in enumerate(owners):
            leaf = object_at(pdf, owner)
            owners_on[leaf["Pg"]] = owners
            if leaf["S"] == "/Span" and leaf["K"] == [mark]:
                _dissolve(pdf, leaf, owners, (*_HOLDING_TEXT, _TELLING_NOTHING))
    for made in pdf.objects:
        if isinstance(made, pydyf.Dictionary) and made.get("S") == _TELLING_NOTHING and made["Pg"] in owners_on:
            _dissolve(pdf, made, owners_on[made["Pg"]], _HOLDING_TEXT)


def _dissolve(pdf: pydyf.PDF, element: Any, owners: list[bytes], holding: Any) -> None:  # noqa: ANN401 - pydyf's
    """Give what an element holds to its parent, if that is of a kind `holding` text and on the same page."""
    parent = object_at(pdf, element["P"])
    if set(element) != _PLAIN or parent["S"] not in holding or parent["Pg"] != element["Pg"]:
        return
    for kid in element["K"]:
        if isinstance(kid, int):
            owners[kid] = parent.reference
        else:
            object_at(pdf, kid)["P"] = parent.reference
    place = parent["K"].index(element.reference)
    parent["K"][place : place + 1] = element["K"]
    pdf.objects[element.number] = _Nothing()


def _leave_digits(page: pydyf.Stream) -> None:
    """Write places to a thousandth, and glyphs that stand where the one before ends as one run."""
    written = b"\n".join(pydyf._to_bytes(item) for item in page.stream)  # noqa: SLF001 - as it will be written
    runs = written.replace(_NO_STEP, b"").replace(_NO_STEP_LAST, b">]").replace(_NO_GLYPHS, b" ")
    page.stream = [_BEYOND_A_THOUSANDTH.sub(rb"\1", runs)]


def _leave_tables(font: pydyf.Stream) -> None:
    """Embed a font's outlines alone, without the tables that type is set with: it is set.

    Only where its glyphs go by number, as the standard asks, and share one dictionary: of several, readers mistake the
    one a glyph points to.
    """
    (content,) = font.stream
    outlines = _table(content, b"CFF ")
    if outlines and _dictionaries(outlines) == 1:
        font.stream = [outlines]
        font.extra["Subtype"] = "/CIDFontType0C"


def _table(font: bytes, tag: bytes) -> bytes:
    """Return a table of a font file, empty where there is none (ISO/IEC 14496-22, 4)."""
    count = int.from_bytes(font[4:6])
    for entry in (font[start : start + 16] for start in range(12, 12 + 16 * count, 16)):
        if entry[:4] == tag:
            begin, length = int.from_bytes(entry[8:12]), int.from_bytes(entry[12:16])
            return font[begin : begin + length]
    return b""


def _dictionaries(outlines: bytes) -> int:
    """Return how many dictionaries the glyphs of a compact font point to; none where glyphs go by name."""
    _, names_end = _index(outlines, outlines[2])
    place, end = _index(outlines, names_end)
    number = 0
    while place < end:
        first, place = outlines[place], place + 1
        if first == _ESCAPE:
            if outlines[place] == _FONT_DICTIONARIES:
                return int.from_bytes(outlines[number : number + 2])
            place += 1
        elif first in _WHOLE:
            number, place = int.from_bytes(outlines[place : place + _WHOLE[first]], signed=True), place + _WHOLE[first]
        elif first == _REAL:
            while outlines[place] & 0xF != _END_OF_REAL:
                place += 1
            place += 1
        elif first >= _TWO_BYTES:
            place += 1
    return 0


def _index(outlines: bytes, place: int) -> tuple[int, int]:
    """Return where the items of an index begin and end (Adobe TN 5176, 5)."""
    count, size = int.from_bytes(outlines[place : place + 2]), outlines[place + 2]
    last = place + 3 + count * size
    begin = last + size
    return begin, begin - 1 + int.from_bytes(outlines[last:begin])


class _Nothing(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """What stands in place of an object that is needed no more: a free place, so that the numbers of the others stay.

    pydyf writes no free object, and tells a free place in the table by the number 0.
    """

    compressible = False

    def __init__(self) -> None:
        super().__init__()
        self.number, self.free = 0, _FREE
