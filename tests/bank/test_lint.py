"""Each rule of the lint, shown on the small instrument with one thing broken."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from assess.bank.lint.catalogue import CATALOGUE
from assess.bank.lint.inspection import lint
from assess.bank.lint.problem import Problem
from assess.bank.loader import read_bank

from .small import write_small

GRANTED = 'when: {above: {difference: {of: {figure: "1.2.granted"}, less: {figure: "1.2.asked"}}, bound: 0}}'
CLAUSE = "        - says: Two or more things have no owner.\n"
BROKEN: list[dict[str, str]] = yaml.safe_load((Path(__file__).parent / "broken.yaml").read_text(encoding="utf-8"))


def change(broken: dict[str, str]) -> tuple[str, str, str]:
    """Return the file, the text in it and what takes its place."""
    if "contradiction" in broken:
        return "contradictions.yaml", GRANTED, f"when: {{{broken['contradiction']}}}"
    if "clause" in broken:
        return "mistakes.yaml", CLAUSE, f"        - says: More.\n          {broken['clause']}\n{CLAUSE}"
    return broken["file"], broken["old"], broken["new"]


def contradicting(folder: Path, condition: str) -> tuple[Problem, ...]:
    return problems(folder, {"contradictions.yaml": [(GRANTED, f"when: {{{condition}}}")]})


def problems(folder: Path, changes: dict[str, list[tuple[str, str]]] | None = None) -> tuple[Problem, ...]:
    return lint(*read_bank(write_small(folder / "questions", changes)))


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken["code"])
def test_rule_refuses_with_file_line_and_mend(tmp_path: Path, broken: dict[str, str]) -> None:
    file, old, new = change(broken)
    (problem,) = problems(tmp_path, {file: [(old, new)]})
    named = broken.get("in", file)
    text = (tmp_path / "questions" / named).read_text(encoding="utf-8")
    assert problem.code == broken["code"]
    assert problem.says.endswith((".", "”"))
    assert problem.mend
    assert problem.where.startswith(f"{named}:")
    if "at" in broken:
        assert problem.where == f"{named}:{1 + text[: text.index(broken['at'])].count(chr(10))}"


def test_every_rule_of_the_catalogue_is_shown() -> None:
    assert sorted({broken["code"] for broken in BROKEN}) == [code for code in CATALOGUE if code < "B6"]


def test_small_instrument_is_clean(tmp_path: Path) -> None:
    assert problems(tmp_path) == ()


def test_shipped_instrument_is_clean_within_two_seconds() -> None:
    bank, origin = read_bank()
    before = time.process_time()
    assert [str(problem) for problem in lint(bank, origin)] == []
    assert time.process_time() - before < 2


@pytest.mark.parametrize("column", ["size", "wear", "seen"])
def test_not_none_asks_of_a_figure_or_a_date_whether_it_is_known(tmp_path: Path, column: str) -> None:
    where = f"{{not: {{is: {{column: {column}, value: none}}}}}}"
    assert contradicting(tmp_path, f"below: {{share_of_rows: {{register: things, where: {where}}}, bound: 1}}") == ()


@pytest.mark.parametrize(
    "bounded",
    [
        'at_least: {level: "1.3", bound: 4}',
        'at_most: {score: "2.3", bound: 0}',
        'at_most: {rank: "2.1.speed", bound: 1}',
        "below: {share_of_rows: {register: things, where: {is: {column: done, value: yes}}}, bound: 1}",
        "at_least: {count_rows: {register: people, where: {above: {column: hours, bound: 0}}}, bound: 2}",
        "above: {change_of: {register: things, row: lamp, column: trend}, bound: 0}",
    ],
)
def test_logical_bound_need_not_be_marked_policy(tmp_path: Path, bounded: str) -> None:
    assert contradicting(tmp_path, bounded) == ()


def test_rule_that_names_something_unknown_is_not_also_called_impossible(tmp_path: Path) -> None:
    both = 'all: [{is: {question: "2.9", value: yes}}, {is: {question: "2.9", value: no}}]'
    assert {problem.code for problem in contradicting(tmp_path, both)} == {"B201"}


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        ("actions.yaml", "after: [set-watch]", "after: [set-wach]", "action"),
        ("planning.yaml", "after: [gate]", "after: [gaet]", "activity or gate"),
        ("planning.yaml", "stage: start", "stage: strat", "stage"),
        ("planning.yaml", "column: wear", "column: weer", "column of things"),
        ("planning.yaml", "evidence: both-done", "evidence: both-dune", "expected row of gate-evidence"),
    ],
)
def test_nearest_name_is_offered(tmp_path: Path, file: str, old: str, new: str, what: str) -> None:
    (problem,) = problems(tmp_path, {file: [(old, new)]})
    wanted, given = (text.split()[-1].strip("[]") for text in (old, new))
    assert (problem.says, problem.mend) == (f"There is no {what} {given!r}.", f"Did you mean {wanted!r}?")


def test_a_criterion_names_a_question_there_is(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, {"planning.yaml": [("evidence: both-done", 'answer: "8.9"')]})
    assert problem.says == "There is no question '8.9'."


def test_names_are_listed_where_none_is_near(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, {"actions.yaml": [("after: [set-watch]", "after: [dance]")]})
    assert problem.mend == "Known: set-watch, close-forum."


def test_problem_prints_as_one_line(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, {"bank.yaml": [("weight: 0.6", "weight: 0.5")]})
    assert str(problem) == "bank.yaml:10: B413 The weights of the steps add up to 0.9. Make them add up to 1."


def test_problems_come_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    changes = {
        "actions.yaml": [("owner: worker", "owner: nobody"), ("tools: [lantern]", "tools: [torch]")],
        "steps/2-act.yaml": [("{points: 0, means: Sheets", "{points: 10, means: Sheets")],
        "bank.yaml": [("weight: 0.6", "weight: 0.5")],
    }
    found = [problem.where for problem in problems(tmp_path, changes)]
    assert found == ["actions.yaml:12", "actions.yaml:19", "bank.yaml:10", "steps/2-act.yaml:33"]


def test_asking_whether_names_lead_somewhere_loads_no_other_rule() -> None:
    program = "import sys; from assess.bank.lint import names; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    rules = {f"assess.bank.lint.{rule}" for rule in ("logic", "cases", "kinds", "cures", "network")}
    assert rules.isdisjoint(done.stdout.split())


def test_lines_sort_as_numbers() -> None:
    late, early = Problem("B101", "a.yaml:10", "x", "y"), Problem("B101", "a.yaml:9", "x", "y")
    assert sorted([late, early]) == [early, late]
