"""What stands at the head of a document that is taken out of the report and used by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.cover import last_answer
from assess.report.rollout import phrases

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material


@dataclass(frozen=True, slots=True)
class Heading:
    """For whom a document is, and which answers and which instrument it rests on."""

    company: str
    made: str


def heading(material: Material, plan: RolloutPlan) -> Heading:
    """Return what stands at the head of each document."""
    made = f"Made {made_from(material)} (input {plan.input_hash[:12]}) with instrument {plan.bank_version}."
    return Heading(phrases.name(plan.company) or "a company not yet named", f"{made} {material.bank.info.calibration}")


def made_from(material: Material) -> str:
    """Return from which answers a document is made: those until a day, some without one, or none."""
    last = words.day(last_answer(material))
    if last:
        return f"from the answers given until {last}"
    engagement = material.engagement
    told = engagement.answers or engagement.surveys or engagement.registers
    return "from answers whose day is not recorded" if told else "without answers"
