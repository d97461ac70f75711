"""What the tree promises its readers: lean imports, working commands, and documents whose examples are true."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pexpect
import pytest

from assess import errors
from assess.bank.conditions import OPERATORS, QUANTITIES
from assess.bank.lint.catalogue import CATALOGUE
from assess.bank.lint.inspection import lint
from assess.bank.loader import FILES, load_bank, parse_condition, parse_quantity, read_bank
from assess.bank.source import parse_yaml, read_yaml
from assess.engagement.interchange.forms import SECTIONS
from assess.engagement.interchange.importing import import_answers
from assess.engagement.sitting import Sitting, read_engagement
from assess.interview.facts import COMPANY_QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "questions"
FRONT_END_LIBRARIES = {"questionary", "prompt_toolkit", "jinja2", "weasyprint", "click", "textual", "rich"}
INTERRUPTED = 130
SLOW_FOR_HELP = {
    *("questionary", "prompt_toolkit", "textual", "rich", "weasyprint", "jinja2", "pydantic", "yaml"),
    *("numpy", "highspy", "ortools", "xlsxwriter", "icalendar"),
}

IMPORT_ALL_OF = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
SHOW_HELP = """
import runpy, sys
sys.argv = ["assess", "--help"]
try:
    runpy.run_module("assess", run_name="__main__", alter_sys=True)
except SystemExit as ended:
    status = ended.code or 0
print("exit", status, *sorted({name.partition(".")[0] for name in sys.modules}))
"""
ANSWER_IN_PLAIN_MODE = """
import sys
from assess.cli import main
try:
    main(sys.argv[1:])
finally:
    print("IMPORTED", *sorted(sys.modules), "END")
"""


def text_of(document: str) -> str:
    """Return the text of a file of the checkout."""
    return (ROOT / document).read_text(encoding="utf-8")


def fresh_python(program: str, *arguments: str) -> str:
    """Run a program in a new interpreter and return the last line it prints."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("core", ["bank", "engagement", "interview", "planning", "scoring"])
def test_core_imports_no_library_of_a_front_end(core: str) -> None:
    imported = set(fresh_python(IMPORT_ALL_OF, f"assess.{core}").split())
    assert set() == imported & FRONT_END_LIBRARIES


def test_help_imports_nothing_slow() -> None:
    word, status, *imported = fresh_python(SHOW_HELP).split()
    assert (word, status) == ("exit", "0")
    assert set() == set(imported) & SLOW_FOR_HELP


def test_an_answer_in_plain_mode_needs_nothing_of_the_plan_and_nothing_of_the_wizard(tmp_path: Path) -> None:
    path = tmp_path / "acme.assess"
    with Sitting.create(path, load_bank(), {"name": "Acme"}) as sitting:
        sitting.add_respondent("Chief", "chief-executive", "ceo")
    child = pexpect.spawn(
        sys.executable,
        ["-c", ANSWER_IN_PLAIN_MODE, str(path), "--plain", "--respondent", "ceo", "--step", "2"],
        cwd=str(ROOT),
        env={**os.environ, "TERM": "xterm"},
        encoding="utf-8",
        timeout=30,
    )
    for question in COMPANY_QUESTIONS:
        child.expect(f"{question.fact.replace('-', ' ').capitalize()} \\(")
        child.send("\r")
    child.expect(r"Answer \(1-5")
    child.send("3\r")
    child.expect("How sure")
    child.send(":q\r")
    child.expect(r"IMPORTED (.*) END")
    imported = set(child.match.group(1).split())
    child.expect(pexpect.EOF)
    child.close()
    assert len(read_engagement(path, load_bank()).answers) == 1
    assert {name for name in imported if name.startswith(("assess.planning", "assess.tui."))} == set()
    assert imported & {"textual", "numpy", "highspy", "weasyprint"} == set()


# The script that sets everything up


def run_script(*arguments: str, path: str) -> subprocess.CompletedProcess[str]:
    """Run `./run` with nothing of this environment but a search path."""
    return subprocess.run(
        [ROOT / "run", *arguments],
        env={"PATH": path, "HOME": "/nonexistent"},
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_readme_commands_are_those_of_run() -> None:
    told = set(re.findall(r"^\./run (\w+)", text_of("README.md"), re.MULTILINE))
    known = set(re.findall(r"^(\w+)\)$", text_of("run"), re.MULTILINE))
    assert {"demo", "test"} <= told
    assert set() == told - known


def test_run_is_executable_and_explains_itself() -> None:
    helped = run_script("help", path=os.defpath)
    assert (helped.returncode, helped.stdout) == (0, "")
    assert "./run demo" in helped.stderr
    assert "./run test" in helped.stderr


def test_run_refuses_a_word_it_does_not_know_before_any_set_up() -> None:
    refused = run_script("dmeo", path=os.defpath)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Usage" in refused.stderr


def test_run_says_which_python_is_needed_when_there_is_none(tmp_path: Path) -> None:
    checkout = tmp_path / "a folder with spaces"
    checkout.mkdir()
    for name in ("run", "pyproject.toml"):
        (checkout / name).write_bytes((ROOT / name).read_bytes())
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("cat", "cksum", "dirname", "grep", "rm", "uname"):
        (tools / name).symlink_to(
            next(Path(folder, name) for folder in ("/bin", "/usr/bin") if Path(folder, name).exists())
        )
    old = tools / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", checkout / "run", "demo"], env={"PATH": str(tools)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "No Python 3.11, 3.12 or 3.13 was found" in done.stderr
    assert not (checkout / ".venv").exists()


# README.md


def test_readme_tells_every_exit_code() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", text_of("README.md"), re.MULTILINE)}
    raised = {each.exit_code for each in vars(errors).values() if isinstance(each, type) and hasattr(each, "exit_code")}
    assert told == {0, INTERRUPTED, *raised}


def test_readme_example_of_an_import_fits(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", text_of("README.md"), re.MULTILINE | re.DOTALL)
    (tmp_path / "answers.yaml").write_text(example, encoding="utf-8")
    with Sitting.create(tmp_path / "acme.assess", load_bank(), {"name": "Acme"}) as sitting:
        imported = import_answers(sitting, tmp_path / "answers.yaml")
        shown = {key for key, value in parse_yaml(example, "README.md").data.items() if value}
    assert (imported.respondents, imported.answers, imported.agreed, imported.rows, imported.responses) == (
        2,
        8,
        1,
        7,
        1,
    )
    assert shown == set(SECTIONS) - {"strays"}


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "questions/README.md"])
def test_documents_name_only_files_that_exist(document: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text_of(document))
    assert [link for link in links if not ((ROOT / document).parent / link).exists()] == []


# questions/README.md


def examples() -> Iterator[dict[str, Any]]:
    """Yield the YAML examples of the instrument's manual as plain data."""
    text = text_of("questions/README.md")
    for number, block in enumerate(re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL), 1):
        yield parse_yaml(block, f"example {number}").data


def key_table(key: str) -> list[tuple[str, str]]:
    """Return key and example of each row of the manual's table that has a given key."""
    tables = re.split(r"\n\n", text_of("questions/README.md"))
    (table,) = (table for table in tables if f"\n| `{key}` |" in table and table.startswith("| key |"))
    return re.findall(r"^\| `(\w+)` \|.*\| `(.*)` \|$", table, re.MULTILINE)


def grown(held: Any, given: Any) -> Any:  # noqa: ANN401 - any part of the instrument
    """Return a part of the instrument with an example put in: entries are added to a list, all else takes its place."""
    if isinstance(held, dict) and isinstance(given, dict):
        return held | {key: grown(held[key], value) if key in held else value for key, value in given.items()}
    if isinstance(held, list) and isinstance(given, list) and not _settings(given):
        return held + given
    return given


def _settings(entries: list[Any]) -> bool:
    """Whether a list holds settings to be replaced rather than entries with a name, a role or a sentence."""
    return not all(isinstance(one, str) or {"id", "role", "says"} & set(one) for one in entries)


@pytest.fixture(scope="module")
def bank_with_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the shipped instrument to which every example of the manual was added."""
    folder = tmp_path_factory.mktemp("questions")
    (folder / "steps").mkdir()
    added: dict[str, list[Any]] = {}
    changed: dict[str, dict[str, Any]] = {}
    for example in examples():
        for key, value in example.items():
            if isinstance(value, list):
                added.setdefault(key, []).extend(value)
            else:
                changed[key] = grown(changed.get(key, {}), value)
    questions = added.pop("questions")
    for name in FILES:
        data = read_yaml(QUESTIONS / name).data
        for key in data:
            data[key] = grown(data[key], changed.pop(key)) if key in changed else data[key]
            data[key] = data[key] + added.pop(key) if key in added else data[key]
        (folder / name).write_text(json.dumps(data))
    for path in (QUESTIONS / "steps").glob("*.yaml"):
        of_step = [question for question in questions if question["id"][0] == path.name[0]]
        data = {"questions": read_yaml(path).data["questions"] + of_step}
        (folder / "steps" / path.name).write_text(json.dumps(data))
    assert (added, changed) == ({}, {}), "an example has a top key that no file of the instrument has"
    return folder


def test_manual_shows_each_kind_of_question_it_promises() -> None:
    kinds = {question["type"] for example in examples() for question in example.get("questions", [])}
    assert {"anchored", "percent", "figures", "register"} == kinds


def test_examples_of_the_manual_fit_the_shipped_instrument(bank_with_examples: Path) -> None:
    bank, origin = read_bank(bank_with_examples)
    assert len(bank.questions) == len(load_bank().questions) + 4
    assert lint(bank, origin) == ()


def test_manual_tells_every_operator_with_an_example() -> None:
    told = dict(key_table("at_most"))
    assert {operator.rstrip("_") for operator in OPERATORS} == set(told)
    for key, example in told.items():
        assert key == parse_condition(parse_yaml(example, key).data).operator.rstrip("_")


def test_manual_tells_every_quantity_with_an_example() -> None:
    told = dict(key_table("median_of"))
    assert set(told) == QUANTITIES
    for key, example in told.items():
        assert key == parse_quantity(parse_yaml(example, key).data).kind


def test_manual_shows_only_codes_of_the_lint() -> None:
    codes = set(re.findall(r"\bB\d{3}\b", text_of("questions/README.md")))
    assert codes
    assert codes <= set(CATALOGUE)
