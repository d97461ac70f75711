"""What the style sheet says of each element of the page, as far as a word processor can follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cssselect2  # type: ignore[import-untyped]
import tinycss2  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

_FOLLOWED = frozenset(
    """size font-size font-weight font-style color text-decoration text-align line-height white-space list-style display
    margin margin-top margin-bottom margin-right padding padding-top padding-right padding-bottom padding-left
    text-indent vertical-align width height background background-color bookmark-level border border-top border-bottom
    border-left border-right border-left-width border-top-width border-bottom-width
    page break-before break-after break-inside""".split()  # noqa: SIM905 - it reads better
)
_SIDES = ("top", "right", "bottom", "left")


class Cascade:
    """A style sheet and the page it is for.

    told: what holds for an element, by property. pages: what holds for the paper, by the name of its kind, "" for all.
    """

    def __init__(self, page: Element, style: str) -> None:
        matcher = cssselect2.Matcher()
        self.pages: dict[str, dict[str, str]] = {}
        for rule in tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True):
            if rule.type == "qualified-rule":
                _add(matcher, rule)
            elif rule.type == "at-rule" and rule.lower_at_keyword == "page":
                named = self.pages.setdefault(tinycss2.serialize(rule.prelude).strip(), {})
                named |= dict(_declared(rule.content))
        self.told: dict[Element, Mapping[str, str]] = {
            wrapper.etree_element: _of(matcher, wrapper)
            for wrapper in cssselect2.ElementWrapper.from_html_root(page).iter_subtree()
        }


def _add(matcher: Any, rule: Any) -> None:  # noqa: ANN401 - neither library has types
    told = dict(_declared(rule.content))
    if told:
        for selector in cssselect2.compile_selector_list(rule.prelude):
            if selector.pseudo_element is None:
                matcher.add_selector(selector, told)


def _of(matcher: Any, wrapper: Any) -> Mapping[str, str]:  # noqa: ANN401 - likewise
    told: dict[str, str] = {}
    for *_, declared in sorted(matcher.match(wrapper), key=lambda match: match[:2]):
        told |= declared
    own = wrapper.etree_element.get("style")
    return told | dict(_declared(own)) if own else told


def _declared(content: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - likewise
    for each in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
        if each.type != "declaration" or each.lower_name not in _FOLLOWED:
            continue
        value = tinycss2.serialize(each.value).strip()
        if each.lower_name in ("margin", "padding"):
            yield from ((f"{each.lower_name}-{side}", one) for side, one in zip(_SIDES, _four(value), strict=True))
        elif each.lower_name == "border":
            yield from ((f"border-{side}", value) for side in _SIDES)
        else:
            yield each.lower_name, value


def _four(value: str) -> list[str]:
    """Return the values for the top, right, bottom and left of which one to four are written."""
    written = value.split()
    return [written[at if at < len(written) else at - 2 if at - 2 < len(written) and at > 1 else 0] for at in range(4)]
