"""Where on the page a part of the document stands, and what it has from the parts around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assess.report.docx.looks import Align, Edge, Look, Own, Setting, Shape, align, colour, edges, line_height, points

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_HEADINGS = {
    "h1": "Title",
    "h2": "heading 1",
    "h3": "heading 2",
    "h4": "heading 3",
    "h5": "heading 4",
    "h6": "heading 5",
}
_LEVELS = {"h2": 0, "h3": 1, "h4": 2, "h5": 3, "h6": 4}
_NAMED = {"caption": "caption", "figcaption": "caption", "blockquote": "Quote", "dt": "Term", "li": "List"}
CONTENTS = "toc 1"
INDENT = 11.0
"""Room for the mark before an item of a list."""
_IN_TABLES = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
_LINES = frozenset({"p", "li", "dt", "dd", "caption", "figcaption", *_HEADINGS})
_INLINE = frozenset({"a", "abbr", "b", "cite", "code", "em", "i", "small", "span", "strong", "sub", "sup", "u"})
_LAYOUT_ONLY = frozenset({"free", "next", "run", "intro", "last", "cell-value", "cell-figure"})


@dataclass(frozen=True, slots=True)
class Place:
    """What a part inherits.

    page: the kind of page it stands on. width: room from side to side, in points. cell: "text", "head" or "row head" in
    a table. free: whether a new line in the text is one on the page. kept: whether what follows stays on its page.
    hanging: room for the mark of an item. name: of the style of the text around. own: how text inside a paragraph looks
    by its own style, not the paragraph's.
    """

    width: float
    look: Look = Look()  # noqa: RUF009 - frozen
    line: float = 12.5
    align: Align = "left"
    left: float = 0.0
    hanging: float = 0.0
    edges: tuple[tuple[str, Edge], ...] = ()
    gap: float = 0.0
    fill: str = ""
    page: str = "auto"
    cell: str = ""
    free: bool = False
    kept: bool = False
    name: str = "Body Text"
    own: Own = ()

    def inside(self, element: Element, told: Mapping[str, str]) -> Place:
        """Return the place of what stands inside an element. An element with rules around it sets its text in."""
        tag = str(element.tag)
        look = self.look.inside(tag, told)
        around = () if tag in _IN_TABLES else _beside(told, whole=tag in _LINES)
        padding = points(told.get("padding-left", ""), look.size) or 0.0
        inset = 0.0 if tag in _IN_TABLES else padding
        thick = dict(around)["left"].thick if "left" in dict(around) else 0.0
        return replace(
            self,
            look=look,
            line=line_height(told, look.size, self.line),
            align=align(told, self.align),
            left=self.left + inset + thick,
            edges=around or self.edges,
            gap=padding if around else self.gap,
            fill=colour(told.get("background-color", told.get("background", ""))) or self.fill,
            page=told.get("page", self.page),
            free=told.get("white-space", "pre-line" if self.free else "").startswith("pre"),
            kept=self.kept or told.get("break-after") == "avoid",
            name=_name(element, self),
            own=tuple((dict(self.own) | self.look.declared(tag, told)).items()) if tag in _INLINE else (),
        )

    def shape(self, tag: str, told: Mapping[str, str], mark: str = "") -> Shape:
        """Return how a paragraph in this place stands."""
        hanging = max(0.0, -(points(told.get("text-indent", ""), self.look.size) or 0.0))
        hanging = self.hanging if mark else hanging
        level = None if told.get("bookmark-level") == "none" else _LEVELS.get(tag)
        return Shape(
            self.line,
            self.align,
            max(self.left, hanging),
            hanging,
            self.edges,
            "" if self.cell else self.fill,
            self.gap,
            level,
            mark,
        )

    def setting(self, tag: str, told: Mapping[str, str], above: float) -> Setting:
        """Return how a paragraph stands among others; above: how far off what comes before wants to be."""
        before = points(told.get("margin-top", ""), self.look.size) or 0.0
        after = points(told.get("margin-bottom", ""), self.look.size) or 0.0
        kept = self.kept or tag in _HEADINGS or tag == "caption"
        return Setting(max(before, above), max(0.0, after), kept, told.get("break-inside") == "avoid")


def _beside(told: Mapping[str, str], *, whole: bool) -> tuple[tuple[str, Edge], ...]:
    """Return the rules that each paragraph of a block has: those around it, or of a box those at its sides."""
    return tuple((side, each) for side, each in edges(told) if whole or side in ("left", "right"))


def _name(element: Element, around: Place) -> str:
    """Return what a style for the text of an element is to be called."""
    tag = str(element.tag)
    classes = [each for each in element.get("class", "").split() if each not in _LAYOUT_ONLY]
    if tag in _HEADINGS:
        return _HEADINGS[tag]
    if tag in ("td", "th"):
        return f"Table {around.cell}"
    if tag == "nav":
        return CONTENTS
    if tag in _NAMED:
        return _NAMED[tag]
    if tag in ("p", "span", "strong", "em", "b", "i", "small") and classes:
        return " ".join(classes).replace("-", " ").capitalize()
    return {"strong": "Strong", "b": "Strong", "em": "Emphasis", "i": "Emphasis", "small": "Small"}.get(
        tag, around.name
    )
