"""Writing the objects of a PDF out: once, numbered without gaps."""

from __future__ import annotations

import re
from functools import cached_property

import pydyf  # type: ignore[import-untyped]

from assess.report.lean.objects import is_needed

_UP = b"\x02"
_BEGIN = b">>\nstream\n"
_TEXT_OR_REFERENCE = re.compile(rb"\((?:\\.|[^\\)])*\)|\b(\d+) 0 R\b", re.DOTALL)


def seal(pdf: pydyf.PDF) -> None:
    """Give the objects that are needed numbers without gaps, and write each out once; so what follows in writing.

    For the file's identifier every object would be written, and compressed, a second time. Gaps would have to be told
    in the table of places.
    """
    needed = [each for each in pdf.objects[1:] if is_needed(each)]
    references = {b"%d" % each.number: b"%d 0 R" % number for number, each in enumerate(needed, 1)}
    for number, each in enumerate(needed, 1):
        each.number = number
    pdf.objects[1:] = [_Sealed(each, references) for each in needed]
    _seal_what_follows(pdf)


class _Sealed(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object as it is written, under the number it has now, as have those it refers to."""

    data = b""
    compressible = False

    def __init__(self, made: pydyf.Object, references: dict[bytes, bytes]) -> None:
        super().__init__()
        self.number = made.number
        self.compressible = made.compressible
        said, begin, content = (made.data, b"", b"") if self.compressible else made.data.partition(_BEGIN)
        renumbered = _TEXT_OR_REFERENCE.sub(lambda found: references[found[1]] if found[1] else found[0], said)
        self.data = _padded(renumbered + begin + content)


def _padded(written: bytes) -> bytes:
    """Return an object with a line's end added to its stream where the last byte of that is a carriage return.

    With the line's end before `endstream` it would read as one, and the stream as a byte too short (ISO 19005-3,
    6.1.7.1). What stands behind the end of compressed data is not read.
    """
    if not written.endswith(b"\r\nendstream"):
        return written
    head, begin, content = written.partition(_BEGIN)
    content = content.removesuffix(b"\nendstream")
    length = b"/Length %d"
    return b"".join(
        (head.replace(length % len(content), length % (len(content) + 1)), begin, content, b"\n\nendstream")
    )


def _seal_what_follows(pdf: pydyf.PDF) -> None:
    """Do the same with the streams made while a file is written: that of the objects and that of their places."""
    add = pdf.add_object

    def add_sealed(made: pydyf.Object) -> None:
        if isinstance(made, pydyf.Stream):
            made.__class__ = _Last
        add(made)

    pdf.add_object = add_sealed


class _Last(pydyf.Stream):  # type: ignore[misc]  # likewise
    """A stream that is complete by the time it is first written out."""

    @cached_property
    def data(self) -> bytes:
        if self.extra["Type"] == "/XRef" and self.compress:
            width = sum(self.extra["W"])
            self.stream[:] = [_differences(b"".join(self.stream), width)]
            self.extra["DecodeParms"] = pydyf.Dictionary({"Predictor": 12, "Columns": width})
        return _padded(super().data)


def _differences(places: bytes, width: int) -> bytes:
    """Return each row of places as its difference from the row before, which is mostly the same.

    It is the predictor "Up" of PNG, each row of which begins with its number (ISO 32000-1, 7.4.4.4).
    """
    steps = bytes((one - before) & 0xFF for one, before in zip(places, bytes(width) + places, strict=False))
    return b"".join(_UP + steps[start : start + width] for start in range(0, len(steps), width))
