"""The page: everything a client writes stays text."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from assess.engagement.events import Evidence
from assess.report.html import environment, render_html, stylesheet
from assess.report.view import ReportView, build_view
from assess.scoring.evaluate import evaluate
from tests.report import example, plans

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan

HOSTILE = (
    "<script>alert(1)</script>{{ 7*7 }}{% raw %}]]><!-- </style><img src=x onerror=y>"
    '"\' onload=1 <svg><a href="javascript:x">&amp;\u202e'
)
VOID = {"meta", "br", "col", "img", "link", "hr", "input"}


def hostile_view() -> ReportView:
    """Return the view of a client whose every text is an attack."""
    answers = {
        question: tuple(
            example.answer(
                question,
                respondent,
                sure=given[0].sure,
                value=given[0].value,
                words=HOSTILE,
                note=HOSTILE,
                evidence=(Evidence(HOSTILE, "javascript:alert(1)", HOSTILE),),
                reason=HOSTILE,
            )
            for respondent in ("ceo",)
        )
        for question, given in example.engagement().answers.items()
    }
    plan = plans.hostile(HOSTILE)
    engagement = replace(plan.engagement, answers=answers)
    plan = replace(plan, engagement=engagement)
    return build_view(example.bank(), engagement, evaluate(example.bank(), engagement), plan=plan)


class Balanced(HTMLParser):
    """Collects tag names and fails on tags that do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.links: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an opening tag."""
        self.seen.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        assert "a" not in self.open, f"<{tag}> inside a link"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - inherited
        """Note a tag that closes itself."""
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag; it must be the last one opened."""
        assert self.open.pop() == tag


def parsed(page: str) -> Balanced:
    reader = Balanced()
    reader.feed(page)
    assert reader.open == []
    return reader


def test_hostile_text_stays_text() -> None:
    page = render_html(hostile_view())
    reader = parsed(page)
    assert not reader.seen & {"script", "img", "object", "embed", "iframe", "link", "base"}
    assert all(link.startswith("#") for link in reader.links)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in page
    assert "\u202e" not in page


@pytest.mark.parametrize("anchor", ["summary", "line", "squad", "actions", "money"])
def test_hostile_text_of_a_plan_stays_text_in_every_part_that_tells_of_it(anchor: str) -> None:
    part = render_html(hostile_view()).partition(f'id="{anchor}"')[2].partition("</section>")[0]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in part
    assert "<script" not in part
    assert "javascript:x" not in re.sub(r"&lt;a href=(&#34;|\u201c)javascript:x", "", part)


@pytest.mark.parametrize("plan", [plans.made(), plans.unknown(), plans.far_along()])
def test_every_plan_is_well_formed_and_leaves_no_part_empty(plan: RolloutPlan) -> None:
    assessment = evaluate(example.bank(), plan.engagement)
    page = render_html(build_view(example.bank(), plan.engagement, assessment, plan=plan))
    parsed(page)
    assert not re.search(r"<(p|li|h3|h4)( class=\"[^\"]*\")?>\s*</", page)
    assert not re.search(r"<tbody>\s*</tbody>", page)
    assert not re.search(r"</h3>\s*(<h[23]|</section>)", page)


def test_every_table_of_a_plan_is_rectangular_and_its_heads_have_a_scope(page: str) -> None:
    for table in re.findall(r"<table.*?</table>", page, re.DOTALL):
        columns = len(re.findall(r"<col[ /]", table))
        assert "<th>" not in table
        for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL):
            cells = re.findall(r"<t[hd][^>]*>", row)
            spans = sum(int(span[1]) if (span := re.search(r'colspan="(\d+)"', cell)) else 1 for cell in cells)
            if "rowspan" not in table and columns:
                assert spans == columns


def test_headings_do_not_skip(page: str) -> None:
    headings = parsed(page).headings
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(headings))


def test_the_page_needs_nothing_beside_it(page: str) -> None:
    assert not re.search(r"url\(|@import|src=|<link", page)
    assert '<html lang="en-GB">' in page


def test_every_drawing_says_what_it_shows(page: str) -> None:
    assert page.count("<svg") == len(re.findall(r"<svg[^>]*><title>[^<]+</title>", page))
    assert "text-anchor" not in page
    assert "currentColor" not in page


def test_an_unknown_name_in_a_template_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing_of_the_kind }}").render()


def test_a_template_cannot_reach_out() -> None:
    with pytest.raises(SecurityError):
        environment().from_string("{{ ''.__class__.__mro__ }}").render()


def test_only_two_papers() -> None:
    assert "size: Letter" in stylesheet("Letter")
    with pytest.raises(ValueError, match="A4 or Letter"):
        stylesheet("A4; } body { background: red")  # type: ignore[arg-type]


def test_policy_thresholds_say_so(page: str) -> None:
    assert "policy threshold" in page
    assert "Expert thresholds, not yet calibrated on outcomes" in page
