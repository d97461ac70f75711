"""Making a plan apart from the screen: what it rests on is taken once, so that answering may go on meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from assess.tui.desk import KeptPlan

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.bank.model import Bank
    from assess.engagement.model import Engagement
    from assess.planning.rollout import RolloutPlan
    from assess.scoring.assessment import Assessment
    from assess.tui.desk import Desk


@dataclass(frozen=True, slots=True)
class Basis:
    """What a plan rests on. recorded: how many entries the file has."""

    bank: Bank
    engagement: Engagement
    assessment: Assessment
    recorded: int

    @classmethod
    def of(cls, desk: Desk) -> Self:
        """Take what the file says now."""
        return cls(desk.bank, desk.engagement, desk.assessment, len(desk.sitting.events))


def current_plan(desk: Desk) -> KeptPlan | None:
    """Return the plan kept on the desk, if it is whole and nothing was recorded since it was made."""
    kept = desk.kept_plan
    return kept if kept is not None and kept.whole and kept.recorded == len(desk.sitting.events) else None


def plan_from(basis: Basis, cancelled: Callable[[], bool], progress: Callable[[str], None]) -> KeptPlan:
    """Make the plan; it is not whole where `cancelled` stopped it."""
    made = make(basis, cancelled, progress)
    return KeptPlan(made, basis.assessment, basis.recorded, whole=not cancelled())


def make(basis: Basis, cancelled: Callable[[], bool], progress: Callable[[str], None]) -> RolloutPlan:
    """Return the plan. The solver takes long to load, so it is loaded here, in the thread that works."""
    from assess.planning.plan import plan

    return plan(basis.bank, basis.engagement, basis.assessment, cancelled=cancelled, progress=progress)
