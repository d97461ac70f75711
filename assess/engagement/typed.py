"""What people type, read as text, figures, dates and choices; each refusal is a sentence that says what fits."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from assess.bank.source import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.engagement.events import Json

YES = frozenset({"yes", "y", "true"})
NO = frozenset({"no", "n", "false"})

_NUMBER = re.compile(
    r"[-+]?([0-9]+|[0-9]{1,3}(?P<mark>[,'_ ])[0-9]{3}((?P=mark)[0-9]{3})*)?(\.[0-9]*)?([eE][-+]?[0-9]{1,3})?"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " ") | {"\u2019": "'", "\u2212": "-"})
_SHOWN = 40


def clean_text(text: str) -> str:
    """Return text as it is kept: lines end in a newline, control characters and half characters are taken out.

    This is the one place that decides so. Newlines and tabs stay, and so does every other character.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(mark for mark in unified if mark in "\n\t" or unicodedata.category(mark) not in ("Cc", "Cs"))


def clean(value: Json) -> Json:
    """Return plain data with every text in it, and every key, cleaned."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {clean_text(key): clean(item) for key, item in value.items()}
    return value


def folded(text: str) -> str:
    """Return text as it is compared: without case, forms of the same letter, or spaces more or fewer."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def shown(value: Json) -> str:
    """Return a value as a message quotes it: on one line, cut short, in quotes where it is text."""
    text = " ".join(clean_text(str(value)).split())
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"'{short}'" if isinstance(value, str) else short


def blank(value: Json) -> bool:
    """Whether a value says that something is not known: empty text or a question mark."""
    return isinstance(value, str) and value.strip() in ("", "?")


def written(figure: float) -> str:
    """Return a figure as people write it: 1500, 2.5."""
    return f"{figure:.0f}" if figure == int(figure) else f"{figure:g}"


def text_of(value: Json) -> str:
    """Return the text somebody gave, stripped; raises ValueError where there is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{shown(value)} is not text")  # noqa: TRY004 - one error type for whatever does not fit
    text = clean_text(str(value)).strip()
    if not text:
        raise ValueError("nothing was written")
    return text


def number_of(value: Json, low: float, high: float, unit: str = "") -> float:
    """Return a figure from `low` to `high`; raises ValueError.

    Text may carry thousands separators (1,500 or 1 500) and the unit after it (12 days, 40 %). Decimals take a point.
    """
    scale = f"{written(low)} to {written(high)}{f' {unit}' if unit else ''}"
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{shown(value)} is not a number; give a number from {scale}")  # noqa: TRY004 - as above
    try:
        figure = _parsed(value, unit) if isinstance(value, str) else float(value)
    except OverflowError:
        figure = math.inf
    if figure is None:
        raise ValueError(f"{shown(value)} is not a number; give a number from {scale}")
    if not math.isfinite(figure) or not low <= figure <= high:
        raise ValueError(f"{shown(value)} is outside {scale}")
    return figure + 0.0  # takes the sign off a zero


def _parsed(text: str, unit: str) -> float | None:
    bare = text.strip().translate(_SPACES)
    for end in filter(None, {unit, "%" if unit == "%" else ""}):
        bare = bare.removesuffix(end).rstrip()
    match = _NUMBER.fullmatch(bare)
    if match is None or not re.search(r"[0-9]", bare):
        return None
    try:
        return float(bare.replace(match["mark"], "") if match["mark"] else bare)
    except ValueError:
        return None


def whole_of(value: Json, low: int, high: int, what: str) -> int:
    """Return a whole number from `low` to `high`; raises ValueError naming `what` was expected."""
    try:
        figure = number_of(value, low, high)
    except ValueError:
        figure = math.nan
    if figure != figure // 1:
        raise ValueError(f"{shown(value)} is not {what}; give a whole number from {low} to {high}")
    return int(figure)


def plain_figure(figure: float) -> int | float:
    """Return a figure as a whole number where it is one, for storing and showing."""
    return int(figure) if figure == int(figure) else figure


def yes_no_of(value: Json) -> bool:
    """Return yes as True and no as False; raises ValueError."""
    if isinstance(value, bool):
        return value
    word = folded(value) if isinstance(value, str) else ""
    if word not in YES | NO:
        raise ValueError(f"{shown(value)} is neither yes nor no")
    return word in YES


def date_of(value: Json, *, whole: bool = False) -> str:
    """Return a date as yyyy-mm-dd, or yyyy-mm unless it must be `whole`; raises ValueError."""
    form = "yyyy-mm-dd" if whole else "yyyy-mm-dd or yyyy-mm"
    text = value.strip() if isinstance(value, str) else ""
    if not _DATE.fullmatch(text) or (whole and text.count("-") == 1):
        raise ValueError(f"{shown(value)} is not a date; write it as {form}")
    try:
        date.fromisoformat(text if text.count("-") > 1 else f"{text}-01")
    except ValueError:
        raise ValueError(f"{shown(value)} is not in the calendar; write a date as {form}") from None
    return text


def one_of(value: Json, names: Mapping[str, str], what: str) -> str:
    """Return the id that a value means, given ids and their names; raises ValueError with the nearest."""
    word = folded(value) if isinstance(value, str) else ""
    for known, name in names.items():
        if word and word in (folded(known), folded(name)):
            return known
    raise ValueError(f"{shown(value)} is not {what}; choose from {', '.join(names)}.{nearest(word, names)}")
