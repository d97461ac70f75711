"""The whole plan for one client."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assess.engagement.model import Engagement
    from assess.planning.rollout.dates import Schedule
    from assess.planning.rollout.lines import PilotChoice
    from assess.planning.rollout.money import Money
    from assess.planning.rollout.offers import Offers
    from assess.planning.rollout.squads import SquadChoice
    from assess.planning.rollout.work import Phase, PlannedAction, Workload


@dataclass(frozen=True)
class RolloutPlan:
    """The whole plan for one client.

    squads: of `squad`, for short. input_hash and bank_hash: what it was made from.
    """

    company: str
    bank_version: str
    bank_hash: str
    input_hash: str
    pilot: PilotChoice
    squad: SquadChoice
    schedule: Schedule
    phases: tuple[Phase, ...]
    actions: tuple[PlannedAction, ...]
    workload: Workload
    offers: Offers
    money: Money
    engagement: Engagement = field(repr=False, compare=False)
