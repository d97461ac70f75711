"""The part on the line that goes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assess.planning.rollout import LineVerdict, Override
from assess.report.rollout import line
from assess.scoring.ranges import FALSE, TRUE, UNKNOWN, Range, exactly
from tests.report import example, plans
from tests.report.rollout import made

FIRST, SECOND, THIRD = plans.FIRST, plans.SECOND, plans.THIRD


def part(**changes: object) -> line.LineView:
    view = line.line_view(made.with_pilot(plans.pilot(**changes)))
    assert view is not None
    return view


def test_without_a_plan_there_is_no_such_part() -> None:
    assert line.line_view(made.without_plan()) is None


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, f"{FIRST} goes first"),
        ({"verdict": LineVerdict.CLOSE_CALL}, f"{FIRST} is named, a close call"),
        ({"chosen": "north"}, "North goes first"),
        ({"chosen": "iLine"}, "iLine goes first"),
        ({"verdict": LineVerdict.NOT_YET_KNOWN, "chosen": None}, "Not yet known"),
        ({"verdict": LineVerdict.NONE_ELIGIBLE, "chosen": None}, "No line is eligible"),
        ({"verdict": LineVerdict.NO_LINES, "chosen": None}, "No line is described"),
        ({"override": Override(SECOND, "x"), "chosen": SECOND}, f"{SECOND} goes first, by an override"),
    ],
)
def test_the_verdict_in_a_few_words(changes: dict[str, object], verdict: str) -> None:
    assert line.verdict(plans.pilot(**changes)) == verdict


def test_the_finding_leads_and_is_told_once() -> None:
    view = part()
    assert view.lead == f"{FIRST} goes first: it ranks first in 82 to 97 % of draws."
    assert view.says == ""


def test_an_override_leads_with_its_reason_and_what_the_comparison_names() -> None:
    view = part(override=Override(SECOND, "the sponsor sits there"), chosen=SECOND)
    assert view.lead == f"{SECOND} goes first, by an override."
    assert view.says.startswith(FIRST)
    assert view.override == (
        f"{SECOND} was chosen by hand. The comparison names {FIRST}. Reason given: The sponsor sits there."
    )
    assert [row.mark for row in view.lines] == ["recommended", "chosen by hand", ""]


def test_an_override_of_a_line_that_is_gone_does_not_lead() -> None:
    view = part(override=Override("Sold since", "x"))
    assert view.lead.startswith(FIRST)
    assert view.says == ""


def test_each_line_says_how_it_stands_against_the_screens() -> None:
    view = part()
    assert [row.eligible for row in view.lines] == ["passes all", "passes all", "fails one"]
    assert [row.eligible_mark for row in view.lines] == ["passed", "passed", "failed"]
    assert line.screened(plans.candidate("x", exactly(5), UNKNOWN)) == "one not yet known"


def test_a_line_that_does_not_compete_says_why() -> None:
    dominated = plans.candidate("x", exactly(5), TRUE, dominated_by=("y",))
    assert line.first_ranks(dominated) == "dominated"
    assert line.first_ranks(plans.candidate("x", exactly(5), FALSE)) == "\N{EN DASH}"
    assert line.first_ranks(plans.candidate("x", exactly(5), first=Range(0.1, 0.2))) == "10 to 20 %"


def test_a_screen_is_told_of_each_line_in_their_order() -> None:
    first = part().screens[0]
    assert first.name == example.bank().planning.lines.screens[0].name
    assert first.cells == (("passed", "passes"), ("passed", "passes"), ("failed", "fails"))


def test_the_points_compare_the_line_chosen_with_the_best_that_may_compete() -> None:
    view = part()
    assert view.compared == (FIRST, SECOND)
    assert view.points[0].weight == "18 %"
    assert view.points[0].points == ("71 to 74", "55 to 61")
    assert part(chosen=None, nearest=None).points == ()


def test_no_preference_names_those_that_only_their_name_tells_apart() -> None:
    assert part(equals=("Invoicing 2",)).equals == (
        f"No preference between {FIRST} and Invoicing 2: nothing but the name tells them apart."
    )
    assert part().equals == ""


def test_why_not_the_others_stands_with_what_would_change_it() -> None:
    reasons = part().reasons
    assert [each.name for each in reasons] == [SECOND, THIRD]
    assert reasons[1].why_not == ("It brings 62 % of revenue.",)


def test_what_could_change_the_verdict_is_listed_by_line_and_cut_where_it_is_long() -> None:
    bank = example.bank()
    assert line.settling(bank, plans.pilot()) == f"“data ready” of {SECOND}."
    columns = [each.id for each in bank.register_by_id["product-lines"].columns][1:10]
    many = plans.pilot(settle=tuple((SECOND, column) for column in columns))
    assert line.settling(bank, many).endswith("and one more answer about lines.")
    more = plans.pilot(settle=tuple((each, column) for column in columns for each in (FIRST, SECOND)))
    assert line.settling(bank, more).endswith("and two more answers about lines.")
    whole = plans.pilot(settle=tuple((each.line, "data-readiness") for each in plans.pilot().lines))
    assert line.settling(bank, whole) == "“data ready” of all three lines."
    assert line.settling(bank, plans.pilot(settle=())) == ""


def test_the_method_names_draws_only_where_there_were_any() -> None:
    assert "2,000 draws" in part().method
    assert "draws" not in part(draws=0).method


def test_a_plan_without_lines_has_empty_tables() -> None:
    view = line.line_view(made.material(plans.empty()))
    assert view is not None
    assert (view.lines, view.screens, view.points, view.reasons) == ((), (), (), ())
    assert view.lead


def test_the_reason_of_an_override_is_data() -> None:
    told = line.override(replace(plans.pilot(), override=Override("a\nb", "<i>\x1b")))
    assert "\n" not in told
    assert "\x1b" not in told
