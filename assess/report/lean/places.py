"""Telling places on a page to the point: areas of links and pictures, and where links lead."""

from __future__ import annotations

import pydyf  # type: ignore[import-untyped]


def round_places(pdf: pydyf.PDF) -> None:
    """Write to whole points whatever is a place to click, to look or to jump to."""
    for made in pdf.objects:
        if not isinstance(made, pydyf.Dictionary):
            continue
        if made.get("Type") == "/Annot":
            _round(made["Rect"])
        elif "BBox" in made.get("A", ()):
            _round(made["A"]["BBox"])
    for place in pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])[1::2]:
        _round(place)


def _round(place: pydyf.Array) -> None:
    place[:] = [round(each) if isinstance(each, float) else each for each in place]
