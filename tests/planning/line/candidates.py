"""Lines that could go first, described for tests, and what is chosen among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from assess.engagement.events import Sure
from assess.planning.line.changes import Comparison
from assess.planning.line.choice import choose_line
from assess.planning.line.contest import Contest
from assess.planning.line.screens import yardstick
from assess.scoring.evaluate import listen
from tests.scoring import made

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.engagement.model import Cell, Choice
    from assess.planning.rollout import Candidate, PilotChoice
    from assess.scoring.facts import Facts

    Cells = Mapping[str, Cell]

BANK = made.bank()
POLICY = BANK.planning.lines
SCREENED: Cells = {
    "revenue-share": 5.0,
    "licence-critical": False,
    "outside-customers": True,
    "no-override": True,
    "items-a-quarter": 80.0,
}
MIDDLING: Cells = {
    **SCREENED,
    "hard-dependencies": 2.0,
    "rollback-days": 10.0,
    "customer-value": 2.0,
    "harm": 2.0,
    "sponsor-strength": 2.0,
    "learning": 2.0,
    "team-availability": 50.0,
    "data-readiness": 2.0,
}
FAILING: Cells = {
    "revenue-share": 62.0,
    "licence-critical": True,
    "hard-dependencies": 7.0,
    "rollback-days": 45.0,
    "outside-customers": False,
    "no-override": False,
    "items-a-quarter": 25.0,
}
COLUMNS = tuple(MIDDLING)


def but(cells: Cells = MIDDLING, /, **changes: Cell) -> Cells:
    """Return cells with others in their place, columns written with underscores."""
    return {**cells, **{name.replace("_", "-"): cell for name, cell in changes.items()}}


def without(cells: Cells, *columns: str) -> Cells:
    """Return cells of which some are not known."""
    return {name: cell for name, cell in cells.items() if name not in columns}


def heard(lines: Mapping[str, Cells], mode: str = "full", sure: Sure = Sure.SURE) -> Facts:
    """Return the facts of a client who described these lines."""
    answer = made.answer("5.1", value=True, sure=sure)
    return listen(BANK, made.made(answer, rows={POLICY.register_: lines}, mode=mode)).facts


def chosen(lines: Mapping[str, Cells], override: Choice | None = None, mode: str = "full") -> PilotChoice:
    """Return what is chosen among lines."""
    return choose_line(BANK, heard(lines, mode), override)


def compared(lines: Mapping[str, Cells]) -> Comparison:
    """Return lines compared."""
    return Comparison(yardstick(BANK, heard(lines)), Contest(POLICY))


def outcome(choice: PilotChoice) -> tuple[str, str | None]:
    """Return the verdict and the line it names."""
    return choice.verdict.value, choice.recommended


def stands(before: PilotChoice, after: PilotChoice) -> bool:
    """Whether a verdict still holds, and names the same line or one that has the same points in everything."""
    points = {line.line: line.points for line in after.lines} | {None: ()}
    return (before.verdict, points[before.recommended]) == (after.verdict, points[after.recommended])


def by_name(choice: PilotChoice) -> Mapping[str, Candidate]:
    """Return the lines of a choice by name."""
    return {line.line: line for line in choice.lines}


def _cells(column: str) -> st.SearchStrategy[Cell]:
    """Return cells of a column; those of screens mostly pass, so that something is left to compare."""
    if column in SCREENED:
        return st.sampled_from((*[SCREENED[column]] * 5, FAILING[column]))
    if column in ("hard-dependencies", "rollback-days"):
        return st.sampled_from(
            (0.0, 1.0, 2.0, 3.0, 8.0) if column == "hard-dependencies" else (0.0, 1.0, 9.0, 30.0, 90.0)
        )
    top = 100 if column == "team-availability" else 4
    return st.integers(0, top).map(float)


_WHOLE = st.fixed_dictionaries({column: _cells(column) for column in COLUMNS})
_GAPS = st.sets(st.sampled_from(COLUMNS), max_size=3)
described = st.builds(lambda cells, gaps: without(cells, *gaps), _WHOLE, _GAPS)
"""A line with up to three cells not known."""
some_lines = st.lists(described, min_size=1, max_size=4).map(lambda all_: dict(zip("ABCD", all_, strict=False)))
whole_lines = st.lists(_WHOLE, min_size=1, max_size=4).map(lambda all_: dict(zip("ABCD", all_, strict=False)))


@st.composite
def completed(draw: st.DrawFn, lines: Mapping[str, Cells]) -> Mapping[str, Cells]:
    """Return lines with every unknown cell known, at an end or in between."""
    return {name: {column: draw(_cells(column)) for column in COLUMNS} | dict(cells) for name, cells in lines.items()}
