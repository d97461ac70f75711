"""What a baseline is worth as a comparison: whether its unit is the measure's own, and whose figure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.bank.questions import Anchored
from assess.report import words
from assess.report.rollout import phrases

if TYPE_CHECKING:
    from assess.bank.library import KpiTemplate
    from assess.bank.model import Bank
    from assess.report.material import Material

_SHORT = 140


def measure(bank: Bank, key: str) -> KpiTemplate | None:
    """Return the measure of the instrument that a row of the client's measures is about, by its id or its name."""
    told = key.strip().casefold()
    return next((each for each in bank.kpis if told in (each.id.casefold(), each.name.casefold())), None)


def misfit(own: KpiTemplate | None, unit: str) -> str:
    """Return that a unit is not the measure's own: "counted in “days”, which does not fit this measure", else ""."""
    if own is None or fits(own.unit, unit):
        return ""
    return f"counted in {phrases.quoted(unit)}, which does not fit this measure"


def fits(own: str, unit: str) -> bool:
    """Return whether a unit is a measure's own, as far as the shorter of the two says."""
    wanted, given = (each.partition(",")[0].strip() for each in (own, unit))
    return wanted.startswith(given) or given.startswith(wanted)


def of_the_line(material: Material) -> str:
    """Return what is kept of the pilot line itself from before its start; no table says whose a baseline is.

    "" where the instrument does not ask for it.
    """
    question = material.bank.planning.inputs.line_baseline
    asked, score = material.bank.question_by_id.get(question), material.scores.get(question)
    if not isinstance(asked, Anchored) or score is None:
        return ""
    if score.points is None or not score.points.exact:
        return f"Whether baselines are of the pilot line is {words.NOT_YET_KNOWN}."
    anchor = words.sentence(phrases.told(asked.anchor_worth(score.points.low)))
    return f"Baselines may be company-wide. Of the pilot line: {phrases.inside(words.briefly(anchor, _SHORT))}"
