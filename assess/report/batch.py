"""Many reports at once, each client in a process of its own for the time: one that fails does not stop the rest.

A worker that dies takes no other report with it. Workers are replaced after some reports, since the typesetter keeps
one to two megabytes of each.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import tempfile
from collections import deque
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from assess.errors import AssessError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from multiprocessing.connection import Connection
    from pathlib import Path

Job = TypeVar("Job")
REPORTS_A_WORKER = 25
_STARTED_ANEW = multiprocessing.get_context("spawn")  # nothing of this process is shared: the same on every system


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Job]):
    """What became of one job: why it failed and with which exit code, or nothing and 0."""

    job: Job
    failure: str = ""
    exit_code: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far all the jobs have come together."""

    done: int
    failed: int
    jobs: int

    def __str__(self) -> str:
        failed = f", {self.failed} failed" if self.failed else ""
        return f"{self.done} of {self.jobs} report{'' if self.jobs == 1 else 's'} written{failed}."


def outputs_in(folder: Path, files: Sequence[Path]) -> tuple[Path, ...]:
    """Return the PDF of each client's file in a folder; raise `UsageError` where two would have the same name."""
    named: dict[str, Path] = {}
    for file in files:
        other = named.setdefault(file.stem.casefold(), file)
        if other is not file:
            raise UsageError(
                f"{other} and {file} would both become {file.stem}.pdf; nothing was written. Give one another name."
            )
    return tuple(folder / f"{file.stem}.pdf" for file in files)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def exit_code(outcomes: Iterable[Outcome[Job]]) -> int:
    """Return 0 where all is well, the code of the failures where they agree, and else 1."""
    codes = {each.exit_code for each in outcomes} - {0}
    return codes.pop() if len(codes) == 1 else int(bool(codes))


def render_many(
    jobs: Sequence[Job], write: Callable[[Job], None], workers: int, progress: Callable[[Progress], None]
) -> tuple[Outcome[Job], ...]:
    """Do every job in worker processes and return what became of each, in the order of the jobs.

    write: a function of a module, called with one job in a worker; an `AssessError` from it is that job's failure, and
    so is the worker's death. `progress` is told after each job.
    """
    with tempfile.TemporaryDirectory(prefix="assess-", ignore_cleanup_errors=True) as folder:
        staff = _Staff(write, max(1, workers), folder)
        try:
            found = _all_done(staff, jobs, progress)
        finally:
            staff.dismiss()
    return tuple(found[number] for number in range(len(jobs)))


def _all_done(
    staff: _Staff[Job], jobs: Sequence[Job], progress: Callable[[Progress], None]
) -> Mapping[int, Outcome[Job]]:
    waiting = deque(enumerate(jobs))
    found: dict[int, Outcome[Job]] = {}
    while len(found) < len(jobs):
        while waiting and staff.free:
            staff.give(*waiting.popleft())
        for number, outcome in staff.outcomes():
            found[number] = outcome
            failed = sum(bool(each.exit_code) for each in found.values())
            progress(Progress(len(found) - failed, failed, len(jobs)))
    return found


class _Staff(Generic[Job]):
    """The workers: those with a job in hand, by the line to each, and those that wait for one."""

    def __init__(self, write: Callable[[Job], None], size: int, folder: str) -> None:
        self._write, self._size, self._folder = write, size, folder
        self._busy: dict[Connection, _Worker[Job]] = {}
        self._idle: list[_Worker[Job]] = []

    @property
    def free(self) -> bool:
        """Whether another job can be given."""
        return len(self._busy) < self._size

    def give(self, number: int, job: Job) -> None:
        """Give a job to a worker, a new one where none waits."""
        worker = self._idle.pop() if self._idle else _Worker(self._write, self._folder)
        worker.give(number, job)
        self._busy[worker.line] = worker

    def outcomes(self) -> Iterator[tuple[int, Outcome[Job]]]:
        """Wait until a job or more are done, and give the number and the outcome of each."""
        for line in wait(list(self._busy)):
            worker = self._busy.pop(cast("Connection", line))
            outcome = worker.outcome()
            if worker.fit:
                self._idle.append(worker)
            else:
                worker.end()
            yield worker.number, outcome

    def dismiss(self) -> None:
        """End every worker: those that wait let go by themselves, the others at once."""
        for worker in self._busy.values():
            worker.kill()
        for worker in self._idle:
            worker.end()


class _Worker(Generic[Job]):
    """A process that does one job after another, and the line to it."""

    def __init__(self, write: Callable[[Job], None], folder: str) -> None:
        self.line, other = _STARTED_ANEW.Pipe()
        self._process = _STARTED_ANEW.Process(target=_work, args=(other, write, folder))
        self._process.start()
        other.close()  # so that the line ends when the worker does
        self._given = 0

    def give(self, number: int, job: Job) -> None:
        """Send a job to the worker; `number` is its place among all jobs."""
        self.number, self._job = number, job
        self._given += 1
        with contextlib.suppress(ConnectionError):  # where it has died already, its outcome will say so
            self.line.send(job)

    def outcome(self) -> Outcome[Job]:
        """Return what became of the job; called when there is something to read."""
        try:
            failure, code = self.line.recv()
        except (EOFError, ConnectionError):
            self._given = REPORTS_A_WORKER
            self._process.join()
            why = f"its process ended with code {self._process.exitcode}"
            return Outcome(self._job, f"The report was not written: {why}. The others are not touched by it.", 1)
        return Outcome(self._job, failure, code)

    @property
    def fit(self) -> bool:
        """Whether the worker can be given another job."""
        return self._given < REPORTS_A_WORKER

    def end(self) -> None:
        """Let the worker end by itself."""
        self.line.close()
        self._process.join()

    def kill(self) -> None:
        """End the worker at once."""
        self._process.kill()
        self.end()


def _work(line: Connection, write: Callable[[Job], None], folder: str) -> None:
    """Do jobs until the line ends; what is made for the time being goes into a folder that is then removed."""
    tempfile.tempdir = folder
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one decides
    while True:
        try:
            job = line.recv()
        except EOFError:
            return
        try:
            write(job)
        except AssessError as error:
            line.send((str(error), error.exit_code))
        else:
            line.send(("", 0))
