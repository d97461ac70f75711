"""What a company's findings and plan come to, each in a sentence or two, for the answers to a board.

Where something is not known the sentence says so and names the question that asks for it. "" is said of nothing.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from assess.planning.guardrails import DECISIONS, GUARDRAILS, RESERVED_MATTERS
from assess.planning.kpi_tree import KPIS
from assess.report import words
from assess.report.appendices.benchmark import NEVER, baseline, known
from assess.report.appendices.blank import Blank
from assess.report.appendices.ground import Ground, Told, unknown, untold
from assess.report.appendices.guardrails import guardrail_register
from assess.report.baselines import of_the_line
from assess.report.profile import fit_verdict
from assess.report.rollout import brief, phrases
from assess.report.rollout.line import NO_OVERRIDE, promise_in_doubt
from assess.report.rollout.money import hours, known_figures
from assess.report.rollout.shortfall import falls_short
from assess.report.steps import STATUSES
from assess.scoring.assessment import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assess.bank.appendices import FactName
    from assess.planning.rollout import GateTime

_MOST_NAMED = 4
_SHORT = 60


def fact(name: FactName, ground: Ground) -> Told:
    """Return one fact about a company."""
    return FACTS[name](ground)


def _company(ground: Ground) -> Told:
    company = ground.material.engagement.company
    industry = words.shortened(company.industry or "", _SHORT)
    told = [f"the industry here is {industry}" if industry else "the industry here has not been recorded"]
    if company.people is not None:
        told.append(f"{words.counted(company.people, 'person works', 'people work')} in the company")
    return Told(" ".join(words.sentence(each) for each in told))


def _fit(ground: Ground) -> Told:
    against = ground.plan.offers.advises_against
    return Told(
        f"{fit_verdict(ground.material)} {_opening(against)}".strip(), (ground.material.assessment.fit.question,)
    )


def _statutory(ground: Ground) -> Told:
    rows, asked = ground.rows(DECISIONS), ground.asked(DECISIONS)
    if not rows:
        return untold("Which decisions a law reserves", asked)
    held = sum(row.cells.get("statutory") is True for row in rows)
    open_ = sum("statutory" not in row.cells for row in rows)
    traced = words.counted(len(rows), "decision")
    told = f"Of the {traced} traced, a law or licence fixes who approves {words.spelled(held)}"
    if not held:
        these = f"any of the {traced}" if len(rows) > 1 else "the one decision"
        told = f"No law or licence fixes who approves {these} traced"
    return Told(words.sentence(told + (f"; of {words.spelled(open_)} nobody has said" if open_ else "")), asked)


def _reserved(ground: Ground) -> Told:
    rows, asked = ground.rows(RESERVED_MATTERS), ground.asked(RESERVED_MATTERS)
    if not rows:
        return untold("Which matters stay central", asked)
    stay = f"{words.counted(len(rows), 'matter stays', 'matters stay')} central: {_few([row.key for row in rows])}"
    orphans = [row.key for row in rows if row.cells.get("stays-with", "") is None]
    nobody = f" Nobody is named for {phrases.names(orphans[:_MOST_NAMED], 'or', _SHORT)}." if orphans else ""
    return Told(words.sentence(stay) + nobody, asked)


def _guardrails(ground: Ground) -> Told:
    register = guardrail_register(ground.material)
    return Told(" ".join(filter(None, (register.says, register.bare))), ground.asked(GUARDRAILS))


def _cost(ground: Ground) -> Told:
    gate = phrases.next_gate(ground.plan)
    if gate is None:
        told = [f"{phrases.inside(name)} {value}" for name, value in known_figures(ground.plan.money, ground.currency)]
        own = f" The company's own figures: {'; '.join(told)}." if told else ""
        return Told(f"Every gate has been passed. No further money is asked for.{own}", ground.plan.money.questions)
    return Told(_spent(ground, gate, "Reaching"), ground.plan.money.questions)


def _spent(ground: Ground, gate: GateTime, what: str) -> str:
    cost = brief.cost_until(ground.plan, gate)
    if not cost:
        return f"What it costs to reach the gate to {gate.name} is not yet known."
    return f"{what} the gate to {gate.name} takes {cost}. {brief.cost_remark(ground.plan, gate)}".strip()


def _envelope(ground: Ground) -> Told:
    asked = (ground.material.bank.planning.inputs.envelope.rpartition(".")[0],)
    envelope = ground.plan.money.envelope
    if not ground.pilot_ahead:
        return Told("")
    if envelope is None:
        return untold("How much is set aside for the pilot", asked)
    said = f"Set aside for the pilot: {phrases.amount(envelope, ground.currency)}."
    return Told(f"{said} {falls_short(ground.plan, ground.currency)}".rstrip(), asked)


def _hours(ground: Ground) -> Told:
    load = ground.plan.workload
    asked = (load.question,) if load.question else ()
    if phrases.short_of_hours(ground.plan) is not None:
        return Told(words.sentence(phrases.told(load.says)), asked)
    if load.hours is None:
        return untold("How many hours a week the leaders set aside", asked)
    return Told(f"The leaders have set aside {hours(ground.plan)}.", asked)


def _tranches(ground: Ground) -> Told:
    money = ground.plan.money
    if not money.tranches or not ground.pilot_ahead:
        return Told("", _envelope(ground).questions)
    gates = dict.fromkeys(filter(None, (phrases.gate_name(ground.plan, each.gate) for each in money.tranches)))
    count = words.counted(len(money.tranches), "part")
    where = f", at the {'gate' if len(gates) == 1 else 'gates'} to {words.listed(gates)}" if gates else ""
    return Told(f"The pilot's money is released in {count}{where}.", money.questions)


def _measures(ground: Ground) -> Told:
    register = ground.material.bank.register_by_id[KPIS]
    rows = {row.key: row for row in ground.rows(KPIS)}
    values = {each.name: baseline(ground.material, rows.get(each.key), each.name) for each in register.expected}
    none = [phrases.inside(name) for name, value in values.items() if value == NEVER]
    open_ = [phrases.inside(name) for name, value in values.items() if isinstance(value, Blank)]
    held = [f"{name}: {value}." for name, value in values.items() if known(value)]
    whose = of_the_line(ground.material) if held and ground.pilot_ahead else ""
    told = [
        f"By {words.counted(len(values), 'measure')}; {_baselines(len(held), len(values))}.",
        *held,
        whose,
        f"Never measured: {'; '.join(none)}." if none else "",
        f"Not yet known: {'; '.join(open_)}." if open_ else "",
    ]
    behind = (ground.material.bank.planning.inputs.line_baseline,) if whose else ()
    return Told(" ".join(filter(None, told)), (*ground.asked(KPIS), *behind))


def _baselines(known: int, of: int) -> str:
    if known in (0, of):
        return "none has a baseline" if known == 0 else "all have a baseline"
    return f"{words.spelled(known)} {'has' if known == 1 else 'have'} a baseline"


def _exit(ground: Ground) -> Told:
    phase = ground.judged()
    if phase is None or not phase.exit or phase.passed:
        return Told("")
    settled = any(each.status is not Status.UNRESOLVED for each in phase.exit)
    marks = [f" ({STATUSES[each.status]})" if settled else "" for each in phase.exit]
    told = [f"{phrases.inside(each.says.rstrip('.'))}{mark}" for each, mark in zip(phase.exit, marks, strict=True)]
    return Told(f"The pilot has succeeded only if all of this holds: {'; '.join(told)}.")


def _failing(ground: Ground) -> Told:
    if not ground.pilot_ahead:
        return Told("")
    return Told("Then it stops, on criteria fixed beforehand, and the line goes back to the old way.")


def _kill(ground: Ground) -> Told:
    phase = ground.judged()
    if phase is None or phase.passed:
        return Told("")
    told = [phrases.inside(each.says.rstrip(".")) for each in phase.kill]
    return Told(f"Any of this may end it before its gate: {'; '.join(told)}.")


def _way_back(ground: Ground) -> Told:
    asked = ground.asked(ground.material.bank.planning.lines.register_)
    line, phase = ground.line(), ground.judged()
    if not ground.pilot_ahead:
        return Told("")
    days = line.cells.get("rollback-days") if line is not None else None
    back = words.sentence(phase.rollback) if phase is not None else ""
    if isinstance(days, bool) or not isinstance(days, int | float):
        return Told(f"{back} {unknown('In how many days this line could return to the old way', asked)}".strip(), asked)
    return Told(f"{back} Stated for this line: {words.measured(days, 'days')}.".strip(), asked)


def _stopping(ground: Ground) -> Told:
    phase = ground.judged()
    gates = ground.plan.schedule.gates
    gate = next((each for each in gates if phase is not None and each.gate == phase.gate), None)
    if gate is None:
        return Told("")
    if gate.passed:
        return Told(f"The gate to {gate.name}, at which the pilot was judged, lies behind.")
    cost = brief.cost_until(ground.plan, gate)
    spent = cost or f"{words.NOT_YET_KNOWN} how much"
    return Told(f"Spent by then, if it is stopped at the gate to {gate.name}: {spent}.", ground.plan.money.questions)


def _gates(ground: Ground) -> Told:
    ahead = [phase for phase in ground.plan.phases if phase.gate and not phase.passed]
    told = [f"{phase.gate_name} ({phrases.inside(phase.owner)})" for phase in ahead]
    return Told(f"Gates ahead, and who brings each: {'; '.join(told)}." if told else "No gate is left ahead.")


def _squad(ground: Ground) -> Told:
    asked = ground.asked(ground.material.bank.planning.squads.register_)
    members = ground.plan.squad.squads[0].members if ground.plan.squad.squads else ()
    if not ground.pilot_ahead:
        return Told("")
    leads = [
        f"{phrases.name(each.person, _SHORT)} ({phrases.name(each.lead, _SHORT)})" for each in members if each.lead
    ]
    if not leads:
        return untold("Who leads the squad", asked)
    return Told(f"{'Lead' if len(leads) == 1 else 'Leads'} of the squad: {'; '.join(leads)}.", asked)


def _promise(ground: Ground) -> Told:
    asked = ground.asked(ground.material.bank.planning.lines.register_)
    line = ground.line()
    if not ground.pilot_ahead:
        return Told("")
    written = line.cells.get(NO_OVERRIDE) if line is not None else None
    if not isinstance(written, bool):
        return untold("Whether the sponsor has promised in writing not to overrule the squad", asked)
    is_ = "is" if written else "is not yet"
    said = f"The sponsor's promise not to overrule the squad {is_} in writing for this line"
    doubt = promise_in_doubt(ground.material) if written else ""
    if doubt:
        return Told(f"{said} by the table; {doubt}.", (*asked, ground.material.bank.planning.inputs.sponsor))
    return Told(f"{said}.", asked)


def _opening(text: str) -> str:
    """Return the first sentence of a text."""
    return words.sentence(text.partition(". ")[0].partition(": ")[0])


def _few(names: list[str]) -> str:
    rest = len(names) - _MOST_NAMED
    told = [words.shortened(each, _SHORT) for each in names[:_MOST_NAMED]]
    return words.parted(told if rest <= 0 else [*told, words.counted(rest, "other")])


FACTS: Mapping[FactName, Callable[[Ground], Told]] = MappingProxyType(
    {
        "company": _company,
        "fit": _fit,
        "statutory": _statutory,
        "reserved": _reserved,
        "guardrails": _guardrails,
        "cost": _cost,
        "envelope": _envelope,
        "hours": _hours,
        "tranches": _tranches,
        "measures": _measures,
        "exit": _exit,
        "failing": _failing,
        "kill": _kill,
        "way-back": _way_back,
        "stopping": _stopping,
        "gates": _gates,
        "squad": _squad,
        "promise": _promise,
    }
)
