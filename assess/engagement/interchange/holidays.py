"""A text file of the days nobody works: one ISO date a line, with blank lines and comments after `#`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.trouble import shown_path
from assess.engagement.typed import date_of
from assess.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


def read_holidays(path: Path) -> tuple[str, ...]:
    """Return the dates as the file gives them; raises `InputError` with every problem as `file:line`."""
    name = shown_path(path)
    days, problems = [], []
    for number, line in enumerate(_text(path, name).splitlines(), start=1):
        day = line.partition("#")[0].strip()
        try:
            days += [date_of(day, whole=True)] if day else []
        except ValueError as misfit:
            problems.append(f"{name}:{number}: {misfit}")
    if problems:
        raise InputError(f"{name} does not fit; nothing was changed.", problems)
    return tuple(days)


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"{name}: byte {error.start} is not UTF-8; save it as UTF-8"
        raise InputError(f"{name} is not UTF-8 text; nothing was changed.", [problem]) from error
    except OSError as error:
        raise InputError(f"{name} cannot be read; nothing was changed.", [f"{name}: {error.strerror}"]) from error
