"""Findings, rows and views made for the tests of pictures."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from assess.engagement.model import Row
from assess.report.material import Material
from assess.scoring.assessment import Dial, MistakeFinding, Verdict
from assess.scoring.evaluate import evaluate
from assess.scoring.ranges import Range, exactly
from tests.report import example, plans

if TYPE_CHECKING:
    from assess.engagement.model import Cell, Engagement


def mistake(name: str, verdict: Verdict, severity: Range | float = 4.0, band: str = "critical") -> MistakeFinding:
    """Return a mistake with nothing behind it."""
    ends = severity if isinstance(severity, Range) else exactly(severity)
    return MistakeFinding(
        id=name.casefold().replace(" ", "-"),
        name=name,
        verdict=verdict,
        severity=ends,
        band=band,
        headline=name.startswith("Head"),
        answers=(),
        settle=(),
        clauses=(),
        warning="",
        consequence="",
        cure="",
    )


def pair(loose: Verdict, tight: Verdict) -> Dial:
    """Return two mistakes that pull against each other."""
    return Dial("guardrails", "Guardrails", "loose", loose, "tight", tight)


def decision(key: str, today: Cell, target: Cell = 1.0, **cells: Cell) -> Row:
    """Return one decision of the register."""
    held: dict[str, Cell] = {"decision": key, "sign-offs": today, "target-sign-offs": target}
    return Row(key, MappingProxyType(held | cells))


def material(engagement: Engagement) -> Material:
    """Return what a report on an engagement is made from."""
    bank = example.bank()
    return Material(bank, engagement, evaluate(bank, engagement), (), None, plans.made(engagement))
