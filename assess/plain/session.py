"""The plain interview from opening the file to the closing words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assess.engagement.sitting import Sitting
from assess.errors import NoTerminal
from assess.interview.beginning import ask_set
from assess.interview.machine import Interview
from assess.plain.ask import Prompt
from assess.plain.closing import close, left, resume_command
from assess.plain.commands import BEFORE_QUESTIONS, Called
from assess.plain.people import ask_facts, choose_respondent
from assess.plain.walk import Walk
from assess.plain.words import one_line, say

if TYPE_CHECKING:
    from pathlib import Path

    from assess.bank.model import Bank

_FROM_A_FILE = "To answer from a file instead: assess import FILE ANSWERS.yaml"


def run(
    path: Path, bank: Bank, respondent: str | None = None, *, express: bool | None = None, step: int | None = None
) -> None:
    """Interview somebody at this terminal, line by line, from the first question still open.

    respondent: an id, name or role; None asks. express: which set is asked from now on; None leaves it as the file has
    it. step: only the questions of one step. Ctrl-C and `:q` end in the closing words. Raises `NoTerminal` where there
    is nobody to ask, `UsageError` where the respondent is nobody, and `EngagementError` where the file cannot be used.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NoTerminal(f"An interview asks at a terminal, and this is none. Nothing was recorded. {_FROM_A_FILE}")
    with Sitting.open(path, bank) as sitting:
        ask_set(sitting, express=express)
        interview = _begun(sitting, respondent, step)
        if interview is not None:
            _walked(path, interview)


def _begun(sitting: Sitting, respondent: str | None, step: int | None) -> Interview | None:
    """Return the interview once it is known who answers; None where somebody stopped before that."""
    prompt = Prompt(lambda _: None, BEFORE_QUESTIONS)
    try:
        person = choose_respondent(prompt, sitting, respondent)
        ask_facts(prompt, sitting)
    except (KeyboardInterrupt, Called):
        say("Stopped before the first question. What was said about the company is saved.")
        return None
    except EOFError:
        raise NoTerminal(f"The terminal was closed before the first question. {_FROM_A_FILE}") from None
    return Interview(sitting, person.id, step=step)


def _walked(path: Path, interview: Interview) -> None:
    say()
    say(f"{one_line(path.name)}. {left(interview)}")
    say("Type ? at any prompt for help and :q to stop. Every answer is saved as you give it.")
    try:
        Walk(interview).go()
    except KeyboardInterrupt:
        say()
    except EOFError:
        again = one_line(resume_command(path, interview))
        raise NoTerminal(
            f"The input ended. Everything answered is saved. To go on, in a terminal: {again}\n{_FROM_A_FILE}"
        ) from None
    close(path, interview)
