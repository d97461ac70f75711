"""Charts as pictures: what is drawn where, and what is refused."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest
import tinyhtml5  # type: ignore[import-untyped]
from PIL import Image

from assess.report.docx.drawing import NotDrawn, picture
from assess.report.docx.line import SVG
from assess.report.html import render_body

if TYPE_CHECKING:
    from assess.report.view import ReportView

_DOTS = 4
WHITE, BLUE = (255, 255, 255), (18, 67, 109)


def drawn(inside: str, box: str = "0 0 20 10", size: str = 'width="20pt" height="10pt"') -> Image.Image:
    """Return what is drawn inside a chart of 20 by 10 points."""
    svg = fromstring(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" {size}>{inside}</svg>')  # noqa: S314
    return Image.open(io.BytesIO(picture(svg)[0])).convert("RGB")


def dot(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """Return the colour at a place in points."""
    found = image.getpixel((round(x * _DOTS), round(y * _DOTS)))
    assert isinstance(found, tuple)
    return found


def test_a_chart_has_the_size_it_is_given() -> None:
    svg = fromstring('<svg viewBox="0 0 20 10" width="40pt" height="20pt"/>')  # noqa: S314 - our own
    content, width, height = picture(svg)
    assert (width, height) == (40.0, 20.0)
    assert Image.open(io.BytesIO(content)).size == (80, 40)


@pytest.mark.parametrize(
    ("shape", "inked", "blank"),
    [
        ('<rect x="2" y="2" width="6" height="6" fill="#12436d"/>', (5, 5), (12, 5)),
        ('<circle cx="5" cy="5" r="3" fill="#12436d"/>', (5, 5), (2.3, 2.3)),
        ('<path d="M 4.5 0.6 A 3.9 3.9 0 0 0 4.5 8.4 Z" fill="#12436d"/>', (2, 4.5), (6, 4.5)),
        ('<path d="M 0 0 H 8 V 8 H 0 Z" transform="translate(10 1)" fill="#12436d"/>', (14, 5), (5, 5)),
        ('<line x1="0" y1="5" x2="20" y2="5" stroke="#12436d" stroke-width="2"/>', (10, 5), (10, 8)),
        ('<g fill="#12436d"><rect x="1" y="1" width="4" height="4"/></g>', (3, 3), (8, 8)),
        (
            '<g transform="translate(10 5) scale(2)"><rect width="2" height="2" fill="#12436d"/></g>',
            (13, 8),
            (9, 4),
        ),
        ('<rect width="2" height="8" fill="#12436d" transform="rotate(-90 10 5)"/>', (7, 14), (1, 4)),
        ('<rect x="2" y="2" width="6" height="6" fill="none" stroke="#12436d"/>', (2, 5), (5, 5)),
    ],
)
def test_shapes_are_where_they_belong(shape: str, inked: tuple[float, float], blank: tuple[float, float]) -> None:
    image = drawn(shape, "0 0 20 20", "")
    assert dot(image, *inked) == BLUE
    assert dot(image, *blank) == WHITE


def test_dashes_leave_gaps() -> None:
    image = drawn('<path d="M 0 5 H 20" stroke="#12436d" stroke-width="2" stroke-dasharray="2 2" fill="none"/>')
    assert [dot(image, x, 5) == BLUE for x in (1, 3, 5, 7)] == [True, False, True, False]


def test_what_shines_through_is_mixed_with_white() -> None:
    assert dot(drawn('<rect width="9" height="9" fill="#000000" fill-opacity="0.5"/>'), 4, 4) == (128, 128, 128)


def test_text_stands_on_its_line_and_turns() -> None:
    level = drawn('<text x="1" y="8" font-size="8" fill="#12436d">HHHH</text>')
    turned = drawn(
        '<text x="9" y="19" font-size="8" fill="#12436d" transform="rotate(-90 9 19)">HH</text>', "0 0 20 20", ""
    )
    assert _box(level)[3] <= 8 * _DOTS + 1
    assert _box(level)[2] > 15 * _DOTS
    left, top, right, bottom = _box(turned)
    assert bottom - top > right - left
    assert right <= 9 * _DOTS + 2


def _box(image: Image.Image) -> tuple[int, int, int, int]:
    """Return where anything is drawn at all."""
    found = image.convert("L").point(lambda grey: 255 if grey < 200 else 0).getbbox()
    assert found is not None
    return found


@pytest.mark.parametrize(
    "shape",
    [
        "<foreignObject/>",
        '<image href="http://127.0.0.1:9/x.png"/>',
        '<use href="#x"/>',
        '<rect width="x" height="2"/>',
        '<path d="M 1 nonsense"/>',
        '<rect width="2" height="2" fill="url(#x)"/>',
        '<rect width="2" height="2" transform="skewX(3)"/>',
        '<path d="M 0 0 H 9" stroke="#000000" stroke-dasharray="0 0"/>',
        '<text x="1" y="2" font-size="0">x</text>',
        '<text x="1" y="2" font-size="8">x<tspan>y</tspan></text>',
    ],
)
def test_what_cannot_be_drawn_is_refused(shape: str) -> None:
    with pytest.raises(NotDrawn):
        drawn(shape)


@pytest.mark.parametrize("box", ["", "0 0 20", "1 0 20 10", "0 0 0 10", "0 0 99999 99999", "a b c d"])
def test_a_chart_without_a_sensible_size_is_refused(box: str) -> None:
    with pytest.raises(NotDrawn):
        drawn("", box)


def test_every_chart_of_the_report_can_be_drawn(view: ReportView) -> None:
    charts = list(tinyhtml5.parse(render_body(view), namespace_html_elements=False).iter(SVG))
    assert charts
    for chart in charts:
        picture(chart)
