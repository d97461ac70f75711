"""What stands at the head of a document that is taken out of the report and used by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
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
    last = material.engagement.last_event
    until = f"from the answers given until {words.day(last)}" if last else "without answers"
    made = f"Made {until} (input {plan.input_hash[:12]}) with instrument {plan.bank_version}."
    return Heading(phrases.name(plan.company) or "a company not yet named", f"{made} {material.bank.info.calibration}")
