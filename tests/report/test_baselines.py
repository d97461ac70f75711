"""What a baseline is worth as a comparison."""

from __future__ import annotations

import pytest

from assess.report import baselines
from tests.report import companies
from tests.report.board import boards
from tests.scoring import made


@pytest.mark.parametrize("given", ["days", "days from request to delivery, median", "days, median", ""])
def test_a_unit_fits_as_far_as_the_shorter_of_the_two_says(given: str) -> None:
    assert baselines.fits("days, median", given)


@pytest.mark.parametrize(
    ("own", "given"), [("defects per 100 items", "defects per 100 changes"), ("points from -100 to 100", "days")]
)
def test_a_unit_that_says_something_else_does_not_fit(own: str, given: str) -> None:
    assert not baselines.fits(own, given)


def test_a_row_is_about_a_measure_by_its_id_or_its_name() -> None:
    bank = made.bank()
    by_id, by_name = baselines.measure(bank, "team-nps"), baselines.measure(bank, " team NPS ")
    assert by_id is not None
    assert by_id is by_name
    assert baselines.misfit(by_id, "days") == "counted in “days”, which does not fit this measure"
    assert baselines.misfit(baselines.measure(bank, "Overtime"), "days") == ""


def test_what_is_kept_of_the_pilot_line_is_told_in_the_words_of_the_answer() -> None:
    low = boards.material(made.changed(companies.ready(), {"5.7": 1}))
    assert baselines.of_the_line(low) == (
        "Baselines may be company-wide. Of the pilot line: dated orders, tickets or batches from before the start "
        "exist. Nobody has yet worked out a figure from them."
    )
    assert baselines.of_the_line(boards.stuff("silent")) == "Whether baselines are of the pilot line is not yet known."
