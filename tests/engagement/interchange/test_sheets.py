"""CSV files: registers and surveys as other programs export them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from assess.engagement.interchange.importing import import_answers
from assess.engagement.interchange.sheets import read_sheet
from assess.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assess.engagement.sitting import Sitting

    Write = Callable[[str], Path]

TEAM = "format: 1\nregisters: {team: {csv: team.csv}}\n"
MAPPED = "format: 1\nregisters: {team: {csv: team.csv, columns: {Wer: person, Tage: days}}}\n"
SURVEY = """\
format: 1
surveys:
  - csv: team.csv
    columns: {I can say what I see: 3.1.safe, "If it fails, I am blamed": 3.1.blamed}
    answers: {Strongly disagree: 1, Agree: 6}
"""


def problems(sitting: Sitting, path: Path) -> list[str]:
    """Return what an import is refused for, without the folder."""
    with pytest.raises(InputError) as refused:
        import_answers(sitting, path)
    return [problem.removeprefix(f"{path.parent}/") for problem in refused.value.problems]


@pytest.mark.parametrize("form", product((",", ";", "\t"), ("utf-8", "utf-8-sig"), ("\n", "\r\n")))
def test_a_register_is_read_from_csv(empty: Sitting, write: Write, tmp_path: Path, form: tuple[str, str, str]) -> None:
    mark, encoding, end = form
    lines = [["Person", "DAYS", "owner"], ['"Ann; B, ""C"""', "1", "none"], [], ["Ünal"], ["", "", ""]]
    (tmp_path / "team.csv").write_bytes(end.join(mark.join(line) for line in lines).encode(encoding))
    assert import_answers(empty, write(TEAM)).rows == 2
    assert [row.cells for row in empty.engagement.registers["team"]] == [
        {"person": 'Ann; B, "C"', "days": 1.0, "owner": None},
        {"person": "Ünal"},
    ]


def test_headers_are_mapped_and_the_rest_counted(empty: Sitting, write: Write, tmp_path: Path) -> None:
    (tmp_path / "team.csv").write_text("Wer,Tage,Laune\nAnn,3,gut\n")
    counts = import_answers(empty, write(MAPPED))
    assert (counts.rows, counts.ignored_columns) == (1, 1)


@pytest.mark.parametrize(
    "case",
    [
        (TEAM, "Person,Dayz\nA,1\n", ["team.csv:1: 'Dayz' is none of the columns. Did you mean 'days'?"]),
        (TEAM, 'Person,Days\n"A\nB",1\nC,100\n', ["team.csv:4: Days: '100'"]),
        (TEAM, "Person,Days\nA,1,2\nB,1,2,3\n", ["team.csv:2: it has 3 cells", "team.csv:3: it has 4 cells"]),
        (TEAM, "Person,Person\nA,B\n", ["team.csv:1: two headers mean person"]),
        (TEAM, "Days\n1\n", ["team.csv:2: Person names the row"]),
        (TEAM, 'Person\n"A\n', ["team.csv:2: it is not CSV"]),
        (TEAM, "", ["team.csv:1: it is empty"]),
        (
            MAPPED,
            "Wir,Tage\nA,1\n",
            ["team.csv:1: there is no header 'Wer'. Did you mean 'Wir'?", "team.csv:2: Person"],
        ),
        (MAPPED.replace("person", "persn"), "Wer,Tage\nA,1\n", ["answers.yaml:2: Team has no column 'persn'"]),
        (SURVEY, "Time\n1\n", ["team.csv:1: there is no header"]),
        (SURVEY, "I can say what I see\nMaybe\n8\n", ["team.csv:2: 'Maybe'", "team.csv:3: '8'"]),
        (
            SURVEY.replace("3.1.safe", "3.1.sage"),
            "I can say what I see\n1\n",
            ["answers.yaml:4: there is no statement"],
        ),
    ],
)
def test_problems_in_csv_are_told_by_line(
    empty: Sitting, write: Write, tmp_path: Path, case: tuple[str, str, list[str]]
) -> None:
    text, content, told = case
    (tmp_path / "team.csv").write_text(content)
    found = problems(empty, write(text))
    assert [start for start in told if not any(problem.startswith(start) for problem in found)] == []


def test_csv_that_is_not_utf8_is_refused(empty: Sitting, write: Write, tmp_path: Path) -> None:
    (tmp_path / "team.csv").write_bytes(b"Person\n\xe9\n")
    assert problems(empty, write(TEAM)) == ["answers.yaml:2: team.csv: byte 7 is not UTF-8; save it as CSV UTF-8"]


def test_a_survey_counts_blank_rows_and_takes_words(empty: Sitting, write: Write, tmp_path: Path) -> None:
    (tmp_path / "team.csv").write_text(
        'Time,i can say  what I see,"If it fails, I am blamed"\n1,agree,2\n2,,\n3,7,\n4,STRONGLY DISAGREE, 7 \n'
    )
    counts = import_answers(empty, write(SURVEY))
    assert (counts.responses, counts.blank_responses, counts.ignored_columns) == (3, 1, 1)
    assert empty.engagement.surveys == {"3.1": ({"safe": 6, "blamed": 2}, {"safe": 7}, {"safe": 1, "blamed": 7})}


@pytest.mark.parametrize(
    "name", ["../team.csv", "sub/../../team.csv", "{absolute}", "link.csv", "linked/team.csv", "sub", "a\\0b"]
)
def test_csv_never_leaves_the_folder(empty: Sitting, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "team.csv"
    outside.write_text("Person\nsecret\n")
    home = tmp_path / "home"
    (home / "sub").mkdir(parents=True)
    (home / "link.csv").symlink_to(outside)
    (home / "linked").symlink_to(tmp_path)
    path = home / "answers.yaml"
    named = name.format(absolute=outside)
    path.write_text(f'format: 1\nregisters: {{team: {{csv: "{named}"}}}}\n')
    (problem,) = problems(empty, path)
    assert problem.startswith("answers.yaml:2: ")
    assert "secret" not in problem


def test_csv_in_a_folder_below_is_found(empty: Sitting, write: Write, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "team.csv").write_text("Person\nAnn\n")
    assert import_answers(empty, write(TEAM.replace("team.csv", "sub/team.csv"))).rows == 1


def test_long_cells_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"a\n{'x' * 100_000}\n")
    assert len(read_sheet(tmp_path / "a.csv", "a.csv").lines[0].cells[0]) == 100_000
