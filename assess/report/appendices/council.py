"""The council's charter, to be signed: purpose, seats, what it decides and never does, when it meets and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.rollout import phrases
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan, SeatOffer


@dataclass(frozen=True, slots=True)
class CouncilCharter:
    """The charter. seats: each role with why it sits there; who takes it is written in by hand."""

    name: str
    purpose: str
    seats: tuple[tuple[str, str], ...]
    decides: tuple[str, ...]
    never: tuple[str, ...]
    meets: str
    ends: str
    cautions: tuple[str, ...]


def council_charter_view(plan: RolloutPlan) -> CouncilCharter:
    """Return the council's charter: a seat that is certainly not needed is left out, a doubtful one marked."""
    council = plan.offers.council
    return CouncilCharter(
        name=council.name,
        purpose=council.purpose,
        seats=tuple(_seat(each) for each in council.seats if each.needed is not Truth.FALSE),
        decides=council.decides,
        never=council.never,
        meets=council.meets,
        ends=council.ends,
        cautions=tuple(phrases.told(each) for each in council.cautions),
    )


def _seat(seat: SeatOffer) -> tuple[str, str]:
    doubt = " (whether it is needed is not yet known)" if seat.needed is Truth.UNKNOWN else ""
    return f"{seat.role}{doubt}", words.sentence(seat.why)
