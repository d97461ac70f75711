"""Work in a process of its own: what was made, said and raised comes back, and its death is told."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, NoReturn

import pytest

from assess.errors import AssessError, BankError
from assess.report.elsewhere import Elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Told = Callable[[str], None]


def double(number: int, tell: Told) -> tuple[int, int]:
    tell("Doubling.")
    return 2 * number, os.getpid()


def refuse(summary: str, _: Told) -> NoReturn:
    raise BankError(summary, ["a", "b"])


def stumble(_: int, __: Told) -> NoReturn:
    raise ZeroDivisionError


def die(code: int, _: Told) -> NoReturn:
    os._exit(code)


def dawdle(path: Path, _: Told) -> None:
    time.sleep(60)
    path.touch()


def test_what_was_made_elsewhere_comes_back_after_what_was_said() -> None:
    said: list[str] = []
    with Elsewhere(double, 21) as work:
        made, process = work.result(said.append)
    assert made == 42
    assert process != os.getpid()
    assert said == ["Doubling."]


def test_a_refusal_comes_back_as_it_was_raised() -> None:
    with pytest.raises(BankError) as refused, Elsewhere(refuse, "It does not load.") as work:
        work.result(print)
    assert refused.value.problems == ("a", "b")
    assert str(refused.value) == "It does not load.\n  a\n  b"


def test_a_fault_says_where_it_was() -> None:
    with pytest.raises(ZeroDivisionError) as fault, Elsewhere(stumble, 1) as work:
        work.result(print)
    assert "in stumble" in fault.value.__notes__[0]


def test_a_death_is_told_with_its_code() -> None:
    with pytest.raises(AssessError, match="ended with code 9"), Elsewhere(die, 9) as work:
        work.result(print)


def test_work_that_nobody_waits_for_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assess.report.elsewhere._PATIENCE", 0.0)
    with Elsewhere(dawdle, tmp_path / "made"):
        pass
    assert not (tmp_path / "made").exists()
