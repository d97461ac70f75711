"""Who was heard and until when, as the cover says it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assess.engagement.model import Company, Engagement
from assess.report.cover import answered_until, cover_view, heard_from
from tests.report import companies, example
from tests.report.unplanned import material


@pytest.mark.parametrize(
    ("engagement", "says"),
    [
        (Engagement(), "none yet"),
        (companies.nearly_silent(), "day not recorded"),
        (companies.all_best(), "20 November 2026"),
    ],
)
def test_answers_without_a_day_are_not_told_as_no_answers(engagement: Engagement, says: str) -> None:
    assert says == answered_until(material(engagement))


def test_the_sheets_of_the_front_line_are_counted_beside_the_respondents() -> None:
    sheets = {each: ({"a": 4},) * 9 for each in ("8.2", "8.3", "8.4")}
    told = heard_from(material(replace(example.engagement(), surveys=sheets)))
    assert told == "three respondents and nine front-line sheets"
    assert heard_from(material(Engagement())) == ""


@pytest.mark.parametrize(
    ("company", "size"),
    [
        ("Acme", ""),
        ("Acme Holding for Tea, Coffee, Cocoa and Spices", "long"),
        ("Straßenbahnverkehrsbetriebe", "long"),
        ("Acme Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "longer"),
    ],
)
def test_a_company_is_named_as_large_as_its_longest_word_allows(company: str, size: str) -> None:
    assert size == cover_view(material(Engagement(company=Company(name=company)))).size
