"""The council as proposed for one company: its seats, and what to mind before it first meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.rollout import CouncilOffer, SeatOffer
from assess.scoring.conditions import compile_condition
from assess.scoring.ranges import TRUE

if TYPE_CHECKING:
    from assess.bank.conditions import Condition
    from assess.bank.model import Bank
    from assess.scoring.facts import Facts
    from assess.scoring.ranges import Truth


def council(bank: Bank, facts: Facts) -> CouncilOffer:
    """Return the council: each seat with whether it is needed, and the cautions that certainly hold."""
    policy = bank.planning.council
    return CouncilOffer(
        name=policy.name,
        purpose=policy.purpose,
        seats=tuple(
            SeatOffer(bank.role_by_id[seat.role].name, seat.why, _holds(seat.when, facts)) for seat in policy.seats
        ),
        decides=policy.decides,
        never=policy.never,
        meets=policy.meets,
        ends=policy.ends,
        cautions=tuple(caution.says for caution in policy.cautions if _holds(caution.when, facts) is TRUE),
    )


def _holds(when: Condition | None, facts: Facts) -> Truth:
    return TRUE if when is None else compile_condition(when)(facts, None)
