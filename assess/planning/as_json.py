"""A plan as plain JSON data: the form in which other programs read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assess.scoring.as_json import plain

if TYPE_CHECKING:
    from assess.planning.rollout import PlannedAction, RolloutPlan


def as_json(plan: RolloutPlan) -> dict[str, Any]:
    """Return a plan as mappings, lists, text and numbers.

    Ranges become {"low", "high"} and weeks count from the start. `squads` are those offered, the best first; `squad`
    says what they come to, or what is missing for one.
    """
    squad = plain(plan.squad)
    offers = plan.offers
    return {
        "company": plan.company,
        "bank": {"version": plan.bank_version, "hash": plan.bank_hash},
        "input_hash": plan.input_hash,
        "pilot": plain(plan.pilot),
        "squads": squad.pop("squads"),
        "squad": squad,
        "schedule": plain(plan.schedule),
        "phases": plain(plan.phases),
        "actions": [_action(each) for each in plan.actions],
        "workload": plain(plan.workload),
        "guardrails": [
            {"id": each.template.id, "name": each.template.name, "why": each.why, "questions": list(each.questions)}
            for each in offers.guardrails
        ],
        "kpis": [
            {
                "id": each.template.id,
                "tier": each.template.tier,
                "feeds": each.feeds,
                "beside": each.beside,
                "why": each.why,
            }
            for each in offers.kpis
        ],
        "tools": [{"id": each.tool.id, "actions": list(each.actions)} for each in offers.tools],
        "council": plain(offers.council),
        "practices": list(offers.practices),
        "advises_against": plain(offers.advises_against),
        "money": plain(plan.money),
    }


def _action(planned: PlannedAction) -> dict[str, Any]:
    action = planned.call.action
    return {
        "number": planned.number,
        "id": action.id,
        "name": action.name,
        "step": action.step,
        "window": planned.window.value,
        "gate": planned.gate,
        "weeks": plain(planned.weeks),
        "within_days": planned.within,
        "owner": action.owner,
        "effort_days": {"low": action.effort.low, "high": action.effort.high},
        "leader_hours": action.leader_hours,
        "coaching_days": action.coaching_days,
        "after": list(planned.call.after),
        "cures": list(planned.cures),
        "called_by": [
            {"urgency": call.urgency.name.lower(), "subject": call.subject, "questions": list(call.questions)}
            for call in planned.call.calls
        ],
        "success": action.success,
        "tools": list(action.tools),
    }
