"""The files beside a `brand.toml`: a logo and fonts, looked through before a typesetter or a browser sees them."""

from __future__ import annotations

import io
import re
import struct
import warnings
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BESIDE = "Its files lie in that folder or below it."
_SUFFIXES = {"logo": (".png", ".svg"), "font": (".otf", ".ttf")}
_NAME = re.compile(r"[\w-][\w. -]*(/[\w-][\w. -]*)*", re.ASCII)
_MOST_LOGO, _MOST_FONT = 300_000, 2_000_000
_MOST_PIXELS = 3_000
_DEEPEST = 40
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset(
    f"{_SVG}{name}"
    for name in ("svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
                 "polygon", "linearGradient", "radialGradient", "stop")
)  # fmt: skip
_WITHIN = re.compile(r"url\(\s*[\"']?#")


class Misfit(ValueError):
    """Why a file cannot be used, and what to do: the rest of a sentence that begins with its name."""


def logo(folder: Path, name: str) -> bytes:
    """Return a PNG or an SVG of a brand's folder; raises `Misfit`."""
    content = _beside(folder, name, "logo", _MOST_LOGO)
    (_look_at_png if name.lower().endswith(".png") else _look_at_svg)(content)
    return content


def font(folder: Path, name: str) -> bytes:
    """Return a static OpenType font of a brand's folder; raises `Misfit`."""
    content = _beside(folder, name, "font", _MOST_FONT)
    try:
        with TTFont(io.BytesIO(content), lazy=True) as read:
            varies, characters = "fvar" in read, read.getBestCmap()
    except (TTLibError, struct.error, AssertionError, KeyError, IndexError, ValueError, TypeError) as error:
        raise Misfit("is no font that can be read. Give an OTF or a TTF") from error
    if varies or not characters:
        raise Misfit("is a variable font or has no letters. Give the static font of each weight")
    return content


def _beside(folder: Path, name: str, kind: str, most: int) -> bytes:
    """Return the bytes of a file that lies in the folder, wherever its name and links may point."""
    if not name.lower().endswith(_SUFFIXES[kind]):
        raise Misfit(f"does not end in {' or '.join(_SUFFIXES[kind])}. Give such a {kind}")
    root = folder.resolve()
    path = (root / name).resolve()
    if not _NAME.fullmatch(name) or not path.is_relative_to(root):
        raise Misfit("is no plain name of a file in the brand's folder. Put the file beside brand.toml and name it")
    if not path.is_file():
        raise Misfit("is not there. Put the file beside brand.toml")
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise Misfit(f"is larger than {most // 1000} kB. Give a smaller one")
    return content


def _look_at_png(content: bytes) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=("PNG",))
            large = max(image.size) > _MOST_PIXELS
            if not large:
                image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Misfit("is no PNG that can be read. Save it again as PNG") from error
    if large or not content.startswith(_PNG):
        raise Misfit(f"is wider or higher than {_MOST_PIXELS:,} pixels. Give a smaller one")


def _look_at_svg(content: bytes) -> None:
    """Allow plain shapes only: nothing that fetches, runs, repeats itself, or needs a font of this system."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content:
        raise Misfit("has a document type or is not UTF-8. Save it as plain SVG in UTF-8")
    try:
        root = ET.fromstring(content.decode())  # noqa: S314 - without entities, and small
    except (ET.ParseError, UnicodeDecodeError, ValueError) as error:
        raise Misfit("is no SVG that can be read. Save it as plain SVG in UTF-8") from error
    if root.tag != f"{_SVG}svg" or not ({"width", "height"} <= set(root.attrib) or "viewBox" in root.attrib):
        raise Misfit("has no <svg> with a viewBox at its root. Save it as plain SVG")
    for depth, element in _walked(root):
        tag = str(element.tag).removeprefix(_SVG)
        if depth > _DEEPEST:
            raise Misfit(f"nests shapes more than {_DEEPEST} deep. Ungroup them")
        if element.tag not in _DRAWN:
            raise Misfit(f"holds <{tag}>. Turn everything into paths and save it as plain SVG")
        for key, value in element.attrib.items():
            fetches = "url" in _WITHIN.sub("", value.lower())
            if fetches or "\\" in value or key.rpartition("}")[2].lower() == "href" or key.lower().startswith("on"):
                raise Misfit(
                    f"has {key.rpartition('}')[2]} on <{tag}>. Leave plain shapes only, and save it as plain SVG"
                )


def _walked(root: ET.Element) -> Iterator[tuple[int, ET.Element]]:
    """Yield every element with how deep it lies."""
    waiting = [(0, root)]
    while waiting:
        depth, element = waiting.pop()
        yield depth, element
        waiting += [(depth + 1, each) for each in element]
