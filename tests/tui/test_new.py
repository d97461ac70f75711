"""A new engagement, and the company's facts later on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from assess.engagement.model import Company
from assess.engagement.sitting import read_engagement
from assess.tui.screens.company import CompanyScreen
from assess.tui.screens.home import HomeScreen
from assess.tui.screens.interview import InterviewScreen
from assess.tui.screens.new import NewScreen
from assess.tui.settings import Settings
from assess.tui.widgets.company_sheet import COMPANY_FIELDS, FixedForm, as_typed

from .driver import BANK, client, press, wizard

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

WHOLE = {
    "name": "Acme [red] & Söhne",
    "people": "50",
    "industry": "Bakery",
    "revenue": "1,000",
    "currency": "eur",
    "regulated": "no",
    "safety-critical": "yes",
    "reference-model": "none",
    "trigger": "A lost tender.",
}
KNOWN = Company(
    name="Acme [red] & Söhne",
    people=50,
    industry="Bakery",
    revenue=1000,
    currency="EUR",
    regulated=False,
    safety_critical=True,
    reference_model="none",
    trigger="A lost tender.",
)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return settings kept in a folder of the test's own, which is also where it runs."""
    monkeypatch.chdir(tmp_path)
    return Settings(state=tmp_path / "state" / "state.json")


async def fill(pilot: Pilot[None], typed: dict[str, str], form: str = "#facts") -> None:
    """Type into fields, each left by Enter."""
    fields = pilot.app.screen.query_one(form, FixedForm)
    for name, text in typed.items():
        fields.row(name).input.focus()
        await pilot.pause()
        fields.row(name).input.value = text
        await pilot.press("enter")
    await pilot.pause()


def problem(pilot: Pilot[None], field: str, form: str = "#facts") -> str:
    return str(pilot.app.screen.query_one(form, FixedForm).row(field).query_one(".problem").render())


def test_everything_said_about_a_company_and_its_people_is_in_the_file(settings: Settings, tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, "n")
            await fill(pilot, WHOLE)
            await press(pilot, "H e a d enter enter down enter")
            pilot.app.screen.query_one("#set").focus()
            await press(pilot, "2 f2")
            assert isinstance(pilot.app.screen, InterviewScreen)

    asyncio.run(go())
    made = read_engagement(tmp_path / "acme-red-söhne.assess", BANK)
    assert made.company == KNOWN
    assert made.mode == "express"
    assert [(each.name, each.role) for each in made.respondents] == [("Head", BANK.roles[0].id)]
    assert settings.form() == {}


def test_nothing_is_invented_where_nothing_was_said(settings: Settings, tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, "n f2")

    asyncio.run(go())
    made = read_engagement(tmp_path / "engagement.assess", BANK)
    assert (made.company, made.respondents, made.mode) == (Company(), (), "full")


def test_a_fact_that_does_not_fit_is_told_at_its_field_and_nothing_is_made(settings: Settings, tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, "n")
            await fill(pilot, {"people": "many"})
            await press(pilot, "f2")
            assert isinstance(pilot.app.screen, NewScreen)
            assert "'many' is not a number of people" in problem(pilot, "people")
            form = pilot.app.screen.query_one("#facts", FixedForm)
            assert pilot.app.focused is form.row("people").input

    asyncio.run(go())
    assert list(tmp_path.glob("*.assess")) == []


def test_the_file_s_path_has_the_whole_line(settings: Settings) -> None:
    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, "n")
            assert pilot.app.screen.query_one("#where", FixedForm).row("file").input.size.width > 70

    asyncio.run(go())


def test_a_file_that_is_there_is_never_replaced(settings: Settings, tmp_path: Path) -> None:
    taken = client(tmp_path / "taken.assess")
    before = taken.read_bytes()

    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, "n")
            await fill(pilot, {"file": str(taken)}, "#where")
            assert "is there already" in problem(pilot, "file", "#where")
            await fill(pilot, {"file": f"{tmp_path}/none/a"}, "#where")
            assert "There is no folder" in problem(pilot, "file", "#where")
            await fill(pilot, {"file": f"{tmp_path}/fresh"}, "#where")
            assert isinstance(pilot.app.screen, InterviewScreen) or pilot.app.has_desk  # type: ignore[attr-defined]

    asyncio.run(go())
    assert taken.read_bytes() == before
    assert (tmp_path / "fresh.assess").is_file()


def test_an_empty_form_is_left_at_once_and_a_filled_one_only_after_a_question(settings: Settings) -> None:
    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, "n escape")
            assert isinstance(pilot.app.screen, HomeScreen)
            await press(pilot, "n A escape n")
            assert isinstance(pilot.app.screen, NewScreen)
            assert pilot.app.screen.query_one("#facts", FixedForm).typed == {"name": "A"}
            await press(pilot, "escape y")
            assert isinstance(pilot.app.screen, HomeScreen)

    asyncio.run(go())
    assert settings.form() == {}


def test_a_form_half_filled_in_is_there_again_after_the_program_ended(settings: Settings) -> None:
    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, "n A c m e ctrl+q")
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, "n")
            assert pilot.app.screen.query_one("#facts", FixedForm).typed == {"name": "Acme"}

    asyncio.run(go())


def test_somebody_added_can_be_taken_out_again(settings: Settings) -> None:
    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, "n")
            pilot.app.screen.query_one("#role").focus()
            await press(pilot, "enter down enter")
            assert BANK.roles[0].name in str(pilot.app.screen.query_one("#answering").render())
            await press(pilot, "f4")
            assert not pilot.app.screen.query_one("#answering").display

    asyncio.run(go())


# The facts later on


def test_what_is_known_shows_as_it_would_be_typed() -> None:
    assert as_typed(KNOWN) == WHOLE | {"revenue": "1000", "currency": "EUR"}
    for field in COMPANY_FIELDS:
        field.check(as_typed(KNOWN)[field.id])


def test_a_fact_is_on_disk_once_its_field_is_left_and_an_emptied_one_is_unknown(tmp_path: Path) -> None:
    path = client(tmp_path / "a.assess", industry="Bakery")

    async def go() -> None:
        async with wizard(path) as pilot:
            await press(pilot, "alt+c")
            await fill(pilot, {"people": "77", "industry": ""})
            company = read_engagement(path, BANK).company
            assert (company.people, company.industry) == (77, None)
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, InterviewScreen)

    asyncio.run(go())


def test_a_fact_that_does_not_fit_is_kept_as_typed_and_leaving_asks_first(tmp_path: Path) -> None:
    path = client(tmp_path / "a.assess")

    async def go() -> None:
        async with wizard(path) as pilot:
            await press(pilot, "alt+c")
            await fill(pilot, {"people": "many"})
            await press(pilot, "escape n")
            assert isinstance(pilot.app.screen, CompanyScreen)
            await press(pilot, "ctrl+q")
        async with wizard(path) as pilot:
            await press(pilot, "alt+c")
            assert pilot.app.screen.query_one(FixedForm).typed["people"] == "many"
            await press(pilot, "escape y")
            assert isinstance(pilot.app.screen, InterviewScreen)
            await press(pilot, "alt+c")
            assert pilot.app.screen.query_one(FixedForm).typed["people"] == "120"

    asyncio.run(go())
