"""Two or more consultants' files joined into one: the union of their events by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.engagement.events import Kind
from assess.engagement.fold import in_order, live
from assess.engagement.log import create_log, read_log
from assess.engagement.storage import stored
from assess.engagement.trouble import shown_path
from assess.engagement.typed import folded, shown
from assess.errors import EngagementError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assess.engagement.events import Event


@dataclass(frozen=True, slots=True)
class Merged:
    """How many files were joined, and how many events the new file holds."""

    files: int
    events: int

    def __str__(self) -> str:
        """Say both."""
        events = "1 event" if self.events == 1 else f"{self.events} events"
        return f"Joined {self.files} {'file' if self.files == 1 else 'files'}; {events} in all."


def merge(paths: Sequence[Path], out: Path, *, force: bool = False, any_company: bool = False) -> Merged:
    """Make a file that holds the events of all these files, each once; return how many there are.

    The order of the files makes no difference, nor does merging again. All files are read, and so checked, before
    anything is written. Raises `OutputExists` where `out` is there and `force` is not given, and `EngagementError`
    where the files are about companies of different names, unless `any_company`.
    """
    files = [(path, read_log(path)) for path in paths]
    if not any_company:
        _check_companies(files)
    events = union(*(events for _, events in files))
    create_log(out, events, force=force)
    return Merged(len(paths), len(events))


def union(*files: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events of all files, each id once, in order.

    Two files hold one id with different times only where both imported the same survey; the earlier one is kept.
    """
    events: dict[str, Event] = {}
    for event in (event for file in files for event in file):
        events[event.id] = min(event, events.get(event.id, event), key=_age)
    return in_order(events.values())


def company_name(events: Iterable[Event]) -> str:
    """Return the name that a file gives its company, empty where it gives none."""
    name = ""
    for event in live(events):
        facts = event.draft.value
        if event.draft.kind is Kind.COMPANY and isinstance(facts, dict):
            name = str(facts.get("name") or name)
    return name


def _age(event: Event) -> tuple[str, tuple[str, ...]]:
    return event.time, tuple(str(cell) for cell in stored(event))


def _check_companies(files: Sequence[tuple[Path, tuple[Event, ...]]]) -> None:
    names = [(path, company_name(events)) for path, events in files]
    if len({folded(name) for _, name in names if name}) > 1:
        told = "; ".join(f"{shown_path(path)} is about {shown(name)}" for path, name in names)
        raise EngagementError(
            f"The files are about different companies: {told}. Nothing was written. Name files of one company, or say "
            "with --any-company that they belong together."
        )
