"""The pilot's envelope: its tranches, the gate that releases each, and how much is out after so many gates."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from assess.planning.figures import figure, scale_of
from assess.planning.rollout import Tranche
from assess.scoring.ranges import Range, exactly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.planning import Inputs
    from assess.scoring.facts import Facts


class Envelope(NamedTuple):
    """The whole sum, None where it is not known, and in how many equal parts it is released.

    parts: at least 1; all that the scale allows where their number is not known. told: whether it is.
    """

    amount: Range | None
    parts: Range
    told: bool

    def tranches(self, gates: Sequence[str]) -> tuple[Tranche, ...]:
        """Return the client's tranches in order, each at the next of the gates that release money.

        The first falls to the first of these gates, even if that has passed: its money is out, or is due today. Where
        there are more tranches than gates the rest have none; where there are fewer, later gates release nothing. A
        tranche that may not exist, because the number of parts is a range, is worth 0 or more.
        """
        if self.amount is None or not self.told or self.amount.high <= 0:
            return ()
        numbers = range(1, int(self.parts.high) + 1)
        named = [*gates, *("" for _ in numbers)]
        return tuple(Tranche(number, gate, self._worth(number)) for number, gate in zip(numbers, named, strict=False))

    def _worth(self, number: int) -> Range:
        low, high = self.amount or Range(0.0, 0.0)
        certain = number <= self.parts.low
        return Range(low / self.parts.high if certain else 0.0, high / max(number, self.parts.low))

    def released(self, gates: int) -> Range | None:
        """Return what is out once so many gates have released their part, None where the sum is not known.

        The more parts there are, the less of the sum is out.
        """
        if self.amount is None:
            return None
        least, most = (min(gates, parts) / parts for parts in (self.parts.high, self.parts.low))
        return Range(self.amount.low * least, self.amount.high * most)


def envelope_of(facts: Facts, inputs: Inputs) -> Envelope:
    """Return the envelope as the client gave it; no sum set aside is a sum of 0."""
    amount, parts = figure(facts, inputs.envelope), figure(facts, inputs.tranches)
    if amount is not None and amount.high <= 0:
        return Envelope(exactly(0.0), exactly(1.0), told=True)
    if parts is None or parts.high < 1:  # no parts of a sum that there is: the two answers cannot both be right
        return Envelope(amount, Range(1.0, max(1.0, scale_of(facts, inputs.tranches).high)), told=False)
    return Envelope(amount, Range(max(1.0, math.floor(parts.low)), float(math.ceil(parts.high))), told=True)
