"""One CSV file as rows of a register: all of it, or every reason why not by file, line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.engagement.interchange.register_file import read_register_file
from assess.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from assess.engagement.sitting import Sitting


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "team.csv"


def test_a_file_gives_the_known_cells_of_each_row(empty: Sitting, sheet: Path) -> None:
    sheet.write_text("\ufeffperson;days;owner\nLead;1.5;none\n[/etc/passwd];;\n", encoding="utf-8")
    assert read_register_file(empty.bank, "team", sheet) == {
        "lead": {"person": "lead", "days": 1.5, "owner": None},
        "[/etc/passwd]": {"person": "[/etc/passwd]"},
    }


def test_headers_may_be_called_otherwise(empty: Sitting, sheet: Path) -> None:
    sheet.write_text("Who,Effort,Else\nA,2,x\n", encoding="utf-8")
    rows = read_register_file(empty.bank, "team", sheet, {"who": "person", "Effort": "days"})
    assert rows == {"A": {"person": "A", "days": 2.0}}


def test_every_problem_is_told_by_file_line_and_column(empty: Sitting, sheet: Path) -> None:
    sheet.write_text("person,days\nA,many\n,1\nA,2\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_register_file(empty.bank, "team", sheet)
    assert [problem.partition(" ")[0] for problem in refused.value.problems] == [f"{sheet}:{line}:" for line in (2, 3)]
    assert "Days: 'many' is not a number" in refused.value.problems[0]


def test_a_file_that_is_not_there_or_no_text_is_refused(empty: Sitting, sheet: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_register_file(empty.bank, "team", sheet)
    sheet.write_bytes(b"person\n\xff\n")
    with pytest.raises(InputError, match="not UTF-8"):
        read_register_file(empty.bank, "team", sheet)
    with pytest.raises(InputError, match="not a file"):
        read_register_file(empty.bank, "team", sheet.parent)
