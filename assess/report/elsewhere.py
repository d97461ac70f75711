"""Work that a process of its own does while this one gets on with something else."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import sys
import threading
import traceback
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from assess.errors import AssessError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

Job = TypeVar("Job")
Made = TypeVar("Made")
_PATIENCE = 2.0
"""Seconds that the other process has to end by itself, and to take away what it has half written."""

_SAID, _MADE, _RAISED = "said", "made", "raised"


class Elsewhere(Generic[Job, Made]):
    """One job that is done elsewhere from the moment this is entered; it is given up where the block is left before.

    work: a function of a module, called in the other process with the job and with whom to tell how far it has come.
    """

    def __init__(self, work: Callable[[Job, Callable[[str], None]], Made], job: Job) -> None:
        self._line, self._far = multiprocessing.Pipe(duplex=False)
        self._process = _context().Process(target=_do, args=(self._far, work, job), daemon=True)

    def __enter__(self) -> Self:
        self._process.start()
        self._far.close()  # so that the line ends when the process does
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()
        self._process.join(_PATIENCE)
        self._process.kill()
        self._process.join()

    def result(self, narrate: Callable[[str], None]) -> Made:
        """Return what was made, once everything said about it was passed on; raises what the work has raised."""
        while True:
            try:
                kind, what = self._line.recv()
            except EOFError:
                self._process.join()
                code = self._process.exitcode
                raise AssessError(f"The work broke off: its process ended with code {code}. Try again.") from None
            if kind == _SAID:
                narrate(what)
            elif kind == _RAISED:
                raise what
            else:
                made: Made = what
                return made


def _context() -> Any:  # noqa: ANN401 - one of multiprocessing's, which share no type
    """Return how a process starts: as a copy of this one where that is safe, which takes no time, or anew."""
    alone = threading.active_count() == 1
    return multiprocessing.get_context("fork" if sys.platform == "linux" and alone else "spawn")


def _do(line: Connection, work: Callable[[Job, Callable[[str], None]], Made], job: Job) -> None:
    """Do the job and send what was made; where nobody listens any more, or somebody interrupts, end."""
    gc.disable()  # it ends before there is much to collect
    with contextlib.suppress(ConnectionError, KeyboardInterrupt):
        try:
            made = work(job, lambda line_said: line.send((_SAID, line_said)))
        except Exception as error:  # noqa: BLE001 - raised again where it is waited for
            if not isinstance(error, AssessError):
                error.add_note(traceback.format_exc())
            line.send((_RAISED, error))
        else:
            line.send((_MADE, made))
