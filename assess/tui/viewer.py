"""The platform's viewer of files, where it has one: started without a shell, and never waited for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def viewer(platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> str:
    """Return the program that opens a file in the viewer made for it, or nothing where there is none.

    On Linux a viewer needs a screen of its own to draw on: over a plain SSH line there is none.
    """
    if platform == "darwin":
        return shutil.which("open") or ""
    if platform.startswith("linux") and (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return shutil.which("xdg-open") or ""
    return ""


def open_file(path: Path, program: str) -> bool:
    """Start a viewer on a file; whether it could be started."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the program is an absolute path, the file one argument
            [program, str(path.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    Thread(target=process.wait, daemon=True).start()
    return True
