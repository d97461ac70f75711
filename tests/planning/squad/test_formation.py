"""Squads as the plan tells of them: overrides, equals, losses, what is missing, what is not known, what was assumed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from assess.engagement.model import Company
from assess.planning.rollout import CostPart, LeftOut, Loss, Missing, Override, SquadVerdict
from tests.planning.squad.pools import LARGE, bank_of, formed, person
from tests.scoring import made

if TYPE_CHECKING:
    from assess.engagement.model import Row

MILLER = person("miller", {"milling": 3.0, "baking": 3.0})
BAKER = person("baker", {"Grinding": 2.0, "baking": 4.0})
SELLER = person("seller", {"SELLING": 2.0})
TRIO = (MILLER, BAKER, SELLER)


def changed(row: Row, **cells: object) -> Row:
    kept = {name: cell for name, cell in row.cells.items() if name != "person"}
    return person(row.key, **{name.replace("-", "_"): cell for name, cell in (kept | cells).items()})  # type: ignore[arg-type]


def test_a_squad_says_who_leads_what_each_brings_and_what_it_costs() -> None:
    choice = formed(TRIO)
    squad = choice.squads[0]
    assert [(m.person, m.lead) for m in squad.members] == [
        ("miller", "Mill lead"),
        ("seller", "Shop lead"),
        ("baker", ""),
    ]
    assert [member.skills for member in squad.members] == [("milling", "baking"), ("selling",), ("milling", "baking")]
    parts = (CostPart("unfamiliar pairs", 24.0), CostPart("disruption", 12.0), CostPart("extra cover", -3.0))
    assert (parts, 33.0, 8.0, True) == (squad.parts, squad.cost, squad.shared_hours, squad.proven)
    assert [(cover.skill, cover.needed, cover.holders) for cover in squad.cover] == [
        ("milling", 2, ("baker", "miller")),
        ("baking", 1, ("baker", "miller")),
        ("selling", 1, ("seller",)),
    ]
    assert choice.says == (
        "All three people who could join form the squad. "
        "No other squad keeps every rule and differs by two members or more."
    )


def test_a_loss_says_what_is_no_longer_covered_and_who_could_take_the_seat() -> None:
    dear = person("second seller", {"selling": 3.0}, backfill_weeks=10.0)
    losses = {loss.person: loss for loss in formed((*TRIO, dear)).squads[0].losses}
    assert losses["seller"] == Loss("seller", ("selling at level 2", "the role of Shop lead"), "second seller", 6.0)
    assert losses["miller"] == Loss(
        "miller", ("a second person with milling at level 2", "the role of Mill lead"), None, None
    )


def test_where_one_member_is_left_for_two_roles_the_loss_says_so() -> None:
    both = person("both", {"milling": 3.0, "selling": 2.0})
    losses = {loss.person: loss for loss in formed((both, SELLER, BAKER)).squads[0].losses}
    assert losses["seller"].unmet == ("one person each for the roles of Mill lead and Shop lead",)


def test_people_who_differ_only_in_name_are_equals() -> None:
    twins = [person(f"seller {n}", {"selling": 2.0}, department="shop", team="shop") for n in (3, 1, 2)]
    squad = formed((MILLER, BAKER, *twins)).squads[0]
    equals = {member.person: member.equals for member in squad.members}
    assert equals == {"miller": (), "baker": (), "seller 1": ("seller 2", "seller 3")}
    known = changed(twins[0], worked_with=("baker",))
    squad = formed((MILLER, BAKER, known, *twins[1:])).squads[0]
    assert next((m.person, m.equals) for m in squad.members if m.lead == "Shop lead") == ("seller 3", ())


def test_squads_that_differ_only_in_equals_are_not_offered_as_different() -> None:
    twins = [person(f"{skill} {n}", {skill: 3.0}, department=skill) for skill in ("baking", "selling") for n in (1, 2)]
    assert len(formed((MILLER, person("grinder", {"grinding": 2.0}), *twins)).squads) == 1


@pytest.mark.parametrize(
    ("cells", "why", "unknown"),
    [
        ({"released": False}, "not released", False),
        ({"availability": 79.0}, "less than 80 % of their time free", False),
        ({"released": False, "availability": 10.0}, "not released and less than 80 % of their time free", False),
        ({"released": False, "availability": None}, "not released", False),
        ({"released": None}, "nobody has said whether they are released", True),
        ({"availability": None, "released": None, "skills": None},
         "nobody has said how much time they have or whether they are released or what they are skilled in", True),
    ],
)  # fmt: skip
def test_who_cannot_join_is_left_out_with_the_reason(cells: dict[str, object], why: str, *, unknown: bool) -> None:
    choice = formed((*TRIO, person("spare", **{"skills": {"selling": 4.0}} | cells)))  # type: ignore[arg-type]
    assert (LeftOut("spare", why, unknown=unknown),) == choice.left_out
    told = "A better squad may be possible once it is known whether one more person can join."
    assert unknown == (told in choice.says)


def test_somebody_required_joins_whatever_their_time_and_the_choice_says_so() -> None:
    busy = person("busy", {"selling": 2.0}, availability=20.0, released=None, backfill_weeks=50.0)
    choice = formed((*TRIO, busy), inside=("Busy",))
    assert ("busy", True) in [(member.person, member.required) for member in choice.squads[0].members]
    assert (Override("busy", "The board wants it."),) == choice.overrides
    assert (
        "busy joins by hand, although only 20 % of their time is free and nobody has said whether they are released"
        in choice.assumed
    )


def test_somebody_kept_out_stays_out_and_is_no_way_to_mend_the_pool() -> None:
    choice = formed(TRIO, outside=("seller",))
    assert (LeftOut("seller", "kept out by hand", unknown=False),) == choice.left_out
    assert (Missing("hire", "one person with selling at level 2", skill="selling", level=2),) == choice.missing


def test_somebody_required_who_is_not_listed_is_left_aside() -> None:
    choice = formed(TRIO, inside=("ghost",))
    assert (choice.verdict, choice.overrides) == (SquadVerdict.FOUND, ())
    assert "ghost is not listed and is left aside, though required by hand" in choice.assumed


@pytest.mark.parametrize(
    ("others", "inside", "outside", "says"),
    [
        ((), ("seller",), ("seller",), "seller is both required and kept out by hand."),
        ((person("aide", manager="seller"),), ("aide", "seller"), (),
         "aide and seller are both required, but one of them reports to the other."),
        ((person("aide", conflicts=("seller",)),), ("aide", "seller"), (),
         "Two of the people required by hand must not join together."),
        ((person("aide", utc_offset=-5.0),), ("aide", "seller"), (),
         "aide and seller are both required, but they share too few working hours."),
        ((person("aide", team="team of seller"),), ("aide", "seller"), (),
         "More people of the home team team of seller are required than it can spare."),
        (tuple(person(f"aide {n}", department="shop") for n in range(3)), ("aide 0", "aide 1", "aide 2"), (),
         "More people of shop are required than the two seats a department may have."),
        (tuple(person(f"aide {n}") for n in range(5)), [f"aide {n}" for n in range(5)], (),
         "Five people are required by hand, but a squad has four seats."),
    ],
)  # fmt: skip
def test_contradictions_among_those_required_are_named(
    others: tuple[Row, ...], inside: tuple[str, ...], outside: tuple[str, ...], says: str
) -> None:
    choice = formed((*TRIO, *others), inside, outside)
    assert (SquadVerdict.INFEASIBLE, (), says) == (choice.verdict, choice.missing, choice.says)


def test_offsets_are_compared_round_the_clock() -> None:
    far = [
        changed(MILLER, **{"utc-offset": 13.0}),
        changed(BAKER, **{"utc-offset": -11.0}),
        changed(SELLER, **{"utc-offset": -10.0}),
    ]
    assert formed(far).squads[0].shared_hours == 7.0


def test_a_release_is_named_before_a_hire() -> None:
    rows = (MILLER, changed(BAKER, released=False), changed(SELLER, availability=None))
    choice = formed(rows)
    assert [
        Missing("release", "baker (not released)", person="baker"),
        Missing("release", "seller (nobody has said how much time they have)", person="seller"),
    ] == list(choice.missing)
    assert (
        choice.says == "With the one person who could join, no squad of three to four members keeps every rule. "
        "A squad may be possible without any of this once it is known whether one more person can join."
    )


def test_where_seats_are_few_one_new_person_must_bring_several_skills() -> None:
    idle = tuple(person(f"idle {n}") for n in range(3))
    choice = formed((*idle, SELLER), inside=("idle 0", "idle 1"))
    skills = ("milling at level 2", "baking at level 3", "selling at level 2", "milling at level 3")
    assert [f"one person with {skill}" for skill in skills] == [each.says for each in choice.missing]
    assert "There are seats for two new people only, so one must bring several of the skills" in choice.says
    assert "There are seats for" not in formed(TRIO, outside=("seller",)).says


def test_a_pool_of_nobody_can_be_mended() -> None:
    choice = formed((person("idle", released=False, availability=0.0),))
    assert (choice.pool, choice.verdict) == (0, SquadVerdict.INFEASIBLE)
    assert {"hire"} == {each.kind for each in choice.missing}


def test_an_empty_table_gives_no_verdict_on_anybody() -> None:
    choice = formed(())
    assert (
        choice.verdict,
        choice.missing,
        choice.says,
    ) == (SquadVerdict.NO_PEOPLE, (), "Nobody is listed who could join a squad.")


def test_what_is_not_known_is_named_and_never_filled_in() -> None:
    vague = person(
        "vague", {"selling": 2.0}, department=None, team=None, utc_offset=None, worked_with=None, backfill_weeks=None
    )
    sizes = made.bank().planning.squads.sizes.model_copy(update={"low": 3, "high": 4})
    choice = formed((MILLER, BAKER, vague), bank=bank_of(sizes=sizes), company=Company())
    squad = choice.squads[0]
    assert (squad.parts[1].value, squad.shared_hours) == (12.0, None)  # 4 each, and the mean of those for vague
    assert choice.assumed == (
        "Nobody has said how many people the company has, so a squad of 3 to 4 is taken to fit it",
        "Nobody has said the industry, so the squad is taken to need what most do: milling, baking and selling",
        (
            "Nobody has said of vague when they work (hours are taken to overlap with everybody's); "
            "how long it takes to replace them (it counts neither way); "
            "which department they belong to (no limit of a department is counted); "
            "what their home team is (it is taken to manage without them); "
            "with whom they have worked (only those count who name them)"
        ),
    )


@pytest.mark.parametrize(
    ("industry", "shape"),
    [
        ("Software for engineering firms", "software"),
        ("Mechanical Engineering", "manufacturing"),
        ("E-Commerce", "retail"),
        ("Softwareless crafts", "general"),
        (None, "general"),
    ],
)
def test_the_shape_follows_the_words_of_the_industry(industry: str | None, shape: str) -> None:
    assert shape == formed((), bank=made.bank(), company=Company(people=100, industry=industry)).shape


@pytest.mark.parametrize(("people", "sizes"), [(29, (3, 4)), (30, (5, 9)), (None, (5, 9))])
def test_small_companies_form_small_squads(people: int | None, sizes: tuple[int, int]) -> None:
    assert sizes == formed((), company=Company(people=people)).sizes


def test_a_larger_company_forms_a_squad_of_five_or_more() -> None:
    idle = tuple(person(f"idle {n}", backfill_weeks=float(n)) for n in range(6))
    choice = formed((*TRIO, *idle), company=LARGE)
    assert all(5 <= len(squad.members) <= 9 for squad in choice.squads)


def test_a_department_without_another_beside_it_still_has_a_seat() -> None:
    bank = bank_of(department_share=0.1)
    assert SquadVerdict.FOUND is formed(TRIO, bank=bank).verdict


def test_the_solver_is_not_imported_until_a_squad_is_formed() -> None:
    code = "import sys, assess.planning.squad.formation; print([m for m in ('highspy', 'numpy') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert told.stdout.strip() == "[]"


def test_where_nobody_could_join_the_finding_says_so_plainly() -> None:
    choice = formed(tuple(changed(each, released=False) for each in TRIO))
    assert choice.says.startswith("Nobody who is listed could join yet")
