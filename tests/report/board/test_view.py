"""The whole board edition: its length, its links, that it is an archive, and that no text in it becomes markup."""

from __future__ import annotations

import re
from functools import cache

import pytest

from assess.engagement.interchange.sample import make_sample
from assess.engagement.sitting import read_engagement
from assess.report import tree
from assess.report.board.source import Source
from assess.report.board.view import MOST_PAGES, BoardView
from assess.report.html import render_html
from assess.report.material import Ref
from tests.report import companies, example, plans
from tests.report.test_archive import failures
from tests.report.test_html import HOSTILE, parsed
from tests.report.test_pdf import pages_of

from . import boards

PLANS = {
    "hostile": plans.hostile(HOSTILE),
    "unknown": plans.unknown(),
    "empty": plans.empty(),
    "far": plans.far_along(),
}


@cache
def planned(name: str) -> BoardView:
    """Return the board edition of the example client with a plan of a kind."""
    return boards.of(boards.material(PLANS[name].engagement, PLANS[name]))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> BoardView:
    """Return the board edition of the sample company."""
    file = tmp_path_factory.mktemp("sample") / "sample.assess"
    make_sample(file, example.bank())
    return boards.of(boards.material(read_engagement(file, example.bank())))


@pytest.mark.parametrize("name", companies.BY_NAME)
def test_it_has_eight_pages_at_most_and_brings_no_complaints(name: str, warnings_of_the_typesetter: list[str]) -> None:
    assert len(boards.pages(name, "A4")) <= MOST_PAGES
    assert warnings_of_the_typesetter == []


def test_so_it_has_on_the_shorter_paper(sample: BoardView) -> None:
    assert len(boards.pages("manufacturer", "Letter")) <= MOST_PAGES
    assert len(pages_of(boards.printed(sample, "Letter"))) <= MOST_PAGES


def test_so_it_has_where_every_name_is_long_and_hostile_and_it_is_sound_for_the_archive(
    warnings_of_the_typesetter: list[str],
) -> None:
    written = boards.printed(planned("hostile"), "Letter")
    assert len(pages_of(written)) <= MOST_PAGES
    assert failures(written) == set()
    assert warnings_of_the_typesetter == []


@pytest.mark.parametrize("name", companies.BY_NAME)
def test_page_one_alone_is_enough_to_decide(name: str) -> None:
    first = boards.pages(name, "A4")[0]
    for words in ("Decision asked of the board", "Amount now", "Next decision", "Readiness", "What we do not know"):
        assert words in first
    assert len(boards.board(name).front.asks) >= 2


@pytest.mark.parametrize("view", [*map(boards.board, companies.BY_NAME), *map(planned, PLANS)])
def test_it_is_well_formed_and_leaves_no_part_and_no_heading_empty(view: BoardView) -> None:
    page = render_html(view)
    parsed(page)
    assert not re.search(r"<(p|li|h2|h3)( class=\"[^\"]*\")?>\s*</", page)
    assert not re.search(r"<tbody>\s*</tbody>", page)
    assert not re.search(r"</h2>\s*(</div>\s*)?</section>", page)
    assert page.count("<svg") == len(re.findall(r"<svg[^>]*><title>[^<]+</title>", page))


@pytest.mark.parametrize("view", [*map(boards.board, companies.BY_NAME), *map(planned, PLANS)])
def test_every_reference_leads_to_the_list_at_the_end(view: BoardView) -> None:
    page = render_html(view)
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets
    assert targets <= set(re.findall(r'id="([^"]+)"', page))
    assert view.sources is not None
    assert {each.rule for each in tree.found(view, Source)} - {""} == {rule.name for rule in view.sources.rules}
    assert all(ref.anchor or ref.number.endswith("more") for ref in tree.found(view, Ref))


def test_hostile_text_stays_text() -> None:
    page = render_html(planned("hostile"))
    assert not parsed(page).seen & {"script", "img", "object", "embed", "iframe", "link", "base"}
    assert "&lt;script&gt;alert(1)" in page
    assert "\u202e" not in page


@pytest.mark.parametrize("name", companies.BY_NAME)
def test_no_sentence_ends_twice_or_holds_a_stray_blank(name: str) -> None:
    for text in tree.found(boards.board(name), str):
        assert not re.search(r"\.\.(?!\.)|\s[.,;:](\s|$)|  ", text), text


def test_the_same_client_gives_an_equal_view() -> None:
    assert boards.of(boards.stuff("manufacturer")) == boards.of(boards.stuff("manufacturer"))
