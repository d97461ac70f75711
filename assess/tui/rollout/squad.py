"""The squads offered: who is in each, what losing one member does, what is covered, and who else there is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.rollout import phrases
from assess.report.rollout.squad import differing, squad_view, verdict
from assess.tui.rollout.part import MARKS, Item, Part, block, heading, in_short, said, titled
from assess.tui.widgets.timeline import fitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.content import Content

    from assess.planning.rollout import LeftOut, RolloutPlan
    from assess.report.material import Material
    from assess.report.rollout.squad import MemberView, SquadView

_NAME = 30


def squad_part(material: Material) -> Part:
    """Return the part on the squad."""
    plan, view = material.plan, squad_view(material)
    if plan is None:
        return Part(())
    if view is None:
        return Part(
            (
                in_short(
                    "the pilot lies behind",
                    said("Every gate has been passed, so no squad of a pilot is to be formed any more."),
                ),
            )
        )
    return Part(
        (
            in_short(verdict(plan.squad), *_in_short(view)),
            *_squads(material, plan),
            *_left_out(material, plan),
            *_others(material, plan),
        )
    )


def by_hand(plan: RolloutPlan, person: str) -> str:
    """Return whether a person was put in or kept out by hand."""
    if any(each.of == person for each in plan.engagement.plan.in_squad):
        return "IN BY HAND"
    return "OUT BY HAND" if any(each.of == person for each in plan.engagement.plan.out_of_squad) else ""


def _questions(material: Material) -> tuple[str, ...]:
    register = material.bank.register_question.get(material.bank.planning.squads.register_)
    return (register.id,) if register else ()


def _in_short(view: SquadView) -> tuple[Content, ...]:
    return (
        said(view.says),
        block("Overrides", view.overrides),
        block("What is missing", view.missing),
        block("How good it is", [view.quality]),
        block("The other squads", view.others),
        block("Taken as given", view.assumed),
    )


def _squads(material: Material, plan: RolloutPlan) -> Iterator[Item]:
    """Yield each squad and its members, told as the report tells the first."""
    for number, squad in enumerate(plan.squad.squads, 1):
        alone = replace(plan, squad=replace(plan.squad, squads=(squad,)))
        view = squad_view(replace(material, plan=alone))
        if view is not None:
            yield _squad(plan, number, view, _questions(material))
            for member, told in zip(squad.members, view.members, strict=True):
                yield _member(material, plan, member.person, told)


def _squad(plan: RolloutPlan, number: int, view: SquadView, questions: tuple[str, ...]) -> Item:
    first, squad = plan.squad.squads[0], plan.squad.squads[number - 1]
    name = f"Squad {number}: {words.counted(len(squad.members), 'member')}"
    proven = "none better" if first.proven else "not proven the best"
    short = proven if number == 1 else differing(first, squad)
    cover = [f"{each.skill}: {each.needed}, {each.holders}." for each in view.cover]
    losses = [f"Without {each.name}: {phrases.inside(each.loss)}" for each in view.members]
    return Item(
        about=name,
        questions=questions,
        row=lambda width: fitted(f"{name}, {phrases.inside(short)}", width, "bold $secondary"),
        told=lambda _: titled(
            name,
            said("" if number == 1 else differing(first, squad), view.quality),
            block("What is covered, and by whom", cover),
            block("What losing one member does", losses),
            block("No preference", view.equals),
        ),
    )


def _member(material: Material, plan: RolloutPlan, person: str, view: MemberView) -> Item:
    marks = ", ".join(each for each in (view.lead, by_hand(plan, person)) if each)
    row = f"{marks}: {view.home}" if marks else view.home
    return Item(
        row=lambda width: fitted(f"  {view.name}", _NAME) + " " + fitted(row, width - _NAME - 1),
        told=lambda _: titled(
            view.name,
            said(f"From: {view.home}." if view.home else "", f"Leads: {view.lead}." if view.lead else ""),
            block("Brings", [view.brings]),
            block("Losing this member", [view.loss]),
            block("Override", _override(plan, person)),
        ),
        about=view.name,
        questions=_questions(material),
        subject=person,
    )


def _override(plan: RolloutPlan, person: str) -> list[str]:
    chosen = (*plan.engagement.plan.in_squad, *plan.engagement.plan.out_of_squad)
    reasons = [words.sentence(phrases.told(each.reason)) for each in chosen if each.of == person]
    return [f"{by_hand(plan, person).capitalize()}. Reason given: {reason}" for reason in reasons]


def _left_out(material: Material, plan: RolloutPlan) -> Iterator[Item]:
    if plan.squad.left_out:
        yield heading("Cannot join")
    for each in plan.squad.left_out:
        yield _bystander(material, plan, each.person, _why(each))


def _why(left: LeftOut) -> tuple[str, str]:
    mark = MARKS["unresolved"] if left.unknown else MARKS["failed"]
    return mark, words.sentence(phrases.told(left.why))


def _others(material: Material, plan: RolloutPlan) -> Iterator[Item]:
    """Yield everybody of the table who is in no squad offered and could join."""
    told = {person for squad in plan.squad.squads for person in squad.people}
    told |= {each.person for each in plan.squad.left_out}
    rows = plan.engagement.registers.get(material.bank.planning.squads.register_, ())
    rest = [row for row in rows if row.key not in told]
    if rest:
        yield heading("Could join; in none of these squads")
    for row in rest:
        cells = (row.cells.get(column) for column in ("role", "department", "team"))
        home = ", ".join(dict.fromkeys(words.shortened(cell, 80) for cell in cells if isinstance(cell, str)))
        yield _bystander(material, plan, row.key, ("-", home or "Nothing more is known of this person."))


def _bystander(material: Material, plan: RolloutPlan, person: str, why: tuple[str, str]) -> Item:
    mark, says = why
    name, hand = phrases.name(person), by_hand(plan, person)
    row = f"{hand}: {says}" if hand else says
    return Item(
        row=lambda width: fitted(f"{mark} {name}", _NAME) + " " + fitted(row, width - _NAME - 1),
        told=lambda _: titled(name, said(says), block("Override", _override(plan, person))),
        about=name,
        questions=_questions(material),
        subject=person,
    )
