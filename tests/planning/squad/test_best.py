"""The best squads against all squads there are, and what the answer may not depend on."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import pytest

from assess.planning.rollout import SquadVerdict
from assess.planning.squad.likeness import kinds
from assess.planning.squad.person import people_of
from assess.planning.squad.relaxation import floor_of
from assess.planning.squad.rules import rules_of
from assess.planning.squad.seats import predecessors
from tests.planning.squad.pools import BANK, SHAPE, Pool, Slow, bank_of, drawn, formed, person
from tests.scoring.made import drawing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assess.engagement.model import Row
    from assess.planning.rollout import SquadChoice
    from assess.planning.squad.rules import Rules

POLICY = BANK.planning.squads
CLOSE = 0.01  # weeks that are not known count as a mean taken to a thousandth


def choice_of(pool: Pool) -> SquadChoice:
    return formed(pool.rows, pool.inside, pool.outside)


def rules_for(pool: Pool) -> Rules:
    slow, listed = Slow.of(pool), people_of(pool.rows)
    return rules_of(POLICY, SHAPE, (3, 4), listed, [each for each in listed if each.key in slow.could], pool.inside)


def kind_of(pool: Pool) -> Mapping[str, str]:
    """Return for each who could join the first one of their kind."""
    rules = rules_for(pool)
    return {person.key: rules.people[kind].key for person, kind in zip(rules.people, kinds(rules), strict=True)}


def differ(one: tuple[str, ...], other: tuple[str, ...], kind: Mapping[str, str]) -> int:
    mine, theirs = ([kind[each] for each in squad] for squad in (one, other))
    return max(len(mine), len(theirs)) - sum(min(mine.count(each), theirs.count(each)) for each in set(mine))


@pytest.mark.parametrize("start", range(0, 500, 50))
def test_what_is_found_is_what_trying_all_finds(start: int) -> None:
    for seed in range(start, start + 50):
        pool = drawn(seed)
        slow = Slow.of(pool)
        all_squads, choice = slow.squads(), choice_of(pool)
        if not all_squads:
            assert (seed, SquadVerdict.INFEASIBLE, ()) == (seed, choice.verdict, choice.squads)
            assert (seed, slow.least_entries()) == (seed, len(choice.missing) or 99)
            continue
        kind = kind_of(pool)
        chosen: list[tuple[str, ...]] = []
        left = {tuple(sorted(squad)): cost for squad, cost in all_squads.items()}
        for squad in choice.squads:
            assert (seed, min(left.values())) == (seed, pytest.approx(squad.cost, abs=CLOSE))
            assert (seed, all_squads[frozenset(squad.people)]) == (seed, pytest.approx(squad.cost, abs=CLOSE))
            assert (seed, True, 0.0) == (seed, squad.proven, squad.gap)
            chosen.append(squad.people)
            left = {one: cost for one, cost in left.items() if differ(one, squad.people, kind) >= POLICY.apart}
        assert (seed, len(choice.squads) == POLICY.offered or not left) == (seed, True)


@pytest.mark.parametrize("seed", range(0, 500, 25))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    pool = drawn(seed)
    rows = list(pool.rows)
    drawing(seed).shuffle(rows)
    backwards = Pool(tuple(reversed(pool.rows)), pool.inside[::-1], pool.outside[::-1])
    assert choice_of(pool) == choice_of(backwards) == choice_of(Pool(tuple(rows), pool.inside, pool.outside))


@pytest.mark.parametrize("seed", range(3, 500, 25))
def test_other_names_change_nothing_but_the_names(seed: int) -> None:
    pool = drawn(seed)
    renamed = Pool(*(tuple(map(_renamed, each)) for each in (pool.rows, pool.inside, pool.outside)))
    mine, theirs = choice_of(pool), choice_of(renamed)
    assert [squad.cost for squad in mine.squads] == [squad.cost for squad in theirs.squads]
    assert (mine.verdict, len(mine.missing), mine.pool) == (theirs.verdict, len(theirs.missing), theirs.pool)


def _renamed(one: Row | str) -> Row | str:
    """Turn the order of names round: p0 becomes q9."""
    if isinstance(one, str):
        return f"q{9 - int(one[1:])}" if one[0] == "p" and one[1:].isdigit() else one
    cells = {
        name: tuple(map(_renamed, cell))
        if isinstance(cell, tuple)
        else _renamed(cell)
        if isinstance(cell, str)
        else cell
        for name, cell in one.cells.items()
    }
    return type(one)(_renamed(one.key), cells)


def test_hash_seeds_change_nothing() -> None:
    code = (
        "from tests.planning.squad.pools import drawn, formed; p = drawn(7); print(formed(p.rows, p.inside, p.outside))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert told.pop().startswith(b"SquadChoice")  # nor does the solver greet on standard output


@pytest.mark.parametrize("seed", range(0, 500, 20))
def test_no_squad_costs_less_than_the_floor_under_it(seed: int) -> None:
    pool = drawn(seed)
    rules = rules_for(pool)
    numbers = {each.key: number for number, each in enumerate(rules.people)}
    for size in (3, 4):
        floor = floor_of(rules, size, kinds(rules), lambda: False)
        for squad in (squad for squad in Slow.of(pool).squads() if len(squad) == size):
            members = [numbers[one] for one in squad]
            own = floor.own[members].sum() + floor.between[members][:, members].sum() // 2
            assert floor.base + own <= rules.cost(members)


def crowd(people: int, seed: int = 1) -> Pool:
    """Return many people who could join, no two alike."""
    rng = drawing(seed)
    skills = ("milling", "baking", "selling")
    return Pool(
        tuple(
            person(
                f"p{n:02}",
                {skill: float(rng.choice((2, 3, 4))) for skill in rng.sample(skills, 2)},
                backfill_weeks=float(rng.randint(1, 30)),
                worked_with=tuple(f"p{rng.randrange(people):02}" for _ in range(4)),
                department=f"d{n % 6}",
            )
            for n in range(people)
        )
    )


def test_a_search_that_runs_out_of_effort_says_how_much_better_a_squad_could_be() -> None:
    rows = crowd(30).rows
    best = formed(rows).squads[0]
    hasty = formed(rows, bank=bank_of(effort=1))
    first = hasty.squads[0]
    assert (first.proven, best.proven) == (False, True)
    assert 0 < first.gap <= 1
    assert first.cost * (1 - first.gap) <= best.cost <= first.cost
    assert "before it was certain" in hasty.says


def test_a_search_that_is_stopped_at_any_moment_offers_no_squad() -> None:
    rows = crowd(30).rows
    asked = count()
    formed(rows, cancelled=lambda: next(asked) < 0)
    total = next(asked)
    for moment in range(0, total, total // 10):
        clock = count()
        stopped = formed(rows, cancelled=partial(_reached, clock, moment))
        assert (moment, SquadVerdict.CANCELLED, ()) == (moment, stopped.verdict, stopped.squads)


def _reached(clock: Iterator[int], moment: int) -> bool:
    return next(clock) >= moment


def test_of_equally_cheap_squads_the_one_first_in_the_order_of_people_is_taken() -> None:
    everything = {"milling": 3.0, "baking": 3.0, "selling": 3.0}
    rows = [person(f"p{n}", everything, role=f"role {n}", backfill_weeks=float(n // 4)) for n in range(8)]
    assert formed(rows).squads[0].people == ("p0", "p1", "p2")


def test_nobody_joins_before_somebody_of_their_kind() -> None:
    twins = [person(f"twin {which}", department="mill", team="mill") for which in "abc"]
    rules = rules_for(Pool((*crowd(3).rows, *twins)))
    names = [each.key for each in rules.people]
    before = predecessors(kinds(rules))
    assert [before[names.index(f"twin {which}")] for which in "abc"] == [
        -1,
        names.index("twin a"),
        names.index("twin b"),
    ]
