"""What is expected, against what is measured today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.kpi_tree import KPIS
from assess.report import words
from assess.report.baselines import measure, misfit, of_the_line
from assess.report.board.rest import elsewhere
from assess.report.board.source import Source, source
from assess.report.registers import said_cell
from assess.report.rollout import phrases
from assess.scoring.assessment import Status

if TYPE_CHECKING:
    from assess.engagement.model import Row
    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material

_MOST = 6
_IN_ANOTHER = ("is in another unit", "are in another unit")
_SHORT_UNIT = 7
_MONTH = len("2026-09")


@dataclass(frozen=True, slots=True)
class BenefitLine:
    """One measure: what it is counted in, today's value with its date, what is aimed at and who answers for it.

    unit: "" where it stands beside the value. read: the last reading since, "" for none. known: whether a baseline is.
    misfit: that its unit is not the measure's own, "" where it is. told: whether anything is said of it.
    """

    name: str
    unit: str
    today: str
    aim: str
    owner: str
    read: str
    known: bool
    misfit: str
    told: bool


@dataclass(frozen=True, slots=True)
class BenefitsView:
    """The part on benefits. says: how many baselines are measured. read: whether a value was read after the baseline.

    lines: the measures the pilot is judged by; own: the company's besides.
    """

    title: str
    says: str
    read: bool
    source: Source
    lines: tuple[BenefitLine, ...]
    own: tuple[BenefitLine, ...]
    more: str


def benefits_view(material: Material, plan: RolloutPlan) -> BenefitsView:
    """Return the part on benefits: the measures the pilot is judged by, then the company's own."""
    register = material.bank.register_by_id[KPIS]
    rows = {row.key: row for row in material.engagement.registers.get(KPIS, ())}
    judged = [(each.key, each.name) for each in register.expected]
    own = [(key, words.printable(key)) for key in rows if key not in dict(judged)]
    lines = [_line(material, key, name, rows.get(key)) for key, name in judged]
    besides = [_line(material, key, name, rows.get(key)) for key, name in own]
    room = max(0, _MOST - len(lines))
    shown = lines if any(each.told for each in lines) else []
    behind = phrases.next_gate(plan) is None
    judging = any(phase.kill and not phase.passed for phase in plan.phases)
    whose = of_the_line(material) if judging and any(each.known for each in lines) else ""
    behind_line = [material.bank.planning.inputs.line_baseline] if whose else []
    asked = material.bank.register_question.get(KPIS)
    return BenefitsView(
        title="Benefits, against the baseline" if behind else "Expected benefits, against today",
        says=" ".join(filter(None, (_says(lines, plan, behind=behind), whose))),
        read=any(each.read for each in (*lines, *besides[:room])),
        source=source(material, [*([asked.id] if asked else []), *behind_line]),
        lines=tuple(shown),
        own=tuple(besides[:room]),
        more=elsewhere(len(besides) - room, "more measure"),
    )


def _says(judged: list[BenefitLine], plan: RolloutPlan, *, behind: bool) -> str:
    """Return how far the measures can show a benefit: not without a baseline or in another unit than their own."""
    none = [each.name for each in judged if not each.known]
    odd = [each.name for each in judged if each.misfit]
    of = f"Benefits are read from {words.counted(len(judged), 'measure')}"
    read = "" if not behind or any(each.read for each in judged) else f" {_since(plan)}"
    if len(none) == len(judged):
        return f"{of}. None has a baseline yet, so no benefit could be shown.{_wanted(plan)}{read}"
    if not none and not odd:
        return f"{of}, and every one has a baseline.{read}"
    usable = len(judged) - len(none) - len(odd)
    why = [_counted(len(none), "has no baseline", "have no baseline"), _counted(len(odd), *_IN_ANOTHER)]
    can = f"Only {words.spelled(usable)}" if usable else "None of them"
    return f"{of}. {can} can show any: {words.listed(why)}.{read}"


def _since(plan: RolloutPlan) -> str:
    """Return where the readings since the baseline stand, where the table holds none."""
    proven = any(each.evidence and each.status is Status.PASSED for phase in plan.phases for each in phase.exit)
    return f"What was read since {'stands with the proof of the gates' if proven else 'is not recorded'}."


def _counted(measures: int, has: str, have: str) -> str:
    """Return how many measures have something, or nothing for none; the table shows which."""
    return f"{words.spelled(measures)} {has if measures == 1 else have}" if measures else ""


def _wanted(plan: RolloutPlan) -> str:
    """Return what the gate that judges the pilot asks for."""
    asked = next((phase for phase in plan.phases if phase.kill and phase.exit and not phase.passed), None)
    if asked is None:
        return ""
    aims = "; ".join(phrases.inside(each.says).rstrip(".") for each in asked.exit)
    return f" The gate to {asked.gate_name} asks for this: {aims}."


def _line(material: Material, key: str, name: str, row: Row | None) -> BenefitLine:
    unit, today, aim, owner = (_cell(material, row, each) for each in ("unit", "baseline", "target", "owner"))
    unit = words.shortened(unit, 60) if unit != "not known" else ""
    beside = f" {unit}" if 0 < len(unit) <= _SHORT_UNIT else ""
    known = bool(row) and isinstance(row.cells.get("baseline") if row else None, int | float)
    dated = f" ({_measured_on(row)})" if known and _measured_on(row) else ""
    return BenefitLine(
        name=words.shortened(name, 60),
        unit="" if beside else unit,
        today=f"{today}{beside}{dated}" if known else "never measured" if today == "none" else words.NOT_YET_KNOWN,
        aim={"none": "none set", "not known": words.NOT_YET_KNOWN}.get(aim, aim),
        owner={"none": "nobody", "not known": words.NOT_YET_KNOWN}.get(owner, words.shortened(owner, 40)),
        read=_latest(row),
        known=known,
        misfit=misfit(measure(material.bank, key), unit) if known else "",
        told=row is not None and len(row.cells) > 1,
    )


def _measured_on(row: Row | None) -> str:
    """Return the day, or the month, on which the baseline was measured, or nothing."""
    date = row.cells.get("baseline-date") if row is not None else None
    return words.day(date, short=True) if isinstance(date, str) else ""


def _latest(row: Row | None) -> str:
    """Return the last reading taken since the baseline with its time, or nothing."""
    readings = row.cells.get("readings") if row is not None else None
    if row is None or not isinstance(readings, tuple) or not readings:
        return ""
    last = readings[-1]
    if isinstance(last, str):
        return ""
    when, value = last
    before = str(row.cells.get("baseline-date") or "")
    return f"{words.figure(value)} ({words.day(when, short=True)})" if when[:_MONTH] > before[:_MONTH] else ""


def _cell(material: Material, row: Row | None, column: str) -> str:
    known = material.bank.register_by_id[KPIS].column(column)
    return said_cell(known, row).text if known is not None and row is not None else "not known"
