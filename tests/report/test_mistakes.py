"""Signs that are there and signs that nobody knows stand apart; a dial is drawn where something is off."""

from __future__ import annotations

from assess.report.mistakes import behind, mistakes_view
from tests.report import companies
from tests.report.unplanned import material


def test_what_is_not_known_is_no_sign_that_was_seen() -> None:
    view = mistakes_view(material(companies.nearly_silent()))
    assert all(each.open and not each.clauses for each in view.possible)


def test_the_signs_of_a_possible_mistake_name_every_answer_that_would_settle_it() -> None:
    found = material(companies.nearly_silent())
    alone = next(each for each in mistakes_view(found).possible if each.name == "Speed alone")
    named = {ref.number for sign in alone.open for ref in sign.refs}
    assert named == {ref.number for ref in alone.settle} == {"2.2", "3.8", "6.1", "6.2"}
    assert behind(next(each for each in found.assessment.mistakes if each.name == "Speed alone")) == tuple(
        sorted(named)
    )


def test_no_dial_where_both_ends_are_ruled_out() -> None:
    assert [each.drawn for each in mistakes_view(material(companies.all_best())).dials] == [None, None]
