"""Many reports at once: all are done, in order, and one that fails or dies takes no other with it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assess.errors import Busy, UsageError
from assess.report import batch
from assess.report.batch import Outcome, Progress, exit_code, outputs_in, render_many

if TYPE_CHECKING:
    from collections.abc import Callable


def refuse_odd_ones(number: int) -> None:
    if number % 2:
        raise Busy(f"{number} is odd")


def die_at_two(number: int) -> None:
    if number == 2:
        os._exit(9)


def break_at_two(number: int) -> None:
    if number == 2:
        raise ValueError(number)


def write_process(path: Path) -> None:
    (Path(tempfile.mkdtemp()) / "left over").touch()
    path.write_text(f"{os.getpid()} {tempfile.gettempdir()}", encoding="utf-8")


def silent(_: Progress) -> None:
    """Tell nobody."""


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_jobs_with_each_failure_in_its_place(workers: int) -> None:
    assert render_many([0, 1, 2, 3], refuse_odd_ones, workers, silent) == (
        Outcome(0),
        Outcome(1, "1 is odd", Busy.exit_code),
        Outcome(2),
        Outcome(3, "3 is odd", Busy.exit_code),
    )


@pytest.mark.parametrize("write", [die_at_two, break_at_two])
def test_a_worker_s_death_is_the_failure_of_its_own_job_alone(
    write: Callable[[int], None], capfd: pytest.CaptureFixture[str]
) -> None:
    outcomes = render_many([0, 1, 2, 3, 4], write, 2, silent)
    assert [each.exit_code for each in outcomes] == [0, 0, 1, 0, 0]
    assert "its process ended with code" in outcomes[2].failure
    assert ("ValueError" in capfd.readouterr().err) == (write is break_at_two)


def test_progress_is_told_after_each_job_for_all_of_them() -> None:
    told: list[str] = []
    render_many([0, 1], refuse_odd_ones, 1, lambda progress: told.append(str(progress)))
    assert told == ["1 of 2 reports written.", "1 of 2 reports written, 1 failed."]


def test_workers_are_replaced_and_leave_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "REPORTS_A_WORKER", 2)
    paths = [tmp_path / str(number) for number in range(5)]
    assert exit_code(render_many(paths, write_process, 1, silent)) == 0
    processes, folders = zip(*(path.read_text(encoding="utf-8").split() for path in paths), strict=True)
    assert processes[0] == processes[1] != processes[2] == processes[3] != processes[4]
    assert not any(Path(folder).exists() for folder in folders)


def test_no_job_is_no_work() -> None:
    assert render_many([], refuse_odd_ones, 2, silent) == ()


def test_an_interruption_ends_the_workers(tmp_path: Path) -> None:
    def interrupt(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render_many([tmp_path / "a", tmp_path / "b", tmp_path / "c"], write_process, 1, interrupt)
    assert (tmp_path / "a").exists()
    assert not (tmp_path / "c").exists()
    assert batch.multiprocessing.active_children() == []


@pytest.mark.parametrize(("codes", "code"), [((), 0), ((0, 0), 0), ((0, 5), 5), ((5, 5), 5), ((5, 7), 1), ((1, 0), 1)])
def test_the_exit_code_is_that_of_the_failures_where_they_agree(codes: tuple[int, ...], code: int) -> None:
    assert exit_code([Outcome(None, exit_code=each) for each in codes]) == code


def test_each_file_gets_its_own_pdf_in_the_folder() -> None:
    assert outputs_in(Path("out"), [Path("a/acme.assess"), Path("b.assess")]) == (
        Path("out/acme.pdf"),
        Path("out/b.pdf"),
    )


def test_two_files_that_would_become_one_are_refused() -> None:
    with pytest.raises(UsageError, match=r"a/acme.assess and b/Acme.assess would both become"):
        outputs_in(Path("out"), [Path("a/acme.assess"), Path("b/Acme.assess")])
