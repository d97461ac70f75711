"""Everything that can go wrong and be explained.

::

    AssessError                 exit 1   something was refused
    ├── UsageError              exit 2   the command's words do not fit together
    ├── BankError               exit 3   the instrument in questions/ does not load
    ├── InputError              exit 4   a file to import does not fit; nothing was imported
    ├── EngagementError         exit 5   a client's file cannot be used
    │   ├── NotOurs                      it is something else
    │   ├── Damaged                      it is truncated or corrupt
    │   ├── TooNew                       a newer assess wrote it
    │   ├── Busy                         another process is writing it
    │   ├── ReadOnly                     it may not be written
    │   └── DiskFull                     there is no room for the next event
    ├── OutputExists            exit 6   a file would have been overwritten
    ├── MissingLibrary          exit 7   a system library is not installed
    └── NoTerminal              exit 8   an interview needs a terminal to ask in

Each message says what happened, what was not changed and what to do next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence


class AssessError(Exception):
    """Something was refused; the message is written for the person at the terminal."""

    exit_code: ClassVar[int] = 1


class UsageError(AssessError):
    """The command's words do not fit together."""

    exit_code = 2


class ProblemsError(AssessError):
    """Several problems found in one reading, each a line of its own."""

    def __init__(self, summary: str, problems: Sequence[str]) -> None:
        """Keep the problems apart from the summary so that a caller can count or list them."""
        super().__init__("\n".join((summary, *(f"  {problem}" for problem in problems))))
        self.summary = summary
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type[ProblemsError], tuple[str, tuple[str, ...]]]:
        """Tell how to make it again in another process."""
        return type(self), (self.summary, self.problems)


class BankError(ProblemsError):
    """The instrument in `questions/` does not load."""

    exit_code = 3


class InputError(ProblemsError):
    """A file to import does not fit; nothing of it was imported."""

    exit_code = 4


class EngagementError(AssessError):
    """A client's file cannot be used."""

    exit_code = 5


class NotOurs(EngagementError):
    """The file is something other than an engagement."""


class Damaged(EngagementError):
    """The file is truncated or corrupt."""


class TooNew(EngagementError):
    """A newer assess wrote the file."""


class Busy(EngagementError):
    """Another process is writing the file."""


class ReadOnly(EngagementError):
    """The file may not be written."""


class DiskFull(EngagementError):
    """There is no room for the next event."""


class OutputExists(AssessError):
    """A file would have been overwritten."""

    exit_code = 6


class MissingLibrary(AssessError):
    """A system library is not installed."""

    exit_code = 7


class NoTerminal(AssessError):
    """An interview needs a terminal to ask in."""

    exit_code = 8
