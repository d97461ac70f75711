"""What assess needs of a machine, whether it is there, and what to do where it is not."""

from __future__ import annotations

import sys
from typing import NamedTuple

from assess.errors import AssessError


class Finding(NamedTuple):
    """One thing looked at: what it is, whether it is well, what was found, and what to do where it is not."""

    what: str
    well: bool
    found: str
    mend: str = ""

    def __str__(self) -> str:
        """Return one line for a terminal, understood without colour."""
        line = f"{'ok      ' if self.well else 'MISSING '} {self.what}: {self.found}"
        return line if self.well or not self.mend else f"{line}\n          {self.mend}"


def examine() -> tuple[Finding, ...]:
    """Return everything looked at, in the order in which it would be mended."""
    return (_python(), _bank(), _pango(), _subsetting(), _fonts(), _terminal())


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    well = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Finding("Python", well, version, "Install Python 3.11, 3.12 or 3.13.")


def _bank() -> Finding:
    from assess.bank.loader import load_bank

    try:
        bank = load_bank()
    except AssessError as error:
        return Finding("Instrument", well=False, found=str(error), mend="Run: assess check")
    return Finding("Instrument", well=True, found=f"{len(bank.questions)} questions, version {bank.info.version}")


def _pango() -> Finding:
    from assess.report.libraries import load_weasyprint

    try:
        weasyprint = load_weasyprint()
    except AssessError as error:
        return Finding("Pango", well=False, found="not found; reports are written as HTML only", mend=str(error))
    return Finding("Pango", well=True, found=f"found, for WeasyPrint {weasyprint.__version__}")


def _subsetting() -> Finding:
    from assess.report.libraries import install_command, subsets_fonts

    try:
        there = subsets_fonts()
    except AssessError:
        there = False
    if there:
        return Finding("HarfBuzz subset library", well=True, found="found; the same file gives the same bytes")
    found = "not found; reports are slower and their bytes may differ between runs"
    return Finding("HarfBuzz subset library", well=False, found=found, mend=install_command())


def _fonts() -> Finding:
    from assess.resources import data_folder

    fonts = sorted(path.name for path in (data_folder("report_templates") / "fonts").glob("*.[ot]tf"))
    return Finding("Fonts", bool(fonts), f"{len(fonts)} bundled" if fonts else "none", "Reinstall assess.")


def _terminal() -> Finding:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        found = "this is not one; interviews need one, everything else does not"
        return Finding("Terminal", well=True, found=found)
    return Finding("Terminal", well=True, found=f"{sys.stdout.encoding}, good for interviews")
