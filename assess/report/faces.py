"""Which of the bundled fonts a page needs: Inter always, of the others those for what the page has and Inter lacks.

`fonts.css` says which characters a font is for. One for other scripts is up to 5 MB, which most pages are spared.
"""

from __future__ import annotations

import html
import re
from functools import cache

from assess.resources import data_folder

_RULE = re.compile(r"@font-face \{.*?\}\n", re.DOTALL)
_RANGES = re.compile(r"\s*unicode-range: ([^;]*);")
_END = re.compile(r"(?:U\+)?\b([0-9A-F]+)")
_BY_NAME = re.compile(r"&#?\w+;")
_BY_NUMBER = re.compile(r"\\([0-9a-fA-F]{1,6})")


def font_faces() -> str:
    """Return the rules that load all bundled fonts under the private scheme."""
    return (data_folder("report_templates") / "fonts.css").read_text(encoding="utf-8")


def faces_for(page: str, style: str = "") -> str:
    """Return the rules of the fonts that a page of HTML with a style needs, without the ranges that decide it.

    Where a font of a range lacks a character, one of the system may then still have it.
    """
    there = _characters(page, style)
    return "".join(rule for rule, ranges in _rules() if ranges is None or ranges.search(there))


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str] | None], ...]:
    """Return each rule without its range, and what finds a character of the range: None in one for every page."""
    found = []
    for rule in _RULE.findall(font_faces()):
        ranges = _RANGES.search(rule)
        found.append((_RANGES.sub("", rule), re.compile(_one_of(ranges[1])) if ranges else None))
    return tuple(found)


def _one_of(ranges: str) -> str:
    """Return the pattern for any character of ranges such as U+E01-E3A, U+2102."""
    return f"[{_END.sub(lambda end: chr(int(end[1], 16)), ranges).replace(', ', '')}]"


def _characters(page: str, style: str) -> str:
    """Return all characters that a page and its style may print, those written by name or number included."""
    text = page + style
    named = "".join(map(html.unescape, set(_BY_NAME.findall(text))))
    numbered = (int(number, 16) for number in set(_BY_NUMBER.findall(text)))
    return "".join({*text, *named, *(chr(number) for number in numbered if number <= 0x10FFFF)})  # noqa: PLR2004 - the last
