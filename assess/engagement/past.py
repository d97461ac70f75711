"""A client's file as it stood before, on a day or in an earlier file, and the editions it was answered under."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from assess.engagement.events import Kind
from assess.engagement.fold import fold, in_order
from assess.engagement.log import read_log
from assess.engagement.typed import date_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.bank.model import Bank
    from assess.engagement.events import Event
    from assess.engagement.model import Engagement

_ISO_DATE = len("2026-05-31")
_CONTENT = frozenset({Kind.ANSWER, Kind.AGREED, Kind.ROW, Kind.SURVEY})


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the instrument, as events name it: its version, and the hash of its whole content."""

    version: str
    hash: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was known before.

    day: the last day of it, an ISO date; "" where nothing was recorded. another: whether it is from another file.
    editions: those under which it was answered.
    """

    engagement: Engagement = field(repr=False)
    day: str
    another: bool
    editions: tuple[Edition, ...]


def until(events: Iterable[Event], day: str) -> tuple[Event, ...]:
    """Return what was recorded up to the end of a day, an ISO date, in UTC.

    What counts is when something was recorded, so an import belongs to the day it was made on; what was taken back
    later still stands.
    """
    return tuple(event for event in in_order(events) if event.time[:_ISO_DATE] <= day)


def editions(events: Iterable[Event]) -> tuple[Edition, ...]:
    """Return the editions under which answers, rows and responses were given, in order of their first use."""
    given = (event for event in in_order(events) if event.draft.kind in _CONTENT)
    return tuple(dict.fromkeys(Edition(event.bank_version, event.bank_hash) for event in given))


def read_earlier(since: str, path: Path, bank: Bank) -> Earlier:
    """Return what was known before: in a client's file on a day, or in another file, which is named in place of a day.

    Raises ValueError where the file had not been begun by then, `EngagementError` where a file cannot be used.
    """
    try:
        day = date_of(since, whole=True)
    except ValueError:
        if not Path(since).exists() and since[:4].isdigit():
            raise
        events = read_log(Path(since))
        return Earlier(fold(bank, events), _last_day(events), another=True, editions=editions(events))
    events = read_log(path)
    before = until(events, day)
    if not before:
        begun = f"was begun on {events[0].time[:_ISO_DATE]}" if events else "holds nothing"
        raise ValueError(f"there is nothing to compare with on {day}: the file {begun}")
    return Earlier(fold(bank, before), day, another=False, editions=editions(before))


def _last_day(events: tuple[Event, ...]) -> str:
    return events[-1].time[:_ISO_DATE] if events else ""
