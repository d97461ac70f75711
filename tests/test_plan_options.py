"""What `assess plan` and `assess choose` keep in a client's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.engagement.log import read_log
from assess.engagement.model import PlanInputs
from assess.engagement.plan_choices import Chosen
from assess.engagement.sitting import Sitting, read_engagement
from assess.errors import InputError
from assess.plan_options import keep_choices, keep_facts, whole_date
from tests.engagement.banks import small_bank

if TYPE_CHECKING:
    from pathlib import Path

    from assess.engagement.model import Engagement

BANK = small_bank()


@pytest.fixture
def client(tmp_path: Path) -> Path:
    path = tmp_path / "acme.assess"
    with Sitting.create(path, BANK, {"name": "Acme"}) as sitting:
        sitting.put_row("lines", {"line": "North"})
        for person in ("Ann", "Bob"):
            sitting.put_row("team", {"person": person})
    return path


def keep(
    path: Path, start: str | None = None, day_rate: str | None = None, holidays: Path | None = None
) -> tuple[Engagement, tuple[str, ...]]:
    return keep_facts(path, BANK, start=start, day_rate=day_rate, holidays=holidays)


def test_facts_are_stored_once_and_told(client: Path, tmp_path: Path) -> None:
    days = tmp_path / "days.txt"
    days.write_text("2027-12-25\n2027-12-26\n", encoding="utf-8")
    engagement, told = keep(client, "2027-01-11", "500-900", days)
    assert told == ("start date 2027-01-11", "day rate 500 to 900", "2 holidays")
    assert engagement == read_engagement(client, BANK)
    assert engagement.company.start_date == "2027-01-11"
    assert engagement.plan == PlanInputs(day_rate=(500.0, 900.0), holidays=("2027-12-25", "2027-12-26"))
    before = read_log(client)
    assert keep(client, "2027-01-11", "500 to 900", days) == (engagement, ())
    assert read_log(client) == before
    assert keep(client, day_rate="750")[1] == ("day rate 750",)
    assert len(read_log(client)) == len(before) + 1


def test_empty_text_takes_a_fact_back(client: Path) -> None:
    keep(client, "2027-01-11", "500-900")
    engagement, told = keep(client, "", "")
    assert told == ("no start date", "no day rate")
    assert (engagement.company.start_date, engagement.plan) == (None, PlanInputs())


def test_a_file_that_somebody_else_is_writing_can_be_planned_while_nothing_is_new(client: Path) -> None:
    keep(client, day_rate="500")
    keep_choices(client, BANK, [(Chosen.LINE, "North")], "r", withdraw=False)
    with Sitting.open(client, BANK):
        assert keep(client)[1] == ()
        assert keep(client, day_rate="500-500")[1] == ()
        assert keep_choices(client, BANK, [(Chosen.LINE, "north")], "r", withdraw=False) == ()


def test_nothing_is_stored_where_one_thing_does_not_fit(client: Path, tmp_path: Path) -> None:
    days, before = tmp_path / "days.txt", read_log(client)
    days.write_text("soon\n", encoding="utf-8")
    with pytest.raises(InputError):
        keep(client, "2027-01-11", "500", days)
    with pytest.raises(ValueError, match="falls"):
        keep(client, "2027-01-11", "900-500")
    with pytest.raises(ValueError, match="--start: 'soon' is not a date"):
        keep(client, "soon", "500")
    with pytest.raises(ValueError, match="Did you mean 'Bob'"):
        keep_choices(client, BANK, [(Chosen.IN_SQUAD, "Ann"), (Chosen.OUT_OF_SQUAD, "Bop")], "r", withdraw=False)
    assert read_log(client) == before


def test_choices_are_stored_told_and_withdrawn(client: Path) -> None:
    chosen = [(Chosen.LINE, "NORTH"), (Chosen.IN_SQUAD, "ann"), (Chosen.OUT_OF_SQUAD, "Bob")]
    assert keep_choices(client, BANK, chosen, "Wanted.", withdraw=False) == (
        "North goes first.",
        "Ann joins the squad.",
        "Bob stays out of the squad.",
    )
    assert keep_choices(client, BANK, chosen[:2], "Wanted.", withdraw=False) == ()
    assert keep_choices(client, BANK, chosen[:1], "Better reason.", withdraw=False) == ("North goes first.",)
    assert keep_choices(client, BANK, chosen[1:], "Not now.", withdraw=True) == (
        "No longer: Ann joins the squad.",
        "No longer: Bob stays out of the squad.",
    )
    inputs = read_engagement(client, BANK).plan
    assert inputs.line is not None
    assert (inputs.line.reason, inputs.in_squad, inputs.out_of_squad) == ("Better reason.", (), ())


def test_a_choice_is_of_something_and_a_person_is_named_once(client: Path) -> None:
    with pytest.raises(ValueError, match="nothing is chosen"):
        keep_choices(client, BANK, [], "r", withdraw=False)
    with pytest.raises(ValueError, match="named twice"):
        keep_choices(client, BANK, [(Chosen.IN_SQUAD, "Ann"), (Chosen.OUT_OF_SQUAD, "ann")], "r", withdraw=False)


def test_a_date_that_does_not_fit_names_its_option() -> None:
    assert whole_date("--by", " 2027-09-01 ") == "2027-09-01"
    with pytest.raises(ValueError, match="--by: '2027-09' is not a date"):
        whole_date("--by", "2027-09")
