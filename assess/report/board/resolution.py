"""The draft resolution and the signature block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.board.asks import asked
from assess.report.rollout import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material


@dataclass(frozen=True, slots=True)
class ResolutionView:
    """The draft: who resolves what, each reading on from "to", and who signs."""

    title: str
    opens: str
    items: tuple[str, ...]
    signs: tuple[str, ...]
    note: str


def resolution_view(material: Material, plan: RolloutPlan) -> ResolutionView:
    """Return the draft resolution."""
    company = words.shortened(material.assessment.company, 160)
    of = f" of {company}" if company else ""
    return ResolutionView(
        title="Draft resolution",
        opens=f"The board{of} resolves",
        items=tuple(f"{each}" for each in _items(material, plan)),
        signs=("Chair of the board", *_owners(plan)),
        note="A draft made from the answers by stated rules. Strike out or change what the board does not want.",
    )


def _items(material: Material, plan: RolloutPlan) -> Iterator[str]:
    going_on = material.assessment.coverage.sufficient and not plan.offers.advises_against
    for ask in asked(material, plan):
        yield f"to {ask};"
    ahead = [phase for phase in plan.phases if phase.gate and not phase.passed]
    pilot = next((phase for phase in ahead if phase.kill), None)
    if going_on and pilot is not None:
        stops = words.counted(len(pilot.kill), "stop event")
        yield f"that when any of the {stops} under “What stays central” happens, what stands beside it is done at once;"
    if going_on and ahead:
        yield "that what stays central is not handed over, and that the list is looked at again at every gate;"
    if not material.assessment.coverage.sufficient:
        yield "that no money is released before that day."
    elif material.next_questions:
        yield "that the questions listed as not known are answered before the next decision."
    else:
        yield "that the measures are read again before the next decision."


def _owners(plan: RolloutPlan) -> tuple[str, ...]:
    """Return who signs beside the chair: who brings the next gate, or brought the last, and who releases money."""
    gate = phrases.next_gate(plan)
    gates = [phase for phase in plan.phases if phase.gate]
    owner = next((each.owner for each in gates if gate is not None and each.gate == gate.gate), "")
    last = gates[-1].owner if gate is None and gates else ""
    money = tuple(seat.role for seat in plan.offers.council.seats if "tranche" in seat.why.lower())
    return tuple(dict.fromkeys(each for each in (owner, last, *money) if each))
