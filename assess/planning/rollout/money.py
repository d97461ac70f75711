"""What the client gave, and what stopping at each gate costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assess.scoring.ranges import Range


@dataclass(frozen=True, slots=True)
class Tranche:
    """One part of the pilot's envelope: the gate at which it is released ("" where no gate is left for it).

    The gate may be one that has passed: its part is out, or due today.
    """

    number: int
    gate: str
    amount: Range


@dataclass(frozen=True, slots=True)
class StopCost:
    """What has been spent, from the start of the plan on, if one stops at a gate.

    weeks: P50 to P80. person_weeks: squad and actions until then. work: that at the day rates, None without rates.
    envelope: tranches released before it; None where the envelope is not known. platform: its running cost until then.
    waves: money for the waves that have run by then. total: the sum of what is known of them, None where that is
    nothing; complete: whether nothing is left out of it. The money released may pay for work and platform or stand
    beside them, and nobody has said which: the total runs from the greater of the two to both together.
    """

    gate: str
    weeks: Range
    squad_weeks: Range
    action_weeks: Range
    work: Range | None
    envelope: Range | None
    platform: Range | None
    total: Range | None
    complete: bool
    waves: Range | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """Money and work. Every sum is in `currency` and comes from what the client gave; nothing is priced by us.

    day_rate: low and high as given. missing: what would have to be given for whole sums, in words.
    """

    currency: str
    day_rate: Range | None
    envelope: Range | None
    tranches: tuple[Tranche, ...]
    platform_year: Range | None
    wave: Range | None
    stops: tuple[StopCost, ...]
    missing: tuple[str, ...]
    questions: tuple[str, ...]
