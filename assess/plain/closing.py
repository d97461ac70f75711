"""What is said when an interview stops: what is saved, what is left, and how to go on."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from assess.plain.words import count, plain_number, say, verbatim

if TYPE_CHECKING:
    from pathlib import Path

    from assess.interview.machine import Interview


def resume_command(path: Path, interview: Interview) -> str:
    """Return the command that goes on where this interview stopped."""
    step = () if interview.step is None else ("--step", str(interview.step))
    return shlex.join(("assess", "interview", str(path), "--respondent", interview.respondent, *step))


def saved(interview: Interview) -> str:
    """Return how many of this respondent's answers the file holds, as a sentence."""
    answers = sum(
        one.respondent == interview.respondent for given in interview.engagement.answers.values() for one in given
    )
    rows = sum(len(rows) for rows in interview.engagement.registers.values())
    return f"{count(answers, 'answer')} and {count(rows, 'row')} of tables are saved."


def left(interview: Interview) -> str:
    """Return how much is left, as a sentence."""
    rest = interview.left
    if not rest.questions:
        return "No question is left."
    parked = f", {len(interview.parked)} of them parked" if interview.parked else ""
    minutes = f"about {plain_number(max(1, round(rest.minutes)))} min"
    return f"{count(rest.questions, 'question')} left{parked}, {minutes}."


def close(path: Path, interview: Interview) -> None:
    """Print the one block with which every interview ends, finished or not."""
    say()
    say("Stopped." if interview.left.questions else "Done.")
    say(saved(interview))
    say(left(interview))
    if interview.left.questions:
        say("To go on where you stopped:")
    else:
        say("To look at the answers again:")
    verbatim(resume_command(path, interview))
