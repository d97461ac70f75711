"""A rule of the method, as the appendix prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the method: what it is about, how it goes, and whether its figures are policy."""

    name: str
    says: str
    policy: bool

    @property
    def anchor(self) -> str:
        """Where the list of rules holds this one."""
        return anchor(self.name)


def anchor(name: str) -> str:
    """Return where the list of rules holds the one of a name."""
    return f"rule-{re.sub('[^a-z]+', '-', name.lower())}"
