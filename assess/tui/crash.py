"""A fault of the program: one sentence for the person at the terminal, everything else into a log."""

from __future__ import annotations

import platform
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assess import __version__
from assess.engagement.trouble import shown_path
from assess.errors import AssessError
from assess.outputs import write_whole

if TYPE_CHECKING:
    from pathlib import Path

_LOG = "crash.log"


def log_crash(error: BaseException, folder: Path | None) -> Path | None:
    """Write what went wrong into the log in a folder, in place of the log before; return it, None if there is none."""
    if folder is None:
        return None
    log = folder / _LOG
    told = "".join(traceback.format_exception(error))
    head = f"assess {__version__}, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(log, (head + told).encode(errors="backslashreplace"), private=True)
    except (OSError, AssessError):
        return None
    return log


def told(client: Path | None, log: Path | None) -> str:
    """Return the sentence: that it went wrong, where the client's file is, and where the log is."""
    safe = f"Everything recorded is safe in {shown_path(client)}" if client else "No client's file was open"
    more = f"what went wrong is in {shown_path(log)}" if log else "no log could be written"
    return f"The wizard stopped on a fault of its own. {safe}; {more}."
