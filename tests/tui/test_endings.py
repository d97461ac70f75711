"""However the wizard ends, the terminal is left in order and the file is whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from typing import TYPE_CHECKING

import pytest

from assess.engagement.sitting import Sitting
from assess.tui import terminal as under_it

from .driver import BANK, client
from .terminal import Wizard

if TYPE_CHECKING:
    from pathlib import Path

LEFT = "\x1b[?1049l"
IN_ORDER = (False, 1, [("Proof",)])
CRASHING = """
import sys
from assess.cli import main
from assess.tui.screens.interview import InterviewScreen
def fault(screen):
    secret = "said in confidence"
    {fault}
InterviewScreen.action_why = fault
main(sys.argv[1:])
"""
F2, F3, F7 = "\x1bOQ", "\x1bOR", "\x1b[18~"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return client(tmp_path / "acme.assess")


def typing(wizard: Wizard) -> None:
    """Answer the first question and begin to type evidence for the second."""
    wizard.until("1.1 ")
    wizard.until("1.2 ", since=wizard.press(F3))
    wizard.press(F7)
    wizard.until("Proof", since=wizard.press("Proof"))


def found_in(path: Path) -> tuple[bool, int, list[tuple[str]]]:
    """Return whether something lies beside the file, how many questions it has answered, and what is half typed.

    Opening it at all shows that nobody holds it any more.
    """
    beside = path.with_name(f"{path.name}-journal").exists()
    with Sitting.open(path, BANK) as sitting:
        answered = len(sitting.engagement.answers)
    with sqlite3.connect(path) as file:
        typed = file.execute("SELECT text FROM unfinished").fetchall()
    file.close()
    return beside, answered, typed


def test_the_wizard_opens_on_a_file_alone_and_leaves_with_ctrl_q(tmp_path: Path, path: Path) -> None:
    with Wizard(tmp_path, path) as wizard:
        typing(wizard)
        wizard.press("\x11")
        assert wizard.ended() == 0
        assert LEFT in wizard.raw
    assert found_in(path) == IN_ORDER


def test_without_a_command_the_wizard_opens_at_home(tmp_path: Path) -> None:
    with Wizard(tmp_path) as wizard:
        wizard.until("New engagement")
        wizard.press("\x11")
        assert wizard.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_everything_kept(tmp_path: Path, path: Path, number: signal.Signals) -> None:
    with Wizard(tmp_path, path) as wizard:
        typing(wizard)
        wizard.child.kill(number)
        assert wizard.ended() == 128 + number
        assert LEFT in wizard.raw
        assert "Traceback" not in wizard.drawn
    assert found_in(path) == IN_ORDER


def test_a_dropped_terminal_ends_it_with_everything_kept(tmp_path: Path, path: Path) -> None:
    with Wizard(tmp_path, path) as wizard:
        typing(wizard)
        wizard.child.ptyproc.fileobj.close()
        end = time.monotonic() + 20
        while os.waitpid(wizard.child.pid, os.WNOHANG) == (0, 0):
            assert time.monotonic() < end, "it goes on without a terminal"
            time.sleep(0.05)
        wizard.child.ptyproc.terminated = wizard.child.terminated = True
        wizard.child.ptyproc.closed = wizard.child.closed = True
    assert found_in(path) == IN_ORDER


def test_a_terminal_that_is_closed_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    near, far = os.openpty()
    with os.fdopen(far) as stream:
        monkeypatch.setattr("sys.__stdin__", stream)
        assert not under_it.gone()
        os.close(near)
        assert under_it.gone()


def test_it_can_be_suspended_and_goes_on_where_it_was(tmp_path: Path, path: Path) -> None:
    with Wizard(tmp_path, path) as wizard:
        wizard.until("1.1 ")
        wizard.until("1.2 ", since=wizard.press(F3))
        wizard.press("\x1a")
        wizard.wait(lambda: _state(wizard.child.pid) == "T")
        place = len(wizard.raw)
        wizard.child.kill(signal.SIGCONT)
        wizard.until("1.2 ", since=place)
        wizard.until("1.3 ", since=wizard.press(F3))
        wizard.press("\x11")
        assert wizard.ended() == 0


def _state(pid: int) -> str:
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:  # noqa: PTH123 - a pseudo-file
        return file.read().rpartition(")")[2].split()[0]


@pytest.mark.parametrize("fault", ["1 / 0", "screen.run_worker(lambda: 1 / 0, thread=True)"])
def test_a_fault_is_one_sentence_and_never_a_traceback(tmp_path: Path, path: Path, fault: str) -> None:
    with Wizard(tmp_path, path, program=CRASHING.format(fault=fault)) as wizard:
        wizard.until("1.1 ")
        wizard.press(F2)
        assert wizard.ended() == 1
        after = wizard.raw.rpartition(LEFT)[2]
        assert "The wizard stopped on a fault of its own" in after
        assert str(path) in after
        for never in ("Traceback", "ZeroDivisionError", "said in confidence"):
            assert never not in wizard.drawn
    log = tmp_path / "xdg_state_home" / "assess" / "crash.log"
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_the_plain_interview_is_kept_for_those_who_ask_and_for_simple_terminals(tmp_path: Path, path: Path) -> None:
    for words, environ in (((path, "--plain"), {}), (("interview", path, "--plain"), {}), ((path,), {"TERM": "dumb"})):
        with Wizard(tmp_path, *words, **environ) as wizard:
            wizard.until("Who is answering?")
            assert "\x1b[?1049h" not in wizard.raw
