"""Where a printed link may lead: to a place in the report, or to http, https and mailto. Nothing is ever attached.

The view offers no other link. A template of the reader's own may, and WeasyPrint passes on whatever it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assess.report.words import link

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element


def unlink(page: Element) -> None:
    """Take every target that may not be printed, and every attachment, off the elements of a page."""
    for element in page.iter():
        if "attachment" in element.get("rel", "").lower().split():
            del element.attrib["rel"]
            element.attrib.pop("href", None)
        target = element.get("href", "#")
        if element.tag in ("a", "area") and not target.startswith("#") and not link(target):
            element.tag = "span"
            del element.attrib["href"]


def drop_links(pages: Iterable[Any]) -> None:
    """Drop from pages that are set the links that a style has made and that may not be printed."""
    for page in pages:
        page.links[:] = [
            each for each in page.links if each[0] == "internal" or (each[0] == "external" and link(each[1]))
        ]
