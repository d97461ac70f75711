"""The style sheet, as far as it is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tinyhtml5  # type: ignore[import-untyped]

from assess.report.docx.cascade import Cascade
from tests.report.docx.made import page

if TYPE_CHECKING:
    from collections.abc import Mapping


def told(body: str, style: str) -> Mapping[str, str]:
    """Return what a style says of the element with the id x."""
    tree = tinyhtml5.parse(page(body), namespace_html_elements=False)
    return Cascade(tree, style).told[tree.find(".//*[@id='x']")]


def test_the_more_specific_rule_wins_wherever_it_stands() -> None:
    style = "div .a { color: #111111 } .a { color: #222222 } p { color: #333333 }"
    assert told('<div><p class="a" id="x">t</p></div>', style)["color"] == "#111111"


def test_an_elements_own_style_wins() -> None:
    assert told('<p id="x" style="width: 12%">', "p { width: 3pt }")["width"] == "12%"


def test_rules_for_what_stands_before_or_after_an_element_are_not_its_own() -> None:
    assert told('<p id="x">', "p::after { color: #111111 } p { color: #222222 }")["color"] == "#222222"


def test_margins_are_told_side_by_side() -> None:
    for written, sides in {"1pt": "1111", "1pt 2pt": "1212", "1pt 2pt 3pt": "1232", "1pt 2pt 3pt 4pt": "1234"}.items():
        found = told('<p id="x">', f"p {{ margin: {written} }}")
        assert sides == "".join(found[f"margin-{side}"][0] for side in ("top", "right", "bottom", "left"))


def test_pages_are_told_by_name() -> None:
    tree = tinyhtml5.parse(page(""), namespace_html_elements=False)
    pages = Cascade(tree, "@page { margin: 9mm } @page sideways { size: A4 landscape }").pages
    assert pages[""]["margin-left"] == "9mm"
    assert pages["sideways"] == {"size": "A4 landscape"}


def test_a_rule_that_is_not_understood_is_left_out() -> None:
    assert told('<p id="x">', "p { colour: red; color: #111111 }") == {"color": "#111111"}
