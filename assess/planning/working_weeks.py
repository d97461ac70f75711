"""Calendar dates from working weeks: five working days each, Monday to Friday, without holidays.

Week 0 is the first working day on or after the start; one week later is five working days on. Where work has begun on a
day, the whole day counts, so no date comes too soon. Nothing here asks what day it is today.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.planning.rollout import Days
    from assess.scoring.ranges import Range

DAYS_A_WEEK = 5

_HAIR = 1e-6  # of a day: what arithmetic may add to a whole number of days without making it one more


@dataclass(frozen=True, slots=True)
class WorkingWeeks:
    """The working days from a start on. holidays: days nobody works, in order."""

    start: date
    holidays: tuple[date, ...] = ()

    def date_after(self, weeks: float) -> str | None:
        """Return the ISO date on which so many working weeks are over, None where the calendar ends before."""
        import numpy as np  # noqa: PLC0415 - slow to import, and only needed where a plan is drawn

        days = weeks * DAYS_A_WEEK - _HAIR
        if not days <= date.max.toordinal():
            return None
        found = np.busday_offset(self.start, max(0, math.ceil(days)), roll="forward", holidays=list(self.holidays))
        fallen = found.item()
        return fallen.isoformat() if isinstance(fallen, date) else None

    def days(self, weeks: Range) -> Days | None:
        """Return the earliest and the latest ISO date of a range of weeks, None where the calendar ends before."""
        earliest, latest = self.date_after(weeks.low), self.date_after(weeks.high)
        return (earliest, latest) if earliest is not None and latest is not None else None

    def weeks_by(self, day: date) -> float:
        """Return the weeks that are over by the end of a day; less than 0 before the first working day."""
        import numpy as np  # noqa: PLC0415 - slow to import, and only needed where a plan is drawn

        following = np.datetime64(day) + np.timedelta64(1, "D")
        return (int(np.busday_count(self.start, following, holidays=list(self.holidays))) - 1) / DAYS_A_WEEK


def working_weeks(start: str, holidays: Iterable[str] = ()) -> WorkingWeeks | None:
    """Return the working days from an ISO date on, None where it is none. A holiday that is no ISO date is none."""
    first = iso_date(start)
    free = {iso_date(holiday) for holiday in holidays}
    return None if first is None else WorkingWeeks(first, tuple(sorted(day for day in free if day is not None)))


def iso_date(written: str) -> date | None:
    """Return the date that an ISO date such as "2026-10-05" says, None where it says none."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
