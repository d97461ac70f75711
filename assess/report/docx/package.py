"""The file around the document: nothing in it but what the report needs, and nothing that differs from run to run."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from assess.report.docx.markup import made

if TYPE_CHECKING:
    from docx.document import Document

_MAKER = "assess"
_UNWANTED = frozenset(
    {"thumbnail", "extended-properties", "stylesWithEffects", "webSettings", "fontTable", "customXml"}
)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can hold
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_MOST_LETTERS = 255
_WORD = "http://schemas.microsoft.com/office/word"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of itself. dated: an ISO day, or "" where there is none."""

    title: str
    language: str
    dated: str


def packed(document: Document, facts: Facts) -> bytes:
    """Return a document as the bytes of a file."""
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for name in [name for name, each in relations.items() if each.reltype.rpartition("/")[2] in _UNWANTED]:
            del relations[name]
    _describe(document, facts)
    _set_up(document)
    written = io.BytesIO()
    document.save(written)
    return _normalised(written)


def _describe(document: Document, facts: Facts) -> None:
    told = document.core_properties
    for element in list(told._element):  # noqa: SLF001 - what the library's own template says of itself goes
        told._element.remove(element)  # noqa: SLF001 - likewise
    told.title = facts.title[:_MOST_LETTERS]
    told.author = told.last_modified_by = _MAKER
    told.language = facts.language[:_MOST_LETTERS]
    if facts.dated:
        day = date.fromisoformat(facts.dated)
        told.created = told.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)


def _set_up(document: Document) -> None:
    """Ask for today's way of setting text, so that Word does not open the file in a mode for older ones."""
    told = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    compat = made("w:compat", *(made("w:compatSetting", name=name, uri=_WORD, val=each) for name, each in told.items()))
    document.settings.element[:] = [
        made("w:zoom", percent=100),
        made("w:defaultTabStop", val=720),
        made("w:characterSpacingControl", val="doNotCompress"),
        compat,
    ]


def _normalised(file: io.BytesIO) -> bytes:
    """Return a zip file's parts in one order, under one date."""
    written = io.BytesIO()
    with zipfile.ZipFile(file) as found, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made_anew:
        for name in sorted(found.namelist(), key=lambda name: (name not in _FIRST, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            made_anew.writestr(entry, found.read(name))
    return written.getvalue()
