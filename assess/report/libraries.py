"""Getting WeasyPrint ready: it needs Pango, which no Python package carries."""

from __future__ import annotations

import contextlib
import ctypes.util
import importlib
import io
import platform
import sys
import warnings
from typing import TYPE_CHECKING

from assess.errors import MissingLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_BY_SYSTEM = {
    "debian": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "ubuntu": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "fedora": "sudo dnf install pango harfbuzz",
    "rhel": "sudo dnf install pango harfbuzz",
    "suse": "sudo zypper install libpango-1_0-0 libharfbuzz-subset0",
    "arch": "sudo pacman -S pango",
    "alpine": "sudo apk add pango harfbuzz-subset",
}
_ANY_LINUX = "install Pango 1.44 or newer and HarfBuzz with its subset library through the system's package manager"
_MACOS = "brew install pango"
_LIBRARIES = ("gobject", "pango", "harfbuzz", "fontconfig")


def install_command() -> str:
    """Return what to type, or to do, on this system to get Pango and the HarfBuzz subset library."""
    if sys.platform == "darwin":
        return _MACOS
    if not sys.platform.startswith("linux"):
        return "install Pango through MSYS2: pacman -S mingw-w64-ucrt-x86_64-pango"
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return _ANY_LINUX
    names = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    return next((_BY_SYSTEM[name] for name in names if name in _BY_SYSTEM), _ANY_LINUX)


def load_weasyprint() -> ModuleType:
    """Return the WeasyPrint module; raise `MissingLibrary` with this system's command where Pango is missing.

    On Linux its libraries are first opened by their own file names. Only where that fails does the usual search run,
    which starts the linker and a compiler some 26 times and takes a third of a second.
    """
    if "weasyprint" in sys.modules:
        return sys.modules["weasyprint"]
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError), _by_file_name():
            return _quietly_imported()
    try:
        return _quietly_imported()
    except OSError as error:
        raise MissingLibrary(
            f"The PDF cannot be set: Pango is not installed ({error}). "
            f"To get it: {install_command()}\n"
            "Until then the report is written as HTML."
        ) from error


def subsets_fonts() -> bool:
    """Return whether the HarfBuzz subset library is there; without it two runs may differ in their bytes."""
    load_weasyprint()
    return importlib.import_module("weasyprint.text.ffi").harfbuzz_subset is not None


def _quietly_imported() -> ModuleType:
    """Import WeasyPrint without its print to standard output, which carries data, and without its advice."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module("weasyprint")


@contextlib.contextmanager
def _by_file_name() -> Iterator[None]:
    """Let the search for WeasyPrint's libraries find nothing, so that it goes on to try their file names."""
    search = ctypes.util.find_library

    def found(name: str) -> str | None:
        return None if any(library in name for library in _LIBRARIES) else search(name)

    ctypes.util.find_library = found
    try:
        yield
    finally:
        ctypes.util.find_library = search
