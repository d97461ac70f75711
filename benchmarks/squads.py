"""Which solver proves the best squad sooner, HiGHS or CP-SAT, and how long the squads that are offered take.

Run it from the checkout, with `ortools` installed: `python benchmarks/squads.py [PEOPLE ...]`. Pools of 20, 40, 100 and
200 people, all of whom could join, are drawn from seeds: 8 skills, 6 departments, teams of about seven, squads of 5 to
9. Three ways prove the best squad of one pool, each in the formulation that proved fastest for it:

- relaxation: HiGHS solves the linear relaxation of each size; the search goes through what its floor leaves open
- HiGHS: the same programme with whole people, in the solver's own branch and cut, costs below the best so far
- CP-SAT: pairs as clauses and the sum of each person's pairs, without the products of rules, which slow it down

The first is also timed for all that is offered: the best squad and its runners-up, ties settled. Goals: 40 people
within 2 s, 200 within 30 s, of processor time on one thread. Installed sizes: highspy 8 MB; ortools 80 MB, and 84 MB
of pandas, which it needs.
"""

from __future__ import annotations

import sys
from itertools import count, islice
from math import gcd, inf
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import highspy
import numpy as np
from ortools.sat.python import cp_model

from assess.bank.loader import load_bank
from assess.bank.planning import SkillNeed
from assess.engagement.model import Row
from assess.planning.squad.best import best_squads
from assess.planning.squad.membership import role_sets
from assess.planning.squad.person import people_of
from assess.planning.squad.price import UNIT
from assess.planning.squad.relaxation import costs_of, pairs_of, rows_of
from assess.planning.squad.rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assess.bank.model import Bank
    from assess.planning.squad.rules import Rules

SIZES, POOLS, LIMIT = (20, 40, 100, 200), 3, 60.0
"""People, pools of so many that give a squad, and the seconds after which a pool counts as not proven."""

SKILLS = {
    "product": ("product", "data"),
    "design": ("design", "product"),
    "engineering": ("engineering", "platform", "testing"),
    "quality": ("testing", "engineering"),
    "data": ("data", "engineering"),
    "customers": ("customer success", "security"),
}
"""The departments and the main skills of their people, one of which everybody has."""

ALL_SKILLS = sorted({skill for skills in SKILLS.values() for skill in skills})


def pool(people: int, seed: int) -> tuple[Row, ...]:
    """Return so many people who could join, drawn from a seed."""
    rng = Random(seed)  # noqa: S311 - reproducible, not secret
    teams = [rng.randrange(max(2, people // 7)) for _ in range(people)]
    return tuple(_person(n, teams, rng) for n in range(people))


def _person(n: int, teams: list[int], rng: Random) -> Row:
    department = list(SKILLS)[n % len(SKILLS)]
    skills = {rng.choice(SKILLS[department]): float(rng.randint(2, 4))}
    for skill in rng.sample(ALL_SKILLS, rng.randint(0, 2)):
        skills.setdefault(skill, float(rng.randint(1, 3)))
    known = {m for m, team in enumerate(teams) if team == teams[n] and rng.randrange(2)}
    known |= set(rng.sample(range(len(teams)), 3))
    rival, boss = rng.randrange(len(teams)), rng.randrange(len(teams))
    cells = {
        "role": department,
        "department": department,
        "team": f"team {teams[n]}",
        "skills": skills,
        "availability": 100.0,
        "released": True,
        "manager": _name(boss) if rng.randrange(2) and boss != n else "",
        "utc-offset": float(rng.choice((0, 0, 0, 1, 2, 5))),
        "worked-with": tuple(_name(m) for m in sorted(known - {n})),
        "conflicts": () if rng.randrange(10) or rival == n else (_name(rival),),
        "backfill-weeks": float(rng.randint(2, 16)),
    }
    return Row(_name(n), cells)


def _name(n: int) -> str:
    return f"person {n}"


def rules(bank: Bank, people: int, seed: int) -> Rules:
    """Return the rules of squads of a pool: the software shape with two skills more."""
    policy = bank.planning.squads
    shape = next(shape for shape in policy.shapes if shape.id == "software")
    more = (SkillNeed(skill="security", level=2), SkillNeed(skill="platform", level=2))
    listed = people_of(pool(people, seed))
    return rules_of(policy, shape.model_copy(update={"needs": (*shape.needs, *more)}), (5, 9), listed, listed, ())


def by_relaxation(rules: Rules, offered: int = 1) -> float:
    """Return the least cost as `assess` proves it; infinite where it did not."""
    found = best_squads(rules, offered, 2, 10_000_000, lambda: False)
    return found[0].cost / UNIT if all(each.proven for each in found) else inf


def by_highs(rules: Rules) -> float:
    """Return the least cost as HiGHS proves it in branch and cut; infinite where it did not in time."""
    best, unit, start = inf, UNIT, perf_counter()
    for size in rules.sizes:
        highs = highspy.Highs()
        for option, value in {"threads": 1, "presolve": "off", "mip_rel_gap": 0.0, "mip_abs_gap": 0.5}.items():
            highs.setOptionValue(option, value)
        highs.setOptionValue("output_flag", False)  # noqa: FBT003 - HiGHS's way
        highs.setOptionValue("time_limit", max(0.0, LIMIT - (perf_counter() - start)))
        costs = costs_of(rules)
        grain = gcd(*costs)
        highs.passModel(_whole(rules, size, [cost // grain for cost in costs], (best * unit - 1) // grain))
        highs.run()
        status = highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            best = round(highs.getInfo().objective_function_value) * grain / unit
        elif status != highspy.HighsModelStatus.kInfeasible:
            return inf
    return best


def _whole(rules: Rules, size: int, costs: list[int], most: float) -> highspy.HighsLp:
    """Return the relaxation with whole people, and a row that keeps the cost below the best so far."""
    rows = [(row.factors, row.low, row.high) for row in rows_of(rules, size)]
    rows += [(dict.fromkeys(pair, 1), None, 1) for pair in sorted(rules.apart)]
    rows += [({place: cost for place, cost in enumerate(costs) if cost}, None, most)] if most < inf else []
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(costs), len(rows)
    model.col_cost_, model.col_lower_ = np.array(costs, dtype=float), np.zeros(len(costs))
    model.col_upper_ = np.ones(len(costs))
    model.row_lower_ = np.array([-inf if low is None else low for _, low, _ in rows], dtype=float)
    model.row_upper_ = np.array([inf if high is None else high for _, _, high in rows], dtype=float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(factors) for factors, _, _ in rows)])
    model.a_matrix_.index_ = np.array([column for factors, _, _ in rows for column in factors], dtype=np.int32)
    model.a_matrix_.value_ = np.array([factor for factors, _, _ in rows for factor in factors.values()], dtype=float)
    kinds = (highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous)
    model.integrality_ = [kinds[place >= len(rules.people)] for place in range(len(costs))]
    return model


def by_cp_sat(rules: Rules) -> float:
    """Return the least cost as CP-SAT proves it; infinite where it did not in time."""
    best, unit, start = inf, UNIT, perf_counter()
    for size in rules.sizes:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers, solver.parameters.random_seed = 1, 1
        solver.parameters.max_time_in_seconds = max(0.01, LIMIT - (perf_counter() - start))
        costs = costs_of(rules)
        grain = gcd(*costs)
        status = solver.solve(_clauses(rules, size, [cost // grain for cost in costs], (best * unit - 1) // grain))
        if status == cp_model.OPTIMAL:
            best = round(solver.objective_value) * grain / unit
        elif status != cp_model.INFEASIBLE:
            return inf
    return best


def _clauses(rules: Rules, size: int, costs: list[int], most: float) -> cp_model.CpModel:
    model, people = cp_model.CpModel(), len(rules.people)
    column = [model.new_bool_var("") for _ in costs]
    beside: list[list[cp_model.IntVar]] = [[] for _ in range(people)]
    for (i, j), place in pairs_of(rules).items():
        model.add_implication(column[place], column[i])
        model.add_implication(column[place], column[j])
        model.add_bool_or(~column[i], ~column[j], column[place])
        beside[i].append(column[place])
        beside[j].append(column[place])
    for i, j in sorted(rules.apart):
        model.add_at_most_one(column[i], column[j])
    model.add(sum(column[:people]) == size)
    for one, pairs in enumerate(beside):
        model.add(sum(pairs) == (size - 1) * column[one])
    for place, need in enumerate(rules.needs):
        model.add(sum(column[one] for one in need.holders) >= need.needed + column[people + place])
    for roles in role_sets(rules.leads):
        model.add(sum(column[one] for one in {one for role in roles for one in role.qualified}) >= len(roles))
    for cap in rules.caps(size):
        model.add(sum(column[one] for one in cap.people) <= cap.most)
    cost = sum(each * variable for each, variable in zip(costs, column, strict=True))
    if most < inf:
        model.add(cost <= int(most))
    model.minimize(cost)
    return model


def timed(way: Callable[[Rules], float], rules: Rules) -> tuple[float, float]:
    """Return the processor seconds that a way takes, infinite where it proves nothing, and the cost it finds."""
    start = process_time()
    cost = way(rules)
    return (process_time() - start if cost < inf else inf), cost


def main(sizes: tuple[int, ...]) -> None:
    """Print the median and the worst seconds of each way for each size of pool."""
    bank = load_bank()
    ways = {"relaxation": by_relaxation, "HiGHS": by_highs, "CP-SAT": by_cp_sat, "all offered": _offered}
    print(f"Processor seconds to a proof, median (worst) of {POOLS} pools; - where {LIMIT:g} s were not enough")
    print(f"{'people':<8}" + "".join(f"{name:>18}" for name in ways))
    for people in sizes:
        pools = list(islice(_pools(bank, people), POOLS))
        cells, costs = [], set()
        for way in ways.values():
            results = [timed(way, each) for each in pools]
            cells.append(f"{_said(median(t for t, _ in results))} ({_said(max(t for t, _ in results))})")
            costs |= {(n, round(cost, 6)) for n, (_, cost) in enumerate(results) if cost < inf}
        agree = "" if len(costs) == len(pools) else f"  the ways disagree: {sorted(costs)}"
        print(f"{people:<8}" + "".join(f"{cell:>18}" for cell in cells) + agree, flush=True)


def _pools(bank: Bank, people: int) -> Iterator[Rules]:
    """Yield the pools of a size, seed after seed, that give a squad."""
    for seed in count(1):
        drawn = rules(bank, people, seed)
        if best_squads(drawn, 1, 1, 1, lambda: False):
            yield drawn


def _offered(rules: Rules) -> float:
    return by_relaxation(rules, load_bank().planning.squads.offered)


def _said(seconds: float) -> str:
    return f"{seconds:.2f}" if seconds < inf else "-"


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
