"""The whole plan: the same for the same file wherever it is made, another for other answers, honest throughout."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from assess.bank.source import read_yaml
from assess.engagement.interchange.importing import import_answers
from assess.engagement.model import Choice, PlanInputs
from assess.engagement.sitting import Sitting
from assess.planning.as_json import as_json
from assess.planning.plan import plan
from assess.planning.rollout import LineVerdict, SquadVerdict
from assess.resources import data_folder
from assess.scoring.evaluate import evaluate
from assess.scoring.ranges import exactly
from tests.scoring import made

from .companies import CHANGES, company, silent, unproven

if TYPE_CHECKING:
    from assess.engagement.model import Engagement
    from assess.planning.rollout import RolloutPlan

BANK = made.bank()

PRINT_HASH = """
import hashlib, json, sys
from tests.planning.test_plan import planned, sample
from assess.planning.as_json import as_json
print(hashlib.sha256(json.dumps(as_json(planned(sample(sys.argv[1])))).encode()).hexdigest())
"""


def planned(engagement: Engagement) -> RolloutPlan:
    return plan(BANK, engagement, evaluate(BANK, engagement))


def told(engagement: Engagement) -> dict[str, Any]:
    """Return the plan as JSON data, without what names the input it was made from."""
    return {key: value for key, value in as_json(planned(engagement)).items() if key != "input_hash"}


def sample(file: str) -> Engagement:
    """Return the worked sample; `file` is where it is made once."""
    path = Path(file)
    if not path.exists():
        answers = data_folder("questions") / "sample" / "answers.yaml"
        with Sitting.create(path, BANK, {"name": read_yaml(answers).data["company"]["name"]}) as sitting:
            import_answers(sitting, answers)
    with Sitting.open(path, BANK) as sitting:
        return sitting.engagement


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("sample") / "sample.assess"
    sample(str(file))
    return str(file)


@cache
def named(name: str) -> Engagement:
    return company(name) if name in CHANGES else silent()


def shuffled(engagement: Engagement, seed: int) -> Engagement:
    """Return an engagement whose rows and answers were entered in another order."""
    chance = Random(seed)  # noqa: S311 - repeatable, not secret
    registers = {name: tuple(chance.sample(rows, len(rows))) for name, rows in engagement.registers.items()}
    items, answers = list(registers.items()), list(engagement.answers.items())
    chance.shuffle(items)
    chance.shuffle(answers)
    return replace(engagement, registers=dict(items), answers=dict(answers))


def test_the_sample_s_plan_is_the_same_in_every_process_whatever_its_hash_seed(sample_file: str) -> None:
    here = hashlib.sha256(json.dumps(as_json(planned(sample(sample_file)))).encode()).hexdigest()
    hashes = {
        subprocess.run(
            [sys.executable, "-c", PRINT_HASH, sample_file],
            env={**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Los_Angeles"))
    }
    assert {here} == hashes


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_in_which_things_were_entered_changes_nothing(sample_file: str, seed: int) -> None:
    known = sample(sample_file)
    assert told(known) == told(shuffled(known, seed))


def test_the_sample_s_plan_is_whole(sample_file: str) -> None:
    found = planned(sample(sample_file))
    assert LineVerdict.RECOMMENDED is found.pilot.verdict
    assert SquadVerdict.FOUND is found.squad.verdict
    assert [len(squad.members) in range(5, 10) for squad in found.squad.squads] == [True] * 3
    assert all(squad.proven for squad in found.squad.squads)
    assert all(len(set(a.people) ^ set(b.people)) >= 2 for a, b in combinations(found.squad.squads, 2))
    assert [gate.gate for gate in found.schedule.gates] == ["g1", "g2", "g3", "g4", "g5"]
    assert found.schedule.start
    assert found.actions
    assert found.money.stops


def test_twelve_contrasting_companies_have_twelve_first_fives() -> None:
    names = [*CHANGES, "silent"]
    firsts = {name: frozenset(each.call.action.id for each in planned(named(name)).actions[:5]) for name in names}
    assert [pair for pair in combinations(firsts, 2) if firsts[pair[0]] == firsts[pair[1]]] == []


def test_a_company_that_has_said_nothing_gets_ranges_and_no_made_up_values() -> None:
    found = planned(made.made())
    assert LineVerdict.NO_LINES is found.pilot.verdict
    assert SquadVerdict.NO_PEOPLE is found.squad.verdict
    assert (found.money.envelope, found.money.day_rate, found.money.platform_year) == (None, None, None)
    assert {stop.work for stop in found.money.stops} == {None}
    assert [stop.total for stop in found.money.stops if stop.total not in (None, exactly(0))] == []
    assert found.workload.hours is None
    assert all(gate.weeks.p50.width > 0 and gate.dates is None for gate in found.schedule.gates)


def test_a_clearer_view_of_readiness_never_widens_a_date() -> None:
    wide, near = planned(made.made()), planned(silent())
    for before, after in zip(wide.schedule.gates, near.schedule.gates, strict=True):
        assert before.weeks.p80.low - 1e-9 <= after.weeks.p80.low
        assert after.weeks.p80.high <= before.weeks.p80.high + 1e-9


def test_a_line_that_differs_in_name_only_is_no_preference() -> None:
    found = planned(unproven()).pilot
    assert len(found.lines) == len(found.equals) + 1
    assert "no preference" in found.says.lower() or found.equals


def test_choices_made_by_hand_are_followed_and_shown_as_overrides(sample_file: str) -> None:
    known = sample(sample_file)
    before = planned(known)
    other = next(line.line for line in before.pilot.lines if line.line != before.pilot.recommended)
    out = before.squad.squads[0].people[0]
    inputs = PlanInputs(line=Choice(other, "The board wants it."), out_of_squad=(Choice(out, "Leaves in May."),))
    after = planned(replace(known, plan=inputs))
    assert after.pilot.chosen == other
    assert after.pilot.override is not None
    assert after.pilot.recommended == before.pilot.recommended
    assert all(out not in squad.people for squad in after.squad.squads)
    assert [(each.of, each.reason) for each in after.squad.overrides] == [(out, "Leaves in May.")]
    assert before.input_hash != after.input_hash


def test_a_search_that_was_stopped_leaves_the_rest_of_the_plan_whole(sample_file: str) -> None:
    known = sample(sample_file)
    stopped = plan(BANK, known, evaluate(BANK, known), cancelled=lambda: True)
    assert SquadVerdict.CANCELLED is stopped.squad.verdict
    assert stopped.schedule == planned(known).schedule
    assert stopped.actions == planned(known).actions


def test_who_asks_is_told_what_is_being_worked_out(sample_file: str) -> None:
    known, heard = sample(sample_file), []
    plan(BANK, known, evaluate(BANK, known), progress=heard.append)
    assert len(heard) == len(set(heard)) >= 4
    assert all(says.endswith(".") for says in heard)


def test_a_critical_mistake_closes_its_gate_and_every_cure_stands_before_a_gate(sample_file: str) -> None:
    found, known = planned(sample(sample_file)), evaluate(BANK, sample(sample_file))
    critical = {each.id for each in known.mistakes if each.band == "critical"}
    places = {phase.gate: number for number, phase in enumerate(found.phases)}
    cured = {cure: each for each in found.actions for cure in each.cures}
    assert cured
    for mistake, action in cured.items():
        says = f"{BANK.mistake_by_id[mistake].name} is detected"
        closed = [phase for phase in found.phases if any(each.startswith(says) for each in phase.closed_by)]
        assert bool(closed) is (mistake in critical)
        assert all(places[action.gate] <= places[phase.gate] for phase in closed)
