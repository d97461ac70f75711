"""What is expected, against what is measured today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.kpi_tree import KPIS
from assess.report import words
from assess.report.board.rest import elsewhere
from assess.report.board.source import Source, of_register
from assess.report.registers import said_cell

if TYPE_CHECKING:
    from assess.engagement.model import Row
    from assess.report.material import Material

_MOST = 6
_KNOWN = ("text", "figure")


@dataclass(frozen=True, slots=True)
class BenefitLine:
    """One measure: what it is counted in, today's value with its date, what is aimed at and who answers for it.

    judged: whether the pilot is judged by it.
    """

    name: str
    unit: str
    today: str
    aim: str
    owner: str
    judged: bool
    known: bool


@dataclass(frozen=True, slots=True)
class BenefitsView:
    """The part on benefits. says: how many baselines are measured."""

    says: str
    source: Source
    lines: tuple[BenefitLine, ...]
    more: str


def benefits_view(material: Material) -> BenefitsView:
    """Return the part on benefits: the measures the pilot is judged by, then the company's own."""
    register = material.bank.register_by_id[KPIS]
    rows = {row.key: row for row in material.engagement.registers.get(KPIS, ())}
    judged = [(each.key, each.name) for each in register.expected]
    own = [(key, words.printable(key)) for key in rows if key not in dict(judged)]
    lines = [_line(material, name, rows.get(key), judged=True) for key, name in judged]
    lines += [_line(material, name, rows.get(key), judged=False) for key, name in own]
    return BenefitsView(
        says=_says(lines),
        source=of_register(material, KPIS),
        lines=tuple(lines[:_MOST]),
        more=elsewhere(len(lines) - _MOST, "more measure"),
    )


def _says(lines: list[BenefitLine]) -> str:
    judged = [each for each in lines if each.judged]
    known = sum(each.known for each in judged)
    of = words.counted(len(judged), "measure")
    if known == len(judged):
        return f"The pilot is judged by {of}, and every one has a baseline."
    if not known:
        return f"The pilot is judged by {of}. None has a baseline yet, so no benefit could be shown."
    have = "has" if known == 1 else "have"
    only = f"Only {words.spelled(known)} {have} a baseline"
    return f"The pilot is judged by {of}. {only}; without one no benefit can be shown."


def _line(material: Material, name: str, row: Row | None, *, judged: bool) -> BenefitLine:
    unit, today, aim, owner = (_cell(material, row, each) for each in ("unit", "baseline", "target", "owner"))
    known = bool(row) and isinstance(row.cells.get("baseline") if row else None, int | float)
    dated = f" ({_month(row)})" if known and _month(row) else ""
    return BenefitLine(
        name=words.shortened(name, 60),
        unit=words.shortened(unit, 60) if unit != "not known" else "",
        today=f"{today}{dated}" if known else "never measured" if today == "none" else words.NOT_YET_KNOWN,
        aim={"none": "none set", "not known": words.NOT_YET_KNOWN}.get(aim, aim),
        owner={"none": "nobody", "not known": words.NOT_YET_KNOWN}.get(owner, words.shortened(owner, 40)),
        judged=judged,
        known=known,
    )


def _month(row: Row | None) -> str:
    """Return the month in which the baseline was measured, or nothing."""
    date = row.cells.get("baseline-date") if row is not None else None
    return words.day(date[:7]) if isinstance(date, str) else ""


def _cell(material: Material, row: Row | None, column: str) -> str:
    known = material.bank.register_by_id[KPIS].column(column)
    return said_cell(known, row).text if known is not None and row is not None else "not known"
