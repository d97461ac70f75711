"""The squad's charter, to be signed: who is in it, what it decides alone, within what, for how long and what ends it.

What nobody has said yet is a blank with the question that asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.figures import figure, question_of
from assess.report import words
from assess.report.appendices.blank import Filled, blank, register_blank
from assess.report.appendices.scope import Scope, asked, scope_of
from assess.report.rollout import line, phrases, schedule, squad
from assess.report.steps import STATUSES

if TYPE_CHECKING:
    from assess.planning.rollout import Member, Phase, RolloutPlan, Squad, Tranche
    from assess.report.material import Material
    from assess.scoring.facts import Facts

PURPOSE = "2.1"


@dataclass(frozen=True, slots=True)
class Mission:
    """The line, why it is this one, and the sentence that the squad works for."""

    line: Filled
    sentence: Filled
    chosen: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """Who is in the squad, or what is missing for one. blank: where they are written in where nobody is named."""

    verdict: str
    members: tuple[tuple[str, ...], ...]
    blank: Filled
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Purse:
    """The envelope, its parts and who looks at it when."""

    envelope: Filled
    tranches: tuple[str, ...]
    tolerance: Filled
    review: Filled


@dataclass(frozen=True, slots=True)
class Course:
    """The gates until the pilot is judged, what it is judged by, what ends it and how one comes back."""

    gates: tuple[tuple[str, ...], ...]
    start: str
    exit: tuple[str, ...]
    kill: tuple[tuple[str, ...], ...]
    rollback: str


@dataclass(frozen=True, slots=True)
class Escalation:
    """Whom the squad asks when it cannot go on. grounds: on which the sponsor may step in."""

    leads: Filled
    council: str
    grounds: Filled
    promised: str


@dataclass(frozen=True, slots=True)
class SquadCharter:
    """The whole charter."""

    mission: Mission
    squad: Membership
    scope: Scope
    purse: Purse
    course: Course
    escalation: Escalation


def squad_charter_view(material: Material, plan: RolloutPlan, facts: Facts) -> SquadCharter:
    """Return the charter of the squad that starts."""
    return SquadCharter(
        mission=_mission(material, plan),
        squad=_membership(material, plan),
        scope=scope_of(material, plan, facts),
        purse=_purse(material, plan, facts),
        course=_course(plan),
        escalation=_escalation(material, plan),
    )


def _mission(material: Material, plan: RolloutPlan) -> Mission:
    remarks = (line.override(plan.pilot), line.equals(plan.pilot))
    return Mission(
        line=phrases.name(plan.pilot.chosen or "") or register_blank(material, material.bank.planning.lines.register_),
        sentence=blank(material, PURPOSE),
        chosen=words.sentence(phrases.told(plan.pilot.says)),
        remarks=tuple(filter(None, remarks)),
    )


def _membership(material: Material, plan: RolloutPlan) -> Membership:
    first = plan.squad.squads[0] if plan.squad.squads else None
    equals = squad.equals(first) if first else ()
    return Membership(
        verdict=words.sentence(squad.verdict(plan.squad)),
        members=tuple(_member(each, first) for each in first.members) if first else (),
        blank=register_blank(material, material.bank.planning.squads.register_),
        remarks=(*squad.overrides(plan), *equals, *squad.missing(plan.squad)),
    )


def _member(member: Member, whole: Squad) -> tuple[str, ...]:
    home = [phrases.name(each) for each in (member.role, member.department, member.team)]
    lost = next((squad.loss(each) for each in whole.losses if each.person == member.person), words.NOT_YET_KNOWN)
    return (
        phrases.name(member.person),
        ", ".join(dict.fromkeys(filter(None, home))),
        words.listed([phrases.name(member.lead), "required by hand" if member.required else ""]) or words.NONE,
        words.shortened(words.listed(member.skills), 200) or words.NONE,
        lost,
    )


def _purse(material: Material, plan: RolloutPlan, facts: Facts) -> Purse:
    question = question_of(material.bank.planning.inputs.envelope)
    currency = plan.money.currency or material.currency
    envelope = plan.money.envelope
    return Purse(
        envelope=phrases.amount(envelope, currency) if envelope is not None else blank(material, question),
        tranches=tuple(_tranche(plan, each, currency) for each in plan.money.tranches),
        tolerance=_figure(material, facts, f"{question}.tolerance", "%"),
        review=_figure(material, facts, f"{question}.review-weeks", "weeks between two looks"),
    )


def _tranche(plan: RolloutPlan, tranche: Tranche, currency: str) -> str:
    gate = phrases.gate_name(plan, tranche.gate)
    when = f"released at the gate to {gate}" if gate else "no gate is left for it"
    return f"Tranche {tranche.number}: {phrases.amount(tranche.amount, currency)}, {when}."


def _figure(material: Material, facts: Facts, reference: str, unit: str) -> Filled:
    value = figure(facts, reference) if asked(material, reference) else None
    return f"{phrases.counts(value)} {unit}" if value is not None else blank(material, question_of(reference))


def _course(plan: RolloutPlan) -> Course:
    """Return the gates ahead until the pilot is judged, at the end of the phase that may be ended at once."""
    judged = next((number for number, each in enumerate(plan.phases) if each.kill), len(plan.phases) - 1)
    ahead = [each for each in plan.phases[: judged + 1] if not each.passed and each.gate]
    pilot = plan.phases[judged] if plan.phases else None
    return Course(
        gates=tuple(_gate(each) for each in ahead),
        start=schedule.start(plan.schedule),
        exit=tuple(f"{words.sentence(each.says)} ({STATUSES[each.status]})" for each in (pilot.exit if pilot else ())),
        kill=tuple(
            (words.sentence(each.says), each.owner, words.sentence(each.then)) for each in (pilot.kill if pilot else ())
        ),
        rollback=words.sentence(pilot.rollback) if pilot else "",
    )


def _gate(phase: Phase) -> tuple[str, ...]:
    when = [phrases.when(phase.weeks, phase.dates, each) for each in ("p50", "p80")] if phase.weeks else ["", ""]
    return phase.gate_name, *(each or words.NOT_YET_KNOWN for each in when), phase.owner


def _escalation(material: Material, plan: RolloutPlan) -> Escalation:
    lines = material.bank.planning.lines.register_
    row = next((each for each in material.engagement.registers.get(lines, ()) if each.key == plan.pilot.chosen), None)
    promised = row.cells.get("no-override") if row is not None else None
    told = {True: "the promise is in writing for this line", False: "the promise is not in writing yet for this line"}
    known = told.get(promised) if isinstance(promised, bool) else None
    first = plan.squad.squads[0].members if plan.squad.squads else ()
    leads = [f"{phrases.name(each.person)} ({phrases.name(each.lead)})" for each in first if each.lead]
    return Escalation(
        leads=phrases.names(leads) or register_blank(material, material.bank.planning.squads.register_),
        council=plan.offers.council.name,
        grounds=blank(material, material.bank.planning.inputs.sponsor),
        promised=f"Not to overrule the squad: {known or 'whether it is promised is not yet known'}.",
    )
