"""A rule of the method, as the appendix prints it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the method: what it is about, how it goes, and whether its figures are policy."""

    name: str
    says: str
    policy: bool
