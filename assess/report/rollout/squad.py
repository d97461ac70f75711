"""The squad: who is in it, what each brings, what losing one does, or what is missing. Never who avoids whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.rollout import SquadVerdict
from assess.report import words
from assess.report.pictures.card import Card, card
from assess.report.rollout import phrases

if TYPE_CHECKING:
    from assess.planning.rollout import Cover, LeftOut, Loss, Member, RolloutPlan, Squad, SquadChoice
    from assess.report.material import Material, Ref

_MOST_NAMED = 12
_MOST_LOSSES = 2


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member: where they come from, the lead they hold, what they bring and what losing them does."""

    name: str
    home: str
    lead: str
    brings: str
    loss: str


@dataclass(frozen=True, slots=True)
class CoverView:
    """One needed skill and who covers it."""

    skill: str
    needed: str
    holders: str


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """People who cannot join for the same reason."""

    why: str
    people: str


@dataclass(frozen=True, slots=True)
class SquadView:
    """The part on the squad. others: the further squads, each as what differs from the first."""

    says: str
    ref: Ref | None
    overrides: tuple[str, ...]
    card: Card | None
    members: tuple[MemberView, ...]
    equals: tuple[str, ...]
    cover: tuple[CoverView, ...]
    quality: str
    others: tuple[str, ...]
    missing: tuple[str, ...]
    left_out: tuple[LeftOutView, ...]
    unknown: tuple[LeftOutView, ...]
    assumed: tuple[str, ...]


def squad_view(material: Material) -> SquadView | None:
    """Return the part on the squad, or None without a plan."""
    if material.plan is None:
        return None
    choice = material.plan.squad
    first = choice.squads[0] if choice.squads else None
    return SquadView(
        says=words.sentence(phrases.told(choice.says)),
        ref=material.register_ref(material.bank.planning.squads.register_),
        overrides=overrides(material.plan),
        card=card(first) if first else None,
        members=_members(first) if first else (),
        equals=equals(first) if first else (),
        cover=tuple(_cover(each) for each in first.cover) if first else (),
        quality=quality(first) if first else "",
        others=tuple(differing(first, each) for each in choice.squads[1:]) if first else (),
        missing=missing(choice),
        left_out=_left_out(choice, unknown=False),
        unknown=_left_out(choice, unknown=True),
        assumed=tuple(words.sentence(phrases.told(each)) for each in choice.assumed),
    )


def verdict(choice: SquadChoice) -> str:
    """Return the finding in a few words: "A squad of six is found, and proven the best"."""
    if choice.verdict is not SquadVerdict.FOUND or not choice.squads:
        return words.sentence(phrases.SQUAD_VERDICTS[choice.verdict])[:-1]
    squad = choice.squads[0]
    return f"A squad of {words.spelled(len(squad.members))} is found, {proof(squad)}"


def proof(squad: Squad) -> str:
    """Return whether a squad is proven the best, or by how much a better one could beat it."""
    if squad.proven:
        return "proven the best"
    return f"not proven the best: another could cost up to {words.figure(round(squad.gap * 100, 1))} % less"


def overrides(plan: RolloutPlan) -> tuple[str, ...]:
    """Return who joins or stays out by hand, each with the reason given."""
    wanted = {each.of for each in plan.engagement.plan.in_squad}
    told = []
    for each in plan.squad.overrides:
        how = "joins by hand" if each.of in wanted else "is kept out by hand"
        told.append(f"{phrases.name(each.of)} {how}. Reason given: {words.sentence(phrases.told(each.reason))}")
    return tuple(told)


def equals(squad: Squad) -> tuple[str, ...]:
    """Return between which people there is no preference."""
    return tuple(phrases.no_preference(each.person, each.equals) for each in squad.members if each.equals)


def quality(squad: Squad) -> str:
    """Return what a squad's cost is made of and what all its members have in common."""
    parts = words.listed(f"{each.name} {phrases.signed(each.value)}" for each in squad.parts)
    total = f"Cost {phrases.signed(squad.cost)}, the less the better: {phrases.told(parts)}."
    cost = f"{words.sentence(proof(squad))} {total}"
    hours = squad.shared_hours
    if hours is None:
        return f"{cost} How many working hours all members share is not yet known."
    return f"{cost} All members share {words.measured(round(hours, 1), 'working hours')} a day."


def differing(first: Squad, other: Squad) -> str:
    """Return how another squad differs from the first."""
    out = phrases.names(each for each in first.people if each not in other.people)
    come = phrases.names(each for each in other.people if each not in first.people)
    change = other.cost - first.cost
    costs = f"at a cost {words.figure(round(change, 1))} higher" if round(change, 1) > 0 else "at the same cost"
    said = f"With {come} in place of {out}" if out and come else f"With {come} besides" if come else f"Without {out}"
    rated = "" if other.proven else f"; {proof(other)}"
    return f"{said}: {words.counted(len(other.members), 'member')}, {costs}{rated}."


def loss(one: Loss) -> str:
    """Return what losing a member does and who could take the seat."""
    unmet = phrases.told(words.listed(one.unmet))
    gone = f"no longer covered: {unmet}" if unmet else "every need stays covered"
    if one.replacement is None:
        return words.sentence(f"{gone}; nobody in the pool could take the seat")
    costs = one.costs or 0.0
    more = f" at a cost {words.figure(round(costs, 1))} higher" if round(costs, 1) > 0 else ""
    return words.sentence(f"{gone}; {phrases.name(one.replacement)} could take the seat{more}")


def losses_that_matter(squad: Squad) -> str:
    """Return whose loss leaves a need open, in a sentence; that of the first two by name, the rest by number."""
    open_ = [each for each in squad.losses if each.unmet]
    if not open_:
        return "It can lose any one member and still cover every need." if squad.losses else ""
    told = [f"{phrases.name(each.person)} ({phrases.told(words.listed(each.unmet))})" for each in open_[:_MOST_LOSSES]]
    rest = len(open_) - len(told)
    return f"It cannot do without {words.listed([*told, f'{words.spelled(rest)} more' if rest else ''])}."


def missing(choice: SquadChoice) -> tuple[str, ...]:
    """Return what would mend a pool that gives no squad: whom to release, what to hire."""
    return tuple(words.sentence(f"{each.kind} {phrases.told(each.says)}") for each in choice.missing)


def by_reason(people: tuple[LeftOut, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return people left out by why they are, the reason of most people first."""
    found: dict[str, list[str]] = {}
    for each in people:
        found.setdefault(each.why, []).append(each.person)
    return tuple((why, tuple(who)) for why, who in sorted(found.items(), key=lambda item: -len(item[1])))


def _members(squad: Squad) -> tuple[MemberView, ...]:
    losses = {each.person: each for each in squad.losses}
    return tuple(_member(each, losses.get(each.person)) for each in squad.members)


def _member(member: Member, lost: Loss | None) -> MemberView:
    home = [words.shortened(each, 80) for each in (member.role, member.department, member.team)]
    return MemberView(
        name=phrases.name(member.person),
        home=", ".join(dict.fromkeys(each for each in home if each)),
        lead=words.listed([words.shortened(member.lead, 80), "required by hand" if member.required else ""]),
        brings=words.shortened(words.listed(member.skills), 200) or words.NONE,
        loss=loss(lost) if lost else words.NONE,
    )


def _cover(cover: Cover) -> CoverView:
    critical = ", critical" if cover.critical else ""
    return CoverView(
        skill=words.sentence(words.shortened(cover.skill, 80))[:-1],
        needed=f"{words.counted(cover.needed, 'member')} at level {cover.level}{critical}",
        holders=phrases.names(cover.holders) or "nobody",
    )


def _left_out(choice: SquadChoice, *, unknown: bool) -> tuple[LeftOutView, ...]:
    rows = by_reason(tuple(each for each in choice.left_out if each.unknown is unknown))
    return tuple(LeftOutView(words.sentence(phrases.told(why)), some(people)) for why, people in rows)


def some(people: tuple[str, ...]) -> str:
    """Return the first of many names, and how many more there are."""
    rest = len(people) - _MOST_NAMED
    told = "; ".join(phrases.name(each) for each in people[:_MOST_NAMED])
    return f"{told}; and {words.spelled(rest)} more" if rest > 0 else told
