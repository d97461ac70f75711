"""The way somebody took through the questions, with back and forward as in a browser."""

from __future__ import annotations

from typing import TypeAlias

Stop: TypeAlias = str | None
"""The id of a question, or None for the end of the interview."""


class Trail:
    """The stops made so far and which of them is the present one."""

    def __init__(self, start: Stop) -> None:
        self._stops: list[Stop] = [start]
        self._at = 0

    @property
    def here(self) -> Stop:
        """The present stop."""
        return self._stops[self._at]

    def visit(self, stop: Stop) -> None:
        """Go somewhere new; what lay ahead is forgotten. Going where one is changes nothing."""
        if stop != self.here:
            self._stops[self._at + 1 :] = [stop]
            self._at += 1

    def back(self) -> bool:
        """Return to the stop before; whether there was one."""
        return self._move(-1)

    def forward(self) -> bool:
        """Take back a step back; whether there was one."""
        return self._move(1)

    def _move(self, by: int) -> bool:
        possible = 0 <= self._at + by < len(self._stops)
        self._at += by if possible else 0
        return possible
