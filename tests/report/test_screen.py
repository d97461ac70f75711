"""The page on a screen, the printed pages' twin: it needs nothing beside it, and fits a phone."""

from __future__ import annotations

import re

import pytest
import tinycss2  # type: ignore[import-untyped]

from assess.report.edition import Edition
from assess.report.html import render_html
from assess.report.writing import view_of
from tests.report import example, plans

_REACHING = ("src", "srcset", "poster", "data", "action", "formaction", "background", "ping", "manifest")


@pytest.fixture(scope="module", params=list(Edition))
def edition(request: pytest.FixtureRequest) -> str:
    engagement = example.engagement()
    return render_html(view_of(example.bank(), engagement, plans.made(engagement), request.param))


def test_no_edition_asks_for_anything_outside_itself(edition: str) -> None:
    style = "".join(re.findall(r"<style>(.*?)</style>", edition, re.DOTALL))
    assert style
    assert not re.search(r"url\(|@import|@font-face|image-set|src\s*:", style)
    assert not re.search(rf"<[^>]*\s({'|'.join(_REACHING)})=", edition)
    assert not re.search(
        r"<(script|link|base|iframe|object|embed|img|video|audio|source|form|meta http-equiv)\b", edition
    )
    assert re.findall(r"<(?:use|image|feImage)\b", edition) == []


def test_it_takes_the_width_of_the_screen(edition: str) -> None:
    assert '<meta name="viewport" content="width=device-width, initial-scale=1"/>' in edition


def test_on_a_phone_tables_scroll_by_themselves_and_words_are_never_cut_to_letters(edition: str) -> None:
    style = "".join(re.findall(r"<style>(.*?)</style>", edition, re.DOTALL))
    narrow, screen = rules(style, "screen and (max-width: 48rem)"), rules(style, "screen")
    assert narrow["table"]["display"] == "block"
    assert narrow["table"]["overflow-x"] == "auto"
    assert screen["body"]["overflow-wrap"] == "break-word"


def rules(style: str, medium: str) -> dict[str, dict[str, str]]:
    """Return what a style says for a medium, by selector and property."""
    found: dict[str, dict[str, str]] = {}
    for sheet in tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True):
        if sheet.type != "at-rule" or tinycss2.serialize(sheet.prelude).strip() != medium:
            continue
        for rule in tinycss2.parse_rule_list(sheet.content, skip_comments=True, skip_whitespace=True):
            for name in tinycss2.serialize(rule.prelude).split(","):
                told = tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True)
                found.setdefault(name.strip(), {}).update(
                    {
                        each.lower_name: tinycss2.serialize(each.value).strip()
                        for each in told
                        if each.type == "declaration"
                    }
                )
    return found
