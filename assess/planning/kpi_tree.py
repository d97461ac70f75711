"""The tree of measures: the company's above the squad's, and beside each what keeps it honest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.reasons import called
from assess.planning.rollout import KpiNode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assess.bank.library import KpiTemplate
    from assess.bank.model import Bank
    from assess.scoring.assessment import Assessment
    from assess.scoring.facts import Facts
    from assess.scoring.tables import TableRow

KPIS = "kpis"
"""The register of the client's measures; the rows expected there are those by which the pilot is judged."""

_MONTH = len("2026-06")


def kpi_tree(bank: Bank, assessment: Assessment, facts: Facts) -> tuple[KpiNode, ...]:
    """Return the measures from the top down, each right under the one it feeds.

    Those by which the pilot is judged are always there; others where a gap calls for them. Each brings the measure that
    it feeds and the one that keeps it honest.
    """
    why = _chosen(bank, assessment)
    rows = {_folded(row.key): row for row in sorted(facts.table(KPIS).rows, key=lambda row: row.key)}
    return tuple(
        KpiNode(kpi, _baseline(kpi, rows), kpi.feeds or "", kpi.pairs_with or "", why[kpi.id])
        for kpi in _downwards(bank, why)
    )


def _chosen(bank: Bank, assessment: Assessment) -> dict[str, str]:
    """Return why each measure is there, by its id."""
    judged = {row.key for row in bank.register_by_id[KPIS].expected}
    why: dict[str, str] = {}
    for kpi in bank.kpis:
        reasons = called(kpi.called_by, bank, assessment)
        if kpi.id in judged:
            why[kpi.id] = "The pilot is judged by it."
        elif reasons:
            why[kpi.id] = min(reasons, key=lambda reason: reason.weight).says
    kpis = {kpi.id: kpi for kpi in bank.kpis}
    waiting = [kpi.id for kpi in bank.kpis if kpi.id in why]
    for one in waiting:  # grows while it is read: what a measure brings brings more
        kpi = kpis[one]
        brought = ((kpi.feeds, f"It stands above “{kpi.name}”."), (kpi.pairs_with, f"It keeps “{kpi.name}” honest."))
        for other, says in brought:
            if other is not None and other not in why:
                why[other] = says
                waiting.append(other)
    return why


def _downwards(bank: Bank, chosen: Mapping[str, str]) -> Iterator[KpiTemplate]:
    """Yield the measures chosen from the top down, those under one in the order of the instrument."""
    under: dict[str | None, list[KpiTemplate]] = {}
    for kpi in bank.kpis:
        if kpi.id in chosen:
            under.setdefault(kpi.feeds, []).append(kpi)
    waiting = under.get(None, [])[::-1]
    while waiting:
        kpi = waiting.pop()
        yield kpi
        waiting.extend(under.get(kpi.id, [])[::-1])


def _baseline(kpi: KpiTemplate, rows: Mapping[str, TableRow]) -> str:
    """Return what the register says of a measure ("88 % (2026-06)"), nothing where that is not known."""
    row = rows.get(_folded(kpi.id)) or rows.get(_folded(kpi.name))
    held = row.held("baseline") if row is not None else ""
    if row is None or not isinstance(held, float | int | None):
        return ""
    if held is None:
        return "never measured"
    unit, date = row.held("unit"), row.held("baseline-date")
    said = [f"{held:,.10g}"]
    said += [unit] if isinstance(unit, str) else []
    said += [f"({date[:_MONTH]})"] if isinstance(date, str) else []
    return " ".join(said)


def _folded(name: str) -> str:
    return name.strip().casefold()
