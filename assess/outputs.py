"""Writing files: never over another unless told to, and never half."""

from __future__ import annotations

import contextlib
import os
import tempfile
from typing import TYPE_CHECKING

from assess.errors import DiskFull, OutputExists, ReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


_DATABASE = b"SQLite format 3\x00"


def refuse_overwriting(paths: Iterable[Path], *, force: bool) -> None:
    """Raise `OutputExists` where one of the files may not be written; called before any work is done.

    Nothing but a plain file is ever replaced, and a client's file never is.
    """
    for path in paths:
        if path.is_dir() or not path.name:
            raise OutputExists(f"{path} is a folder; nothing was written. Give the name of a file.")
        if path.exists() and not path.is_file():
            raise OutputExists(f"{path} is no ordinary file; nothing was written. Give the name of a file.")
        if path.is_file() and _is_database(path):
            raise OutputExists(f"{path} is a client's file, which is never replaced. Give another name.")
        if path.exists() and not force:
            raise OutputExists(f"{path} is there already; nothing was written. Use --force to replace it.")
        if not path.parent.is_dir():
            raise OutputExists(f"There is no folder {path.parent}; nothing was written. Make it first.")


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file so that it is either complete or as it was before; a private one is readable by its owner alone."""
    try:
        handle, name = tempfile.mkstemp(prefix=".assess-", dir=path.parent)
    except OSError as error:
        raise ReadOnly(f"{path} cannot be written: {error.strerror}. Nothing was changed.") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o600 if private else 0o666 & ~umask)  # noqa: PTH101 - the name is a plain string here
        os.replace(name, path)  # noqa: PTH105 - likewise
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - likewise
        raise DiskFull(f"{path} could not be written: {error.strerror}. Nothing was changed.") from error
