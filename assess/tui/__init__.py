"""The wizard: the full-screen interview, and everything around it, on Textual."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from assess.errors import AssessError, NoTerminal

if TYPE_CHECKING:
    from pathlib import Path

    from assess.bank.model import Bank

_INCAPABLE = frozenset({"", "dumb", "unknown"})


def capable() -> bool:
    """Return whether there is a terminal on which a full screen can be drawn."""
    streams = (sys.stdin, sys.stdout, sys.__stderr__)  # Textual draws on standard error
    terminal = all(stream is not None and stream.isatty() for stream in streams)
    return terminal and os.environ.get("TERM", "").lower() not in _INCAPABLE


def run(
    bank: Bank,
    path: Path | None = None,
    respondent: str | None = None,
    *,
    express: bool | None = None,
    step: int | None = None,
) -> None:
    """Open the wizard at home or on a client's file, and return when it is left.

    respondent: an id, name or role; None takes the first. express: which set is asked from now on; None leaves it as
    the file has it. step: only the questions of one step. Raises `NoTerminal` where there is none, `EngagementError`
    where the file cannot be used, `UsageError` where the respondent is nobody, and `AssessError` with what to do after
    a fault of the wizard. Ends the process where the terminal or the system ended the wizard.
    """
    if not capable():
        raise NoTerminal("The wizard needs a terminal, and this is none. Nothing was opened.")
    from assess.tui.app import Wizard
    from assess.tui.desk import Desk
    from assess.tui.settings import Settings

    desk = Desk.open(path, bank, respondent, express=express, step=step) if path is not None else None
    wizard = Wizard(bank, Settings.load(), desk=desk)
    try:
        wizard.run()
    finally:
        wizard.put_away()
    if wizard.fault:
        raise AssessError(wizard.fault)
    if wizard.return_code:
        sys.exit(wizard.return_code)
