"""The gates as calendar entries (RFC 5545): one where each is to be managed to, one where it can be promised."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from assess.exports.cells import kept
from assess.report import words
from assess.report.rollout import phrases
from assess.report.steps import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from assess.planning.rollout import Days, Phase, RolloutPlan

_TOLD = (("p50", "manage to it (P50)"), ("p80", "promise it (P80)"))
_SHORT = 80


def has_dates(plan: RolloutPlan) -> bool:
    """Return whether any gate ahead has a date to put into a calendar."""
    return any(True for phase in _ahead(plan) for _ in _entries(phase))


def gates_calendar(plan: RolloutPlan) -> bytes:
    """Return the gates that lie ahead as a calendar.

    An entry's id is made of the company, the gate and the percentile. So a later plan, imported again, moves the
    entries of this one instead of standing beside them. Its stamp is the client's last answer, since no clock is read.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//assess//gates//EN")
    calendar.add("version", "2.0")
    for phase in _ahead(plan):
        for percentile, told, days, on in _entries(phase):
            calendar.add_component(_event(plan, phase, percentile, told, days, on))
    return bytes(calendar.to_ical())


def _ahead(plan: RolloutPlan) -> Iterator[Phase]:
    return (phase for phase in plan.phases if phase.gate and not phase.passed)


def _entries(phase: Phase) -> Iterator[tuple[str, str, Days, date]]:
    """Yield each percentile that has dates, with the later one: a date that holds at the low end of readiness too."""
    for percentile, told in _TOLD:
        days = (phase.dates or {}).get(percentile)
        on = words.iso_day(days[1]) if days else None
        if days is not None and on is not None:
            yield percentile, told, days, on


def _event(  # noqa: PLR0913, PLR0917 - one entry's parts
    plan: RolloutPlan, phase: Phase, percentile: str, told: str, days: Days, on: date
) -> Event:
    event = Event()
    company = words.shortened(plan.company, _SHORT)
    event.add("uid", _uid(plan.company, phase.gate, percentile))
    event.add("dtstamp", _stamp(plan, on))
    event.add("dtstart", on)
    event.add("summary", kept(f"Gate to {phase.gate_name}: {told}{f', {company}' if company else ''}"))
    event.add("description", kept("\n".join(_description(phase, days))))
    event.add("categories", ["assess", percentile.upper()])
    event.add("transp", "TRANSPARENT")
    return event


def _uid(company: str, gate: str, percentile: str) -> str:
    return f"{hashlib.sha256(f'{company}|{gate}|{percentile}'.encode()).hexdigest()[:32]}@assess"


def _stamp(plan: RolloutPlan, on: date) -> datetime:
    """Return when the client's file last changed; a plan without a file's history is stamped with the day it is for."""
    try:
        stamp = datetime.fromisoformat(plan.engagement.last_event)
    except ValueError:
        return datetime.combine(on, time(), UTC)
    return (stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)


def _description(phase: Phase, days: Days) -> Iterator[str]:
    if days[0] != days[1]:
        yield f"{phrases.days(days)}, depending on how ready the company is; this entry stands on the later date."
    yield words.sentence(phase.means)
    yield f"Brought by: {phase.owner}."
    yield from (f"Exit: {words.sentence(each.says)} ({STATUSES[each.status]})" for each in phase.exit)
    for kill in phase.kill:
        yield f"May end it before: {words.sentence(kill.says)} {kill.owner}: {words.sentence(kill.then)}"
    yield from (f"Closed today by: {phrases.told(each)}" for each in phase.closed_by)
    yield from (f"Not yet known to be met: {phrases.told(each)}" for each in phase.undecided)
    yield f"Way back: {words.sentence(phase.rollback)}"
