"""A text file of days nobody works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.engagement.interchange.holidays import read_holidays
from assess.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


def test_dates_are_read_and_blank_lines_and_comments_are_not(tmp_path: Path) -> None:
    path = tmp_path / "days.txt"
    path.write_text("\ufeff# 2027\r\n2027-12-25\r\n\r\n 2027-12-26  # the day after\r\n", encoding="utf-8")
    assert read_holidays(path) == ("2027-12-25", "2027-12-26")


def test_every_line_that_is_no_date_is_told(tmp_path: Path) -> None:
    path = tmp_path / "days.txt"
    path.write_text("2027-12-25\n25.12.2027\n\n2027-02-30\n", encoding="utf-8")
    with pytest.raises(InputError, match="nothing was changed") as refused:
        read_holidays(path)
    assert [problem.removeprefix(f"{path}:").partition(" is ")[0] for problem in refused.value.problems] == [
        "2: '25.12.2027'",
        "4: '2027-02-30'",
    ]


@pytest.mark.parametrize("content", [None, b"\xff\xfe2"])
def test_what_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "days.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"days\.txt"):
        read_holidays(path)
