"""How weeks, dates, chances, sums and people of a plan are said.

Ranges are rounded outwards, so that no printed range is narrower than what is known; a single figure is rounded up.
"""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from assess.planning.rollout import LineVerdict, SquadVerdict, Window
from assess.report import words
from assess.scoring.ranges import Range, Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from assess.bank.model import Bank
    from assess.planning.rollout import Days, GateLoad, GateTime, Percentiles, PlannedAction, RolloutPlan

_SLACK = 1e-9
_DIGITS = 3
_CENTS = 100
_WORKING_DAYS = 5
_FEW_WEEKS = 2
_LONG_NAME = 120
_NOTHING = Range(0.0, 0.0)

LINE_VERDICTS = {
    LineVerdict.RECOMMENDED: "recommended",
    LineVerdict.CLOSE_CALL: "close call",
    LineVerdict.NOT_YET_KNOWN: "not yet known",
    LineVerdict.NONE_ELIGIBLE: "no line is eligible",
    LineVerdict.NO_LINES: "no line is described",
}
SQUAD_VERDICTS = {
    SquadVerdict.FOUND: "found",
    SquadVerdict.INFEASIBLE: "no squad keeps every rule",
    SquadVerdict.NO_PEOPLE: "nobody is listed",
    SquadVerdict.CANCELLED: "the search was stopped",
}
ENOUGH = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not yet known", Truth.OUT: "not asked"}


def told(text: str) -> str:
    """Return text of the plan on one line, with nothing in it that cannot be printed."""
    return " ".join(words.printable(text).split())


def name(text: str, most: int = _LONG_NAME) -> str:
    """Return the name of a line or a person in at most so many characters, which a table has room for."""
    return words.isolated(words.shortened(text, most))


def names(people: Iterable[str], word: str = "and", most: int = _LONG_NAME) -> str:
    """Return names as a list in a sentence; of several, one that has a comma itself stands in quotation marks."""
    said = [told for each in people if (told := name(each, most))]
    return words.listed([quoted(each) if len(said) > 1 and "," in each else each for each in said], word)


def quoted(text: str) -> str:
    """Return a name in quotation marks, as it stands in a sentence of other capitals and commas."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"


def ended(text: str) -> str:
    """Return text with a full stop, without a capital that a name may not have."""
    return text if text.endswith((".", "?", "!", "\N{HORIZONTAL ELLIPSIS}")) else f"{text}."


def inside(text: str) -> str:
    """Return a sentence or a name as it reads inside a sentence; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def no_preference(first: str, others: Iterable[str]) -> str:
    """Return that nothing but the name tells several from each other."""
    return f"No preference between {names((first, *others))}: nothing but the name tells them apart."


def counts(value: Range | None) -> str:
    """Return a range of whole things, rounded outwards: "12 to 20", "12", "from 12 on", "not yet known".

    A single figure is rounded up.
    """
    if value is None:
        return words.NOT_YET_KNOWN
    if value.exact and math.isfinite(value.low):
        return f"{math.ceil(value.low - _SLACK):,}"
    low = math.floor(value.low + _SLACK)
    if math.isinf(value.high):
        return f"from {low:,} on"
    high = math.ceil(value.high - _SLACK)
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def needed(value: Range | None) -> str:
    """Return a range of what is asked for, rounded up at both ends, so that it is never told too low."""
    if value is None:
        return words.NONE
    low, high = (math.ceil(end - _SLACK) if math.isfinite(end) else None for end in value)
    if high is None:
        return "more than there is" if low is None else f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def weeks(value: Range | None) -> str:
    """Return a range of weeks: "54 to 63 weeks", "1 week", "from week 54 on"."""
    if value is None:
        return words.NOT_YET_KNOWN
    if math.isinf(value.high):
        return f"from week {math.floor(value.low + _SLACK):,} on"
    said = counts(value)
    return f"{said} {'week' if said == '1' else 'weeks'}"


def from_to(start: Range, finish: Range) -> str:
    """Return from which week to which: "13 to 24"; a start that is known exactly is rounded up, as it is elsewhere."""
    first = math.ceil(start.low - _SLACK) if start.exact and math.isfinite(start.low) else start.low
    return counts(Range(min(first, finish.high), finish.high))


def person_weeks(value: Range) -> str:
    """Return an amount of work: "4 to 9 person-weeks", "1 person-week"; in days where weeks would say too little."""
    if 0 < value.high < _FEW_WEEKS and value != Range(1.0, 1.0):
        said = counts(value.scaled(_WORKING_DAYS))
        return f"{said} {'person-day' if said == '1' else 'person-days'}"
    said = counts(value)
    return f"{said} {'person-week' if said == '1' else 'person-weeks'}"


def hours_a_week(value: Range | None) -> str:
    """Return hours as they were given: "3 hours a week", "2.5 to 4 hours a week", "not yet known"."""
    if value is None:
        return words.NOT_YET_KNOWN
    if not value.exact:
        return f"{counts(value)} hours a week"
    said = words.figure(round(value.low, 1))
    return f"{said} {'hour' if said == '1' else 'hours'} a week"


def signed(value: float) -> str:
    """Return a figure to one digit with a true minus sign: "30", "\N{MINUS SIGN}3"."""
    return words.figure(round(value, 1)).replace("-", "\N{MINUS SIGN}")


def share(value: Range | None) -> str:
    """Return a share 0..1 in per cent: "70 to 95 %"."""
    if value is None:
        return words.NOT_YET_KNOWN
    said = f"{round(value.low * 100)}" if value.exact else counts(value.scaled(100))
    return f"{said} %"


def amount(value: Range | None, currency: str, *, whole: bool = False) -> str:
    """Return a sum: as it is where it is known exactly, to three digits outwards where it is a range.

    whole: without decimals, for sums that have been divided.
    """
    if value is None:
        return words.NOT_YET_KNOWN
    if value.exact and math.isfinite(value.high) and not whole:
        return _priced(words.figure(round(value.low, 2)), currency)
    if value.exact or math.isinf(value.high):
        return _priced(counts(value), currency)
    if value.high < _CENTS and not whole:
        return _priced(f"{_cents(value.low, math.floor, _SLACK)} to {_cents(value.high, math.ceil, -_SLACK)}", currency)
    low, high = _down(value.low), _up(value.high)
    return _priced(f"{low:,}" if low == high else f"{low:,} to {high:,}", currency)


def _cents(value: float, rounded: Callable[[float], int], slack: float) -> str:
    return words.figure(rounded(value * _CENTS + slack) / _CENTS)


def _down(value: float) -> int:
    whole = math.floor(value + _SLACK)
    return whole // _unit(whole) * _unit(whole)


def _up(value: float) -> int:
    whole = math.ceil(value - _SLACK)
    return -(-whole // _unit(whole)) * _unit(whole)


def _unit(whole: int) -> int:
    """Return the worth of the last digit that is told."""
    return int(10 ** max(0, len(str(whole)) - _DIGITS))


def _priced(said: str, currency: str) -> str:
    return f"{said} {currency}" if currency else said


def days(value: Days | None) -> str:
    """Return two ISO dates as a person would write them: "2 May to 9 June 2027"."""
    if value is None:
        return ""
    early, late = value
    if early == late:
        return words.day(early)
    first, last = words.iso_day(early), words.iso_day(late)
    same = 0
    if isinstance(first, date) and isinstance(last, date) and first.year == last.year:
        same = 2 if first.month == last.month else 1
    parts = words.day(early).split()
    return f"{' '.join(parts[: len(parts) - same])} to {words.day(late)}"


def when(weeks_: Percentiles, dates: Mapping[str, Days] | None, percentile: str) -> str:
    """Return when a thing has happened by a percentile ("p50"): in dates where the start is known, else in weeks."""
    if dates and percentile in dates:
        return days(dates[percentile])
    return weeks(getattr(weeks_, percentile))


def latest(
    weeks_: Percentiles, dates: Mapping[str, Days] | None, percentile: str = "p80", *, short: bool = False
) -> str:
    """Return by when at the latest a thing has happened by a percentile: "4 May 2027", "week 17", "no date yet".

    short: with the month in three letters, for a table.
    """
    if dates and percentile in dates:
        return words.day(dates[percentile][1], short=short)
    last = getattr(weeks_, percentile).high
    return f"week {math.ceil(last - _SLACK):,}" if math.isfinite(last) else "no date yet"


def short_of_hours(plan: RolloutPlan) -> GateLoad | None:
    """Return the gate that asks most hours a week of the leaders, if what they set aside is or may be too little."""
    asking = [load for load in plan.workload.loads if load.hours_a_week is not None and load.enough is not Truth.TRUE]
    return max(asking, key=lambda load: (load.enough is Truth.FALSE, load.hours_a_week or _NOTHING), default=None)


def next_gate(plan: RolloutPlan) -> GateTime | None:
    """Return the first gate that has not passed."""
    return next((gate for gate in plan.schedule.gates if not gate.passed), None)


def gate_name(plan: RolloutPlan, gate: str) -> str:
    """Return a gate's name, or nothing."""
    return next((each.name for each in plan.schedule.gates if each.gate == gate), "")


def asked_under(bank: Bank, register: str) -> str:
    """Return the question under which a table is filled: "question 5.1"."""
    question = bank.register_question.get(register)
    return f"question {question.id}" if question else "its table"


def role_name(bank: Bank, role: str) -> str:
    """Return a role's name; what is not a role's id is a name already."""
    known = bank.role_by_id.get(role)
    return known.name if known else role


def of_window(plan: RolloutPlan, window: Window) -> tuple[PlannedAction, ...]:
    """Return the actions of one window, in order."""
    return tuple(each for each in plan.actions if each.window is window)
