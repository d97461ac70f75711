"""The appendices in the report: their places, and what a reader sees of them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from assess.report.appendices.view import appendices_view
from assess.report.html import render_body
from assess.report.view import build_view
from assess.scoring.evaluate import evaluate
from tests.exports.pages import attacked
from tests.report import example, plans
from tests.report.appendices.made import material_of

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan

ALL = (
    "board-questions",
    "playbook",
    "council-charter",
    "squad-charter",
    "guardrail-register",
    "business-model",
    "benchmark-audit",
    "innovation-sprint",
    "change-plan",
)
ATTACK = "</td></table><script>alert(1)</script><a href='javascript:x'>{{ 7*7 }}</a>"


def printed(plan: RolloutPlan | None) -> str:
    """Return the appendices of a report as HTML."""
    engagement = plan.engagement if plan else example.engagement()
    body = render_body(build_view(example.bank(), engagement, evaluate(example.bank(), engagement), plan=plan))
    return "".join(re.findall(r'<section class="part appendix .*?</section>', body, re.DOTALL))


def tags(page: str) -> list[str]:
    """Return the tags of a page, in order."""
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _: found.append(tag)  # type: ignore[method-assign,assignment]
    parser.feed(page)
    return found


def test_each_appendix_has_its_place_and_those_of_a_plan_need_one() -> None:
    assert tuple(each.anchor for each in appendices_view(material_of(plans.made()))) == ALL
    alone = printed(None)
    assert [anchor for anchor in ALL if f'id="{anchor}"' in alone] == [
        "guardrail-register",
        "business-model",
        "benchmark-audit",
    ]


def test_once_the_pilot_is_judged_no_squad_is_chartered() -> None:
    anchors = [each.anchor for each in appendices_view(material_of(plans.far_along()))]
    assert [anchor for anchor in ALL if anchor not in anchors] == ["squad-charter", "innovation-sprint"]


def test_every_appendix_stands_in_the_contents_and_is_printed_once(any_plan: RolloutPlan) -> None:
    engagement = any_plan.engagement
    view = build_view(example.bank(), engagement, evaluate(example.bank(), engagement), plan=any_plan)
    body = render_body(view)
    for each in view.appendices:
        assert each.anchor in [section.anchor for section in view.contents]
        assert body.count(f'id="{each.anchor}"') == 1
        assert body.count(f">{each.title}</h2>") == 1


def test_they_stand_between_the_plan_and_the_answers_that_prove_it(any_plan: RolloutPlan) -> None:
    engagement = any_plan.engagement
    view = build_view(example.bank(), engagement, evaluate(example.bank(), engagement), plan=any_plan)
    anchors = [section.anchor for section in view.contents]
    first = anchors.index(view.appendices[0].anchor)
    assert anchors[first : first + len(view.appendices)] == [each.anchor for each in view.appendices]
    assert anchors[first - 1] == "profile"
    assert anchors[first + len(view.appendices)] in ("answers", "method")


def test_hostile_text_changes_nothing_but_the_words() -> None:
    ours, theirs = printed(attacked("word")), printed(attacked(ATTACK))
    assert tags(ours) == tags(theirs)
    assert "<script" not in theirs
    assert "49" not in re.sub(r"\d+\.\d+|\d{3,}", "", theirs.replace("{{ 7*7 }}", ""))


def test_tables_have_as_many_cells_in_each_row_as_heads(any_plan: RolloutPlan) -> None:
    for table in re.findall(r"<table.*?</table>", printed(any_plan), re.DOTALL):
        counts = {len(re.findall(r"<t[hd]\b", row)) for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)}
        assert len(counts) == 1, table[:200]


def test_what_nobody_said_is_a_line_to_write_on_with_a_link_to_its_question() -> None:
    page = printed(plans.empty())
    assert '<span class="write"></span><span class="refs"> <a href="#question-5-1">5.1</a></span>' in page
    assert "Blank(" not in page


@pytest.mark.parametrize("anchor", ALL)
def test_no_appendix_is_the_same_for_two_companies(anchor: str) -> None:
    parts = [
        {each.anchor: each.part for each in appendices_view(material_of(plan))}
        for plan in (plans.made(), plans.empty())
    ]
    assert parts[0][anchor] != parts[1][anchor] or anchor == "council-charter"
