"""The three editions of the report: what each holds, and for whom."""

from __future__ import annotations

from enum import StrEnum


class Edition(StrEnum):
    """One edition of the report.

    BOARD: at most eight pages to decide by. MANAGEMENT: everything but what was said in confidence. WORKING: the same
    with private notes and quotes not for print, for whoever conducted the interviews.
    """

    BOARD = "board"
    MANAGEMENT = "management"
    WORKING = "working"

    @property
    def in_confidence(self) -> bool:
        """Whether it holds private notes and quotes that are not for print."""
        return self is Edition.WORKING

    @property
    def stamp(self) -> str:
        """What is stamped on every page, "" for nothing."""
        return "Working edition: may hold private notes, not for circulation" if self.in_confidence else ""
