"""The council's charter, to be signed: purpose, seats, what it decides and never does, when it meets and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.rollout import phrases
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan, SeatOffer


_RUN_OUT = "Every gate has been passed, so it goes on only once the board has renewed it."


@dataclass(frozen=True, slots=True)
class CouncilCharter:
    """The charter. seats: each role with why it sits there; who takes it is written in by hand.

    doubt: what is said of the seats of which it is not known whether they are needed. cautions: what to settle before
    it is signed; no part of what is agreed.
    """

    name: str
    purpose: str
    seats: tuple[tuple[str, str], ...]
    doubt: str
    decides: tuple[str, ...]
    never: tuple[str, ...]
    meets: str
    ends: str
    cautions: tuple[str, ...]


def council_charter_view(plan: RolloutPlan) -> CouncilCharter:
    """Return the council's charter: a seat that is certainly not needed is left out, a doubtful one marked."""
    council = plan.offers.council
    doubtful = any(each.needed is Truth.UNKNOWN for each in council.seats)
    return CouncilCharter(
        name=council.name,
        purpose=council.purpose,
        seats=tuple(_seat(each) for each in council.seats if each.needed is not Truth.FALSE),
        doubt="Whether the seats marked “if needed” are needed is not yet known." if doubtful else "",
        decides=council.decides,
        never=council.never,
        meets=council.meets,
        ends=f"{council.ends} {_RUN_OUT}" if phrases.next_gate(plan) is None else council.ends,
        cautions=tuple(phrases.told(each) for each in council.cautions),
    )


def _seat(seat: SeatOffer) -> tuple[str, str]:
    doubt = " (if needed)" if seat.needed is Truth.UNKNOWN else ""
    return f"{seat.role}{doubt}", words.sentence(seat.why)
