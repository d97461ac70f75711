"""Where no line is broken, and which apostrophe is printed."""

from __future__ import annotations

import pytest

from assess.report import words
from assess.report.spacing import as_typed, page_tied, tied


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("by 4 May 2027", "by 4\u00a0May 2027"),
        ("20 % of 12 weeks", "20\u00a0% of 12\u00a0weeks"),
        ("7 to 20 person-weeks", "7 to 20\u00a0person\u2011weeks"),
        ("step 3 and action 14", "step\u00a03 and action\u00a014"),
        ("the leaders' time, a unit's", "the leaders\u2019 time, a unit\u2019s"),
        ("4.7 and 7 more", "4.7 and 7\u00a0more"),
        ('say "yes, perhaps" to ("no")', "say \u201cyes, perhaps\u201d to (\u201cno\u201d)"),
        ('<a href="x">"\' "', '<a href="x">"\' "'),
        ('19" and 24" racks', '19" and 24" racks'),
        ("90,000 EUR", "90,000\u00a0EUR"),
        ("5' high, 4 Maya", "5' high, 4 Maya"),
    ],
)
def test_figures_stay_with_what_they_count(typed: str, printed: str) -> None:
    assert tied(typed) == printed
    assert as_typed(printed) == typed


def test_a_page_is_tied_in_its_text_alone() -> None:
    page = (
        """<style>a { content: "x's" }</style><p title="the unit's 7 days">"""
        "the unit&#39;s &#34;7 days&#34; &lt;b&gt; 9&#34;</p>"
    )
    assert page_tied(page) == (
        """<style>a { content: "x's" }</style><p title="the unit's 7 days">"""
        "the unit\u2019s \u201c7\u00a0days\u201d &lt;b&gt; 9&#34;</p>"
    )


def test_a_name_that_runs_to_the_left_is_an_element_where_one_can_be() -> None:
    name = words.isolated("مدير الجودة")
    page = f"<svg><title>{name}</title><text><tspan>1</tspan> {name}</text></svg><p>{name} (50)</p>"
    assert page_tied(page) == page.replace(f"<p>{name}", f"<p><bdi>{name}</bdi>")
