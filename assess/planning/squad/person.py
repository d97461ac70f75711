"""A listed person as the squad's rules read them. What is not known stays None."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assess.engagement.typed import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.engagement.model import Cell, Row


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the people's table. skills: level 1..4 by name as compared, None where nobody has said any.

    department, team: as printed, "" where not known. manager: whom they report to, worked_with, conflicts: others of
    the table, all by key. weeks: to replace them. availability: per cent. offset: hours ahead of UTC.
    """

    key: str
    role: str
    department: str
    team: str
    skills: Mapping[str, float] | None
    availability: float | None
    released: bool | None
    manager: str
    offset: float | None
    worked_with: frozenset[str] | None
    conflicts: frozenset[str]
    weeks: float | None
    cells: Mapping[str, Cell] = field(repr=False, compare=False)

    @property
    def own(self) -> tuple[object, ...]:
        """Everything that is said of them but their name and the names of others, in an order that can be compared."""
        skills = tuple(sorted(self.skills.items())) if self.skills is not None else ()
        figures = [-1000.0 if each is None else each for each in (self.availability, self.offset, self.weeks)]
        known = (self.skills is not None, self.released is not None, self.worked_with is not None)
        texts = (folded(self.department), folded(self.team), folded(self.role))
        return (*texts, skills, *figures, bool(self.released), *known)


def people_of(rows: Sequence[Row]) -> tuple[Person, ...]:
    """Return the listed people in an order of their own, not the rows': by what is said of them, then name."""
    keys = {folded(row.key): row.key for row in sorted(rows, key=lambda row: row.key)}
    return tuple(sorted((_person(row, keys) for row in rows), key=lambda each: (each.own, each.key)))


def _person(row: Row, keys: Mapping[str, str]) -> Person:
    cells = row.cells
    manager = _text(cells, "manager")
    return Person(
        key=row.key,
        role=_text(cells, "role"),
        department=_text(cells, "department"),
        team=_text(cells, "team"),
        skills=_skills(cells.get("skills")),
        availability=_figure(cells, "availability"),
        released=_yes(cells.get("released")),
        manager=keys.get(folded(manager), "") if manager else "",
        offset=_figure(cells, "utc-offset"),
        worked_with=_listed(cells.get("worked-with"), keys),
        conflicts=_listed(cells.get("conflicts"), keys) or frozenset(),
        weeks=_figure(cells, "backfill-weeks"),
        cells=cells,
    )


def _text(cells: Mapping[str, Cell], column: str) -> str:
    value = cells.get(column)
    return value if isinstance(value, str) else ""


def _figure(cells: Mapping[str, Cell], column: str) -> float | None:
    value = cells.get(column)
    return float(value) if isinstance(value, (int, float)) else None


def _yes(value: Cell) -> bool | None:
    return value if isinstance(value, bool) else None


def _skills(value: Cell) -> Mapping[str, float] | None:
    if value is None or isinstance(value, (bool, int, float, str, tuple)):
        return None
    skills: dict[str, float] = {}
    for name, level in value.items():
        skills[folded(name)] = max(level, skills.get(folded(name), 0.0))
    return skills


def _listed(value: Cell, keys: Mapping[str, str]) -> frozenset[str] | None:
    if not isinstance(value, tuple):
        return None
    named = {folded(each) for each in value if isinstance(each, str)}
    return frozenset(keys[each] for each in named if each in keys)
