"""The finer points of setting a line: where none is broken, and which apostrophes and quotation marks are printed."""

from __future__ import annotations

import re

_UNITS = (
    "weeks?|days?|hours?|minutes?|months?|years?|points?|levels?|people|persons?|pages?|questions?|more|of|%|"
    "EUR|USD|GBP|CHF|SEK|NOK|DKK|euros?"
)
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_COUNTED = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?:\W|$))")
_DATED = re.compile(rf"(?<=\d) (?=(?:{'|'.join(_MONTHS)})\b)")
_NAMED = re.compile(r"\b([Ss]tep|[Aa]ction|[Qq]uestion|[Ww]eek) (?=\d)")
_HYPHENED = re.compile(r"\bperson-(?=week|day)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'")
_QUOTED = re.compile(r"(^|(?<=[\s(\[]))\"(?=\S)([^\"\n]*[^\"\s=])\"(?![\w\"'])")
_AS_TYPED = str.maketrans({"\u00a0": " ", "\u2011": "-", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_APART = re.compile(r"(<!--.*?-->|<(?P<raw>style|script)\b.*?</(?P=raw)\s*>|<[^>]*>)", re.DOTALL | re.IGNORECASE)
_ESCAPED = (("&#39;", "'"), ("&#34;", '"'))
_TURNED = re.compile("\u2067[^\u2067\u2069]*\u2069")  # as `words.isolated` marks a name that runs to the left
_OF_TEXT_ALONE = re.compile(r"<(/?)(?:title|svg)\b")


def as_typed(text: str) -> str:
    """Return text with the plain blanks, hyphens, apostrophes and quotation marks of a keyboard, for a machine."""
    return text.translate(_AS_TYPED)


def tied(text: str) -> str:
    """Return text in which a figure is not parted from its unit, a day from its month or a number from its noun.

    Work is not parted at its hyphen. A straight apostrophe after a letter becomes a curved one, and so does a pair of
    straight quotation marks around words; a lone one, such as the sign for inches, stays, and so do those of code.
    """
    text = _APOSTROPHE.sub("\u2019", _HYPHENED.sub("person\u2011", text))
    text = _QUOTED.sub("\u201c\\2\u201d", text)
    return _NAMED.sub("\\1\u00a0", _DATED.sub("\u00a0", _COUNTED.sub("\u00a0", text)))


def page_tied(page: str) -> str:
    """Return an HTML page with its text tied: what stands in tags, styles and comments is left as it is.

    A name that runs to the left is an element of its own, where one may stand. One that goes on in a second line, which
    is laid out by itself, then still draws nothing to its other side.
    """
    told, end, within = [], 0, 0
    for apart in _APART.finditer(page):
        text = _text_tied(page[end : apart.start()])
        told += [text if within else _TURNED.sub(r"<bdi>\g<0></bdi>", text), apart[0]]
        end = apart.end()
        if alone := _OF_TEXT_ALONE.match(apart[0]):
            within += -1 if alone[1] else 1
    return "".join((*told, _text_tied(page[end:])))


def _text_tied(text: str) -> str:
    """Return what stands between two tags with its text tied; a mark that stays straight stays escaped."""
    if not text or text.isspace():
        return text
    for escaped, mark in _ESCAPED:
        text = text.replace(escaped, mark)
    text = tied(text)
    for escaped, mark in _ESCAPED:
        text = text.replace(mark, escaped)
    return text
