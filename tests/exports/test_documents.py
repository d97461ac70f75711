"""The playbook and the charters."""

from __future__ import annotations

import math
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from assess.engagement.model import Row
from assess.exports.council_charter import council_charter
from assess.exports.playbook import playbook
from assess.exports.squad_charter import squad_charter
from assess.planning.rollout import Window
from assess.scoring.ranges import FALSE
from tests.exports.pages import attacked, blocks, material_of, said
from tests.report import example, plans

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.engagement.model import Cell
    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material

DOCUMENTS = (playbook, council_charter, squad_charter)
ATTACK = "\r\n# H\n\n<img src=x onerror=alert(1)> [a](https://evil.example) ![p](x) | cell | *bold* `code` {{ 7*7 }}"
BLOCK_MARKS = "#<|!->+=`~ \t"
_PRINTED_LINE = 100  # characters
_PAGE = 55  # lines of A4


def page(document: Callable[[Material, RolloutPlan], bytes], plan: RolloutPlan) -> str:
    return document(material_of(plan), plan).decode()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_hostile_text_changes_nothing_but_the_words(document: Callable[[Material, RolloutPlan], bytes]) -> None:
    assert blocks(page(document, attacked("word"))) == blocks(page(document, attacked(ATTACK)))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_line_of_a_client_begins_a_heading_or_markup(document: Callable[[Material, RolloutPlan], bytes]) -> None:
    lines = page(document, attacked(ATTACK)).splitlines()
    ours = page(document, attacked("word")).splitlines()
    begins = [[line[:1] if line[:1] in BLOCK_MARKS else "a word" for line in page] for page in (ours, lines)]
    assert begins[0] == begins[1]
    assert "49" not in "".join(lines)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_plan_has_its_documents_with_headings_in_order(
    document: Callable[[Material, RolloutPlan], bytes], any_plan: RolloutPlan
) -> None:
    text = page(document, any_plan)
    assert text.startswith("# ")
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    assert not {"em_open", "strong_open", "hr", "html_block", "link_open"} & set(blocks(text))


# The playbook


def printed_lines(line: str) -> int:
    """Return how many lines one line of Markdown takes in print; a heading takes two, its space with it."""
    return 2 if line.startswith("#") and len(line) <= _PRINTED_LINE else math.ceil(len(line) / _PRINTED_LINE)


@pytest.mark.parametrize("plan", [plans.made(), plans.empty(), attacked("a very long name " * 20)])
def test_the_playbook_fits_on_one_page(plan: RolloutPlan) -> None:
    assert sum(map(printed_lines, page(playbook, plan).splitlines())) <= _PAGE


def test_the_playbook_has_the_four_pillars_with_what_is_found_and_what_to_do() -> None:
    plan = plans.made()
    text = page(playbook, plan)
    for pillar in material_of(plan).assessment.pillars:
        assert f"## {pillar.name}: " in text
    assert "In the way: Neglecting guardrails" in text
    assert f"- Do: {plan.actions[0].call.action.name} (action 1," in text
    assert "and two others. No owner: Invoice or payment." in text


def test_an_action_that_waits_for_an_answer_is_no_order() -> None:
    plan = plans.made()
    waiting = tuple(replace(each, window=Window.CONDITIONAL) for each in plan.actions)
    text = page(playbook, replace(plan, actions=waiting))
    assert f"- If confirmed: {plan.actions[0].call.action.name} (action 1," in text
    assert "- Do:" not in text


def test_once_the_pilot_is_judged_the_playbook_starts_no_line_and_no_squad() -> None:
    text = page(playbook, plans.far_along())
    assert plans.FIRST not in text
    assert "Squad:" not in text


def test_the_playbook_says_which_register_is_not_yet_known() -> None:
    assert "- Data entities: not yet known (question 4.3)." in page(playbook, plans.empty())


# The council's charter


def test_a_seat_that_is_not_needed_is_left_out_and_a_doubtful_one_is_marked() -> None:
    plan = plans.made()
    first, *others = plan.offers.council.seats
    council = replace(plan.offers.council, seats=(replace(first, needed=FALSE), *others))
    text = page(council_charter, replace(plan, offers=replace(plan.offers, council=council)))
    assert first.role not in text
    assert "Operations lead (if needed) | Keeps mechanisms" in text
    assert text.count("is not yet known") == 1


def test_the_council_has_purpose_powers_limits_meetings_and_an_end() -> None:
    council = plans.offers().council
    text = said(page(council_charter, plans.made()))
    for wanted in (council.purpose, *council.decides, *council.never, council.meets, council.ends, *council.cautions):
        assert wanted.replace("\n", " ") in text


# The squad's charter


def test_what_nobody_has_said_is_a_blank_with_its_question() -> None:
    text = page(squad_charter, plans.empty())
    for question in ("2.1", "2.5", "3.1", "5.1", "5.2", "5.3", "5.6"):
        assert f"______ (not yet known: question {question})" in text
    assert "The squad's, up to (question 5.5) |" in text


def test_the_charter_names_line_members_leads_gates_exit_and_kill_criteria() -> None:
    plan = plans.made()
    text = page(squad_charter, plan)
    assert f"\nLine: {plans.FIRST}\n" in text
    assert all(f"| {person} |" in text for person in plans.PEOPLE)
    assert "its leads settle: Engineering lead, invoicing (Engineering lead)." in text
    assert "| Pilot start | 2 March to 6 April 2028 | 1 June 2028 to 15 January 2029 | Chief executive" in text
    assert "- Cycle time is down by 20 % or more against the baseline.\n" in text
    assert "not yet settled" not in text
    assert plan.pilot.says not in text
    assert "| A second override of the squad by the sponsor. | Finance lead |" in text


def test_without_a_start_date_the_gates_stand_in_weeks() -> None:
    assert "| Pilot start | 33 to 39 weeks | 39 to 46 weeks |" in page(squad_charter, plans.unknown())


def rows(register: str, **cells: object) -> RolloutPlan:
    """Return a plan of a client with one row, "key", in one register."""
    client = example.engagement(registers=MappingProxyType({register: (Row("key", MappingProxyType(cells)),)}))
    return plans.made(client)


def test_the_law_keeps_a_decision_where_it_is_and_others_have_a_limit_to_be_written() -> None:
    assert "| key | CEO | 3 | not yet known | Stays where the law puts it |" in page(
        squad_charter, rows("decisions", **{"decided-by": "CEO", "sign-offs": 3.0, "statutory": True})
    )
    assert "| key | CEO | not yet known | not yet known | ______ |" in page(
        squad_charter, rows("decisions", **{"decided-by": "CEO"})
    )


def test_what_the_target_design_hands_over_is_proposed_and_what_is_agreed_is_counted() -> None:
    given = example.answer("5.5", value={"handed-over": 3, "with-limits": 2})
    cells: dict[str, Cell] = {"sign-offs": 5.0, "target-sign-offs": 1.0, "statutory": False}
    registers = {"decisions": (Row("price-change", MappingProxyType(cells)),)}
    answers = MappingProxyType({"5.5": (given,)})
    text = page(squad_charter, plans.made(example.engagement(registers=MappingProxyType(registers), answers=answers)))
    assert "So far three are handed over, two with a written limit; which is not asked." in text
    assert "| Changing a price | not yet known | 5 | 1 | Proposed: ______ |" in text


def test_a_guardrail_without_an_owner_is_not_in_force() -> None:
    owned = page(squad_charter, rows("guardrails", rule="Nobody pays alone", owner="Finance"))
    orphan = page(squad_charter, rows("guardrails", rule="Nobody pays alone", owner=None))
    assert "| key | Nobody pays alone | not yet known | Finance | not yet known |" in owned
    assert "Not in force, for want of a rule or an owner: key." in orphan
    assert "Nobody pays alone" not in orphan
