"""A page for the typesetter is well-formed XML, which is read fast, and means the same read as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import tinyhtml5

from assess.report.edition import Edition
from assess.report.html import environment
from assess.report.page import compose
from assess.report.worksheet.sheet import worksheet
from assess.report.writing import views_of
from tests.report import example
from tests.report.companies import manufacturer, nearly_silent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from assess.engagement.model import Engagement

BANK = example.bank()
_NAMESPACE = "{http://www.w3.org/2000/xmlns/}xmlns"


def meaning(root: Element) -> Iterator[tuple[str, dict[str, str], str, str]]:
    """Yield what a page says, element by element, apart from space around its text."""
    for each in root.iter():
        told = {name: value for name, value in each.attrib.items() if name != _NAMESPACE}
        yield each.tag, told, (each.text or "").strip(), (each.tail or "").strip()


def assert_reads_alike(page: str) -> None:
    as_html = tinyhtml5.parse(page, namespace_html_elements=False)
    assert list(meaning(ET.fromstring(page))) == list(meaning(as_html))  # noqa: S314 - a page of our own


@pytest.mark.parametrize("client", [nearly_silent(), manufacturer()])
def test_every_edition_reads_alike_as_xml_and_as_html(client: Engagement) -> None:
    for view in views_of(BANK, client, list(Edition)):
        assert_reads_alike(compose(view, "A4").html)


def test_the_worksheet_reads_alike_as_xml_and_as_html() -> None:
    template = environment().get_template("worksheet/worksheet.html.j2")
    assert_reads_alike(template.render(view=worksheet(BANK)))
