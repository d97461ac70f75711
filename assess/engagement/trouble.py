"""What can go wrong with the client's file, in one clear sentence each."""

from __future__ import annotations

import shlex
import sqlite3
from typing import TYPE_CHECKING

from assess.errors import Busy, Damaged, DiskFull, EngagementError, NotOurs, ReadOnly

if TYPE_CHECKING:
    from pathlib import Path

_PRIMARY = 0xFF
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_FORMAT})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_READ_ONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH})
_NO_ROOM = frozenset({sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE})


def shown_path(path: Path) -> str:
    """Return a path as a message prints it: on one line, whatever its name holds."""
    return "".join(mark if mark.isprintable() else ascii(mark)[1:-1] for mark in str(path))


def typed_path(path: Path) -> str:
    """Return a path as it is typed in a command: quoted, and never taken for an option."""
    name = shown_path(path)
    return shlex.quote(f"./{name}" if name.startswith("-") else name)


def explained(error: sqlite3.Error, path: Path) -> EngagementError:
    """Return what SQLite's error means to the person at the terminal."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return damaged(path, str(error))
    if code in _NO_ROOM or code == sqlite3.SQLITE_FULL:
        return disk_full(path)
    if code & _PRIMARY in _BUSY:
        return busy(path)
    if code & _PRIMARY in _READ_ONLY:
        return read_only(path)
    if code & _PRIMARY in _DAMAGED or code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return damaged(path, str(error))
    return EngagementError(f"{shown_path(path)} cannot be used ({error}). What it held before is unchanged. Try again.")


def missing(path: Path) -> EngagementError:
    """Return the error for a file that is not there."""
    name = shown_path(path)
    return EngagementError(
        f"There is no client's file {name}. Nothing was changed. "
        f"Make one with: assess new {typed_path(path)} --company NAME"
    )


def folder(path: Path) -> EngagementError:
    """Return the error for a folder given as a client's file."""
    return EngagementError(f"{shown_path(path)} is a folder. Nothing was changed. Name the .assess file inside it.")


def not_ours(path: Path) -> NotOurs:
    """Return the error for a file of another kind."""
    return NotOurs(
        f"{shown_path(path)} is not a client's file of assess. It was not changed. Name the .assess file instead."
    )


def damaged(path: Path, why: str) -> Damaged:
    """Return the error for a truncated or corrupt file."""
    return Damaged(
        f"{shown_path(path)} is damaged ({' '.join(why.split())}). It was left as it is. "
        "Restore it from a backup, or merge what colleagues hold."
    )


def busy(path: Path) -> Busy:
    """Return the error for a file that another process is writing."""
    return Busy(
        f"Another assess is writing {shown_path(path)}. Nothing was written to it. Close the other one, then try again."
    )


def read_only(path: Path) -> ReadOnly:
    """Return the error for a file or folder that may not be written."""
    return ReadOnly(
        f"{shown_path(path)}, or the folder it is in, may not be written. Nothing was changed. "
        "Copy the file to a folder of your own, or ask for the right to write it."
    )


def disk_full(path: Path) -> DiskFull:
    """Return the error for an event that found no room."""
    return DiskFull(
        f"There is no room on the disk for what was to be added to {shown_path(path)}. All that was saved before is "
        "safe; the last entry was not saved. Make room, then enter it again."
    )


def moved(path: Path) -> EngagementError:
    """Return the error for a file that was moved or replaced under an open interview."""
    return EngagementError(
        f"{shown_path(path)} was moved or replaced while it was open. The last entry was not saved; all before it is "
        "in the file that was moved. Put that file back, then open it again."
    )
