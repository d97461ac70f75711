"""Setting a PDF in a process of its own: a layout cannot be interrupted, but a process can be ended at any moment.

The wizard starts this module as a program, gives it the report on its standard input and reads from its standard
output: a line of JSON for each thing it tells, the last with the length of the PDF, then the PDF. The process writes
no file. It is started without a shell and knows nothing of the terminal.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import subprocess
import sys
from threading import Lock
from typing import TYPE_CHECKING

from assess.errors import AssessError, MissingLibrary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

    from assess.report.html import Paper, View

_SAYS, _MISSING, _LENGTH = "says", "missing", "length"
_BROKE_OFF = "The PDF could not be set: the typesetter ended by itself. Everything else was written."


class Stopped(AssessError):
    """Somebody stopped what was being made; no half file was left."""


class Typesetter:
    """Sets one report after another, each in a process of its own, until it is stopped."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def stop(self) -> None:
        """End what is being set, from any thread; nothing is set afterwards."""
        with self._turn:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def pdf(self, view: View, paper: Paper, narrate: Callable[[str], None]) -> bytes:
        """Return the report as a PDF; raises `MissingLibrary`, `Stopped`, or `AssessError` where it broke off."""
        with self._started() as process:
            try:
                with contextlib.suppress(BrokenPipeError), _pipe(process.stdin) as given:
                    pickle.dump((view, paper), given)
                return _heard(_pipe(process.stdout), narrate)
            except (EOFError, ValueError) as error:
                if self._stopped:
                    raise Stopped("Stopped.") from None
                raise AssessError(_BROKE_OFF) from error

    @contextlib.contextmanager
    def _started(self) -> Iterator[subprocess.Popen[bytes]]:
        with self._turn:
            if self._stopped:
                raise Stopped("Stopped.")
            process = self._process = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-P", "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        try:
            yield process
        finally:
            with self._turn:
                self._process = None
                process.kill()
            process.wait()
            _pipe(process.stdout).close()


def _pipe(end: IO[bytes] | None) -> IO[bytes]:
    """Return an end of a pipe to the process, which is there since it was asked for."""
    if end is None:
        raise EOFError
    return end


def _heard(out: IO[bytes], narrate: Callable[[str], None]) -> bytes:
    """Return the PDF once everything told before it was passed on."""
    while True:
        line = out.readline()
        if not line:
            raise EOFError
        told = json.loads(line)
        if _MISSING in told:
            raise MissingLibrary(told[_MISSING])
        if _LENGTH in told:
            return _whole(out, told[_LENGTH])
        narrate(told[_SAYS])


def _whole(out: IO[bytes], length: int) -> bytes:
    pdf = out.read(length)
    if len(pdf) < length:
        raise EOFError
    return pdf


def main() -> None:
    """Set the report that is given, and tell how far it has come."""
    from assess.report.data import edition_data
    from assess.report.pdf import render_pdf

    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # what a library prints must not get between the lines

        def tell(**told: object) -> None:
            out.write(json.dumps(told).encode() + b"\n")
            out.flush()

        view, paper = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the wizard that started this process
        try:
            pdf = render_pdf(view, paper, lambda says: tell(**{_SAYS: says}), edition_data(view))
        except MissingLibrary as error:
            tell(**{_MISSING: str(error)})
            return
        tell(**{_LENGTH: len(pdf)})
        out.write(pdf)


if __name__ == "__main__":
    main()
