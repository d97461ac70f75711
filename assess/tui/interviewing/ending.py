"""What is said once the last question was asked: what is left, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.interview.machine import Interview
from assess.tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.questions import Question
    from assess.tui.desk import Desk

AGAIN, WHO, REVIEW, RESULTS = "again", "who", "review", "results"
_CHOICES = {
    AGAIN: "Go through what is open or parked",
    WHO: "Go on with somebody else",
    REVIEW: "Review the answers",
    RESULTS: "See the results",
}


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of one respondent's interview: what is said, and the choices by their ids."""

    says: str
    choices: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The choices as they are offered."""
        return tuple(_CHOICES[choice] for choice in self.choices)


def ending(desk: Desk) -> Ending:
    """Return the end of the present respondent's interview."""
    interview = desk.interview()
    waiting, parked, unfinished = interview.unanswered, interview.parked, interview.left_unfinished
    said = [
        _left(waiting, "still open"),
        _left(parked, "parked"),
        _left(unfinished, "with something typed and not recorded"),
        *_others(desk),
    ]
    told = [sentence for sentence in said if sentence]
    again = (AGAIN,) if waiting or parked else ()
    if not (waiting or parked or unfinished):
        told.insert(0, "Every question has an answer.")
    return Ending("\n".join((*told, "Everything answered is saved.")), (*again, WHO, REVIEW, RESULTS))


def _left(questions: Sequence[Question], how: str) -> str:
    ids = ", ".join(question.id for question in questions)
    return f"{counted(len(questions), 'question')} {how}: {ids}." if questions else ""


def _others(desk: Desk) -> list[str]:
    """Return what is left for each of the other respondents."""
    others = [person for person in desk.engagement.respondents if person.id != desk.respondent]
    left = {person.name: len(Interview(desk.sitting, person.id).unanswered) for person in others}
    return [f"{name} has {counted(number, 'question')} open." for name, number in left.items() if number]
