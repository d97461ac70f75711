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


def refuse_overwriting(paths: Iterable[Path], *, force: bool) -> None:
    """Raise `OutputExists` where one of the files is there already; called before any work is done."""
    for path in paths:
        if path.is_dir():
            raise OutputExists(f"{path} is a folder; nothing was written. Give the name of a file.")
        if path.exists() and not force:
            raise OutputExists(f"{path} is there already; nothing was written. Use --force to replace it.")
        if not path.parent.is_dir():
            raise OutputExists(f"There is no folder {path.parent}; nothing was written. Make it first.")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is either complete or as it was before."""
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
        os.chmod(name, 0o666 & ~umask)  # noqa: PTH101 - the name is a plain string here
        os.replace(name, path)  # noqa: PTH105 - likewise
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - likewise
        raise DiskFull(f"{path} could not be written: {error.strerror}. Nothing was changed.") from error
