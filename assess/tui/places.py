"""Where clients' files lie: a safe and free name for a new one, paths as they are typed, and what completes one."""

from __future__ import annotations

import os
import re
import unicodedata
from itertools import count
from pathlib import Path

from assess.engagement.trouble import shown_path

SUFFIX = ".assess"
_LONGEST = 48
_NO_NAME = "engagement"
_MOST_FOUND = 50


def new_path(company: str, folder: Path) -> Path:
    """Return a free path in a folder for the file of a company: letters, digits and hyphens of its name."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", company).casefold())
    name = "-".join(words)[:_LONGEST].strip("-") or _NO_NAME
    tries = (folder / f"{name}{f'-{number}' if number > 1 else ''}{SUFFIX}" for number in count(1))
    return next(path for path in tries if not os.path.lexists(path))


def working_folder() -> Path:
    """Return the folder the program was started in, or the user's own where that is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()


def typed_to_path(typed: str) -> Path:
    """Return the path that somebody typed, `~` and all; raises ValueError where it can be none."""
    text = typed.strip()
    if not text:
        raise ValueError("no file is named")
    try:
        path = Path(text).expanduser()
        os.fsencode(path)
    except (RuntimeError, ValueError):
        raise ValueError(f"{shown_path(Path(text))} cannot be the name of a file") from None
    if "\0" in text:
        raise ValueError(f"{shown_path(Path(text))} cannot be the name of a file")
    return path


def free_path(typed: str) -> Path:
    """Return the path for a new file, with its ending; raises ValueError where it cannot be made there."""
    path = typed_to_path(typed)
    if path.is_dir() or typed.rstrip().endswith("/"):
        raise ValueError(f"{shown_path(path)} is a folder; add the name of the file")
    path = path if path.suffix else path.with_name(f"{path.name}{SUFFIX}")
    if os.path.lexists(path):
        raise ValueError(f"{shown_path(path)} is there already and was not changed; give another name")
    if not path.parent.is_dir():
        raise ValueError(f"there is no folder {shown_path(path.parent)}; make it first, or name another")
    return path


def completions(typed: str) -> tuple[str, ...]:
    """Return what the last word of a typed path may become, as typed so far: folders with a stroke, and our files."""
    head, stroke, start = typed.rpartition("/")
    try:
        folder = Path(f"{head}{stroke}" or ".").expanduser()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (OSError, RuntimeError, ValueError):
        return ()
    found = (
        f"{head}{stroke}{entry.name}{'/' if _is_folder(entry) else ''}" for entry in entries if _offered(entry, start)
    )
    return tuple(found)[:_MOST_FOUND]


def _offered(entry: os.DirEntry[str], start: str) -> bool:
    hidden = entry.name.startswith(".") and not start.startswith(".")
    fits = entry.name.startswith(start) and entry.name.isprintable() and not hidden
    return fits and (entry.name.endswith(SUFFIX) or _is_folder(entry))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
