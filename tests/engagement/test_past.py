"""A client's file as it stood before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from assess.engagement.past import Edition, editions, read_earlier, until
from assess.engagement.sitting import Sitting
from assess.errors import EngagementError
from tests.engagement.events import answer, at, respondent, undo

if TYPE_CHECKING:
    from pathlib import Path

    from assess.bank.model import Bank

SPRING, AUTUMN = datetime(2026, 5, 31, 23, 59, 59, 999999, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path, bank: Bank) -> Path:
    """Return a file in which level 1 was answered at the very end of May and level 3 in September."""
    path = tmp_path / "client.assess"
    clock = iter([SPRING.replace(day=1), SPRING.replace(day=2), SPRING, AUTUMN])
    with Sitting.create(path, bank, {"name": "Acme"}, clock=lambda: next(clock)) as sitting:
        sitting.add_respondent("ceo", "chief-executive", "ceo")
        sitting.answer("1.1", "ceo", value=1)
        sitting.answer("1.1", "ceo", value=3)
    return path


def test_a_day_counts_to_its_end_in_utc(file: Path, bank: Bank) -> None:
    values = [
        [given.value for given in read_earlier(day, file, bank).engagement.answers.get("1.1", ())]
        for day in ("2026-05-30", "2026-05-31", "2026-08-31", "2026-09-01")
    ]
    assert values == [[], [1], [1], [3]]


def test_an_earlier_file_is_read_to_its_end_and_named_by_its_last_day(file: Path, bank: Bank) -> None:
    earlier = read_earlier(str(file), file, bank)
    assert (earlier.another, earlier.day) == (True, "2026-09-01")
    assert earlier.engagement.answers["1.1"][0].value == 3
    assert read_earlier("2026-06-01", file, bank).another is False


def test_a_day_before_the_file_was_begun_is_refused(file: Path, bank: Bank) -> None:
    with pytest.raises(ValueError, match="nothing to compare with on 2026-04-30: the file was begun on 2026-05-01"):
        read_earlier("2026-04-30", file, bank)


def test_a_day_not_in_the_calendar_is_told_apart_from_a_file_that_is_not_there(file: Path, bank: Bank) -> None:
    with pytest.raises(ValueError, match="not in the calendar"):
        read_earlier("2026-02-30", file, bank)
    with pytest.raises(EngagementError):
        read_earlier(str(file.with_name("none.assess")), file, bank)


def test_what_was_taken_back_later_still_stood_before() -> None:
    events = [
        at(1, respondent()),
        at(2, answer("1.1", 1)),
        replace(at(3, undo("e2")), time="2026-02-01T00:00:00+00:00"),
    ]
    assert [event.id for event in until(events, "2026-01-31")] == ["e1", "e2"]


def test_editions_are_those_under_which_something_was_answered() -> None:
    events = [at(1, respondent(), version="0.8.0"), at(3, answer("1.1", 2)), at(2, answer("1.1", 1), version="0.9.0")]
    assert editions(events) == (Edition("0.9.0", "h"), Edition("1.0.0", "h"))
