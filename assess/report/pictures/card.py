"""The squad card: who leads what, who holds which needed skill, what is covered twice, and what goes with whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.wording import begun
from assess.report import words
from assess.report.pictures import COLUMN, lettering
from assess.report.pictures.lettering import LEADING, SMALL, SMALL_LEADING, Line, at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.planning.rollout import Cover, Loss, Member, Squad

_NAME, _LOST = 122.0, 98.0
_HEAD_LINES = 3
_UPRIGHT = 88.0
_PAD = 3.5
_FOOT = 15.0
_WIDEST = 52.0
_MOST_SKILLS = 14


@dataclass(frozen=True, slots=True)
class Hold:
    """A member holds a needed skill. alone: nobody else in the squad does. figure: how many hold it."""

    x: str
    y: str
    alone: bool
    figure: Line


@dataclass(frozen=True, slots=True)
class CardRow:
    """One member: name, lead role, the skills held, and what the squad no longer has without them."""

    name: tuple[Line, ...]
    lead: tuple[Line, ...]
    holds: tuple[Hold, ...]
    lost: tuple[Line, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class SkillHead:
    """The name of a skill over its column; turned: written upwards from x, y."""

    lines: tuple[Line, ...]
    turned: bool


@dataclass(frozen=True, slots=True)
class Card:
    """The whole drawing. rest: the skills that had no room, in words."""

    title: str
    width: str
    height: str
    heads: tuple[SkillHead, ...]
    labels: tuple[Line, ...]
    head_rule: str
    rows: tuple[CardRow, ...]
    foots: tuple[Line, ...]
    rest: str


def card(squad: Squad) -> Card | None:
    """Return the card of a squad, or None where it has no members or nothing is asked of it."""
    cover = squad.cover[:_MOST_SKILLS]
    if not squad.members or not cover:
        return None
    wide = min(_WIDEST, (COLUMN - _NAME - _LOST) / len(cover))
    heads, top = _heads(cover, wide)
    losses = {each.person: each for each in squad.losses}
    rows, y = [], top
    for each in squad.members:
        drawn, high = _row(each, losses.get(each.person), cover, y, wide)
        rows.append(drawn)
        y += high
    lost_x = _NAME + wide * len(cover) + 8
    foots = tuple(_foot(each, _middle(place, wide), y + 10.5) for place, each in enumerate(cover))
    rest = words.listed(_asked(each) for each in squad.cover[_MOST_SKILLS:])
    return Card(
        title=_title(squad),
        width=at(COLUMN),
        height=at(y + _FOOT),
        heads=heads,
        labels=(
            Line("Member", "0", at(top - 5)),
            Line("Gone with this member", at(lost_x), at(top - 5)),
            Line("Held, of needed", "0", at(y + 10.5)),
        ),
        head_rule=at(top),
        rows=tuple(rows),
        foots=foots,
        rest=f"Also needed: {rest}." if rest else "",
    )


def _middle(place: int, wide: float) -> float:
    return _NAME + wide * (place + 0.5)


def _heads(cover: Sequence[Cover], wide: float) -> tuple[tuple[SkillHead, ...], float]:
    """Return the skills' names, level or, where a word is wider than its column, turned; and where the rows begin."""
    fits = all(lettering.width(word, SMALL) <= wide - 1 for each in cover for word in _skill(each).split())
    if not fits:
        top = _UPRIGHT + 6
        turned = (
            SkillHead(
                tuple(
                    Line(text, at(_middle(place, wide) + 2.6), at(top - 4))
                    for text in lettering.wrapped(f"{_skill(each)} {each.level}", _UPRIGHT, 1, SMALL)
                ),
                turned=True,
            )
            for place, each in enumerate(cover)
        )
        return tuple(turned), top
    told = [(*lettering.wrapped(_skill(each), wide - 1, _HEAD_LINES, SMALL), f"level {each.level}") for each in cover]
    most = max(map(len, told))
    top = SMALL_LEADING * most + 5
    level = (
        SkillHead(
            tuple(
                lettering.centred(text, _middle(place, wide), top - 5 - SMALL_LEADING * (len(texts) - 1 - row), SMALL)
                for row, text in enumerate(texts)
            ),
            turned=False,
        )
        for place, texts in enumerate(told)
    )
    return tuple(level), top


def _skill(cover: Cover) -> str:
    return begun(words.printable(cover.skill))


def _row(member: Member, lost: Loss | None, cover: Sequence[Cover], y: float, wide: float) -> tuple[CardRow, float]:
    names = lettering.wrapped(member.person, _NAME - 8, 2, weight=600)
    leads = lettering.wrapped(words.printable(member.lead), _NAME - 8, 1, SMALL)
    gone = lettering.wrapped(_gone(member, lost, cover), _LOST - 8, 3, SMALL)
    high = max(LEADING * len(names) + SMALL_LEADING * len(leads), SMALL_LEADING * len(gone), LEADING + 1) + 2 * _PAD
    first = y + _PAD + 7.6
    middle = y + high / 2
    holds = tuple(
        _hold(len(each.holders), _middle(place, wide), middle)
        for place, each in enumerate(cover)
        if member.person in each.holders
    )
    lost_x = _NAME + wide * len(cover) + 8
    drawn = CardRow(
        name=tuple(Line(text, "0", at(first + LEADING * place)) for place, text in enumerate(names)),
        lead=tuple(Line(text, "0", at(first + LEADING * len(names) - 0.8)) for text in leads),
        holds=holds,
        lost=tuple(Line(text, at(lost_x), at(first + SMALL_LEADING * place)) for place, text in enumerate(gone)),
        rule=at(y + high),
    )
    return drawn, high


def _hold(holders: int, x: float, y: float) -> Hold:
    return Hold(at(x), at(y), holders == 1, lettering.centred(str(holders), x, y + 2.7, SMALL))


def _gone(member: Member, lost: Loss | None, cover: Sequence[Cover]) -> str:
    """Return what goes with a member: skills nobody else holds, the lead nobody else may take, and thinned cover."""
    held = [each for each in cover if member.person in each.holders]
    alone = [words.printable(each.skill) for each in held if len(each.holders) == 1]
    if lost is not None and member.lead and any(words.printable(member.lead) in says for says in lost.unmet):
        alone.append(f"the {words.printable(member.lead)[:1].lower()}{words.printable(member.lead)[1:]}")
    thin = [words.printable(each.skill) for each in held if 1 < len(each.holders) <= each.needed]
    said = [words.listed(alone), f"second cover of {words.listed(thin)}" if thin else ""]
    told = "; ".join(part for part in said if part)
    return begun(told) if told else "Nothing"


def _foot(cover: Cover, x: float, y: float) -> Line:
    return lettering.centred(f"{len(cover.holders)} of {cover.needed}", x, y, SMALL)


def _asked(cover: Cover) -> str:
    critical = ", critical" if cover.critical else ""
    return (
        f"{words.printable(cover.skill)} at level {cover.level}{critical}: "
        f"held by {len(cover.holders)}, {cover.needed} needed"
    )


def _title(squad: Squad) -> str:
    told = []
    for each in squad.cover:
        holders = words.listed(words.shortened(who, 80) for who in each.holders) or "nobody"
        told.append(f"{_asked(each)} ({holders}).")
    return f"The squad's {words.counted(len(squad.members), 'member')} and the skills it needs. {' '.join(told)}"
