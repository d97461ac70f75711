"""Getting WeasyPrint, and saying what to install where Pango is missing."""

from __future__ import annotations

import ctypes.util
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

import assess
from assess.report.libraries import install_command

_CHECKOUT = str(Path(assess.__file__).resolve().parent.parent)


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh process."""
    env = os.environ | {"PYTHONPATH": _CHECKOUT}
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("release", "command"),
    [
        ({"ID": "debian"}, "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "apt-get install libpango"),
        ({"ID": "fedora"}, "dnf install pango"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "dnf install pango"),
        ({"ID": "unheard-of"}, "package manager"),
    ],
)
def test_install_command(release: dict[str, str], command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)
    assert command in install_command()


def test_install_command_on_macos(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert install_command() == "brew install pango"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the short way is for Linux")
def test_the_short_way_starts_no_compiler_and_leaves_the_search_as_it_was() -> None:
    done = run(
        "import subprocess, ctypes.util\n"
        "before = ctypes.util.find_library\n"
        "def refuse(*_, **__): raise SystemExit('a process was started')\n"
        "subprocess.Popen = refuse\n"
        "from assess.report.libraries import load_weasyprint\n"
        "assert load_weasyprint().__name__ == 'weasyprint'\n"
        "assert ctypes.util.find_library is before\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_missing_pango_is_explained_and_standard_output_stays_clean() -> None:
    done = run(
        "import cffi.api\n"
        "real = cffi.api._load_backend_lib\n"
        "def load(backend, name, flags):\n"
        "    if 'pango' in str(name): raise OSError('cannot load ' + name)\n"
        "    return real(backend, name, flags)\n"
        "cffi.api._load_backend_lib = load\n"
        "from assess.errors import MissingLibrary\n"
        "from assess.report.libraries import load_weasyprint, install_command\n"
        "try: load_weasyprint()\n"
        "except MissingLibrary as error:\n"
        "    assert install_command() in str(error), error\n"
        "else: raise SystemExit('it loaded')\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_search_of_this_process_is_the_real_one() -> None:
    assert ctypes.util.find_library.__module__ == "ctypes.util"
