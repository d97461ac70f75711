"""What stands in a cell of a sheet: text that can do no harm, figures, dates, or nothing where a thing is not known."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from assess.engagement.typed import plain_figure
from assess.report import words

if TYPE_CHECKING:
    from assess.planning.rollout import Days
    from assess.scoring.ranges import Range

Value: TypeAlias = str | int | float | date | None
"""A cell; None is blank: not yet known."""

_SLACK = 1e-9
_UNKEPT = re.compile("[\u200b\u2028\u2029\ufffe\uffff]")
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
_WHOLE_DATE = len("2026-10-05")


def kept(text: str) -> str:
    """Return text without control characters and whatever else a file could not hold; line ends become newlines.

    The unseen places to break that print puts into long runs are taken out: a copied address must stay whole.
    """
    return _UNKEPT.sub("", words.printable(text))


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula when it opens a CSV: where one could begin, a ' comes first.

    The wide forms of the four signs count as well: some editions of Excel read them as the narrow ones.
    """
    risky = text.lstrip().startswith(_FORMULA) or text.startswith(("\t", "\r", "\n"))
    return f"'{text}" if risky else text


def ends(value: Range | None, digits: int = 0) -> tuple[Value, Value]:
    """Return both ends of a range, rounded outwards so that it never says more than is known; blank if unbounded."""
    if value is None:
        return None, None
    scale = 10**digits
    if value.exact and math.isfinite(value.low):
        same = plain_figure(round(value.low, digits))
        return same, same
    low = math.floor(value.low * scale + _SLACK) / scale
    high = math.ceil(value.high * scale - _SLACK) / scale if math.isfinite(value.high) else None
    return plain_figure(low), None if high is None else plain_figure(high)


def day(written: str) -> Value:
    """Return a whole ISO date as a date; a month, or anything else, as it was written."""
    parsed = words.iso_day(written) if len(written) == _WHOLE_DATE else None
    return parsed or kept(written)


def both_days(value: Days | None) -> tuple[Value, Value]:
    """Return the earliest and the latest date, blank where they are not known."""
    return (day(value[0]), day(value[1])) if value else (None, None)
