"""Small pools of people drawn from a seed, and the same questions answered the slow way: by trying everything.

Nothing here uses the package's own rules or costs: they are written down a second time, straight from the cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations, permutations, product
from math import floor
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from assess.bank.planning import Lead, SkillNeed, TeamShape
from assess.engagement.model import Choice, Company, Row
from assess.planning.squad.formation import form_squads
from tests.scoring import made

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from assess.bank.model import Bank
    from assess.planning.rollout import SquadChoice

SHAPE = TeamShape(
    id="mills",
    needs=(
        SkillNeed(skill="milling", level=2, critical=True, also=("grinding",)),
        SkillNeed(skill="baking", level=3),
        SkillNeed(skill="selling", level=2),
    ),
    leads=(
        Lead(id="mill", name="Mill lead", skill="milling", level=3),
        Lead(id="shop", name="Shop lead", skill="selling", level=2),
    ),
)
SMALL, LARGE = Company(name="Mill", people=12, industry="milling"), Company(name="Mill", people=500, industry="milling")


def bank_of(**policy: Any) -> Bank:  # noqa: ANN401
    """Return the instrument with one shape for all, and other policy as given."""
    whole = made.bank()
    squads = whole.planning.squads.model_copy(update={"shapes": (SHAPE,), **policy})
    return whole.model_copy(update={"planning": whole.planning.model_copy(update={"squads": squads})})


BANK = bank_of()
NO_SKILLS: Mapping[str, float] = MappingProxyType({})


def person(key: str, skills: Mapping[str, float] | None = NO_SKILLS, **cells: Any) -> Row:  # noqa: ANN401
    """Return somebody who may join; a cell given as None is not known. Underscores stand for hyphens."""
    known = {"role": "hand", "availability": 100.0, "released": True, "skills": skills, "department": key}
    known |= {"team": f"team of {key}", "utc-offset": 0.0, "worked-with": (), "backfill-weeks": 4.0}
    known |= {name.replace("_", "-"): value for name, value in cells.items()}
    return Row(key, {"person": key, **{name: value for name, value in known.items() if value is not None}})


def formed(  # noqa: PLR0913 - what a squad rests on
    rows: Sequence[Row],
    inside: Iterable[str] = (),
    outside: Iterable[str] = (),
    *,
    bank: Bank = BANK,
    company: Company = SMALL,
    cancelled: Callable[[], bool] = lambda: False,
) -> SquadChoice:
    """Return the choice of squads, with people required and kept out."""
    required, kept_out = ([Choice(each, "The board wants it.") for each in people] for people in (inside, outside))
    return form_squads(bank, company, rows, required, kept_out, cancelled=cancelled)


@dataclass(frozen=True)
class Pool:
    """People, those required and those kept out."""

    rows: tuple[Row, ...]
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


def drawn(seed: int) -> Pool:
    """Return a pool of four to nine people drawn from a seed; about half give no squad."""
    rng = made.drawing(seed)
    keys = [f"p{n}" for n in range(rng.choice((4, 6, 7, 8, 9, 9)))]
    rng.shuffle(keys)
    rows = tuple(_drawn_person(key, keys, rng) for key in keys)
    inside = tuple(rng.sample(keys, rng.choice((0, 0, 0, 0, 0, 1, 2))))
    outside = tuple(key for key in rng.sample(keys, rng.choice((0, 0, 0, 1))) if key not in inside)
    return Pool(rows, inside, outside)


def _drawn_person(key: str, keys: Sequence[str], rng: Any) -> Row:  # noqa: ANN401
    others = [other for other in keys if other != key]
    names = rng.sample(("milling", "Grinding", "baking", "selling"), rng.choice((1, 2, 2, 3, 4)))
    return person(
        key,
        None if rng.random() < 0.03 else {name: float(rng.choice((2, 3, 3, 4))) for name in names},
        department=rng.choice(("north", "north", "South", "south", "west", "east", None)),
        team=rng.choice(("a", "b", "c", "d", None)),
        availability=rng.choice((100.0, 100.0, 100.0, 90.0, 80.0, 80.0, 80.0, 60.0, None)),
        released=rng.choice((True,) * 9 + (False, None)),
        utc_offset=rng.choice((0.0, 0.0, 0.0, 1.0, 3.5, 6.0, None)),
        manager=rng.choice((*others[:2], "nobody", "nobody", None, None)),
        worked_with=tuple(rng.sample(others, rng.randint(0, 2))) if rng.random() < 0.8 else None,
        conflicts=tuple(rng.sample(others, rng.choice((0, 0, 0, 0, 1)))),
        backfill_weeks=rng.choice((0.0, 2.0, 4.0, 4.5, 12.0, None)),
    )


@dataclass(frozen=True)
class Slow:
    """Every squad of a pool by trying all. could: who could join, might: whom a release would let in, by key."""

    rows: Mapping[str, Mapping[str, Any]]
    inside: frozenset[str]
    could: tuple[str, ...]
    might: tuple[str, ...]
    sizes: tuple[int, ...] = (3, 4)

    @classmethod
    def of(cls, pool: Pool) -> Slow:
        """Return a pool as it is tried."""
        rows = {row.key: row.cells for row in pool.rows}
        could = [key for key, cells in rows.items() if key in pool.inside or (_may(cells) and key not in pool.outside)]
        might = [key for key in rows if key not in could and key not in pool.outside]
        return cls(rows, frozenset(pool.inside), tuple(sorted(could)), tuple(sorted(might)))

    def squads(self) -> dict[frozenset[str], float]:
        """Return every squad that keeps the rules, with its cost."""
        return {
            squad: self.cost(squad)
            for size in self.sizes
            for squad in map(frozenset, combinations(self.could, size))
            if self.keeps(squad, size)
        }

    def keeps(self, squad: Collection[str], size: int) -> bool:
        """Return whether a squad keeps every rule."""
        skills = [self.skills(one) for one in squad]
        return self.inside <= set(squad) and self.fits_together(squad, size) and _covered(skills)

    def skills(self, one: str) -> list[tuple[str, float]]:
        """Return what somebody brings, under the shape's names."""
        given = self.rows[one].get("skills") or {}
        return [({"grinding": "milling"}.get(name.casefold(), name.casefold()), level) for name, level in given.items()]

    def fits_together(self, squad: Collection[str], size: int) -> bool:
        """Return whether people may sit in one squad, whatever they bring."""
        if any(self._apart(one, other) for one, other in combinations(squad, 2)):
            return False
        for column, most in (("team", None), ("department", max(1, floor(0.6 * size + 1e-9)))):
            for name in {_name(cells, column) for cells in self.rows.values()} - {""}:
                listed = sum(_name(cells, column) == name for cells in self.rows.values())
                seated = sum(_name(self.rows[one], column) == name for one in squad)
                if seated > (most or (listed - 1 if listed > 1 else 1)):
                    return False
        return True

    def _apart(self, one: str, other: str) -> bool:
        mine, theirs = self.rows[one], self.rows[other]
        return (
            other in mine.get("conflicts", ())
            or one in theirs.get("conflicts", ())
            or mine.get("manager") == other
            or theirs.get("manager") == one
            or self._hours(one, other) > 4
        )

    def _hours(self, one: str, other: str) -> float:
        offsets = [self.rows[each].get("utc-offset") for each in (one, other)]
        return 0.0 if None in offsets else abs(offsets[0] - offsets[1])

    def cost(self, squad: Collection[str]) -> float:
        """Return what a squad costs."""
        pairs = [self._strangeness(one, other) for one, other in combinations(squad, 2)]
        known = [weeks for one in self.could if (weeks := self.rows[one].get("backfill-weeks")) is not None]
        mean = sum(known) / len(known) if known else 0.0
        weeks = [self.rows[one].get("backfill-weeks", mean) for one in squad]
        held = [_held([self.skills(one) for one in squad], need.skill, need.level) for need in SHAPE.needs]
        extra = sum(have > (2 if need.critical else 1) for have, need in zip(held, SHAPE.needs, strict=True))
        return sum(pairs) + sum(weeks) - 3 * extra

    def _strangeness(self, one: str, other: str) -> float:
        mine, theirs = self.rows[one], self.rows[other]
        if other in mine.get("worked-with", ()) or one in theirs.get("worked-with", ()):
            base = 0
        elif _name(mine, "team") and _name(mine, "team") == _name(theirs, "team"):
            base = 2
        else:
            same = _name(mine, "department") and _name(mine, "department") == _name(theirs, "department")
            base = 5 if same else 8
        return min(10, base + self._hours(one, other) / 2)

    def least_entries(self) -> int:
        """Return the length of the shortest list of releases and hires that would give a squad; 99 where none does."""
        return min(
            (
                sum(one in self.might for one in table) + hires
                for size in self.sizes
                for count in range(size + 1)
                for table in combinations(self.could + self.might, count)
                if self.inside <= set(table) and self.fits_together(table, size)
                for hires in _least_hires(tuple(sorted(self._brings(one) for one in table)), size - count)
            ),
            default=99,
        )

    def _brings(self, one: str) -> tuple[tuple[str, float], ...]:
        """Return which of the skills and levels asked for somebody has."""
        return tuple(profile for profile in _PROFILES if _held([self.skills(one)], *profile))


_PROFILES = tuple(dict.fromkeys((each.skill, float(each.level)) for each in (*SHAPE.needs, *SHAPE.leads)))


@cache
def _least_hires(skills: tuple[tuple[tuple[str, float], ...], ...], seats: int) -> tuple[int, ...]:
    """Return the least number of entries by which new people in so many seats make up what is missing, if any does."""
    bringing = [(), *((one,) for one in _PROFILES), *_different(2), *_different(3)]
    entries = [
        sum(max(1, len(each)) for each in new)
        for new in product(bringing, repeat=seats)
        if list(new) == sorted(new) and _covered([*skills, *new])
    ]
    return (min(entries),) if entries else ()


def _different(count: int) -> Iterator[tuple[tuple[str, float], ...]]:
    for some in combinations(_PROFILES, count):
        if len({skill for skill, _ in some}) == count:
            yield some


def _covered(skills: Sequence[Sequence[tuple[str, float]]]) -> bool:
    if any(_held(skills, need.skill, need.level) < (2 if need.critical else 1) for need in SHAPE.needs):
        return False
    return any(
        all(_held([skills[one]], lead.skill, lead.level) for one, lead in zip(cast, SHAPE.leads, strict=True))
        for cast in permutations(range(len(skills)), len(SHAPE.leads))
    )


def _held(skills: Sequence[Sequence[tuple[str, float]]], skill: str, level: float) -> int:
    return sum(any(name == skill and has >= level for name, has in one) for one in skills)


def _may(cells: Mapping[str, Any]) -> bool:
    return cells.get("availability", 0) >= 80 and cells.get("released") is True and "skills" in cells


def _name(cells: Mapping[str, Any], column: str) -> str:
    return cells.get(column, "").casefold()
