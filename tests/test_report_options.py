"""What a report is asked for: which words fit together, and one or many written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assess.engagement.sitting import Sitting
from assess.errors import OutputExists, UsageError
from assess.report.edition import Edition
from assess.report_options import Order, Wanted, orders, wanted, write, write_all
from tests.scoring import made

BANK = made.bank()
PLAIN = Wanted(Edition.BOARD)


def client(path: Path) -> Path:
    with Sitting.create(path, BANK, {"name": "Acme"}) as sitting:
        sitting.add_respondent("Chief executive", "chief-executive", "ceo")
        sitting.answer("3.3", "ceo", value=3)
    return path


@pytest.mark.parametrize(
    ("edition", "since", "chosen"),
    [(None, None, Edition.BOARD), (None, "2026-05-01", Edition.MANAGEMENT), ("Working", "old.assess", Edition.WORKING)],
)
def test_the_board_s_edition_is_written_unless_something_is_compared(
    edition: str | None, since: str | None, chosen: Edition
) -> None:
    assert chosen is wanted(edition, since).edition


def test_the_board_edition_compares_nothing() -> None:
    with pytest.raises(UsageError, match="no room"):
        wanted("board", "2026-05-01")


@pytest.mark.parametrize(
    ("files", "output", "folder", "says"),
    [
        (["a.assess"], None, None, "Say where to"),
        (["a.assess"], "a.pdf", "folder", "Say where to"),
        (["a.assess", "b.assess"], "a.pdf", None, "several files"),
        (["a.assess"], "a.html", None, "--html"),
        (["x/a.assess", "y/A.assess"], None, "folder", "would both become"),
    ],
)
def test_words_that_do_not_fit_are_refused_before_any_work(
    tmp_path: Path, files: list[str], output: str | None, folder: str | None, says: str
) -> None:
    to, into = (tmp_path / name if name else None for name in (output, folder))
    with pytest.raises(UsageError, match=says):
        orders([Path(file) for file in files], to, into, PLAIN, None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("taken", ["a.pdf", "a.html", "a.docx"])
def test_no_form_of_a_report_replaces_a_file_unasked(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("somebody's")
    how = Wanted(Edition.BOARD, html=True, docx=True)
    with pytest.raises(OutputExists):
        orders([Path("a.assess")], tmp_path / "a.pdf", None, how, None)


def test_a_report_is_written_in_every_form_asked_for(tmp_path: Path) -> None:
    file = client(tmp_path / "a.assess")
    how = wanted(None, None, html=True, docx=True)
    (order,) = orders([file], tmp_path / "a.pdf", None, how, None)
    write(order, lambda _: None)
    starts = {"a.pdf": b"%PDF-", "a.html": b"<!DOCTYPE html>", "a.docx": b"PK"}
    assert all((tmp_path / name).read_bytes().startswith(start) for name, start in starts.items())


def test_as_a_program_it_thinks_in_a_copy_of_itself_and_can_be_interrupted(tmp_path: Path) -> None:
    file = client(tmp_path / "a.assess")
    words = [sys.executable, "-m", "assess", "report", file, "-o", tmp_path / "a.pdf"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True) as program:
        assert program.stderr is not None
        assert program.stderr.readline() == "Scoring and planning.\n"
        os.killpg(program.pid, signal.SIGINT)
        assert "interrupted" in program.stderr.read()
        assert program.wait() == 130
    assert [path.name for path in tmp_path.iterdir()] == ["a.assess"]
    done = subprocess.run(words, capture_output=True, check=True, text=True)
    assert done.stderr.splitlines()[0] == "Scoring and planning."
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_a_comparison_stands_in_the_report_and_asks_for_a_day_on_which_there_was_something(tmp_path: Path) -> None:
    old, new = client(tmp_path / "old.assess"), client(tmp_path / "new.assess")
    order = Order(new, tmp_path / "new.pdf", wanted(None, str(old), html=True))
    write(order, lambda _: None)
    assert "What has changed" in (tmp_path / "new.html").read_text()
    with pytest.raises(ValueError, match="nothing to compare"):
        write(Order(new, tmp_path / "other.pdf", wanted(None, "2001-01-01")), lambda _: None)


def test_one_client_that_fails_does_not_stop_the_others_and_the_exit_code_says_so(tmp_path: Path) -> None:
    good, bad = client(tmp_path / "good.assess"), tmp_path / "bad.assess"
    bad.write_text("junk")
    told: list[str] = []
    made_ = orders([bad, good], None, tmp_path / "folder", PLAIN, None)
    assert write_all(made_, 1, told.append) == 5
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["good.pdf"]
    assert told[-1].startswith(f"{bad}: ")
