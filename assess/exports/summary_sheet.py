"""What a plan comes to, on the first sheet of the workbook, and how the other sheets are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.exports.sheets import sheet_of
from assess.report import words
from assess.report.appendices.heading import made_from
from assess.report.rollout import line, money, phrases, schedule, squad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.exports.sheets import Sheet
    from assess.report.material import Material

_READ = (
    "A range stands in two columns, its least and its most. A blank cell is not yet known, or does not apply; in the "
    'registers it is always not yet known, and "none" was said to be none. P50: in half of the draws it is decided by '
    "then, so manage to it. P80: in four of five, so promise it. Weeks and dates of gates assume that the leaders "
    "free the hours that the actions ask for; weeks of actions are those at the hours set aside today."
)


def summary_sheet(material: Material) -> Sheet:
    """Return what the plan comes to, a line for each finding, and what it was made from."""
    return sheet_of("Summary", ("What", "Finding"), (row for row in _rows(material) if row[1]))


def _rows(material: Material) -> Iterator[tuple[str, str]]:
    plan = material.plan
    if plan is None:
        return
    yield "Company", plan.company
    yield "Line that goes first", line.verdict(plan.pilot)
    yield "Why", plan.pilot.says
    yield "Chosen by hand", line.override(plan.pilot)
    yield "No preference", line.equals(plan.pilot)
    yield "Cells that could change it", line.settling(material.bank, plan.pilot)
    yield "Squad", squad.verdict(plan.squad)
    yield "About the squad", plan.squad.says
    yield from (("Chosen by hand", said) for said in squad.overrides(plan))
    yield from (("Missing for a squad", said) for said in squad.missing(plan.squad))
    yield from (("Taken as given", words.sentence(said)) for said in plan.squad.assumed)
    yield "Next gate", schedule.headline(plan)
    yield "Weeks", schedule.start(plan.schedule)
    yield "Gates behind", schedule.passed(plan.schedule)
    yield "Leaders' hours set aside", money.hours(plan)
    yield "Leaders' time", plan.workload.says
    yield from _money(material)
    yield "How to read this", _READ
    yield "Made from", _made_from(material)


def _money(material: Material) -> Iterator[tuple[str, str]]:
    plan = material.plan
    if plan is None:
        return
    currency = plan.money.currency or material.currency
    yield from money.given(plan.money, currency)
    for each in plan.money.tranches:
        gate = phrases.gate_name(plan, each.gate)
        when = f"at the gate to {gate}" if gate else "no gate is left for it"
        yield f"Tranche {each.number}", f"{phrases.amount(each.amount, currency)}, {when}"
    yield from (("Sums leave out", words.sentence(said)) for said in plan.money.missing)


def _made_from(material: Material) -> str:
    """Return which answers and which instrument a plan rests on, so that two files can be told to agree."""
    plan = material.plan
    if plan is None:
        return ""
    return (
        f"{words.sentence(made_from(material))[:-1]}, input {plan.input_hash[:12]}; "
        f"instrument {plan.bank_version}, {plan.bank_hash[:12]}. "
        f"{material.bank.info.calibration}"
    )
