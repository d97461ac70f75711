"""How a raw figure becomes points: a list of bands, each reaching up to an edge and worth so many points."""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from assess.bank.base import Entry, Text


class Band(Entry):
    """Figures up to an edge and what they are worth.

    `up_to` takes the edge in, `below` leaves it out; the last band has neither and takes all that is left.
    `means` says in words what such a figure looks like.
    """

    up_to: float | None = None
    below: float | None = None
    points: float = Field(ge=0, le=100)
    means: Text | None = None

    @model_validator(mode="after")
    def _one_edge(self) -> Self:
        if self.up_to is not None and self.below is not None:
            raise ValueError("a band ends with up_to or with below, not with both")
        return self

    @property
    def edge(self) -> float:
        """Where the band ends; infinity for the last one."""
        ends = [end for end in (self.up_to, self.below) if end is not None]
        return ends[0] if ends else math.inf


Bands = Annotated[tuple[Band, ...], Field(min_length=2)]


class Banded(Entry):
    """Anything whose figures are turned into points by bands."""

    bands: Bands

    @model_validator(mode="after")
    def _rising(self) -> Self:
        edges = [band.edge for band in self.bands]
        if any(later <= earlier for earlier, later in pairwise(edges)):
            raise ValueError("bands are listed with rising edges, and only the last has none")
        if edges[-1] != math.inf:
            raise ValueError("the last band has neither up_to nor below: it takes all that is left")
        return self

    @cached_property
    def _greatest(self) -> list[float]:
        """The greatest figure of each band."""
        return [band.edge if band.below is None else math.nextafter(band.below, -math.inf) for band in self.bands]

    def band_of(self, figure: float) -> int:
        """Return the place of the band in which a figure lies."""
        return bisect_left(self._greatest, figure)

    def widened(self, low: float, high: float) -> tuple[float, float]:
        """Return the edges one band further out on each side; infinite where there is no further band.

        This is what "unsure" does to a figure.
        """
        before, after = self.band_of(low) - 2, self.band_of(high) + 1
        lower = self.bands[before].edge if before >= 0 else -math.inf
        upper = self.bands[after].edge if after < len(self.bands) else math.inf
        return lower, upper
