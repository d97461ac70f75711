"""The council's charter, to be signed: purpose, seats, what it decides and never does, when it meets and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.exports.markdown import rendered
from assess.exports.playbook import heading
from assess.report import words
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan, SeatOffer
    from assess.report.material import Material


def council_charter(material: Material, plan: RolloutPlan) -> bytes:
    """Return the council's charter as Markdown, each seat with a blank for who takes it."""
    council = plan.offers.council
    seats = [_seat(each) for each in council.seats if each.needed is not Truth.FALSE]
    return rendered("council-charter.md.j2", heading=heading(material, plan), council=council, seats=seats)


def _seat(seat: SeatOffer) -> tuple[str, str]:
    doubt = " (whether it is needed is not yet known)" if seat.needed is Truth.UNKNOWN else ""
    return f"{seat.role}{doubt}", words.sentence(seat.why)
