"""A consultancy's brand: `brand.toml` in a folder of its own, its logo and fonts beside it, read and checked once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, StringConstraints, ValidationError

from assess.bank.base import Entry
from assess.bank.source import nearest
from assess.errors import ProblemsError
from assess.report.brand_files import BESIDE, Misfit, font, logo
from assess.report.overrides import read_overrides

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

FILE = "brand.toml"
INTER = "Inter"
WEIGHTS = ("regular", "italic", "bold")
_MOST_BYTES = 20_000
_ON_WHITE = 4.5  # WCAG 2.2, 1.4.3: text against its ground
_DARK = 0.04045  # where the curve of sRGB begins
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LINE = StringConstraints(strip_whitespace=True, min_length=1, max_length=80)


def _printable(text: str) -> str:
    if not text.isprintable():
        raise ValueError("holds a character that cannot be printed. Take line ends and control characters out")
    return text


def _colour(text: str) -> str:
    if not _COLOUR.fullmatch(text):
        raise ValueError("is no colour. Write # and six digits, such as #12436d")
    if _contrast(text) < _ON_WHITE:
        raise ValueError(
            f"cannot be read on white ({_contrast(text):.1f} to 1, {_ON_WHITE} is needed). Take a darker one"
        )
    return text.lower()


def _contrast(colour: str) -> float:
    """Return the contrast of a colour with white, from 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


Line = Annotated[str, _LINE, AfterValidator(_printable)]
Colour = Annotated[str, AfterValidator(_colour)]


class Colours(Entry):
    """primary: of headings and figures. accent: of rules and the edges of badges."""

    primary: Colour = "#12436d"
    accent: Colour = "#12436d"


class Fonts(Entry):
    """The font file of each weight, beside the toml; "Inter" for the bundled one. A weight left out is the regular."""

    regular: str = INTER
    italic: str = ""
    bold: str = ""


class _Told(Entry):
    """What stands in a `brand.toml`."""

    name: Line
    logo: str = ""
    footer: Line | None = None
    confidentiality: Line | None = None
    colours: Colours = Field(default_factory=Colours)
    fonts: Fonts = Field(default_factory=Fonts)


_KEYS = {"colours": list(Colours.model_fields), "fonts": list(Fonts.model_fields)}


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand as reports are printed with it. It holds all bytes it needs, and no path.

    lines: what stands at the foot of every page. assets: files by their name under the typesetter's private scheme.
    faces: the asset of each weight, none for the bundled fonts. overrides: the text of each template of its own.
    """

    name: str
    lines: tuple[str, ...] = ()
    colours: Colours = field(default_factory=Colours)
    assets: tuple[tuple[str, bytes], ...] = ()
    logo: str = ""
    faces: tuple[tuple[str, str], ...] = ()
    overrides: tuple[tuple[str, str], ...] = ()


def read_brand(folder: Path) -> Brand:
    """Return the brand in a folder; raises `ProblemsError` with file, line and key of everything that does not fit."""
    text = _text(folder)
    try:
        told = _Told.model_validate(_parsed(text, folder))
    except ValidationError as error:
        raise _unusable(folder, [_problem(text, each) for each in error.errors()]) from error
    problems: list[str] = []
    assets = dict(_assets(folder, told, text, problems))
    try:
        overrides = read_overrides(folder)
    except ProblemsError as error:
        problems.extend(error.problems)
    if problems:
        raise _unusable(folder, problems)
    faces = _faces(told.fonts) if any(key.startswith("fonts.") for key in assets) else {}
    return Brand(
        told.name,
        tuple(line for line in (told.confidentiality, told.footer) if line),
        told.colours,
        tuple((_named(key, told), content) for key, content in assets.items()),
        _named("logo", told) if told.logo else "",
        tuple((weight, "" if name == INTER else f"brand/{name}") for weight, name in faces.items()),
        overrides,
    )


def _text(folder: Path) -> str:
    path = folder / FILE
    if not path.is_file():
        raise _unusable(folder, [f'{FILE}: there is no such file. Make one with: name = "Your consultancy"'])
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise _unusable(folder, [f"{FILE}: it is larger than {_MOST_BYTES // 1000} kB. Take out what is not a brand"])
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise _unusable(folder, [f"{FILE}: it is not UTF-8. Save it as UTF-8"]) from error


def _parsed(text: str, folder: Path) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unusable(folder, [f"{FILE}: {error}. Mend that line"]) from error


def _assets(folder: Path, told: _Told, text: str, problems: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of the logo and of each font by the key that names them; note what does not fit."""
    wanted: list[tuple[str, str, Callable[[Path, str], bytes]]] = [("logo", told.logo, logo)]
    wanted += [(f"fonts.{weight}", getattr(told.fonts, weight), font) for weight in WEIGHTS]
    for key, name, read in wanted:
        if name in ("", INTER):
            continue
        try:
            yield key, read(folder, name)
        except Misfit as misfit:
            place = key.split(".")
            problems.append(f"{FILE}:{_line(text, place)}: {key}: {name!r} {misfit}")


def _named(key: str, told: _Told) -> str:
    weight = key.removeprefix("fonts.")
    return f"brand/{told.logo if key == 'logo' else getattr(told.fonts, weight)}"


def _faces(fonts: Fonts) -> dict[str, str]:
    """Return the font of every weight: one left out is the regular, so that none is ever made up."""
    return {weight: getattr(fonts, weight) or fonts.regular for weight in WEIGHTS}


def _problem(text: str, details: ErrorDetails) -> str:
    place = [str(part) for part in details["loc"]]
    where = f"{FILE}:{_line(text, place)}: {'.'.join(place)}"
    if details["type"] == "extra_forbidden":
        known = _KEYS.get(place[0], list(_Told.model_fields))
        return f"{where}: unknown key.{nearest(place[-1], known)} Known are {', '.join(known)}"
    if details["type"] == "missing":
        return f"{where}: missing. Add a line for it"
    return f"{where}: {details['msg'].removeprefix('Value error, ')}"


def _line(text: str, place: Sequence[str]) -> int:
    """Return the line in which a key stands, or the table that it would be in; 1 for none."""
    table: list[str] = []
    found: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if head := re.match(r"\s*\[\s*([\w.-]+)\s*\]", line):
            table = head[1].split(".")
            found.setdefault(tuple(table), number)
        elif key := re.match(r"\s*[\"']?([\w.-]+)[\"']?\s*=", line):
            found.setdefault((*table, *key[1].split(".")), number)
    return next((found[start] for at in range(len(place), 0, -1) if (start := tuple(place[:at])) in found), 1)


def _unusable(folder: Path, problems: Sequence[str]) -> ProblemsError:
    summary = f"The brand in {folder} cannot be used; nothing was written. {BESIDE}"
    return ProblemsError(summary, [f"{each}." for each in problems])
