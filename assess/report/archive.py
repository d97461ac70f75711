"""Making one PDF an archive and an accessible document at once: PDF/A-3a and PDF/UA-1 (ISO 19005-3 and ISO 14289-1).

WeasyPrint writes either. The report is written as PDF/A-3a; `finish` then declares PDF/UA-1 in the same metadata, which
PDF/A allows only with a description of the properties that it does not know (ISO 19005-3, 6.6.2.3.3).
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

import pydyf  # type: ignore[import-untyped]

from assess.report.lean.file import make_leaner
from assess.report.lean.objects import object_at
from assess.report.lean.sealing import seal
from assess.report.libraries import load_weasyprint
from assess.resources import data_folder

VARIANT = "pdf/a-3a"
DATA_NAME = "assess-report.json"
_PROFILE = "srgb.icc"
_DATA_SAYS = "What this edition of the report prints, for machines to read"
_NO_DATE = date(1970, 1, 1)  # an attachment must have a date; a file without an answer has none

_MAP_BEGINS = [b"/CIDInit /ProcSet findresource begin"]
_NO_TEXT, _WORD_JOINER = b" <>", b" <2060>"
_ACCESSIBLE = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""


def attachments(data: bytes | None, dated: str) -> list[Any]:
    """Return the data as what WeasyPrint attaches, dated with the report's ISO day so that its bytes stay the same."""
    if data is None:
        return []
    day = date.fromisoformat(dated) if dated else _NO_DATE
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return [
        load_weasyprint().Attachment(
            file_obj=io.BytesIO(data),
            name=DATA_NAME,
            description=_DATA_SAYS,
            created=moment,
            modified=moment,
            relationship="Data",
        )
    ]


def finish(document: Any, pdf: pydyf.PDF) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Declare PDF/UA-1 as well, name each attachment once, and write every stream out as both standards want it.

    It is called by WeasyPrint just before a file is written, when the pages are needed no more.
    """
    document.pages.clear()
    _declare(pdf)
    make_leaner(pdf)
    _map_all_glyphs(pdf)
    _leave_pixels(pdf)
    _name_colours(pdf)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    seal(pdf)


def _declare(pdf: pydyf.PDF) -> None:
    """Add PDF/UA-1 to the metadata, and leave them uncompressed, as PDF/A wants them."""
    metadata = object_at(pdf, pdf.catalog["Metadata"])
    metadata.compress = False
    metadata.stream = [b"".join(metadata.stream).replace(b"</rdf:RDF>", _ACCESSIBLE)]


def _map_all_glyphs(pdf: pydyf.PDF) -> None:
    """Give every glyph text, as PDF/A wants it: a word joiner, which nobody sees, where another glyph has the text.

    Scripts such as Devanagari write a syllable with several glyphs, of which WeasyPrint gives the first all its text.
    """
    for made in pdf.objects:
        if isinstance(made, pydyf.Stream) and made.stream[:1] == _MAP_BEGINS:
            made.stream = [
                line.removesuffix(_NO_TEXT) + _WORD_JOINER if line.endswith(_NO_TEXT) else line for line in made.stream
            ]


def _leave_pixels(pdf: pydyf.PDF) -> None:
    """Have no image smoothed by whoever shows it, which PDF/A leaves to nobody (ISO 19005-3, 6.2.8)."""
    for made in pdf.objects:
        if isinstance(made, pydyf.Stream) and made.extra.get("Subtype") == "/Image":
            made.extra["Interpolate"] = "false"


def _name_colours(pdf: pydyf.PDF) -> None:
    """Say what the colours are by the shortest profile of sRGB instead of the typesetter's (ISO 19005-3, 6.2.3)."""
    for intent in pdf.catalog.get("OutputIntents", ()):
        profile = object_at(pdf, intent["DestOutputProfile"])
        profile.stream = [(data_folder("report_templates") / _PROFILE).read_bytes()]
