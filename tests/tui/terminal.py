"""A pseudo-terminal with the wizard in it, read as what it has drawn so far."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pexpect

from assess.bank.questions import Anchored, Figures, Number, Percent, Ranking, Scale, YesNo
from tests.plain.best import best_agreement, best_answer, best_figures, best_order
from tests.plain.terminal import stripped

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
_HEADING = re.compile(r"(?<![\d.])(\d\.\d+) ")
_PATIENCE = 30.0


class Wizard:
    """One run of the wizard. drawn: everything drawn so far, as text, in the order in which it was drawn."""

    def __init__(self, folder: Path, *words: object, program: str = "", **environ: str) -> None:
        self._raw = ""
        start = ["-c", program] if program else ["-m", "assess"]
        kept = {name: str(folder / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME")}
        self.child = pexpect.spawn(
            sys.executable,
            [*start, *map(str, words)],
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **kept, **environ},
            cwd=str(folder),
            dimensions=(24, 80),
            encoding="utf-8",
            codec_errors="replace",
            timeout=_PATIENCE,
        )
        self.child.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.child.close(force=True)

    @property
    def raw(self) -> str:
        """Everything written to the terminal, escape sequences and all."""
        return self._raw

    @property
    def drawn(self) -> str:
        """Everything drawn so far, as text."""
        return stripped(self._raw)

    def press(self, keys: str) -> int:
        """Send keys; return the place in what is drawn from which on their effect shows."""
        place = len(self._raw)
        self.child.send(keys)
        return place

    def until(self, words: str, since: int = 0) -> str:
        """Return what was drawn since a place, once words stand in it."""
        end = time.monotonic() + _PATIENCE
        while words not in (shown := stripped(self._raw[since:])):
            assert time.monotonic() < end, f"{words!r} never came:\n{shown[-3000:]}"
            self._read()
        return shown

    def question(self, known: set[str], before: str = "", since: int = 0) -> str:
        """Return the question that stands on the screen, once it is another than `before`; "" at the end."""
        end = time.monotonic() + _PATIENCE
        while True:
            shown = stripped(self._raw[since:])
            found = [each for each in _HEADING.findall(shown) if each in known and each != before]
            if found or "That was the last question" in shown:
                return found[-1] if found else ""
            assert time.monotonic() < end, f"nothing follows {before}:\n{shown[-3000:]}"
            self._read()

    def ended(self) -> int:
        """Return the exit code, once the wizard has ended."""
        self._read_to_the_end()
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus)

    def kill(self) -> None:
        """End the process as a power cut would."""
        self.child.kill(signal.SIGKILL)
        self.child.close(force=True)

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something is so, taking in what is drawn meanwhile: a full terminal would hold the wizard up."""
        end = time.monotonic() + _PATIENCE
        while not until():
            assert time.monotonic() < end, f"it never came to that:\n{self.drawn[-3000:]}"
            self._read()

    def _read(self) -> None:
        try:
            self._raw += self.child.read_nonblocking(65536, timeout=0.2)
        except pexpect.TIMEOUT:
            pass
        except pexpect.EOF:
            raise AssertionError(f"the wizard has ended:\n{self.drawn[-3000:]}") from None

    def _read_to_the_end(self) -> None:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            try:
                self._raw += self.child.read_nonblocking(65536, timeout=1)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return
        raise AssertionError(f"the wizard did not end:\n{self.drawn[-3000:]}")


def keys_for(question: object) -> tuple[str, object]:  # noqa: PLR0911 - one return a type
    """Return the keys that give the best answer to a question and go on, and what is recorded by them."""
    match question:
        case Anchored():
            return "5\r", 4
        case YesNo():
            return f"{question.better[0]}\r", question.better == "yes"
        case Number() | Percent():
            return f"{best_answer(question)}\r", float(best_answer(question))
        case Figures():
            best = best_figures(question)
            return "".join(f"{best[each.id]}\r" for each in question.figures), {k: float(v) for k, v in best.items()}
        case Scale():
            best = {each.id: best_agreement(each) for each in question.statements}
            return f"{''.join(best.values())}\r", {name: int(typed) for name, typed in best.items()}
        case Ranking():
            numbers = best_order(question).replace(" ", "")
            return f"{numbers}\r5\r", {"order": [*question.best_order], "level": 4}
    return "\x1bOR", None
