"""The style of a brand, laid over that of an edition. Charts keep their own colours.

Nothing but checked colours, names of assets and escaped text gets into it.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from assess.report.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.report.brand import Brand

TYPES = {".otf": "font/otf", ".ttf": "font/ttf", ".png": "image/png", ".svg": "image/svg+xml"}
_CSS_OF = {"regular": (400, "normal"), "italic": (400, "italic"), "bold": (600, "normal")}
_FAMILY = (
    '"Report Brand", "Report Inter", "Report Noto", Inter, system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif'
)
_BOXES = ("top-left", "top-right", "bottom-left", "bottom-right")
_SMALL = "font-size: 8.5pt; line-height: 11pt; font-weight: 600; color: #5a5a5a; width: 60%; vertical-align: middle;"
_PRIMARY = """h2, .cover .kind, .masthead .kind, .badge strong, .refs, .accent, .missing, .step-range, .number-badge,
.figures .value, .front .ask h3, .options thead th.proposed, .gates .one-way strong, .appendix .asked h3, a.outside,
tr.group th"""
_EDGES = """.badge, .ask, .unknown, .unknown-line, .caps, .part, section.flows, .masthead, blockquote,
.summary table.figures td, .summary table.figures th, .options thead th.proposed"""


def colours(brand: Brand) -> str:
    """Return the rules that give headings and figures the one colour, rules and the edges of badges the other."""
    return (
        f"{_PRIMARY} {{ color: {brand.colours.primary}; }}\n"
        ".front h2.verdict, .cover nav h2 { color: #1c1c1c; }\n"
        f"{_EDGES} {{ border-color: {brand.colours.accent}; }}\n"
        f".cover .rule {{ background: {brand.colours.accent}; }}\n"
    )


def printed(brand: Brand, edition: Edition) -> str:
    """Return the style for the typesetter, which is served logo and fonts under its private scheme."""
    first = ":first" if edition is Edition.BOARD else "cover"
    name = f"@top-right {{ content: {css_text(brand.name)}; {_SMALL} {_family(brand)} }}"
    return "".join(
        (
            colours(brand),
            _fonts(brand, lambda asset: f"assess:{asset}"),
            _feet(brand, edition),
            f"@page {first} {{ {name} {_logo(brand)} }}\n",
        )
    )


def on_screen(brand: Brand) -> str:
    """Return the style for a page that needs nothing beside it: logo and fonts stand inside it as data."""
    held = dict(brand.assets)
    shown = "display: block; font-weight: 600; margin-bottom: 12pt;"
    if brand.logo:
        shown += f" background: url({_data(brand.logo, held)}) no-repeat left top / auto 40px; padding-top: 48px;"
    told = f"body::before {{ content: {css_text(brand.name)}; {shown} }}\n"
    if brand.lines:
        lines = css_text("\n".join(brand.lines))
        told += f"body::after {{ content: {lines}; display: block; white-space: pre-line; margin-top: 24pt; }}\n"
    return colours(brand) + _fonts(brand, lambda asset: _data(asset, held)) + told


def css_text(text: str) -> str:
    """Return text as a string of a style. Whatever is no letter, digit or blank is written by its number."""
    return f'"{"".join(map(_written, text))}"'


def _written(character: str) -> str:
    plain = character.isascii() and (character.isalnum() or character == " ")
    return character if plain else f"\\{ord(character):x} "


def _feet(brand: Brand, edition: Edition) -> str:
    """Return the feet of pages: what an edition says there, and the lines of the brand below it."""
    if not brand.lines:
        return ""
    lines = css_text("\n" + "\n".join(brand.lines))
    named = 'string(stamp) ". "' if edition.in_confidence else f'"{edition.value.capitalize()} edition. "'
    said = f"{named} string(calibration)"
    on_cover = f"string(stamp) {lines}" if edition.in_confidence else css_text("\n".join(brand.lines))
    foot = "@bottom-left {{ content: {}; white-space: pre-line; }}"
    told = f"@page {{ {foot.format(f'{said} {lines}')} }}\n"
    if edition is not Edition.BOARD:
        small = f"{_SMALL} width: 80%; {_family(brand)}" if not edition.in_confidence else ""
        told += f"@page cover {{ @bottom-left {{ content: {on_cover}; white-space: pre-line; {small} }} }}\n"
    return told


def _logo(brand: Brand) -> str:
    """Return the box with the logo, at the head of the first page; it is decoration beside the name in words."""
    if not brand.logo:
        return ""
    ground = f'background: url("assess:{brand.logo}") no-repeat left center / contain'
    return f'@top-left {{ content: ""; width: 35%; height: 8mm; margin: auto 0 5mm; {ground}; }}'


def _fonts(brand: Brand, where: Callable[[str], str]) -> str:
    if not brand.faces:
        return ""
    faces = "".join(
        f'@font-face {{ font-family: "Report Brand"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{where(asset)}"); }}\n'
        for name, asset in brand.faces
        if asset
        for weight, style in (_CSS_OF[name],)
    )
    boxes = " ".join(f"@{box} {{ {_family(brand)} }}" for box in _BOXES)
    return f"{faces}body {{ {_family(brand)} }}\n@page {{ {boxes} }}\n"


def _family(brand: Brand) -> str:
    family = _FAMILY if brand.faces else _FAMILY.removeprefix('"Report Brand", ')
    return f"font-family: {family};"


def _data(asset: str, held: dict[str, bytes]) -> str:
    kind = TYPES[asset[asset.rindex(".") :].lower()]
    return f"data:{kind};base64,{base64.b64encode(held[asset]).decode()}"
