"""What a plan says. Frozen values that screens, reports, exports and JSON draw from and compute nothing themselves.

Weeks count from the start of the plan. A `Range` is all the values a thing may have; None stands for "not known".
"""

from assess.planning.rollout.dates import ActivityTime, Days, GateTime, Percentiles, Schedule
from assess.planning.rollout.lines import Candidate, LinePoints, LineVerdict, Override, PilotChoice, Screening
from assess.planning.rollout.money import Money, StopCost, Tranche
from assess.planning.rollout.offers import CouncilOffer, KpiNode, OfferedGuardrail, OfferedTool, Offers, SeatOffer
from assess.planning.rollout.squads import (
    CostPart,
    Cover,
    LeftOut,
    Loss,
    Member,
    Missing,
    Squad,
    SquadChoice,
    SquadVerdict,
)
from assess.planning.rollout.whole import RolloutPlan
from assess.planning.rollout.work import ExitCriterion, GateLoad, Kill, Phase, PlannedAction, Window, Workload

__all__ = [
    "ActivityTime",
    "Candidate",
    "CostPart",
    "CouncilOffer",
    "Cover",
    "Days",
    "ExitCriterion",
    "GateLoad",
    "GateTime",
    "Kill",
    "KpiNode",
    "LeftOut",
    "LinePoints",
    "LineVerdict",
    "Loss",
    "Member",
    "Missing",
    "Money",
    "OfferedGuardrail",
    "OfferedTool",
    "Offers",
    "Override",
    "Percentiles",
    "Phase",
    "PilotChoice",
    "PlannedAction",
    "RolloutPlan",
    "Schedule",
    "Screening",
    "SeatOffer",
    "Squad",
    "SquadChoice",
    "SquadVerdict",
    "StopCost",
    "Tranche",
    "Window",
    "Workload",
]
