"""A folder read into one instrument, and everything wrong with it told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from assess.bank.loader import load_bank, parse_condition, parse_quantity, read_bank
from assess.errors import BankError

from .small import SMALL, write_small

if TYPE_CHECKING:
    from pathlib import Path


def refused(folder: Path, changes: dict[str, list[tuple[str, str]]]) -> tuple[str, ...]:
    with pytest.raises(BankError) as error:
        load_bank(write_small(folder / "questions", changes))
    return error.value.problems


def test_shipped_instrument_loads() -> None:
    bank = load_bank()
    assert len(bank.questions) == 64
    assert len(bank.mistakes) == 13
    assert sum(question.express for question in bank.questions) == 25


def test_entries_know_their_lines(tmp_path: Path) -> None:
    bank, origin = read_bank(write_small(tmp_path / "questions"))
    number = next(n for n, mistake in enumerate(bank.mistakes) if mistake.id == "tight-fist")
    text = SMALL["mistakes.yaml"]
    line = 1 + text[: text.index("- id: tight-fist")].count("\n")
    assert origin.at("mistakes", number) == f"mistakes.yaml:{line}"
    assert origin.at("mistakes", number, ("impact",)) == f"mistakes.yaml:{line + 2}"
    assert origin.at("scoring", 0, ("express_minutes",)) == "scoring.yaml:12"
    assert origin.at("questions", 3, ("best_order",)).startswith("steps/2-act.yaml:")


def test_questions_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    bank = load_bank(write_small(tmp_path / "questions"))
    assert [question.id for question in bank.questions][:5] == ["1.1", "1.2", "1.3", "2.1", "2.2"]


def test_unknown_key_is_told_with_the_nearest(tmp_path: Path) -> None:
    problems = refused(tmp_path, {"mistakes.yaml": [("    raised:", "    raisd:")]})
    assert problems == ("mistakes.yaml:26: raisd: unknown key. Did you mean 'raised'?",)


def test_unknown_top_key_is_told(tmp_path: Path) -> None:
    problems = refused(tmp_path, {"tools.yaml": [("\ntools:", "\ntoolz: []\ntools:")]})
    assert problems == ("tools.yaml:2: toolz: unknown key. Did you mean 'tools'?",)


def test_missing_top_key_is_told(tmp_path: Path) -> None:
    problems = refused(tmp_path, {"bank.yaml": [("sources:\n  - {id: book, cite: A book}\n", "")]})
    assert problems == ("bank.yaml:2: sources: missing",)


def test_several_problems_are_told_at_once(tmp_path: Path) -> None:
    changes = {
        "kpis.yaml": [("kind: speed", "kind: sped")],
        "actions.yaml": [("effort: {low: 1, high: 2}", "effort: {low: 3, high: 2}")],
        "steps/2-act.yaml": [("better: yes", "better: perhaps")],
    }
    files = [problem.split(":")[0] for problem in refused(tmp_path, changes)]
    assert files == ["actions.yaml", "kpis.yaml", "steps/2-act.yaml"]


def test_problem_inside_an_entry_has_its_own_line(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, {"scoring.yaml": [("id: pace", "id: Pace")]})
    line = 1 + SMALL["scoring.yaml"][: SMALL["scoring.yaml"].index("id: pace")].count("\n")
    assert problem.startswith(f"scoring.yaml:{line}: profile.0.id: ")


def test_file_that_is_missing_is_told_with_the_rest(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "questions")
    (folder / "kpis.yaml").unlink()
    (folder / "tools.yaml").write_text("tools: [", encoding="utf-8")
    with pytest.raises(BankError) as error:
        load_bank(folder)
    assert [problem.split(":")[0] for problem in error.value.problems] == ["tools.yaml", "kpis.yaml"]


def test_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BankError) as error:
        load_bank(tmp_path / "nowhere")
    assert error.value.problems == (f"{tmp_path / 'nowhere'}: there is no such folder",)


def test_hash_is_of_content_and_not_of_layout(tmp_path: Path) -> None:
    first = load_bank(write_small(tmp_path / "a"))
    folder = write_small(tmp_path / "b")
    text = (folder / "tools.yaml").read_text(encoding="utf-8")
    (folder / "tools.yaml").write_text(f"# A comment\n\n{text}", encoding="utf-8")
    assert load_bank(folder).content_hash == first.content_hash
    (folder / "tools.yaml").write_text(text.replace("Light.", "Shade."), encoding="utf-8")
    assert load_bank(folder).content_hash != first.content_hash


def test_loaded_instrument_is_frozen(tmp_path: Path) -> None:
    bank = load_bank(write_small(tmp_path / "questions"))
    with pytest.raises(ValidationError, match="frozen"):
        bank.info.title = "Other"  # type: ignore[misc] # the assignment is what is tested


def test_conditions_are_parsed_from_plain_data() -> None:
    assert parse_condition({"is": {"question": "2.3", "value": "yes"}}).operator == "is_"
    assert parse_quantity({"number": 3}).number == 3
