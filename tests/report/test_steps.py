"""What the part on steps says of gates, caps and questions that are not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.report.steps import StepsView, steps_view
from tests.report import companies, example
from tests.report.unplanned import material

if TYPE_CHECKING:
    from assess.engagement.model import Engagement
    from assess.report.steps import ClauseLine


def part(engagement: Engagement) -> StepsView:
    return steps_view(material(engagement))


def clause(view: StepsView, says: str) -> ClauseLine:
    return next(each for gate in view.gates for each in gate.clauses if says in each.says)


def test_a_passed_clause_names_what_it_rests_on() -> None:
    view = part(companies.all_best())
    assert [ref.number for ref in clause(view, "Step 3,").refs] == ["all of step 3"]
    assert [ref.number for ref in clause(view, "No critical mistake").refs] == ["all of Common mistakes"]
    assert all(each.refs for gate in view.gates for each in gate.clauses)


def test_no_wall_of_numbers_where_a_whole_step_holds_a_gate() -> None:
    assert [ref.anchor for ref in clause(part(companies.nearly_silent()), "Step 3,").refs] == ["step-3"]


def test_too_little_answered_is_told_with_its_share_and_closes_nothing() -> None:
    told = clause(part(companies.nearly_silent()), "Enough is answered")
    assert (told.range, told.status, told.status_mark) == ("3 % overall", "not enough yet", "unresolved")
    assert told.says == ("Enough is answered for a verdict: 60 % overall, 70 % in step 3 and 70 % in step 5.")


def test_a_cap_that_only_holds_at_worst_is_no_fact() -> None:
    caps = {each.number: each.caps for each in part(companies.manufacturer()).steps}
    (told,) = caps[3]
    assert told == (
        "Question 3.5 is critical and, at worst, worth less than 25: "
        "it then holds the step at 40 or lower (policy threshold)."
    )


def test_an_answer_of_another_role_is_not_called_unsure() -> None:
    lines = {each.ref.number: each.standing for step in part(companies.manufacturer()).steps for each in step.questions}
    assert lines["3.5"] == "answered by another role"


def test_a_question_that_is_not_asked_is_named_with_its_step() -> None:
    hidden = {each.number: each.hidden for each in part(companies.all_best()).steps}
    name = example.bank().question_by_id["7.4"].name
    assert hidden[7] == f"Not asked of this company: 7.4 {name}."
    assert hidden[8] == ""
