"""The change plan as a first draft: who is concerned, what each is told, with how much training; objections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.guardrails import GUARDRAILS
from assess.report import words
from assess.report.appendices.blank import Blank, Filled, blank, register_blank
from assess.report.appendices.ground import pilot_ahead
from assess.report.appendices.told import answer_told
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.bank.appendices import Group, GroupSource
    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material, Ref
    from assess.scoring.facts import Facts

_DEPENDENCIES = "dependencies"
_MOST_NAMED = 3
_MOST_OBJECTIONS = 3


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group: who belongs to it as far as the file says, what changes, what it is told first. hours: of training."""

    name: str
    who: Filled
    changes: str
    message: str
    hours: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What the company answered to one of the questions behind the plan."""

    ref: Ref
    says: str


@dataclass(frozen=True, slots=True)
class ChangePlanSheet:
    """The sheet. differing: views that differ today, from which objections will come."""

    purpose: str
    sponsor: Blank
    answers: tuple[AnswerLine, ...]
    groups: tuple[GroupLine, ...]
    differing: tuple[tuple[Ref, str], ...]
    more: str
    ref: Ref


def change_plan_sheet(material: Material, plan: RolloutPlan, facts: Facts) -> ChangePlanSheet:
    """Return the draft, with a place to write whatever nobody has said."""
    policy = material.bank.appendices.change_plan
    differing = tuple(_differing(material))
    rest = len(differing) - _MOST_OBJECTIONS
    return ChangePlanSheet(
        purpose=policy.purpose,
        sponsor=blank(material, material.bank.planning.inputs.sponsor),
        answers=tuple(
            AnswerLine(material.ref(each), words.sentence(answer_told(material, facts, each)))
            for each in policy.answers
        ),
        groups=tuple(_group(material, plan, each) for each in policy.groups),
        differing=differing[:_MOST_OBJECTIONS],
        more=f"And {words.counted(rest, 'more question')} on which views differ." if rest > 0 else "",
        ref=material.ref(policy.written),
    )


def _group(material: Material, plan: RolloutPlan, group: Group) -> GroupLine:
    names = list(dict.fromkeys(filter(None, (words.shortened(each, 60) for each in _named(material, plan, group.who)))))
    hours = f"{words.measured(group.hours, 'hours')} or more" if group.hours is not None else words.NONE
    return GroupLine(
        name=group.name,
        who=_few(names) or _asked(material, plan, group.who),
        changes=words.sentence(group.changes),
        message=words.sentence(group.message),
        hours=hours,
    )


def _few(names: list[str]) -> str:
    rest = len(names) - _MOST_NAMED
    return "; ".join(names if rest <= 0 else [*names[:_MOST_NAMED], f"and {words.counted(rest, 'other')}"])


def _named(material: Material, plan: RolloutPlan, source: GroupSource) -> Iterator[str]:
    """Yield whom the client's file, or the plan, names for a group."""
    members = plan.squad.squads[0].members if plan.squad.squads and pilot_ahead(plan) else ()
    match source:
        case "squad":
            yield from (each.person for each in members)
        case "home-teams":
            yield from sorted({each.team or each.department for each in members} - {""})
        case "dependencies":
            yield from _cells(material, _DEPENDENCIES, "to-team", "from-team")
        case "guardrail-owners":
            yield from _cells(material, GUARDRAILS, "owner")
        case "leaders":
            leaders = {role.name for role in material.bank.roles if role.tier == "leader"}
            seats = [each.role for each in plan.offers.council.seats if each.needed is Truth.TRUE]
            yield from (each for each in seats if each in leaders)
        case "nobody":
            pass


def _cells(material: Material, register: str, *columns: str) -> Iterator[str]:
    for column in columns:
        for row in material.engagement.registers.get(register, ()):
            value = row.cells.get(column)
            if isinstance(value, str):
                yield value


def _asked(material: Material, plan: RolloutPlan, source: GroupSource) -> Blank:
    """Return a place to write who belongs to a group; once the pilot is judged no table asks for the next teams."""
    registers = {"dependencies": _DEPENDENCIES, "guardrail-owners": GUARDRAILS}
    if pilot_ahead(plan):
        registers |= dict.fromkeys(("squad", "home-teams"), material.bank.planning.squads.register_)
    register = registers.get(source)
    return register_blank(material, register) if register else Blank()


def _differing(material: Material) -> Iterator[tuple[Ref, str]]:
    """Yield each question on which people, or leaders and the front line, stand apart."""
    told = set()
    for gap in material.assessment.perception_gaps:
        if gap.truth is Truth.TRUE:
            told.add(gap.question)
            leaders, front = words.span(gap.leaders), words.span(gap.front_line)
            yield material.ref(gap.question), f"leaders at {leaders}, the front line at {front}"
    for each in material.assessment.disagreements:
        if each.question not in told and each.agreed is None:
            views = (f"{material.who(who)} at {words.span(points)}" for who, points in each.views)
            yield material.ref(each.question), words.parted(views)
