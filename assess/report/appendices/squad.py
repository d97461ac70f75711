"""The squad's charter, to be signed: who is in it, what it decides alone, within what, for how long and what stops it.

What nobody has said yet is a blank with the question that asks for it. How the line and the squad were found is no part
of what is agreed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.figures import figure, question_of
from assess.report import words
from assess.report.appendices.blank import Filled, blank, open_blank, register_blank
from assess.report.appendices.scope import Scope, asked, scope_of
from assess.report.rollout import lateness, phrases, schedule, squad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.planning.rollout import Member, Phase, RolloutPlan, Squad, Tranche
    from assess.report.material import Material
    from assess.scoring.facts import Facts

PURPOSE = "2.1"


@dataclass(frozen=True, slots=True)
class Mission:
    """The line, and the sentence that the squad works for."""

    line: Filled
    sentence: Filled


@dataclass(frozen=True, slots=True)
class Membership:
    """Who is in the squad. blank: where they are written in where nobody is named."""

    members: tuple[tuple[str, ...], ...]
    blank: Filled


@dataclass(frozen=True, slots=True)
class Purse:
    """The envelope, its parts and who looks at it when."""

    envelope: Filled
    tranches: tuple[str, ...]
    tolerance: Filled
    review: Filled


@dataclass(frozen=True, slots=True)
class Course:
    """The gates until the pilot is judged, what it is judged by, what stops it and how one comes back.

    rests: on what the date of the next gate rests, where the leaders' hours may be too few.
    """

    gates: tuple[tuple[str, ...], ...]
    start: str
    rests: str
    exit: tuple[str, ...]
    kill: tuple[tuple[str, ...], ...]
    rollback: str


@dataclass(frozen=True, slots=True)
class Escalation:
    """Whom the squad asks when it cannot go on. grounds: on which the sponsor may step in."""

    leads: Filled
    council: str
    grounds: Filled


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
        scope=scope_of(material, facts),
        purse=_purse(material, plan, facts),
        course=_course(plan),
        escalation=_escalation(material, plan),
    )


def _mission(material: Material, plan: RolloutPlan) -> Mission:
    return Mission(
        line=phrases.name(plan.pilot.chosen or "") or register_blank(material, material.bank.planning.lines.register_),
        sentence=open_blank(material, PURPOSE),
    )


def _membership(material: Material, plan: RolloutPlan) -> Membership:
    first = plan.squad.squads[0] if plan.squad.squads else None
    return Membership(
        members=tuple(_member(each, first) for each in first.members) if first else (),
        blank=register_blank(material, material.bank.planning.squads.register_),
    )


def _member(member: Member, whole: Squad) -> tuple[str, ...]:
    home = [phrases.name(each) for each in (member.department, member.team)]
    lost = next((squad.loss(each) for each in whole.losses if each.person == member.person), words.NOT_YET_KNOWN)
    return (
        phrases.name(member.person),
        ", ".join(dict.fromkeys(filter(None, home))) or words.NOT_YET_KNOWN,
        phrases.name(member.lead) or words.NONE,
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
        review=_every(material, facts, f"{question}.review-weeks"),
    )


def _tranche(plan: RolloutPlan, tranche: Tranche, currency: str) -> str:
    gate = phrases.gate_name(plan, tranche.gate)
    when = f"released at the gate to {gate}" if gate else "no gate is left for it"
    return f"Tranche {tranche.number}: {phrases.amount(tranche.amount, currency)}, {when}."


def _figure(material: Material, facts: Facts, reference: str, unit: str) -> Filled:
    value = figure(facts, reference) if asked(material, reference) else None
    return f"{phrases.counts(value)} {unit}" if value is not None else blank(material, question_of(reference))


def _every(material: Material, facts: Facts, reference: str) -> Filled:
    said = _figure(material, facts, reference, "weeks")
    return {"1 weeks": "every week"}.get(said, f"every {said}") if isinstance(said, str) else said


def _course(plan: RolloutPlan) -> Course:
    """Return the gates ahead until the pilot is judged, at the end of the phase that may be ended at once."""
    judged = next((number for number, each in enumerate(plan.phases) if each.kill), len(plan.phases) - 1)
    ahead = [each for each in plan.phases[: judged + 1] if not each.passed and each.gate]
    pilot = plan.phases[judged] if plan.phases else None
    return Course(
        gates=tuple(_gate(each) for each in ahead),
        start=schedule.start(plan.schedule),
        rests=_rests(plan, ahead),
        exit=tuple(words.sentence(each.says) for each in (pilot.exit if pilot else ())),
        kill=tuple(
            (words.sentence(each.says), each.owner, words.sentence(each.then)) for each in (pilot.kill if pilot else ())
        ),
        rollback=words.sentence(pilot.rollback) if pilot else "",
    )


def _rests(plan: RolloutPlan, ahead: Sequence[Phase]) -> str:
    """Return on what the date rests at which the squad starts: of the last gate before the one that judges it."""
    start = next(iter(ahead[-2:]), None)
    said = lateness.if_freed(plan, start.gate) if start else ""
    return f"The dates of the gate to {start.gate_name} hold {said}." if start and said else ""


def _gate(phase: Phase) -> tuple[str, ...]:
    when = [phrases.when(phase.weeks, phase.dates, each) for each in ("p50", "p80")] if phase.weeks else ["", ""]
    return phase.gate_name, *(each or words.NOT_YET_KNOWN for each in when), phase.owner


def _escalation(material: Material, plan: RolloutPlan) -> Escalation:
    first = plan.squad.squads[0].members if plan.squad.squads else ()
    leads = [f"{phrases.name(each.person)} ({phrases.name(each.lead)})" for each in first if each.lead]
    return Escalation(
        leads=phrases.names(leads) or register_blank(material, material.bank.planning.squads.register_),
        council=plan.offers.council.name,
        grounds=open_blank(material, material.bank.planning.inputs.sponsor),
    )
