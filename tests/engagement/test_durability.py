"""What was answered survives: a process killed, a disk that fills up, two that write at once."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from assess.engagement.log import SqliteLog, create_log, read_log
from assess.errors import Busy

from .events import at, respondent

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """
import os, resource, signal, sys
from pathlib import Path
from assess.engagement.events import Draft, Event, Kind
from assess.engagement.log import SqliteLog, create_log
from assess.errors import AssessError

def event(number, text="x"):
    return Event(id=f"w{number}", time=f"2026-02-01T00:00:00.{number:06}+00:00", sitting="s", bank_version="1",
                 bank_hash="h", draft=Draft(kind=Kind.MODE, value=text))

path = Path(sys.argv[1])
"""


def run(body: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Run Python of its own on a file."""
    return subprocess.run([sys.executable, "-c", SCRIPT + body, str(path)], capture_output=True, text=True, check=False)


def test_killed_right_after_an_append_loses_nothing(path: Path) -> None:
    create_log(path)
    for number in range(3):
        body = f"log = SqliteLog(path); log.append([event({number})]); os.kill(os.getpid(), signal.SIGKILL)"
        assert run(body, path).returncode == -signal.SIGKILL
    assert [event.id for event in read_log(path)] == ["w0", "w1", "w2"]


MIDDLE = """
log = SqliteLog(path)
log.append([event(1)])
log._connection.execute("PRAGMA cache_size = 2")
log._connection.execute("BEGIN IMMEDIATE")
from assess.engagement.log import _ADD
from assess.engagement.storage import stored
log._connection.executemany(_ADD, [stored(event(number, "y" * 3000)) for number in range(2, 60)])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_in_the_middle_of_an_append_keeps_all_before_it(path: Path) -> None:
    create_log(path)
    assert run(MIDDLE, path).returncode == -signal.SIGKILL
    assert path.with_name(f"{path.name}-journal").exists()
    assert [event.id for event in read_log(path)] == ["w1"]
    with SqliteLog(path) as log:
        log.append([at(2, respondent())])
    assert len(read_log(path)) == 2


@pytest.mark.parametrize("gone", [False, True])
def test_what_a_killed_process_left_behind_never_spoils_a_new_file(path: Path, gone: bool) -> None:  # noqa: FBT001
    create_log(path)
    assert run(MIDDLE, path).returncode == -signal.SIGKILL
    if gone:
        path.unlink()
    events = tuple(at(number, respondent()) for number in range(100))
    create_log(path, events, force=True)
    assert read_log(path) == events


def test_looking_at_a_file_that_is_being_written_never_drops_its_locks(path: Path) -> None:
    """POSIX locks vanish when any descriptor of the file is closed by the process that holds them."""
    create_log(path)
    meddle = """
import sqlite3
try:
    sqlite3.connect(path, timeout=0).execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
"""
    with SqliteLog(path) as log:
        log._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            SqliteLog(path)
        with pytest.raises(Busy):
            create_log(path, force=True)
        assert read_log(path) == ()
        assert run(meddle, path).stdout == "database is locked\n"


def test_a_disk_that_fills_up_is_one_clear_error_and_loses_nothing(path: Path) -> None:
    create_log(path)
    body = """
log = SqliteLog(path)
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
for number in range(100):
    try:
        log.append([event(number, "x" * 2000)])
    except AssessError as error:
        print(number, type(error).__name__, error)
        break
"""
    result = run(body, path)
    assert result.stderr == ""
    failed, name, message = result.stdout.split(maxsplit=2)
    assert (name, "no room" in message) == ("DiskFull", True)
    assert [event.id for event in read_log(path)] == [f"w{number}" for number in range(int(failed))]


def test_a_disk_too_full_for_a_new_file_leaves_nothing_behind(path: Path) -> None:
    body = """
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
try:
    create_log(path)
except AssessError as error:
    print(type(error).__name__)
"""
    assert run(body, path).stdout == "DiskFull\n"
    assert list(path.parent.iterdir()) == []


def test_two_processes_never_write_at_once(path: Path) -> None:
    create_log(path)
    body = """
try:
    SqliteLog(path)
except AssessError as error:
    print(type(error).__name__)
"""
    with SqliteLog(path) as log:
        assert run(body, path).stdout == "Busy\n"
        log.append([at(1, respondent())])
    assert run(body, path).stdout == ""


def test_of_many_that_make_one_file_at_once_one_succeeds(path: Path) -> None:
    body = """
try:
    create_log(path, [event(os.getpid() % 1_000_000)])
except AssessError as error:
    print(type(error).__name__)
"""
    makers = [
        subprocess.Popen([sys.executable, "-c", SCRIPT + body, str(path)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    told = sorted(maker.communicate()[0] for maker in makers)
    assert told == ["", *["OutputExists\n"] * 3]
    assert len(read_log(path)) == 1
