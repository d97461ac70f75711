"""The interview: one question at a time, the steps as a path beside it, the keys below. No score is shown here."""

from __future__ import annotations

from typing import ClassVar

from assess.tui.command import Command, bindings
from assess.tui.interviewing.asides import Asides
from assess.tui.interviewing.keys import INTERVIEW_KEYS


class InterviewScreen(Asides):
    """The interview of one respondent."""

    ROOM = "interview"
    KEYS: ClassVar[tuple[Command, ...]] = INTERVIEW_KEYS
    BINDINGS = bindings(INTERVIEW_KEYS)
