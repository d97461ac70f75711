"""`plan(bank, engagement, assessment) -> RolloutPlan`: who goes first, when the board decides, what to do until then.

Pure and deterministic: no clock, no chance but drawn from stated seeds, no limit that counts seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.actions import next_actions
from assess.planning.figures import figure
from assess.planning.line.choice import choose_line
from assess.planning.money import money
from assess.planning.offers import offers
from assess.planning.phases import phases
from assess.planning.programme import programme
from assess.planning.rollout import RolloutPlan
from assess.planning.schedule import schedule_of
from assess.planning.squad.formation import form_squads
from assess.scoring.evaluate import listen
from assess.scoring.fingerprint import plan_hash
from assess.scoring.levers import find_levers

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.bank.model import Bank
    from assess.engagement.model import Engagement
    from assess.scoring.assessment import Assessment, Levers


def never() -> bool:
    """Return that nobody has stopped the work."""
    return False


def silently(step: str) -> None:
    """Take note of nothing."""
    del step


def plan(  # noqa: PLR0913 - the three it rests on, and how the work is watched
    bank: Bank,
    engagement: Engagement,
    assessment: Assessment,
    levers: Levers | None = None,
    *,
    cancelled: Callable[[], bool] = never,
    progress: Callable[[str], None] = silently,
) -> RolloutPlan:
    """Return the rollout plan that follows from an assessment.

    levers: those of the next gate, found here where not given. cancelled: asked now and then; once it says True the
    squad comes back as cancelled, and all else is whole. progress: told what is being worked out, a few words each.
    """
    facts, inputs = listen(bank, engagement).facts, engagement.plan
    progress("Comparing the lines.")
    pilot = choose_line(bank, facts, inputs.line)
    progress("Drawing the schedule.")
    steps = {step.id: step.range for step in assessment.steps}
    start = engagement.company.start_date or ""
    schedule = schedule_of(bank, steps, assessment.stage.reached, start=start, holidays=inputs.holidays)
    progress("Forming the squad.")
    squad = form_squads(
        bank,
        engagement.company,
        engagement.registers.get(bank.planning.squads.register_, ()),
        inputs.in_squad,
        inputs.out_of_squad,
        cancelled=cancelled,
    )
    progress("Ordering the actions.")
    found = levers or find_levers(bank, engagement, assessment.stage.next)
    calls = next_actions(bank, assessment, found)
    actions, workload = programme(bank, assessment, calls, schedule, figure(facts, bank.planning.inputs.leader_hours))
    return RolloutPlan(
        company=assessment.company,
        bank_version=assessment.bank_version,
        bank_hash=assessment.bank_hash,
        input_hash=plan_hash(engagement),
        pilot=pilot,
        squad=squad,
        schedule=schedule,
        phases=phases(bank, assessment, facts, schedule, actions),
        actions=actions,
        workload=workload,
        offers=offers(bank, assessment, facts, actions),
        money=money(bank, facts, engagement.company, schedule, squad, actions, inputs),
        engagement=engagement,
    )
