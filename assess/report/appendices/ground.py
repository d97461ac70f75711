"""What facts about a company are drawn from, and how one is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from assess.report import words
from assess.report.rollout import phrases

if TYPE_CHECKING:
    from assess.engagement.model import Row
    from assess.planning.rollout import Phase, RolloutPlan
    from assess.report.material import Material


class Told(NamedTuple):
    """A fact in words, and the questions it rests on.

    open: what is not known, as it reads in a list, where the fact says no more than that.
    """

    says: str
    questions: tuple[str, ...] = ()
    open: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What facts are drawn from: one client and the plan."""

    material: Material
    plan: RolloutPlan

    def rows(self, register: str) -> tuple[Row, ...]:
        """Return the rows of a table."""
        return tuple(self.material.engagement.registers.get(register, ()))

    def asked(self, register: str) -> tuple[str, ...]:
        """Return the question under which a table is filled."""
        question = self.material.bank.register_question.get(register)
        return (question.id,) if question else ()

    def line(self) -> Row | None:
        """Return the line that goes first, as described."""
        rows = self.rows(self.material.bank.planning.lines.register_)
        return next((row for row in rows if row.key == self.plan.pilot.chosen), None)

    def judged(self) -> Phase | None:
        """Return the phase that kill criteria may end: at its gate the pilot is judged."""
        return next((phase for phase in self.plan.phases if phase.kill), None)

    @property
    def pilot_ahead(self) -> bool:
        """Whether the pilot has not been judged yet."""
        return pilot_ahead(self.plan)

    @property
    def currency(self) -> str:
        """The currency of the client's figures."""
        return self.plan.money.currency or self.material.currency


def pilot_ahead(plan: RolloutPlan) -> bool:
    """Return whether the gate at which the pilot is judged lies ahead, so that its charter still holds."""
    return not any(phase.kill and phase.passed for phase in plan.phases)


def unknown(what: str, questions: tuple[str, ...]) -> str:
    """Return that something is not known, and which questions ask for it."""
    asked = f" ({words.questions(questions)})" if questions else ""
    return f"{what} is {words.NOT_YET_KNOWN}{asked}."


def untold(what: str, questions: tuple[str, ...]) -> Told:
    """Return the fact that something is not known."""
    return Told(unknown(what, questions), questions, phrases.inside(what))
