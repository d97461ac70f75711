"""The client's file: one SQLite database of events that is only ever added to.

One process writes at a time. It holds a lock (flock) on the file itself, taken before SQLite opens the file and given
back after SQLite has closed it: closing any other descriptor of the file would silently drop SQLite's own POSIX locks.
For the same reason nothing opens the file beside SQLite while this process holds it. Readers need no lock.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from itertools import count
from typing import TYPE_CHECKING, Protocol, Self
from urllib.parse import quote

from assess.engagement import schema, trouble
from assess.engagement.place import WriterLock, appearing, check_folder, checked
from assess.engagement.storage import COLUMNS, restored, stored
from assess.engagement.unfinished import InFile
from assess.errors import OutputExists, TooNew

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from assess.engagement.events import Event

_PATIENCE = 5.0
_COLUMNS = ", ".join(COLUMNS)
_READ = f"SELECT {_COLUMNS} FROM event ORDER BY time, id"  # noqa: S608 - constant names
_ADD = f"INSERT INTO event ({_COLUMNS}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - constant names
_GUARDS = ("trusted_schema = OFF", "cell_size_check = ON")
_WRITING = ("journal_mode = DELETE", "synchronous = EXTRA", "fullfsync = ON")


class Log(Protocol):
    """Where events are kept. A shared database can take SQLite's place by doing these two things."""

    def append(self, events: Sequence[Event]) -> None:
        """Add events, all or none; they are durable when this returns. Raises `EngagementError`."""

    def read(self) -> tuple[Event, ...]:
        """Return all events in order of time and id. Raises `EngagementError`."""


class SqliteLog:
    """A client's file held open for writing, by one process at a time."""

    def __init__(self, path: Path) -> None:
        """Open a file that is there, and bring an older one up to date; raises `EngagementError`."""
        self.path = path
        self._lock = WriterLock(path)
        try:
            check_folder(path)
            with explaining(path):
                self._connection = connect(path)
        except BaseException:
            self._lock.release()
            raise
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        with explaining(self.path):
            for setting in _WRITING:
                self._connection.execute(f"PRAGMA {setting}")
            version = _sound_version(self._connection, self.path)
            if version < schema.VERSION:
                _keep_copy(self._connection, self.path, version)
                _migrate(self._connection, version)

    def append(self, events: Sequence[Event]) -> None:
        """Add events in one transaction, durable when this returns; raises `EngagementError` and adds none."""
        rows = [stored(event) for event in events]
        if not self._lock.in_place():
            raise trouble.moved(self.path)
        with explaining(self.path), _transaction(self._connection):
            self._connection.executemany(_ADD, rows)

    def read(self) -> tuple[Event, ...]:
        """Return all events in order of time and id."""
        with explaining(self.path):
            return _events(self._connection, self.path)

    def kept(self, respondent: str, question: str) -> Mapping[str, str]:
        """Return what somebody typed at a question and has not recorded, by field."""
        with explaining(self.path):
            return InFile(self._connection).kept(respondent, question)

    def where(self, respondent: str) -> frozenset[str]:
        """Return the questions at which somebody left something unfinished."""
        with explaining(self.path):
            return InFile(self._connection).where(respondent)

    def keep(self, respondent: str, question: str, field: str, text: str) -> None:
        """Keep what is being typed into a field; durable when this returns; raises `EngagementError`."""
        with explaining(self.path):
            InFile(self._connection).keep(respondent, question, field, text)

    def drop(self, respondent: str, question: str, *fields: str) -> None:
        """Forget fields; raises `EngagementError`."""
        with explaining(self.path):
            InFile(self._connection).drop(respondent, question, *fields)

    def close(self) -> None:
        """Close the file, then give the lock back."""
        try:
            self._connection.close()
        finally:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create_log(path: Path, events: Sequence[Event] = (), *, force: bool = False) -> None:
    """Make a client's file that holds these events; it is there whole and private, or not at all.

    Raises `OutputExists` where a file is there and `force` is not given, `EngagementError` where none can be made.
    """
    rows = [stored(event) for event in events]
    with appearing(path, force=force) as part, explaining(path), closing(connect(part)) as connection:
        for setting in _WRITING:
            connection.execute(f"PRAGMA {setting}")
        with _transaction(connection):
            for statement in schema.SCHEMA:
                connection.execute(statement)
            connection.executemany(_ADD, rows)


def read_log(path: Path) -> tuple[Event, ...]:
    """Return the events of a client's file without changing it, while another process may be writing it.

    An older file is brought up to date in memory only. Raises `EngagementError`.
    """
    checked(path)
    with explaining(path), closing(connect(path)) as connection:
        connection.execute("PRAGMA query_only = ON")
        version = _sound_version(connection, path)
        if version == schema.VERSION:
            return _events(connection, path)
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            connection.backup(copy)
            _migrate(copy, version)
            return _events(copy, path)


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing SQLite file of any name; it is never created, and its schema is not trusted."""
    name = quote(os.fsencode(os.path.abspath(path)))  # noqa: PTH100 - the name as given, links not followed
    connection = sqlite3.connect(
        f"file://{name}?mode=rw", uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    for guard in _GUARDS:
        connection.execute(f"PRAGMA {guard}")
    return connection


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise trouble.explained(error, path) from error
    except UnicodeDecodeError as error:  # from SQLite's own message about a schema that is not text
        raise trouble.damaged(path, "its schema is not text") from error


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _sound_version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the form a file is in, once it is known to be whole and not newer than this program."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > schema.VERSION:
        raise TooNew(
            f"{trouble.shown_path(path)} was written by a newer assess (form {version}, this one reads up to "
            f"{schema.VERSION}). It was not changed. Install the newer assess to open it."
        )
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise trouble.damaged(path, verdict)
    if any(step not in schema.MIGRATIONS for step in range(version, schema.VERSION)):
        raise trouble.damaged(path, f"form {version} is unknown")
    return int(version)


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    with _transaction(connection):
        for step in range(version, schema.VERSION):
            for statement in schema.MIGRATIONS[step]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")


def _keep_copy(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Keep the original beside the file, as NAME.assess.vN.bak, or with a number where that name is taken."""
    for number in count(1):
        kept = path.with_name(f"{path.name}.v{version}{f'.{number}' if number > 1 else ''}.bak")
        try:
            with appearing(kept) as part, closing(connect(part)) as copy:
                connection.backup(copy)
        except OutputExists:
            continue
        return


def _events(connection: sqlite3.Connection, path: Path) -> tuple[Event, ...]:
    try:
        return tuple(restored(row) for row in connection.execute(_READ))
    except ValueError as error:
        raise trouble.damaged(path, f"an event cannot be read: {error}") from error
