"""A client's file opened to look at while somebody else writes it: nothing can be added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.log import read_log
from assess.engagement.trouble import shown_path
from assess.errors import ReadOnly

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assess.engagement.events import Event


class ReadingLog:
    """A log that gives what the file holds now and takes nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, events: Sequence[Event]) -> None:
        """Refuse: the file is open to look at."""
        raise ReadOnly(
            f"{shown_path(self.path)} is open to look at; nothing was recorded. Close it elsewhere and open it again."
            if events
            else f"{shown_path(self.path)} is open to look at."
        )

    def read(self) -> tuple[Event, ...]:
        """Return all events in order of time and id."""
        return read_log(self.path)
