"""What the answers of a file come to: everything the results room shows, worked out together from one state of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assess.engagement.model import Engagement
    from assess.scoring.assessment import Assessment, Levers, NextQuestion
    from assess.tui.desk import Desk


@dataclass(frozen=True, slots=True)
class Outcome:
    """The assessment, the questions worth asking next and the levers, all of the same answers."""

    assessment: Assessment
    asked: tuple[NextQuestion, ...]
    levers: Levers

    @property
    def engagement(self) -> Engagement:
        """The answers it was worked out from."""
        return self.assessment.engagement


def work_out(desk: Desk) -> Outcome:
    """Work everything out from the answers as they are now; a tenth of a second and more, so in a thread."""
    from assess.scoring.levers import find_levers
    from assess.scoring.next_questions import next_questions

    assessment = desk.assessment
    answers = assessment.engagement
    return Outcome(
        assessment, next_questions(desk.bank, answers), find_levers(desk.bank, answers, assessment.stage.next)
    )
