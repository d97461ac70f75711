"""The part on the squad."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assess.engagement.model import Choice, PlanInputs
from assess.planning.rollout import LeftOut, Loss, Missing, Override, SquadVerdict
from assess.report.rollout import squad
from tests.report import example, plans
from tests.report.rollout import made


def part(**changes: object) -> squad.SquadView:
    view = squad.squad_view(made.with_squad(plans.squads(**changes)))
    assert view is not None
    return view


def test_without_a_plan_there_is_no_such_part() -> None:
    assert squad.squad_view(made.without_plan()) is None


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (SquadVerdict.INFEASIBLE, "No squad keeps every rule"),
        (SquadVerdict.NO_PEOPLE, "Nobody is listed"),
        (SquadVerdict.CANCELLED, "The search was stopped"),
    ],
)
def test_the_verdict_where_there_is_no_squad(verdict: SquadVerdict, said: str) -> None:
    assert squad.verdict(plans.squads(verdict=verdict, squads=())) == said


def test_the_verdict_says_whether_the_squad_is_proven_the_best() -> None:
    unproven = replace(plans.squad("a", "b", "c"), proven=False, gap=0.031)
    assert squad.verdict(plans.squads()) == (
        "A squad of five is found; no better squad can be formed of those known to be able to join"
    )
    assert squad.verdict(plans.squads(left_out=())) == "A squad of five is found; no better squad can be formed"
    assert squad.verdict(plans.squads(squads=(unproven,))) == (
        "A squad of three is found; not proven the best: another could cost up to 3.1 % less"
    )


def test_a_member_is_told_with_home_lead_skills_and_loss() -> None:
    first = part().members[0]
    assert first.home == "Engineer, Technology, Invoicing"
    assert first.lead == "Engineering lead"
    assert first.brings == "engineering and testing"
    assert first.loss == "Every need stays covered; nobody in the pool could take the seat."
    assert first.instead == "nobody in the pool"


def test_a_loss_names_what_breaks_and_who_could_take_the_seat() -> None:
    assert squad.loss(Loss("x", ("design at level 3",), "Bo", 2.5)) == (
        "No longer covered: design at level 3; Bo could take the seat at 2.5\N{NO-BREAK SPACE}points more."
    )
    assert squad.loss(Loss("x", (), "Bo", 0.0)) == "Every need stays covered; Bo could take the seat."


def test_only_losses_that_matter_are_named_and_the_rest_counted() -> None:
    five = replace(plans.squad("a", "b"), losses=tuple(Loss(each, ("design",), None, None) for each in "abcd"))
    assert squad.losses_that_matter(five) == (
        "Losing any one of the four members leaves a need open; for none of them anybody could step in."
    )
    held = replace(five, losses=tuple(replace(each, replacement="Bo") for each in five.losses))
    assert squad.losses_that_matter(held).endswith("leaves a need open; for each of them somebody could step in.")
    lone = replace(five, losses=(*held.losses[:1], Loss("b", (), None, None)))
    assert squad.losses_that_matter(lone) == "Only the loss of a leaves a need open; Bo could step in."
    spare = replace(five, losses=(Loss("a", (), None, None),))
    assert squad.losses_that_matter(spare) == "It can lose any one member and still cover every need."
    assert squad.losses_that_matter(replace(five, losses=())) == ""


def test_the_quality_says_what_the_cost_is_made_of_and_which_hours_are_shared() -> None:
    assert squad.quality(plans.squads(squads=(plans.squad("a", "b"),), left_out=())) == (
        "No better squad can be formed. Its cost is 41.3 points, the fewer the better: unfamiliar pairs 30, disruption "
        "14.3 and extra cover \N{MINUS SIGN}3. All members share 6\N{NO-BREAK SPACE}working hours a day."
    )
    unknown = squad.quality(plans.squads(squads=(replace(plans.squad("a", "b"), shared_hours=None),)))
    assert unknown.endswith("How many working hours all members share is not yet known.")


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (("a", "b", "d"), "With d in place of c: three members, at the same cost."),
        (("a", "b", "c", "d"), "With d besides: four members, at the same cost."),
        (("a", "b"), "Without c: two members, at the same cost."),
    ],
)
def test_another_squad_is_told_by_how_it_differs(people: tuple[str, ...], said: str) -> None:
    assert squad.differing(plans.squad("a", "b", "c"), plans.squad(*people)) == said


def test_a_dearer_squad_and_one_that_is_not_proven_say_so() -> None:
    other = replace(plans.squad("a", "d", cost=44), proven=False, gap=0.02)
    assert squad.differing(plans.squad("a", "b"), other) == (
        "With d in place of b: two members, at 2.7\N{NO-BREAK SPACE}points more; "
        "not proven the best: another could cost up to 2 % less."
    )


def test_what_is_missing_is_told_as_what_to_do() -> None:
    choice = plans.squads(
        missing=(Missing("hire", "one person with design at level 3"), Missing("release", "Bo", "Bo"))
    )
    assert squad.missing(choice) == ("Hire one person with design at level 3.", "Release Bo.")


def test_hires_of_the_same_kind_are_told_together() -> None:
    alike = tuple(
        Missing("hire", f"{who} with design at level 3", "", "design", 3) for who in ("one person", "one more")
    )
    assert squad.missing(plans.squads(missing=alike)) == ("Hire two people with design at level 3.",)


def test_overrides_say_who_joins_and_who_stays_out_and_why() -> None:
    client = example.engagement(plan=PlanInputs(in_squad=(Choice("Ada", "x"),), out_of_squad=(Choice("Bo", "y"),)))
    plan = plans.made(
        client, squad=plans.squads(overrides=(Override("Ada", "she knows it"), Override("Bo", "on leave")))
    )
    assert squad.overrides(plan) == (
        "Ada joins by hand. Reason given: She knows it.",
        "Bo is kept out by hand. Reason given: On leave.",
    )


def test_people_left_out_stand_together_by_reason_the_most_frequent_first() -> None:
    view = part()
    assert [(row.why, row.people) for row in view.left_out] == [("Not released.", "Quality engineer; Head of sales")]
    assert [row.people for row in view.unknown] == ["Support engineer"]


def test_many_names_are_cut() -> None:
    left = tuple(LeftOut(f"P{n}", "not released", unknown=False) for n in range(20))
    assert part(left_out=left).left_out[0].people.endswith("P11; and eight more")


def test_between_equals_there_is_no_preference() -> None:
    alike = replace(plans.squad("a", "b"), members=(plans.member("a", equals=("c", "d")),))
    assert squad.equals(alike) == ("No preference between a, c and d: nothing but the name tells them apart.",)


def test_a_needed_skill_says_how_many_hold_it() -> None:
    first, second = part().cover
    assert (first.skill, first.needed) == ("Engineering", "two members at level 3, critical")
    assert second.needed == "one member at level 3"


def test_without_a_squad_there_are_no_members() -> None:
    view = squad.squad_view(made.material(plans.unknown()))
    assert view is not None
    assert (view.members, view.cover, view.others, view.quality) == ((), (), (), "")
    assert len(view.missing) == 2
