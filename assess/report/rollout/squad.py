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
PROVEN = "no better squad can be formed"
_OF_THOSE_KNOWN = f"{PROVEN} of those known to be able to join"


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member: where they come from, the lead they hold, what they bring, what losing them does and who steps in."""

    name: str
    home: str
    lead: str
    brings: str
    loss: str
    instead: str


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
class Exchange:
    """How a further squad differs from the first: who is out, who is in, how large it is, what it costs more."""

    out: tuple[str, ...]
    come: tuple[str, ...]
    members: str
    costs: str


@dataclass(frozen=True, slots=True)
class SquadView:
    """The part on the squad. others: the further squads, each as what differs from the first.

    exchanges: the same as a table.
    """

    says: str
    ref: Ref | None
    overrides: tuple[str, ...]
    card: Card | None
    members: tuple[MemberView, ...]
    equals: tuple[str, ...]
    cover: tuple[CoverView, ...]
    quality: str
    others: tuple[str, ...]
    exchanges: tuple[Exchange, ...]
    missing: tuple[str, ...]
    left_out: tuple[LeftOutView, ...]
    unknown: tuple[LeftOutView, ...]
    assumed: tuple[str, ...]


def squad_view(material: Material) -> SquadView | None:
    """Return the part on the squad, or None without a plan or once every gate has been passed."""
    if material.plan is None or phrases.next_gate(material.plan) is None:
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
        quality=quality(choice) if first else "",
        others=tuple(differing(first, each) for each in choice.squads[1:]) if first else (),
        exchanges=tuple(_exchange(first, each) for each in choice.squads[1:]) if first else (),
        missing=missing(choice),
        left_out=_left_out(choice, unknown=False),
        unknown=_left_out(choice, unknown=True),
        assumed=tuple(words.sentence(phrases.told(each)) for each in choice.assumed),
    )


def verdict(choice: SquadChoice) -> str:
    """Return the finding in a few words: "A squad of six is found; no better squad can be formed"."""
    if choice.verdict is not SquadVerdict.FOUND or not choice.squads:
        return words.sentence(phrases.SQUAD_VERDICTS[choice.verdict])[:-1]
    squad = choice.squads[0]
    return f"A squad of {words.spelled(len(squad.members))} is found; {proof(choice)}"


def proof(choice: SquadChoice) -> str:
    """Return whether a better squad than the first can be formed, or by how much a better one could beat it."""
    squad = choice.squads[0]
    if not squad.proven:
        return f"not proven the best: {_gap(squad)}"
    return _OF_THOSE_KNOWN if any(each.unknown for each in choice.left_out) else PROVEN


def _gap(squad: Squad) -> str:
    return f"another could cost up to {words.figure(round(squad.gap * 100, 1))} % less"


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


def quality(choice: SquadChoice) -> str:
    """Return what the first squad's cost is made of and what all its members have in common."""
    squad = choice.squads[0]
    parts = words.listed(f"{each.name} {phrases.signed(each.value)}" for each in squad.parts)
    total = f"Its cost is {phrases.signed(squad.cost)} points, the fewer the better: {phrases.told(parts)}."
    cost = f"{words.sentence(proof(choice))} {total}"
    hours = squad.shared_hours
    if hours is None:
        return f"{cost} How many working hours all members share is not yet known."
    return f"{cost} All members share {words.measured(round(hours, 1), 'working hours')} a day."


def differing(first: Squad, other: Squad) -> str:
    """Return how another squad differs from the first."""
    out = phrases.names(each for each in first.people if each not in other.people)
    come = phrases.names(each for each in other.people if each not in first.people)
    costs = dearer(other.cost - first.cost) or "at the same cost"
    said = f"With {come} in place of {out}" if out and come else f"With {come} besides" if come else f"Without {out}"
    rated = "" if other.proven else f"; not proven the best: {_gap(other)}"
    return f"{said}: {words.counted(len(other.members), 'member')}, {costs}{rated}."


def dearer(change: float) -> str:
    """Return by how much the cost of a squad rises: "at 6 points more", nothing where it does not."""
    more = round(change, 1)
    return f"at {words.measured(more, 'points')} more" if more > 0 else ""


def _exchange(first: Squad, other: Squad) -> Exchange:
    more = round(other.cost - first.cost, 1)
    return Exchange(
        out=tuple(phrases.name(each) for each in first.people if each not in other.people),
        come=tuple(phrases.name(each) for each in other.people if each not in first.people),
        members=words.spelled(len(other.members)),
        costs=f"{words.figure(more)} more" if more > 0 else "the same",
    )


def loss(one: Loss) -> str:
    """Return what losing a member does and who could take the seat."""
    unmet = phrases.told(words.listed(one.unmet))
    gone = f"no longer covered: {unmet}" if unmet else "every need stays covered"
    if one.replacement is None:
        return words.sentence(f"{gone}; nobody in the pool could take the seat")
    more = dearer(one.costs or 0.0)
    seat = f"{_one(one.replacement)} could take the seat{f' {more}' if more else ''}"
    return words.sentence(f"{gone}; {seat}")


def _one(person: str) -> str:
    """Return a name as it stands in a sentence, in quotation marks where it has a comma."""
    said = phrases.name(person)
    return phrases.quoted(said) if "," in said else said


def in_short(choice: SquadChoice) -> str:
    """Return how the first squad is rated, and how many of its members leave a need open, in two sentences."""
    return f"{words.sentence(proof(choice))} {losses_that_matter(choice.squads[0])}".rstrip()


def losses_that_matter(squad: Squad) -> str:
    """Return how many members leave a need open when they go, and for how many of them nobody could step in."""
    open_ = [each for each in squad.losses if each.unmet]
    if not open_:
        return "It can lose any one member and still cover every need." if squad.losses else ""
    alone = sum(each.replacement is None for each in open_)
    if len(open_) == 1:
        who = open_[0].replacement
        step = f"{_one(who)} could step in" if who else "nobody could step in"
        return f"Only the loss of {_one(open_[0].person)} leaves a need open; {step}."
    of = "the " if len(open_) == len(squad.losses) else ""
    whom = "for none of them anybody" if alone == len(open_) else f"for {words.spelled(alone)} of them nobody"
    told = whom if alone else "for each of them somebody"
    return f"Losing any one of {of}{words.spelled(len(open_))} members leaves a need open; {told} could step in."


def missing(choice: SquadChoice) -> tuple[str, ...]:
    """Return what would mend a pool that gives no squad: whom to release, what to hire."""
    told: dict[str, int] = {}
    for each in choice.missing:
        says = f"{{}} with {each.skill} at level {each.level}" if each.kind == "hire" and each.skill else each.says
        told[f"{each.kind} {says}"] = told.get(f"{each.kind} {says}", 0) + 1
    return tuple(words.sentence(phrases.told(_hired(says, count))) for says, count in told.items())


def _hired(says: str, count: int) -> str:
    """Return a hire with how many people it asks for; a release and a hire of anybody name one."""
    return says.replace("{}", words.counted(count, "person", "people"), 1)


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
        instead=_instead(lost) if lost else words.NONE,
    )


def _instead(one: Loss) -> str:
    if one.replacement is None:
        return "nobody in the pool"
    return ", ".join(each for each in (_one(one.replacement), dearer(one.costs or 0.0)) if each)


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
