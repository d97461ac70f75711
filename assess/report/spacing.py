"""The finer points of setting a line: where none is broken, and which apostrophe is printed."""

from __future__ import annotations

import re

_UNITS = (
    "weeks?|days?|hours?|minutes?|months?|years?|points?|levels?|people|persons?|pages?|questions?|of|%|"
    "EUR|USD|GBP|CHF|SEK|NOK|DKK|euros?"
)
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_COUNTED = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?:\W|$))")
_DATED = re.compile(rf"(?<=\d) (?=(?:{'|'.join(_MONTHS)})\b)")
_NAMED = re.compile(r"\b([Ss]tep|[Aa]ction|[Qq]uestion|[Ww]eek) (?=\d)")
_HYPHENED = re.compile(r"\bperson-(?=week|day)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'")
_AS_TYPED = str.maketrans({"\u00a0": " ", "\u2011": "-", "\u2019": "'"})


def as_typed(text: str) -> str:
    """Return text with the plain blanks, hyphens and apostrophes of a keyboard, for a machine to read or search."""
    return text.translate(_AS_TYPED)


def tied(text: str) -> str:
    """Return text in which a figure is not parted from its unit, a day from its month or a number from its noun.

    Work is not parted at its hyphen, and a straight apostrophe after a letter becomes a curved one.
    """
    text = _APOSTROPHE.sub("\u2019", _HYPHENED.sub("person\u2011", text))
    return _NAMED.sub("\\1\u00a0", _DATED.sub("\u00a0", _COUNTED.sub("\u00a0", text)))
