"""What the parts of the report on a plan are made from, for a hand-made plan."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assess.report.material import Material
from assess.scoring.evaluate import evaluate
from tests.report import example, plans

if TYPE_CHECKING:
    from assess.planning.rollout import PilotChoice, RolloutPlan, SquadChoice
    from assess.scoring.assessment import Assessment


@cache
def assessment() -> Assessment:
    """Return the assessment of the example client."""
    return evaluate(example.bank(), example.engagement())


def material(plan: RolloutPlan | None = None) -> Material:
    """Return the material of a report on the example client with this plan, by default the whole one."""
    told = plan or plans.made()
    return Material(example.bank(), told.engagement, assessment(), (), None, told)


def with_pilot(choice: PilotChoice) -> Material:
    """Return the material of a plan with this choice of a line."""
    return material(plans.made(pilot=choice))


def with_squad(choice: SquadChoice) -> Material:
    """Return the material of a plan with this choice of a squad."""
    return material(plans.made(squad=choice))


def without_plan() -> Material:
    """Return the material of a report without a plan."""
    return Material(example.bank(), example.engagement(), assessment(), (), None)
