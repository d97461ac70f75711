"""The squads offered, or what is missing for one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assess.planning.rollout.lines import Override


class SquadVerdict(StrEnum):
    """What the search for a squad comes to. NO_PEOPLE: nobody is listed. CANCELLED: somebody stopped the search."""

    FOUND = "found"
    INFEASIBLE = "infeasible"
    NO_PEOPLE = "no-people"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Member:
    """One member. lead: the lead role held, "" for none. skills: the needed skills this person brings, as needed.

    equals: people outside the squad who would serve exactly as well in this seat: there is no preference between them.
    """

    person: str
    role: str
    department: str
    team: str
    lead: str
    skills: tuple[str, ...]
    equals: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """A needed skill: its level, how many must have it, and the members who do."""

    skill: str
    level: int
    needed: int
    holders: tuple[str, ...]
    critical: bool


@dataclass(frozen=True, slots=True)
class Loss:
    """What losing one member does: needs no longer met, and who could take the seat.

    unmet: the skills short and the lead roles nobody left may hold, in words. replacement: the person whose coming in
    keeps every rule at the least cost, None where nobody can; costs: by how much the cost changes then.
    """

    person: str
    unmet: tuple[str, ...]
    replacement: str | None
    costs: float | None


@dataclass(frozen=True, slots=True)
class CostPart:
    """One part of a squad's cost, weight applied; cover counts against the rest and is negative."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Squad:
    """One squad that keeps every rule. gap: by what share 0..1 a better one could beat it, 0 where proven best."""

    members: tuple[Member, ...]
    cost: float
    parts: tuple[CostPart, ...]
    cover: tuple[Cover, ...]
    losses: tuple[Loss, ...]
    shared_hours: float | None
    proven: bool
    gap: float

    @property
    def people(self) -> tuple[str, ...]:
        """Who is in it."""
        return tuple(member.person for member in self.members)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that would mend a pool that gives no squad. kind: "hire" or "release".

    says: in words ("one person with design at level 3"). person: whom to release, "" for a hire.
    """

    kind: str
    says: str
    person: str = ""
    skill: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody of the table who cannot join, and why; unknown: because something is not known."""

    person: str
    why: str
    unknown: bool


@dataclass(frozen=True, slots=True)
class SquadChoice:
    """The squads offered, the best first, or what is missing for one.

    shape: the id of what a squad needs here. pool: how many could join. assumed: what was taken as given because nobody
    knows it ("the working hours of ..."), in words. says: the finding in whole sentences.
    """

    verdict: SquadVerdict
    squads: tuple[Squad, ...]
    missing: tuple[Missing, ...]
    left_out: tuple[LeftOut, ...]
    overrides: tuple[Override, ...]
    shape: str
    sizes: tuple[int, int]
    pool: int
    says: str
    assumed: tuple[str, ...] = ()
