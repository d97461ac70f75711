"""Leaving out of a whole PDF what nobody reads."""

from __future__ import annotations

import pydyf  # type: ignore[import-untyped]

from assess.report.lean.outlines import leave_tables
from assess.report.lean.page import shorten
from assess.report.lean.places import round_places
from assess.report.lean.tree import fold


def make_leaner(pdf: pydyf.PDF) -> None:
    """Say the same in fewer objects and bytes, before a file is written."""
    fold(pdf)
    round_places(pdf)
    for made in pdf.objects:
        if not isinstance(made, pydyf.Stream):
            continue
        if made.extra.get("Subtype") == "/OpenType":
            leave_tables(made)
        elif b"BT" in made.stream:
            shorten(made)
