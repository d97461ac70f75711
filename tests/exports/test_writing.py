"""From a plan to the files in a folder."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from assess.errors import OutputExists
from assess.exports import writing
from assess.exports.writing import contents, refuse_folder, write_exports
from assess.scoring.evaluate import evaluate
from tests.exports.pages import attacked
from tests.report import example, plans

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan

BANK = example.bank()
ROOT = Path(__file__).resolve().parent.parent.parent
CONFIDED = "Kestrel-4711"
FORMULA = "=HYPERLINK(1)"
HASHES = """
import hashlib
from assess.exports.writing import contents
from assess.scoring.evaluate import evaluate
from tests.report import example, plans
plan = plans.hostile("Sales; & more")
for name, content in contents(example.bank(), plan, evaluate(example.bank(), plan.engagement)):
    print(name, hashlib.sha256(content).hexdigest())
"""


def write(plan: RolloutPlan, folder: Path, *, force: bool = False) -> tuple[list[str], list[str]]:
    """Write a plan's exports; return the names of the files and what was told."""
    told: list[str] = []
    found = write_exports(BANK, plan, evaluate(BANK, plan.engagement), folder, force=force, narrate=told.append)
    return [path.relative_to(folder).as_posix() for path in found], told


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def everything(plan: RolloutPlan) -> dict[str, bytes]:
    """Return every file of a plan; a workbook counts as what is inside it."""
    made = dict(contents(BANK, plan, evaluate(BANK, plan.engagement)))
    with zipfile.ZipFile(io.BytesIO(made[writing.WORKBOOK])) as book:
        return made | {f"plan.xlsx/{name}": book.read(name) for name in book.namelist()}


def test_the_files_are_written_into_a_new_folder_in_a_fixed_order(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    names, told = write(plans.made(), folder)
    registers = [f"registers/{register.id}.csv" for register in BANK.registers]
    assert [*writing.NAMES, *registers] == names
    assert set(names) == set(files(folder))
    assert not told


def test_without_dates_there_is_no_calendar_and_that_is_told(tmp_path: Path) -> None:
    names, told = write(plans.unknown(), tmp_path)
    assert writing.CALENDAR not in names
    assert told == ["Without a start date no gate has a date, so there is no gates.ics."]


def test_once_the_pilot_is_judged_there_is_no_charter_of_its_squad_and_that_is_told(tmp_path: Path) -> None:
    names, told = write(plans.far_along(), tmp_path)
    assert writing.CHARTER not in names
    assert "The pilot has been judged, so there is no squad-charter.md." in told


@pytest.mark.parametrize("there", ["squad-charter.md", "registers/kpis.csv", "gates.ics"])
def test_one_file_that_is_there_stops_everything_before_any_work(
    there: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "contents", lambda *_: pytest.fail("work was done"))
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("mine")
    with pytest.raises(OutputExists, match="nothing was written"):
        write(plans.unknown(), tmp_path)
    assert {there: b"mine"} == files(tmp_path)


def test_force_replaces_files_and_tells_of_those_of_an_earlier_plan(tmp_path: Path) -> None:
    write(plans.made(), tmp_path)
    names, told = write(plans.unknown(), tmp_path, force=True)
    assert f"{tmp_path / writing.CALENDAR} is of an earlier plan and was left as it is." in told
    made = dict(contents(BANK, plans.unknown(), evaluate(BANK, plans.unknown().engagement)))
    assert made == {name: content for name, content in files(tmp_path).items() if name in names}


def test_a_file_in_the_place_of_a_folder_is_refused_even_with_force(tmp_path: Path) -> None:
    (tmp_path / "registers").write_text("mine")
    for folder in (tmp_path, tmp_path / "registers"):
        with pytest.raises(OutputExists, match="is a file"):
            refuse_folder(BANK, folder, force=True)


def test_what_cannot_be_made_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> bytes:
        raise ArithmeticError

    monkeypatch.setattr(writing, "squad_charter", failing)
    with pytest.raises(ArithmeticError):
        write(plans.made(), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_the_same_plan_gives_the_same_bytes_whatever_the_hash_seed_and_the_time_zone() -> None:
    found = [
        subprocess.run(
            [sys.executable, "-c", HASHES],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Los_Angeles"))
    ]
    assert found[0].count("\n") == 18
    assert found[0] == found[1]
    plan = plans.hostile("Sales; & more")
    here = contents(BANK, plan, evaluate(BANK, plan.engagement))
    assert found[0] == "".join(f"{name} {hashlib.sha256(content).hexdigest()}\n" for name, content in here)


def test_what_was_said_in_confidence_is_in_no_file() -> None:
    client = example.engagement()
    people = tuple(type(row)(row.key, {**row.cells, "conflicts": (CONFIDED,)}) for row in client.registers["people"])
    plan = plans.made(example.engagement(registers={**client.registers, "people": people}))
    for name, content in everything(plan).items():
        for hidden in (CONFIDED, example.PRIVATE, example.NOT_FOR_PRINT, "Must not join"):
            assert hidden.encode() not in content, name


def test_no_name_of_a_file_or_a_sheet_comes_from_the_client() -> None:
    harmless, hostile = everything(attacked("word")), everything(attacked("../../etc/passwd"))
    assert list(harmless) == list(hostile)
    names = [openpyxl.load_workbook(io.BytesIO(made[writing.WORKBOOK])).sheetnames for made in (harmless, hostile)]
    assert names[0] == names[1]


def test_no_cell_of_a_hostile_plan_is_a_formula() -> None:
    made = everything(attacked(FORMULA))
    for name, content in made.items():
        if name.endswith(".csv"):
            assert f'"{FORMULA}'.encode() not in content, name
        if name.startswith("plan.xlsx/xl/worksheets/"):
            assert b"<f>" not in content
            assert b"hyperlink" not in content
    assert f"\"'{FORMULA}".encode() in made[writing.SQUAD]
