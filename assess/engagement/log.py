"""The client's file: one SQLite database of events that is only ever added to.

One process writes at a time. It holds a lock (flock) on the file itself, taken before SQLite opens the file and given
back after SQLite has closed it: closing any other descriptor of the file would silently drop SQLite's own POSIX locks.
For the same reason nothing here opens the file beside SQLite while it is open. Readers need no lock.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from assess.engagement.birth import born, kept_copy
from assess.engagement.schema import APPLICATION_ID, MIGRATIONS, SCHEMA, VERSION
from assess.engagement.storage import COLUMNS, restored, stored
from assess.engagement.trouble import explained, missing, shown_path, writer_lock
from assess.errors import Damaged, EngagementError, NotOurs, ReadOnly, TooNew

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from assess.engagement.events import Event

_PATIENCE = 5.0
_COLUMNS = ", ".join(COLUMNS)
_READ = f"SELECT {_COLUMNS} FROM event ORDER BY time, id"  # noqa: S608 - constant names
_ADD = f"INSERT INTO event ({_COLUMNS}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - constant names
