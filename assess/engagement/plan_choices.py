"""Choices about the plan that somebody made by hand: the line that goes first, people who join or stay out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from assess.bank.source import nearest
from assess.engagement.model import Choice
from assess.engagement.typed import folded, one_of, shown, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from assess.bank.model import Bank
    from assess.engagement.events import Event, Json
    from assess.engagement.model import Engagement, PlanInputs

LONGEST = 1000
"""How many characters a name or a reason may have; a board reads them on one page."""


class Chosen(StrEnum):
    """What a choice makes of a line or a person."""

    LINE = "line"
    IN_SQUAD = "in-squad"
    OUT_OF_SQUAD = "out-of-squad"


_DOES: Mapping[Chosen, str] = MappingProxyType(
    {
        Chosen.LINE: "go first",
        Chosen.IN_SQUAD: "join the squad",
        Chosen.OUT_OF_SQUAD: "stay out of the squad",
    }
)


@dataclass(frozen=True, slots=True)
class Word:
    """What was said of a line or a person, and why: that it is so, or that it no longer is (`withdrawn`)."""

    what: Chosen
    of: str
    reason: str
    withdrawn: bool = False

    @property
    def value(self) -> Json:
        """The word as its event holds it."""
        said: dict[str, Json] = {"what": self.what.value, "of": self.of, "reason": self.reason}
        return said | {"withdrawn": True} if self.withdrawn else said

    @property
    def about(self) -> tuple[str, str]:
        """What it settles: one line goes first, and a person joins or stays out."""
        return ("line", "") if self.what is Chosen.LINE else ("squad", self.of)


def word_of(value: Json) -> Word:
    """Return the word that an event's value holds; raises ValueError where it holds none."""
    said = value if isinstance(value, dict) else {}
    what = Chosen(one_of(said.get("what"), {each.value: each.value for each in Chosen}, "a choice about the plan"))
    withdrawn = said.get("withdrawn", False)
    if not isinstance(withdrawn, bool):
        raise ValueError(f"{shown(withdrawn)} does not say whether it was withdrawn")  # noqa: TRY004 - as in typed
    return Word(what, _short(said.get("of"), "a name"), _reason(said.get("reason")), withdrawn)


def _reason(given: Json) -> str:
    """Return a reason on one line."""
    if given is None or (isinstance(given, str) and not given.strip()):
        raise ValueError("a choice about the plan needs a reason")
    return " ".join(_short(given, "a reason").split())


def _short(given: Json, what: str) -> str:
    text = text_of(given)
    if len(text) > LONGEST:
        raise ValueError(f"{what} has at most {LONGEST} characters; this one has {len(text)}")
    return text


def keys(bank: Bank, engagement: Engagement, what: str) -> tuple[str, ...]:
    """Return the lines or the people that may be chosen."""
    return tuple(row.key for row in engagement.registers.get(register_id(bank, what), ()))


def register_id(bank: Bank, what: str) -> str:
    """Return the register that holds the lines or the people."""
    policy = bank.planning
    return policy.lines.register_ if what == Chosen.LINE else policy.squads.register_


def in_register(bank: Bank, what: Chosen, of: str, names: Collection[str]) -> str:
    """Return the line or person that a name means among those in its register; raises ValueError with the nearest."""
    register = bank.register_by_id[register_id(bank, what)]
    nobody = f"there is no {register.row} {shown(of)} in {register.name}"
    return _named(of, names, f"{nobody}." if names else f"{nobody}, which is still empty.")


def among_chosen(plan: PlanInputs, what: Chosen, of: str) -> str:
    """Return the line or person that a name means among those chosen so; raises ValueError with the nearest."""
    nobody = f"{shown(of)} was not chosen to {_DOES[what]}, so there is nothing to withdraw."
    return _named(of, [choice.of for choice in standing(plan)[what]], nobody)


def _named(of: str, names: Collection[str], nobody: str) -> str:
    """Return the name written just so, or else the only one that differs in case alone."""
    wanted = of.strip()
    alike = [wanted] if wanted in names else [name for name in names if folded(name) == folded(wanted)]
    if not alike:
        raise ValueError(f"{nobody}{nearest(wanted, names)}")
    if len(alike) > 1:
        raise ValueError(f"{shown(of)} may mean {' or '.join(map(shown, alike))}; write it just as it stands there")
    return alike[0]


def standing(plan: PlanInputs) -> Mapping[Chosen, tuple[Choice, ...]]:
    """Return the choices that stand."""
    return {
        Chosen.LINE: (plan.line,) if plan.line else (),
        Chosen.IN_SQUAD: plan.in_squad,
        Chosen.OUT_OF_SQUAD: plan.out_of_squad,
    }


def stands(plan: PlanInputs, word: Word) -> bool:
    """Whether the very choice stands already, for the same reason."""
    chosen = {(choice.of, choice.reason) for choice in standing(plan)[word.what]}
    return not word.withdrawn and (word.of, word.reason) in chosen


def gathered(
    events: Iterable[Event], stray: Callable[[Event, str, ValueError, Json], None]
) -> Mapping[Chosen, tuple[Choice, ...]]:
    """Return the choices that stand once all events, given in order, were heard: each kind in order of name.

    The last word counts: a second line replaces the first, and who was put into the squad and then out is out. A
    choice is withdrawn only while it stands. `stray` is told of every event that holds no choice.
    """
    last: dict[tuple[str, str], tuple[Chosen, Choice]] = {}
    for event in events:
        try:
            word = word_of(event.draft.value)
        except ValueError as misfit:
            stray(event, "choice about the plan", misfit, event.draft.value)
            continue
        if not word.withdrawn:
            last[word.about] = (word.what, Choice(word.of, word.reason, event.id))
        elif word.about in last and (last[word.about][0], last[word.about][1].of) == (word.what, word.of):
            del last[word.about]
    by_name = sorted(last.values(), key=lambda held: held[1].of)
    return {what: tuple(choice for chosen, choice in by_name if chosen is what) for what in Chosen}
