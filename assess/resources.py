"""Where the instrument and the report templates lie: inside an installed wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

from assess.errors import AssessError

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """Return the folder `questions` or `report_templates` that belongs to the running code.

    A checkout is recognised by its `pyproject.toml`; its own folder always wins, so that a stale copy left by an
    earlier build is never read in place of the file somebody is editing.
    """
    beside = _PACKAGE.parent / name
    bundled = _PACKAGE / "_data" / name
    in_checkout = (_PACKAGE.parent / "pyproject.toml").is_file()
    for folder in (beside, bundled) if in_checkout else (bundled,):
        if folder.is_dir():
            return folder
    raise AssessError(f"The folder {name}/ that belongs to assess is missing. Reinstall assess.")
