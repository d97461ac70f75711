"""How figures, ranges, dates and lists are said in a report."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import bidirectional, east_asian_width
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assess.scoring.ranges import Range

NOT_ASSESSED = "not assessed"
NOT_YET_KNOWN = "not yet known"
NONE = "\N{EN DASH}"

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SCHEMES = frozenset({"http", "https", "mailto"})
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_UNBROKEN = re.compile(r"\S{100,}")
_PIECE = re.compile(r"\S{40}(?=\S)")
_PLURAL = re.compile(r"\b(?:(\w+(?:ch|sh|ss|x))es|(\w{2,}[^siu\W])s)\b")
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")
_SLACK = 1e-9
_LONG = 10_000
_WORD = 14


def printable(text: str) -> str:
    """Return text without control characters, direction overrides and half characters; line ends become newlines.

    A run of 100 characters and more without a break, such as a pasted key, gets places to break that cannot be seen:
    the typesetter's time grows with the square of an unbroken run.
    """
    clean = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _UNBROKEN.sub(lambda run: _PIECE.sub("\\g<0>\u200b", run[0]), clean)


def isolated(text: str) -> str:
    """Return a name so that one of Arabic or Hebrew draws no figure or bracket beside it to its other side."""
    if not _RIGHT_TO_LEFT.search(text):
        return text
    begun = "\u2066" if any(bidirectional(each) == "L" for each in text) else "\u2067"
    return f"{begun}{text}\u2069"


def shortened(text: str, most: int) -> str:
    """Return text of at most so many characters, ending in an ellipsis where some were cut, after a word where it can.

    A character of East Asian writing takes the room of two, and counts as two.
    """
    flat = " ".join(printable(text).split())
    if len(flat) * 2 <= most:
        return flat
    widths = list(accumulate(2 if east_asian_width(each) in "WF" else 1 for each in flat))
    if widths[-1] <= most:
        return flat
    cut = bisect_right(widths, most - 1)
    blank = flat.rfind(" ", max(0, cut - _WORD), cut + 1)
    return flat[: blank if blank > 0 else cut].rstrip(" ,;:") + "…"


def points(value: float) -> str:
    """Return points rounded down to a whole number: no printed figure passes a gate that the exact one fails."""
    return str(math.floor(value + _SLACK))


def span(value: Range | None) -> str:
    """Return a range of points: "41 to 58", "63", "not yet known" or "not assessed"."""
    if value is None:
        return NOT_ASSESSED
    if value.low <= 0 and value.high >= 100:  # noqa: PLR2004 - the whole scale says nothing
        return NOT_YET_KNOWN
    low, high = points(value.low), points(value.high)
    return low if low == high else f"{low} to {high}"


def figure(value: float) -> str:
    """Return a raw figure as a person would write it: "24,000,000", "4.4", "0.25"."""
    if not math.isfinite(value):
        return NOT_YET_KNOWN
    if abs(value) >= _LONG or value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def measured(value: float, unit: str) -> str:
    """Return a figure with its unit: "30 %", "12 days", "1 hour a week", "1 of ten cases"."""
    said = _PLURAL.sub(r"\1\2", unit, count=1) if value == 1 and not unit.startswith("of ") else unit
    return f"{figure(value)}\u00a0{said}" if said else figure(value)


def listed(items: Iterable[str], word: str = "and") -> str:
    """Return "a", "a and b", or "a, b and c"."""
    parts = [item for item in items if item]
    if len(parts) < 2:  # noqa: PLR2004 - one item needs no joining
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def parted(items: Iterable[str], word: str = "and") -> str:
    """Return a list in a sentence, or one in which semicolons part what holds commas of its own."""
    parts = [item for item in items if item]
    return "; ".join(parts) if any("," in each for each in parts) else listed(parts, word)


def spelled(number: int) -> str:
    """Return a count as a word up to ten, in figures from eleven on, and "none" for nothing."""
    return "none" if number == 0 else _SMALL[number] if number < len(_SMALL) else f"{number:,}"


def of_all(some: int, every: int) -> str:
    """Return how many of several: "none of the five", "neither of the two", "one of the two"."""
    return "neither of the two" if (some, every) == (0, 2) else f"{spelled(some)} of the {spelled(every)}"


def counted(number: int, thing: str, things: str | None = None) -> str:
    """Return "one question", "12 questions", "no questions"."""
    said = spelled(number) if number else "no"
    return f"{said} {thing if number == 1 else things or thing + 's'}"


def sentence(text: str) -> str:
    """Return text with a capital at the front and a full stop at the end."""
    stripped = text.strip()
    if not stripped:
        return ""
    ended = stripped if stripped.endswith((".", "?", "!", "…")) else f"{stripped}."
    return ended[0].upper() + ended[1:]


def briefly(text: str, most: int) -> str:
    """Return the first sentences of a text, as many as fit in so many characters, and at least one."""
    told, *rest = _SENTENCE_END.split(" ".join(text.split()))
    for each in rest:
        if len(told) + len(each) >= most:
            break
        told = f"{told} {each}"
    return told


def questions(ids: Sequence[str]) -> str:
    """Return "question 3.1" or "questions 3.1 and 3.3"."""
    return f"question{'' if len(ids) == 1 else 's'} {listed(ids)}" if ids else ""


def question(ask: str) -> str:
    """Return what is asked without what is told to whoever takes the answer down: up to the last question mark."""
    asked, mark, _ = ask.rpartition("?")
    return asked + mark if mark else ask


def day(written: str, *, short: bool = False) -> str:
    """Return an ISO date or time as "2 May 2026"; a month as "May 2026"; anything else as it was written.

    short: with the month in three letters, for a table.
    """
    names = [name[:3] for name in _MONTHS] if short else _MONTHS
    parsed = iso_day(written)
    if parsed:
        return f"{parsed.day} {names[parsed.month - 1]} {parsed.year}"
    month = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", written)
    return f"{names[int(month[2]) - 1]} {month[1]}" if month else printable(written)


def iso_day(written: str) -> date | None:
    """Return the day an ISO date or time begins with, if it begins with one."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def link(target: str) -> str:
    """Return a target that may become a link (http, https or mailto), or nothing."""
    if any(character.isspace() or not character.isprintable() for character in target):
        return ""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    return target if parts.scheme in _SCHEMES and (parts.netloc or parts.scheme == "mailto") else ""
