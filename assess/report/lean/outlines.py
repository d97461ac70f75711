"""Embedding of a font what a page is drawn with: its outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pydyf  # type: ignore[import-untyped]

# The top dictionary of a compact font (Adobe TN 5176, 4 and 9): numbers, each run of them before an operator.
_ESCAPE, _FONT_DICTIONARIES = 12, 36
_WHOLE = {28: 2, 29: 4}
_REAL, _END_OF_REAL = 30, 0xF
_TWO_BYTES = 247


def leave_tables(font: pydyf.Stream) -> None:
    """Embed a font's outlines alone, without the tables that type is set with: it is set.

    Only where its glyphs go by number, as the standard asks, and share one dictionary: of several, readers mistake the
    one a glyph points to.
    """
    (content,) = font.stream
    outlines = _table(content, b"CFF ")
    if outlines and dictionaries(outlines) == 1:
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


def dictionaries(outlines: bytes) -> int:
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
