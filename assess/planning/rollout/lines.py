"""Which line goes first, and how the others stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assess.scoring.ranges import Range, Truth


class LineVerdict(StrEnum):
    """What the comparison of lines comes to.

    RECOMMENDED: one line ranks first often enough. CLOSE_CALL: none does; the one with the least regret is named.
    NOT_YET_KNOWN: none is certain to pass the screens, and one or more may. NONE_ELIGIBLE: every line fails a screen.
    NO_LINES: nobody has described one.
    """

    RECOMMENDED = "recommended"
    CLOSE_CALL = "close-call"
    NOT_YET_KNOWN = "not-yet-known"
    NONE_ELIGIBLE = "none-eligible"
    NO_LINES = "no-lines"


@dataclass(frozen=True, slots=True)
class Screening:
    """One screen and whether a line passes it. says: what is wrong or unknown, "" where it passes."""

    screen: str
    name: str
    column: str
    passes: Truth
    says: str
    mend: str


@dataclass(frozen=True, slots=True)
class LinePoints:
    """One criterion of a line's value. points: 0..100. weight: 0..1, all weights together 1. column: what it reads."""

    criterion: str
    name: str
    column: str
    weight: float
    points: Range


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line: its screens, its value 0..100 at the stated weights, and how it fares when the weights vary.

    eligible: whether it passes all screens. dominated_by: lines that are at least as good in everything and better in
    something, whatever is not known. first: the share 0..1 of draws in which it ranks first among eligible lines that
    nothing dominates, from its worst case to its best; regret: the mean points by which it falls short of the best,
    likewise; both None where it does not compete. why_not: why it is not the one, in whole sentences. would_win: what
    would make it the one.
    """

    line: str
    screens: tuple[Screening, ...]
    eligible: Truth
    value: Range
    points: tuple[LinePoints, ...]
    dominated_by: tuple[str, ...] = ()
    first: Range | None = None
    regret: Range | None = None
    why_not: tuple[str, ...] = ()
    would_win: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """A choice somebody made against, or ahead of, what the plan would choose, and why."""

    of: str
    reason: str


@dataclass(frozen=True, slots=True)
class PilotChoice:
    """Which line goes first. lines: by value at the stated weights, the best first.

    recommended: what the comparison names, None where it names none. chosen: what the plan goes on with: the override's
    line if there is one. nearest: where none is eligible, the line that fails the fewest screens. says: the finding in
    whole sentences. settle: (line, column) pairs that are not known and could change the verdict. equals: lines that
    nothing but their name tells from the recommended one.
    """

    verdict: LineVerdict
    recommended: str | None
    chosen: str | None
    override: Override | None
    nearest: str | None
    lines: tuple[Candidate, ...]
    says: str
    settle: tuple[tuple[str, str], ...] = ()
    equals: tuple[str, ...] = ()
    draws: int = 0
    seed: int = 0
