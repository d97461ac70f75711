"""How far an interview has come, in words for the line above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.interview.progress import left_of
from assess.tui.wording import counted

if TYPE_CHECKING:
    from assess.interview.machine import Interview


def progress(interview: Interview, *, narrow: bool) -> str:
    """Return "12 of 64, about 40 minutes left  |  step 3: 18 min", shorter where the screen is narrow."""
    place, left = interview.place, interview.left
    minutes = max(1, round(left.minutes))
    time = f"{minutes} min left" if narrow else f"about {counted(minutes, 'minute')} left"
    told = f"{place.number} of {place.of}, {time if left.questions else 'nothing left'}"
    box = time_box(interview)
    return f"{told}{', ' if narrow else '  |  '}{box}" if box else told


def time_box(interview: Interview) -> str:
    """Return how long the present step is meant to take; nothing at the end."""
    question = interview.current
    if question is None:
        return ""
    step = [each for each in interview.questions if each.step == question.step]
    minutes = left_of(step, express=interview.express).minutes
    return f"step {question.step}: {max(1, round(minutes))} min"
