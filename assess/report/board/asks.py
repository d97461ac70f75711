"""What the board is asked to decide: what the plan asks, what it does not pay for, and what to renew at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.report import words
from assess.report.appendices.guardrails import guardrail_register
from assess.report.rollout import phrases
from assess.report.rollout.brief import board_asks
from assess.report.rollout.shortfall import uncovered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material


def asked(material: Material, plan: RolloutPlan) -> tuple[str, ...]:
    """Return all that the board is asked, each reading on from "to"; when it decides again comes last."""
    told = board_asks(material, plan)
    if plan.offers.advises_against or not material.assessment.coverage.sufficient:
        return told
    if phrases.next_gate(plan) is None:
        return (*told, *_renewed(material, plan))
    return (*told[:-1], *_paid(plan), told[-1])


def _renewed(material: Material, plan: RolloutPlan) -> Iterator[str]:
    """Yield what runs out once every gate has been passed: the council, and reviews whose day lies behind."""
    yield f"renew the {phrases.inside(plan.offers.council.name)} in writing, or let it end"
    overdue = sum(each.overdue for each in guardrail_register(material).lines)
    if overdue:
        review = f"overdue review of {words.counted(overdue, 'guardrail')}"
        yield f"have the {review if overdue == 1 else review.replace('review', 'reviews')} held"


def _paid(plan: RolloutPlan) -> Iterator[str]:
    short = uncovered(plan)
    if short is not None:
        money = phrases.amount(short.released, plan.money.currency)
        before = f" before {short.start}" if short.start else ""
        yield f"settle{before} what pays for the pilot's work, which {money} {short.falls} cover"
