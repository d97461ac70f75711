"""A chart of the page as a picture: the few shapes that our charts are drawn with, in points, on white.

Word shows no SVG without a picture beside it, and older ones and other programs show none at all.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from itertools import pairwise
from math import atan2, ceil, degrees, dist, radians, sqrt
from typing import TYPE_CHECKING, Any

from fontTools.misc.transform import Identity  # type: ignore[import-untyped]
from fontTools.pens.basePen import BasePen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.svgLib.path import parse_path  # type: ignore[import-untyped]
from fontTools.svgLib.path.shapes import PathBuilder  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont

from assess.report.docx.looks import points
from assess.resources import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

Point = tuple[float, float]

_DOTS_A_POINT = 4  # 288 dots an inch
_FINER = 2  # each dot is the mean of so many times so many
_SCALE = _DOTS_A_POINT * _FINER
_MOST_DOTS = 40_000_000  # a picture of this size is not one of ours
_STEPS = 12
_USUAL_SIZE = 16.0
_LEAST_BOLD = 600
_MOVE = re.compile(r"(translate|scale|rotate)\(([^()]*)\)")
_FIGURE = re.compile(r"-?[\d.]+")
_HANDED_DOWN = frozenset(
    """fill stroke fill-opacity stroke-opacity stroke-width stroke-dasharray
    font-size font-weight text-anchor""".split()  # noqa: SIM905 - it reads better
)
_SILENT = frozenset({"title", "desc"})


class NotDrawn(ValueError):
    """A shape, a colour or a size that this cannot draw; the words of the chart then stand in its place."""


def picture(svg: Element) -> tuple[bytes, float, float]:
    """Return a chart as a PNG, with its width and height in points. Raises `NotDrawn`."""
    _, _, width, height = _view_box(svg)
    size = round(width * _SCALE), round(height * _SCALE)
    if not 0 < size[0] * size[1] <= _MOST_DOTS:
        raise NotDrawn("too large")
    canvas = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(canvas)
    for element in _handed_down(svg):
        _draw(draw, element, Identity.scale(_SCALE))
    small = canvas.reduce(_FINER).quantize(32, dither=Image.Dither.NONE)
    written = io.BytesIO()
    small.save(written, "PNG", optimize=True)
    return written.getvalue(), points(svg.get("width", ""), 9.0) or width, points(svg.get("height", ""), 9.0) or height


def _view_box(svg: Element) -> list[float]:
    try:
        box = [float(each) for each in svg.get("viewBox", "").split()]
    except ValueError as error:
        raise NotDrawn("a view that is not four figures") from error
    if len(box) != 4 or box[:2] != [0.0, 0.0]:  # noqa: PLR2004 - x, y, width, height
        raise NotDrawn("a view that does not begin at nought")
    return box


def _draw(draw: ImageDraw.ImageDraw, element: Element, around: Any) -> None:  # noqa: ANN401 - fontTools has no types
    tag = str(element.tag).rpartition("}")[2]
    if tag in _SILENT:
        return
    moved = around.transform(_moved(element))
    if tag == "g":
        for each in _handed_down(element):
            _draw(draw, each, moved)
    elif tag == "text":
        _write(draw, element, moved)
    else:
        _trace(draw, element, moved)


def _handed_down(group: Element) -> Iterator[Element]:
    """Yield what a group holds, with what the group says of all in it."""
    common = {name: value for name, value in group.attrib.items() if name in _HANDED_DOWN}
    for element in group:
        copy = type(element)(element.tag, {**common, **element.attrib})
        copy.text = element.text
        copy.extend(element)
        yield copy


def _moved(element: Element) -> Any:  # noqa: ANN401 - likewise
    """Return how an element is moved, scaled and turned against what it stands in."""
    asked = element.get("transform", "")
    found: Any = Identity
    for name, written in _MOVE.findall(asked):
        figures = [float(each) for each in _FIGURE.findall(written)]
        if name == "rotate" and len(figures) == 3:  # noqa: PLR2004 - an angle and a point
            found = found.translate(*figures[1:]).rotate(radians(figures[0])).translate(-figures[1], -figures[2])
        elif name == "rotate":
            found = found.rotate(radians(figures[0]))
        else:
            found = getattr(found, name)(*figures)
    if _MOVE.sub("", asked).strip():
        raise NotDrawn(asked)
    return found


def _write(draw: ImageDraw.ImageDraw, element: Element, moved: Any) -> None:  # noqa: ANN401 - likewise
    if len(element) or element.get("text-anchor", "start") != "start":
        raise NotDrawn("text in parts, or anchored")
    weight = element.get("font-weight", "400")
    bold = weight == "bold" or (weight.isdigit() and int(weight) >= _LEAST_BOLD)
    size = _figure(element, "font-size", _USUAL_SIZE) * _growth(moved)
    if not size > 0:
        raise NotDrawn("text of no size")
    font = _font(bold, size)
    text, ink = " ".join((element.text or "").split()), _paint(element, "fill", "#000000") or "#ffffff"
    at = moved.transformPoint((_figure(element, "x"), _figure(element, "y")))
    angle = round(degrees(atan2(moved.xy, moved.xx)))
    if not angle:
        draw.text(at, text, ink, font, anchor="ls")
        return
    reach = ceil(font.getlength(text)) + round(font.size)
    mask = Image.new("L", (2 * reach, 2 * reach))
    ImageDraw.Draw(mask).text((reach, reach), text, 255, font, anchor="ls")
    draw.bitmap((at[0] - reach, at[1] - reach), mask.rotate(-angle, Image.Resampling.BICUBIC), ink)


def _growth(moved: Any) -> float:  # noqa: ANN401 - likewise
    """Return by how much lengths grow."""
    return sqrt(abs(moved.xx * moved.yy - moved.xy * moved.yx))


@lru_cache(maxsize=32)
def _font(bold: bool, size: float) -> ImageFont.FreeTypeFont:  # noqa: FBT001 - a cache's key
    file = data_folder("report_templates") / "fonts" / f"Inter-{'SemiBold' if bold else 'Regular'}.otf"
    return ImageFont.truetype(io.BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)


def _trace(draw: ImageDraw.ImageDraw, element: Element, moved: Any) -> None:  # noqa: ANN401 - likewise
    fill, stroke = _paint(element, "fill", "#000000"), _paint(element, "stroke", None)
    grown = _growth(moved)
    width = max(1, round(_figure(element, "stroke-width", 1.0) * grown))
    dashes = [float(each) * grown for each in _FIGURE.findall(element.get("stroke-dasharray", ""))]
    for line, closed in _outlines(element, moved):
        if fill and len(line) > 2:  # noqa: PLR2004 - a line has no inside
            draw.polygon(line, fill)
        if stroke:
            around = [*line, line[0]] if closed else line
            for piece in _dashed(around, dashes) if dashes else [around]:
                draw.line(piece, stroke, width, joint="curve")


def _paint(element: Element, name: str, usual: str | None) -> str | None:
    """Return a colour in which to draw, None for not at all; one that shines through is mixed with the white below."""
    value = element.get(name, usual)
    if value in {None, "none"}:
        return None
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value or ""):
        raise NotDrawn(f"the colour {value}")
    share = _figure(element, f"{name}-opacity", 1.0)
    mixed = (round(255 - (255 - int(str(value)[at : at + 2], 16)) * share) for at in (1, 3, 5))
    return f"#{''.join(f'{part:02x}' for part in mixed)}"


def _figure(element: Element, name: str, usual: float = 0.0) -> float:
    try:
        return float(element.get(name, usual))
    except ValueError as error:
        raise NotDrawn(f"{name} is no figure") from error


class _Outline(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Gathers a path as straight lines, curves cut into short ones."""

    def __init__(self) -> None:
        super().__init__(None)
        self.lines: list[tuple[list[Point], bool]] = []

    def _moveTo(self, pt: Point) -> None:  # noqa: N802 - the name the pen protocol gives
        self.lines.append(([pt], False))

    def _lineTo(self, pt: Point) -> None:  # noqa: N802 - likewise
        self.lines[-1][0].append(pt)

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802 - likewise
        start = self.lines[-1][0][-1]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            parts = tuple(zip(weights, (start, pt1, pt2, pt3), strict=True))
            self.lines[-1][0].append((sum(w * p[0] for w, p in parts), sum(w * p[1] for w, p in parts)))

    def _closePath(self) -> None:  # noqa: N802 - likewise
        self.lines[-1] = (self.lines[-1][0], True)

    def _endPath(self) -> None:  # noqa: N802 - likewise
        """Leave the line open."""


def _outlines(element: Element, moved: Any) -> Sequence[tuple[list[Point], bool]]:  # noqa: ANN401 - likewise
    builder = PathBuilder()
    pen = _Outline()
    still: dict[str, Any] = {name: value for name, value in element.attrib.items() if name != "transform"}
    try:
        if not builder.add_path_from_element(type(element)(element.tag, still)):
            raise NotDrawn(f"a shape called {element.tag}")
        parse_path(builder.paths[-1], TransformPen(pen, moved))
    except (TypeError, ValueError, IndexError) as error:
        raise NotDrawn(f"a shape called {element.tag} that cannot be read") from error
    return pen.lines


def _dashed(line: Sequence[Point], dashes: Sequence[float]) -> Iterator[list[Point]]:
    """Yield the drawn parts of a line that is drawn in dashes; each of its sides begins with one."""
    drawn, period = dashes[0], sum(dashes[:2]) if len(dashes) > 1 else dashes[0] * 2
    if period < 1 or drawn < 0:
        raise NotDrawn("dashes without a length")
    for start, end in pairwise(line):
        whole = dist(start, end)
        for number in range(ceil(whole / period)):
            first = number * period
            yield [_between(start, end, min(1.0, at / whole)) for at in (first, first + drawn)]


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
