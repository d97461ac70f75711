"""The mistake matrix."""

from __future__ import annotations

from assess.report.pictures.matrix import Matrix, matrix
from assess.scoring.assessment import Verdict
from assess.scoring.ranges import Range
from tests.report.pictures.made import mistake

DETECTED, POSSIBLE, QUIET, UNASKED = (
    Verdict.DETECTED,
    Verdict.POSSIBLE,
    Verdict.NOT_INDICATED,
    Verdict.NOT_ASSESSABLE,
)


def drawn(*findings: object) -> Matrix:
    picture = matrix(findings)  # type: ignore[arg-type]
    assert picture is not None
    return picture


def names(picture: Matrix) -> list[list[list[str]]]:
    """Return the names in every cell, a list a row."""
    return [
        [[" ".join(line.text for line in entry.lines) for entry in cell.entries] for cell in row.cells]
        for row in picture.rows
    ]


def test_the_most_severe_and_certain_stands_at_the_upper_right() -> None:
    picture = drawn(mistake("Mild", QUIET, 3, "high"), mistake("Grave", DETECTED, 5), mistake("Open", POSSIBLE, 5))
    assert [row.figure.text for row in picture.rows] == ["5", "3"]
    assert names(picture) == [[[], ["Open"], ["Grave"]], [["Mild"], [], []]]


def test_a_severity_that_is_not_certain_has_a_row_of_its_own() -> None:
    picture = drawn(mistake("A", DETECTED, Range(3, 4)), mistake("B", QUIET, 4))
    assert [row.figure.text for row in picture.rows] == ["4", "3 to 4"]


def test_a_tint_says_what_the_place_says() -> None:
    picture = drawn(mistake("A", DETECTED, 4), mistake("B", QUIET, 2, "medium"))
    assert [[cell.tint for cell in row.cells] for row in picture.rows] == [
        ["none", "light", "strong"],
        ["none", "light", "light"],
    ]


def test_headline_mistakes_are_set_in_bold() -> None:
    picture = drawn(mistake("Headline", DETECTED), mistake("Other", QUIET))
    assert [entry.strong for row in picture.rows for cell in row.cells for entry in cell.entries] == [False, True]


def test_its_title_tells_every_mistake_the_detected_first() -> None:
    assert drawn(mistake("A", DETECTED, 5), mistake("B", QUIET, 3, "high")).title == (
        "Mistakes by severity and verdict. Detected: A (critical, 5). Possible: none. Not indicated: B (high, 3)."
    )


def test_there_is_none_where_all_share_a_verdict_or_nobody_was_asked() -> None:
    assert matrix([mistake("A", QUIET), mistake("B", QUIET, 3), mistake("C", UNASKED)]) is None
    assert matrix([]) is None


def test_rows_are_as_high_as_their_fullest_cell() -> None:
    one, two = (drawn(mistake("A", QUIET), *(mistake(f"Name {n}", DETECTED) for n in range(count))) for count in (3, 6))
    assert float(one.height) < float(two.height)
