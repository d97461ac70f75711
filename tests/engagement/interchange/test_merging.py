"""Two consultants' files joined into one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from assess.engagement.interchange.importing import import_answers
from assess.engagement.interchange.merging import merge
from assess.engagement.log import read_log
from assess.engagement.sitting import Sitting, read_engagement
from assess.errors import EngagementError, NotOurs, OutputExists

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assess.bank.model import Bank


@pytest.fixture
def files(tmp_path: Path, bank: Bank) -> tuple[Path, Path]:
    """Return two files that began as one and went on apart."""
    ours, theirs = tmp_path / "ours.assess", tmp_path / "theirs.assess"
    with Sitting.create(ours, bank, {"name": "Acme"}) as sitting:
        sitting.add_respondent("Chief", "CEO", id="ceo")
    shutil.copy(ours, theirs)
    for path, question in ((ours, "1.1"), (theirs, "1.2")):
        with Sitting.open(path, bank) as sitting:
            sitting.answer(question, "ceo", value=3)
    return ours, theirs


def test_a_merge_holds_every_event_once_in_any_order(files: tuple[Path, Path], tmp_path: Path, bank: Bank) -> None:
    one, other, again = (tmp_path / f"{name}.assess" for name in ("one", "other", "again"))
    assert merge(files, one).events == 4
    assert merge(files[::-1], other).events == 4
    assert merge((one, files[0], other), again).events == 4
    assert str(merge(files, again, force=True)) == "Joined 2 files; 4 events in all."
    assert one.read_bytes() == other.read_bytes() == again.read_bytes()
    assert list(read_engagement(one, bank).answers) == ["1.1", "1.2"]
    assert {event.id for event in read_log(one)} == {event.id for path in files for event in read_log(path)}


def test_files_of_different_companies_are_refused_unless_told(
    files: tuple[Path, Path], tmp_path: Path, bank: Bank
) -> None:
    beta, out = tmp_path / "beta.assess", tmp_path / "out.assess"
    Sitting.create(beta, bank, {"name": "Beta"}).close()
    with pytest.raises(EngagementError, match=r"different companies: .*'Acme'.*'Beta'"):
        merge((files[0], beta), out)
    assert not out.exists()
    assert merge((files[0], beta), out, any_company=True).events == 4


def test_nothing_is_written_where_one_file_cannot_be_read(files: tuple[Path, Path], tmp_path: Path) -> None:
    bad, out = tmp_path / "bad", tmp_path / "out.assess"
    bad.write_text("hello")
    with pytest.raises(NotOurs):
        merge((*files, bad), out)
    assert not out.exists()


def test_a_merge_overwrites_only_by_force_even_one_of_its_sources(files: tuple[Path, Path]) -> None:
    with pytest.raises(OutputExists):
        merge(files, files[0])
    assert merge(files, files[0], force=True).events == 4
    assert len(read_log(files[0])) == 4


def test_one_survey_imported_by_both_counts_once(
    files: tuple[Path, Path], tmp_path: Path, bank: Bank, write: Callable[[str], Path]
) -> None:
    survey = write("format: 1\nsurveys: [{responses: [{3.1.safe: 5}, {3.1.safe: 5}]}]\n")
    for path in files:
        with Sitting.open(path, bank) as sitting:
            import_answers(sitting, survey)
    one, other = tmp_path / "one.assess", tmp_path / "other.assess"
    merge(files, one)
    merge(files[::-1], other)
    assert one.read_bytes() == other.read_bytes()
    assert read_engagement(one, bank).surveys == {"3.1": ({"safe": 5}, {"safe": 5})}
