"""The squad card."""

from __future__ import annotations

from dataclasses import replace

from assess.planning.rollout import Cover, Loss
from assess.report.pictures.card import Card, card
from tests.report import plans

SQUAD = plans.squad("Ann", "Bo", "Cy")


def drawn(**changes: object) -> Card:
    picture = card(replace(SQUAD, **changes))  # type: ignore[arg-type]
    assert picture is not None
    return picture


def test_who_alone_holds_a_skill_has_a_filled_disc_and_the_others_their_number() -> None:
    rows = drawn().rows
    assert [[(each.alone, each.figure.text) for each in row.holds] for row in rows] == [
        [(False, "2")],
        [(False, "2")],
        [(True, "1")],
    ]


def test_what_goes_with_a_member_is_told() -> None:
    assert [" ".join(line.text for line in row.lost) for row in drawn().rows] == [
        "Second cover of engineering",
        "Second cover of engineering",
        "Design",
    ]


def test_a_lead_that_nobody_left_may_hold_goes_with_the_member() -> None:
    lost = (Loss("Ann", ("the role of Engineering lead",), None, None),)
    assert " ".join(line.text for line in drawn(losses=lost).rows[0].lost) == (
        "The engineering lead; second cover of engineering"
    )


def test_a_member_without_whom_nothing_is_short_takes_nothing() -> None:
    spare = Cover("engineering", 3, 2, ("Ann", "Bo", "Cy"), critical=True)
    assert {" ".join(line.text for line in row.lost) for row in drawn(cover=(spare,)).rows} == {"Nothing"}


def test_below_each_skill_stands_how_many_hold_it_of_how_many_needed() -> None:
    assert [line.text for line in drawn().foots] == ["2 of 2", "1 of 1"]


def test_skills_whose_names_have_no_room_are_turned() -> None:
    many = tuple(Cover(f"engineering {n}", 3, 1, ("Ann",), critical=False) for n in range(12))
    level, turned = drawn(), drawn(cover=many)
    assert not any(head.turned for head in level.heads)
    assert all(head.turned for head in turned.heads)


def test_skills_beyond_what_fits_are_told_in_words() -> None:
    many = tuple(Cover(f"s{n}", 2, 1, ("Ann",), critical=False) for n in range(15))
    assert drawn(cover=many).rest == "Also needed: s14 at level 2: held by 1, 1 needed."


def test_its_title_tells_who_holds_what() -> None:
    assert drawn().title == (
        "The squad's three members and the skills it needs. engineering at level 3, critical: held by 2, 2 needed "
        "(Ann and Bo). design at level 3: held by 1, 1 needed (Cy)."
    )


def test_there_is_none_where_nothing_is_needed() -> None:
    assert card(replace(SQUAD, cover=())) is None
    assert card(replace(SQUAD, members=())) is None
