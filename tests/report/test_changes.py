"""What the report says has changed: readiness and knowledge apart, and what cannot be compared."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Sure
from assess.engagement.model import Respondent, Stray
from assess.engagement.past import Earlier, Edition
from assess.planning.comparison.between import compare
from assess.planning.comparison.mistakes import MistakeChange, MistakeShift
from assess.planning.comparison.promises import PromiseChange, PromiseShift
from assess.planning.comparison.shifts import RangeChange, Shift
from assess.report.changes import ChangesView, changes_view
from assess.report.html import environment
from assess.report.material import Material
from assess.report.words import NONE
from assess.scoring.assessment import Verdict
from assess.scoring.evaluate import evaluate
from assess.scoring.ranges import Range
from tests.planning.comparison.earlier import with_question
from tests.report.test_html import HOSTILE, parsed
from tests.scoring.made import CEO, answer, bank, best, changed, made, surveyed

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.engagement.model import Engagement

TODAY = Edition(bank().info.version, bank().content_hash)
OLD = Edition("0.9.0", "old")


def view_of(
    then: Engagement, now: Engagement, *, edition: Edition = TODAY, earlier_bank: Bank | None = None, **fields: object
) -> ChangesView:
    """Return the part on two states of a client; `fields` replace some of the comparison."""
    earlier = Earlier(then, "2026-05-31", another=False, editions=(edition,))
    comparison = compare(bank(), then, now, given_under=earlier.editions, earlier=earlier_bank)
    material = Material(bank(), now, evaluate(bank(), now), (), None)
    view = changes_view(material, earlier, replace(comparison, **fields))  # type: ignore[arg-type]
    assert view is not None
    return view


def page_of(view: ChangesView) -> str:
    part = environment().get_template("parts/changes.html.j2").render(view=SimpleNamespace(changes=view))
    return f"<h1>x</h1><h2>x</h2>{part}"


def test_without_anything_to_compare_with_there_is_no_such_part() -> None:
    assert changes_view(Material(bank(), best(), evaluate(bank(), best()), (), None), None, None) is None


def test_it_says_with_what_it_is_compared() -> None:
    assert view_of(best(), best()).since == "Compared with what this file held at the end of 31 May 2026 (UTC)."
    comparison = compare(bank(), best(), best())
    material = Material(bank(), best(), evaluate(bank(), best()), (), None)
    other = changes_view(material, Earlier(best(), "2026-05-31", another=True, editions=()), comparison)
    assert other is not None
    assert other.since == "Compared with an earlier file, last changed on 31 May 2026."


def test_where_nothing_changed_it_says_so_and_no_more() -> None:
    view = view_of(best(), best())
    assert view.nothing
    assert view.headline.startswith("The index is as it was")
    page = page_of(view)
    assert "Answers that are otherwise" not in page
    assert "What was answered" not in page
    assert "<h3>Mistakes" not in page


def test_a_narrower_range_is_knowledge_and_never_called_readiness() -> None:
    unknown = changed(best(), {"4.5": answer("4.5", sure=Sure.DONT_KNOW)})
    view = view_of(unknown, best())
    assert "progress in knowledge, which does not show that readiness has changed" in view.headline
    assert view.steps[3].says == "known more closely"
    assert not [step for step in view.steps if "risen" in step.says]
    assert "Less is known" in view_of(best(), unknown).headline


def test_only_a_range_without_a_value_in_common_is_readiness() -> None:
    poor = changed(best(), {"3.3": 0, "4.5": 0, "8.1": 0, "5.8": 0})
    assert view_of(poor, best()).headline.startswith("Readiness has risen: the index was ")
    assert view_of(best(), poor).headline.startswith("Readiness has fallen: ")
    shared = view_of(best(), best(), index=RangeChange(Range(40, 60), Range(50, 70), Shift.UP))
    assert (
        shared.headline
        == "The index was 40 to 60 and is 50 to 70. Readiness may have risen, or not: the two share values."
    )


def test_a_rise_of_the_step_that_maps_the_present_is_called_knowledge() -> None:
    poor = changed(best(), {"1.3": answer("1.3", sure=Sure.DONT_KNOW), "3.3": 0})
    view = view_of(poor, best())
    assert view.steps[0].says == "better mapped: this is knowledge"
    assert any("step 1, which scores how well the present is mapped" in note for note in view.notes)


def test_where_too_little_was_answered_no_index_is_told() -> None:
    little = made(answer("3.3", 2))
    assert "Too little was answered then to tell whether readiness moved" in view_of(little, best()).headline
    assert view_of(best(), little).headline == "Too little is answered for an index; then there was enough."
    assert view_of(little, little).headline == "Too little is answered for an index, as then."


@pytest.mark.parametrize("shift", MistakeShift)
def test_mistakes_are_grouped_by_what_became_of_them(shift: MistakeShift) -> None:
    one = MistakeChange("m", "Big bang", shift, Verdict.DETECTED, Verdict.DETECTED, "high")
    (group,) = view_of(best(), best(), mistakes=(one, replace(one, name="No stop"))).mistakes
    assert group.items == ("Big bang (high)", "No stop (high)")
    knowledge = shift in (MistakeShift.CONFIRMED, MistakeShift.RULED_OUT)
    assert ("may" in group.means) is knowledge


@pytest.mark.parametrize(
    ("shift", "says"),
    [
        (PromiseShift.SLIPPED, "slipped by three weeks at least"),
        (PromiseShift.EARLIER, "earlier by three weeks at least"),
        (PromiseShift.KEPT, "kept"),
        (PromiseShift.CLOSER, "kept, and known more closely"),
        (PromiseShift.PASSED, "passed since"),
    ],
)
def test_the_plan_slipped_or_was_kept(shift: PromiseShift, says: str) -> None:
    one = PromiseChange("g1", "Mandate", shift, Range(15.2, 16), Range(15.2, 16), None, None, 3)
    (line,) = view_of(best(), best(), promises=(one,)).promises
    assert line.says == says
    assert line.then == "15 to 16 weeks"
    assert line.now == (NONE if shift is PromiseShift.PASSED else "15 to 16 weeks")


def test_answers_that_are_otherwise_stand_side_by_side_and_the_rest_by_number() -> None:
    then = made(answer("1.3", 0), answer("1.4", 2, Sure.UNSURE))
    now = made(answer("1.3", 4), answer("1.4", 2, Sure.SEEN), answer("1.5", 1))
    told = view_of(then, now).answers
    anchors = bank().question_by_id["1.3"].anchors  # type: ignore[union-attr]
    assert [(each.ref.number, each.who, each.then, each.now) for each in told.otherwise] == [
        ("1.3", "Chief executive", anchors[0], anchors[4])
    ]
    assert [(group.name, [ref.number for ref in group.refs]) for group in told.groups] == [
        ("Learnt", ["1.5"]),
        ("Surer", ["1.4"]),
    ]


def test_scales_are_told_by_how_many_answered_and_never_one_by_one() -> None:
    scale = {statement.id: 3 for statement in bank().question_by_id["8.2"].statements}  # type: ignore[union-attr]
    then = made(answer("8.2", scale))
    now = made(answer("8.2", dict.fromkeys(scale, 7)), surveys={"8.2": surveyed("8.2", 6, 1)})
    told = view_of(then, now).answers
    assert told.otherwise == ()
    assert [(group.name, [ref.number for ref in group.refs]) for group in told.groups] == [("Otherwise", ["8.2"])]
    assert told.surveys == ("8.2 Psychological safety: no responses then, one now.",)


def test_rows_are_named_as_a_person_would_name_them() -> None:
    then, now = made(rows={"decisions": {"hire": {}}}), made(rows={"decisions": {"release": {}}})
    assert view_of(then, now).answers.tables == (
        "Decisions: new: Putting a change live; gone: Hiring a front-line person.",
    )


def test_another_company_another_set_and_other_facts_are_said() -> None:
    then = replace(best("express"), company=replace(best().company, name="Umbrella"))
    notes = view_of(then, changed(best(), {"company.people": 130})).notes
    assert notes == (
        "The earlier file is on Umbrella, this one on Acme. If that is not the same company, nothing here holds.",
        "Then the express set was asked, and now the full set. Both are judged over the full set.",
        "The company's people: 120 then, 130 now.",
    )


def test_a_start_that_moved_is_told_with_the_plan() -> None:
    then, now = (replace(best(), company=replace(best().company, start_date=day)) for day in (None, "2027-01-04"))
    assert (
        view_of(then, now).start == "The start was not set and is 4 January 2027. So weeks from the start are compared."
    )
    assert view_of(then, now).notes == ()


def test_another_edition_is_said_with_all_that_cannot_be_compared() -> None:
    then = made(answer("1.3", 1), strays=(Stray("answer 3.19", "gone", 2),))
    silent = view_of(then, best(), edition=OLD).edition
    assert "given under edition 0.9.0 of the instrument" in silent.says[0]
    assert "cannot be told" in silent.says[1]
    assert silent.only_then == ("3.19",)
    told = view_of(then, best(), edition=OLD, earlier_bank=with_question("1.3", weight=2.0, id="1.3")).edition
    assert [ref.number for ref in told.rescored] == ["1.3"]
    assert not [line for line in told.says if "cannot be told" in line]
    assert view_of(best(), best()).edition.says == (
        f"Both were answered under edition {TODAY.version} of the instrument.",
    )


def test_hostile_text_stays_text_and_every_part_is_well_formed() -> None:
    person = Respondent("ceo", HOSTILE, "chief-executive")
    then = made(answer("2.1", 0), answer("1.3", 0), respondents=(person,), rows={"people": {HOSTILE: {}}})
    then = replace(then, strays=(Stray(f"answer {HOSTILE}", HOSTILE, 1),), company=replace(CEO_COMPANY, name=HOSTILE))
    now = made(answer("2.1", 4), answer("1.3", 4), respondents=(replace(person, id=CEO.id),))
    page = page_of(view_of(then, now, edition=Edition(HOSTILE, "old")))
    reader = parsed(page)
    assert not reader.seen & {"script", "img", "object", "embed", "iframe", "link", "base"}
    assert all(link.startswith("#") for link in reader.links)
    assert "\u202e" not in page
    assert not re.search(r"<(p|li|h3)( class=\"[^\"]*\")?>\s*</", page)
    assert not re.search(r"<tbody>\s*</tbody>", page)


CEO_COMPANY = best().company
