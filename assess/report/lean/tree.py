"""Telling the structure of a document in fewer elements."""

from __future__ import annotations

from typing import Any

import pydyf  # type: ignore[import-untyped]

from assess.report.lean.objects import is_needed, leave_out, object_at

_PLAIN = {"Type", "S", "K", "Pg", "P"}
_HOLDING_TEXT = frozenset(
    {"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/TH", "/TD", "/LBody", "/Lbl", "/Link", "/Span", "/Caption"}
)
_SPAN, _TELLING_NOTHING = "/Span", "/NonStruct"
_AREA = "/OBJR"
_CELLS = frozenset({"/TH", "/TD"})


def fold(pdf: pydyf.PDF) -> None:
    """Say of each text what it is in, and no more.

    Each run of text hangs on the paragraph, cell or span it is in, without elements around it that say nothing:
    WeasyPrint makes a span for every line of text, and elements without a meaning of their own for boxes that no tag
    asked for. A link holds the place of its area itself. A head says what it heads, instead of every cell that it does.
    """
    tree = object_at(pdf, pdf.catalog["StructTreeRoot"])
    owners_on = {}
    for owners in object_at(pdf, tree["ParentTree"])["Nums"][1::2]:
        if not isinstance(owners, list):
            continue  # the owner of a link
        for mark, owner in enumerate(owners):
            leaf = object_at(pdf, owner)
            owners_on[leaf["Pg"]] = owners
            if leaf["S"] == _SPAN and leaf["K"] == [mark]:
                _dissolve(pdf, leaf, owners, (*_HOLDING_TEXT, _TELLING_NOTHING))
    elements = [made for made in pdf.objects if is_needed(made) and _is_element(made)]
    for made in elements:
        if made["S"] in (_SPAN, _TELLING_NOTHING) and made["Pg"] in owners_on:
            _dissolve(pdf, made, owners_on[made["Pg"]], _HOLDING_TEXT)
    for made in elements:
        if is_needed(made):
            _hold_areas(pdf, made)
        if made["S"] == "/TR":
            _say_what_heads_head(pdf, made)


def _is_element(made: pydyf.Object) -> bool:
    return isinstance(made, pydyf.Dictionary) and made.get("Type") == "/StructElem"


def _dissolve(pdf: pydyf.PDF, element: Any, owners: list[bytes], holding: Any) -> None:  # noqa: ANN401 - pydyf's
    """Give what an element holds to its parent, if that is of a kind `holding` text and on the same page.

    What holds the area of a link stays: the area points to it.
    """
    parent = object_at(pdf, element["P"])
    if set(element) != _PLAIN or parent["S"] not in holding or parent["Pg"] != element["Pg"]:
        return
    marks = [kid for kid in element["K"] if isinstance(kid, int)]
    kids = [object_at(pdf, kid) for kid in element["K"] if not isinstance(kid, int)]
    if any(kid["Type"] == _AREA for kid in kids):
        return
    for mark in marks:
        owners[mark] = parent.reference
    for kid in kids:
        kid["P"] = parent.reference
    place = parent["K"].index(element.reference)
    parent["K"][place : place + 1] = element["K"]
    leave_out(element)


def _hold_areas(pdf: pydyf.PDF, element: pydyf.Dictionary) -> None:
    """Put the place of a link's area into the link, which is on the same page."""
    for place, kid in enumerate(element["K"]):
        held = None if isinstance(kid, int) else object_at(pdf, kid)
        if held and held["Type"] == _AREA:
            element["K"][place] = pydyf.Dictionary({"Type": _AREA, "Obj": held["Obj"]})
            leave_out(held)


def _say_what_heads_head(pdf: pydyf.PDF, row: pydyf.Dictionary) -> None:
    """Say of each head of a row whether it heads the row or a column (ISO 32000-1, 14.8.5.7)."""
    cells = [cell for cell in (object_at(pdf, kid) for kid in row["K"]) if cell["S"] in _CELLS]
    scope = "/Row" if any(cell["S"] == "/TD" for cell in cells) else "/Column"
    for cell in cells:
        cell.pop("ID", None)
        cell["A"].pop("Headers", None)
        if cell["S"] == "/TH":
            cell["A"]["Scope"] = scope
        elif len(cell["A"]) == 1:
            del cell["A"]
