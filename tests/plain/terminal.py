"""A pseudo-terminal with the plain interview in it, read as lines of text."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path
from typing import Self

import pexpect

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from pathlib import Path
from assess.engagement.sitting import Sitting
from assess.errors import AssessError
from assess.plain import run
{bank}
path = Path(sys.argv[1])
try:
    if not path.exists():
        Sitting.create(path, bank, {{"name": "Acme"}}).close()
    run(path, bank, sys.argv[2] or None, express={express})
except AssessError as error:
    print(f"{{type(error).__name__}}: {{error}}")
    sys.exit(error.exit_code)
"""
REAL_BANK = "from assess.bank.loader import load_bank; bank = load_bank()"
SMALL_BANK = "from tests.interview.banks import small_bank; bank = small_bank()"
_ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b.")
_ASKING, _ASKED = "\x1b[?2004h", "\x1b[?2004l"
_DRAWN = "\x1b[?25h"


def stripped(page: str) -> str:
    """Return what a page reads as, without the terminal's escape sequences."""
    return _ESCAPES.sub("", page).replace("\r", "")


class Terminal:
    """One run of the interview.

    page: everything printed since the line before, as text. raw: the same as it came, escape sequences and all.
    """

    def __init__(
        self,
        path: Path,
        *,
        bank: str = SMALL_BANK,
        respondent: str = "",
        express: bool | None = None,
        size: tuple[int, int] = (60, 200),
    ) -> None:
        self.child = pexpect.spawn(
            sys.executable,
            ["-c", PROGRAM.format(bank=bank, express=express), str(path), respondent],
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"},
            dimensions=size,
            encoding="utf-8",
            timeout=30,
        )
        self.child.delaybeforesend = None
        self.page = self.raw = self._waiting = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.child.close(force=True)

    def prompt(self) -> str | None:
        """Return the prompt that waits for a line, None once the interview has ended; the same until one is typed."""
        if self._waiting:
            return self._waiting
        self.raw = ""
        while True:
            try:
                self.raw += self.child.read_nonblocking(65536, timeout=30)
            except pexpect.EOF:
                self.page = stripped(self.raw)
                return None
            before, asking, prompt = self.raw.rpartition(_ASKING)
            if asking and _ASKED not in prompt and _DRAWN in prompt:
                self.page = stripped(before)
                self._waiting = stripped(prompt).strip()
                return self._waiting

    def type(self, line: str) -> None:
        """Type a line and press Enter."""
        self._waiting = ""
        self.child.send(f"{line}\r")

    def press(self, key: str) -> None:
        """Press a key held with Control."""
        self._waiting = ""
        self.child.sendcontrol(key)

    def say(self, *lines: str) -> str | None:
        """Answer the prompts with lines, one each; return the prompt after the last."""
        for line in lines:
            self.prompt()
            self.type(line)
        return self.prompt()

    def kill(self) -> None:
        """End the process as a power cut would."""
        self.child.kill(signal.SIGKILL)
        self.child.close(force=True)
