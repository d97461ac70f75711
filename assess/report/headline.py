"""The headline figures as numbers, for machines: the same in every edition as in `assess score --json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assess.report.rollout import phrases
from assess.scoring.as_json import plain
from assess.scoring.assessment import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline figures. figures: as JSON data; compared by none of the parts, printed by all."""

    figures: Mapping[str, Any]


def headline_of(material: Material, plan: RolloutPlan | None) -> Headline:
    """Return the headline figures. The index is None where coverage bears none."""
    assessment = material.assessment
    index = assessment.index.range if assessment.index and assessment.coverage.sufficient else None
    found = {each.value: [one.id for one in assessment.mistakes if one.verdict is each] for each in Verdict}
    told = {
        "company": assessment.company,
        "bank": {"version": assessment.bank_version, "hash": assessment.bank_hash},
        "input_hash": assessment.input_hash,
        "stage": assessment.stage.reached if assessment.coverage.sufficient else None,
        "index": plain(index),
        "coverage": plain(assessment.coverage.overall),
        "steps": {str(step.id): plain(step.range) for step in assessment.steps},
        "mistakes": {verdict: found[verdict.value] for verdict in (Verdict.DETECTED, Verdict.POSSIBLE)},
    }
    return Headline(told | _planned(plan))


def _planned(plan: RolloutPlan | None) -> dict[str, Any]:
    if plan is None:
        return {}
    gate = phrases.next_gate(plan)
    return {
        "line": plan.pilot.chosen,
        "squad": list(plan.squad.squads[0].people) if plan.squad.squads else [],
        "next_gate": {"id": gate.gate, "weeks": plain(gate.weeks), "dates": plain(gate.dates)} if gate else None,
    }
