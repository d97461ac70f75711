"""The appendices of a report: each a part of its own with a place in the contents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report.appendices.benchmark import benchmark_sheet
from assess.report.appendices.business_model import business_model_sheet
from assess.report.appendices.change_plan import change_plan_sheet
from assess.report.appendices.council import council_charter_view
from assess.report.appendices.faq import board_answers
from assess.report.appendices.ground import pilot_ahead
from assess.report.appendices.guardrails import guardrail_register
from assess.report.appendices.playbook import playbook_view
from assess.report.appendices.sprint import sprint_sheet
from assess.report.appendices.squad import squad_charter_view
from assess.report.rollout.phrases import next_gate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material
    from assess.scoring.facts import Facts


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix. anchor: where it is found, and the name of its template. part: what it holds, a plain value.

    flows: whether it goes on below the one before it, being no sheet to be taken out by itself.
    """

    anchor: str
    title: str
    part: object
    flows: bool = False


_TITLES = {
    "board-questions": "What boards ask",
    "playbook": "Decentralisation playbook",
    "council-charter": "Charter of the council",
    "squad-charter": "Charter of the squad",
    "guardrail-register": "Guardrail register",
    "business-model": "Business models that fit",
    "benchmark-audit": "Benchmark audit",
    "innovation-sprint": "Innovation sprint",
    "change-plan": "Change plan, a draft",
}


_FLOWING = frozenset({"business-model", "board-questions"})


def appendices_view(material: Material) -> tuple[Appendix, ...]:
    """Return the appendices in their order; those that rest on a plan are left out without one.

    Once the pilot has been judged, the sheets of its squad are left out as well.
    """
    facts = material.hearing.facts
    parts: dict[str, object] = {
        "guardrail-register": guardrail_register(material),
        "business-model": business_model_sheet(material),
        "benchmark-audit": benchmark_sheet(material, facts),
    }
    if material.plan is not None:
        parts |= dict(_planned(material, material.plan, facts))
    return tuple(
        Appendix(anchor, title, parts[anchor], flows=anchor in _FLOWING)
        for anchor, title in _TITLES.items()
        if parts.get(anchor)
    )


def _planned(material: Material, plan: RolloutPlan, facts: Facts) -> Iterator[tuple[str, object]]:
    yield "board-questions", board_answers(material, plan, facts)
    yield "playbook", playbook_view(material, plan)
    yield "council-charter", council_charter_view(plan)
    if pilot_ahead(plan):
        yield "squad-charter", squad_charter_view(material, plan, facts)
        yield "innovation-sprint", sprint_sheet(material, plan)
    if next_gate(plan) is not None:
        yield "change-plan", change_plan_sheet(material, plan, facts)
