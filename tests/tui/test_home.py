"""Home, and how a visitor gets from there into an interview."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from assess.engagement.interchange.sample import make_sample
from assess.engagement.sitting import read_engagement
from assess.report.words import points
from assess.scoring.evaluate import evaluate
from assess.tui.screens.home import HomeScreen, told
from assess.tui.screens.interview import InterviewScreen
from assess.tui.screens.open import OpenScreen
from assess.tui.settings import Settings

from .driver import BANK, client, press, wizard

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

HOSTILE = "[red]Evil [/etc/passwd] $x \x1b[31m 漢字 🙂 \u202eabc"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return settings kept in a folder of the test's own, which is also where it runs."""
    monkeypatch.chdir(tmp_path)
    return Settings(state=tmp_path / "state" / "state.json")


def options(pilot: Pilot[None]) -> list[str]:
    choices = pilot.app.screen.query_one("#choices")
    return [str(choices.get_option_at_index(n).prompt) for n in range(choices.option_count)]  # type: ignore[attr-defined]


async def read(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("presses", [["s"], ["down", "down", "enter"], ["n", "f2", "enter"]])
def test_a_first_visitor_is_interviewed_within_three_key_presses(settings: Settings, presses: list[str]) -> None:
    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, " ".join(presses))
            await pilot.pause()
            assert isinstance(pilot.app.screen, InterviewScreen)
            assert pilot.app.desk.interview().current is not None  # type: ignore[attr-defined]

    assert len(presses) <= 3
    asyncio.run(go())


def test_recent_files_are_told_by_company_stage_coverage_and_day(settings: Settings, tmp_path: Path) -> None:
    path = client(tmp_path / "a.assess", name=HOSTILE)
    settings.remember(path)

    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await read(pilot)
            first = options(pilot)[0]
            assert "[red]Evil [/etc/passwd] $x" in first
            assert "\x1b" not in first
            assert "not enough evidence yet, 0 % covered, last touched 20" in first
            await press(pilot, "enter")
            assert pilot.app.desk.path == path  # type: ignore[attr-defined]

    asyncio.run(go())


def test_a_recent_file_that_cannot_be_read_says_why_and_can_be_forgotten(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "broken.assess").write_bytes(b"SQLite format 3\0")
    for name in ("gone.assess", "broken.assess"):
        settings.remember(tmp_path / name)

    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await read(pilot)
            assert "is damaged" in options(pilot)[0]
            assert "There is no client's file" in options(pilot)[1]
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, HomeScreen)
            assert "is damaged" in next(iter(pilot.app._notifications)).message
            await press(pilot, "delete")
            assert len(options(pilot)) == 4

    asyncio.run(go())
    assert (tmp_path / "broken.assess").exists()


def test_the_share_covered_is_that_of_the_report(tmp_path: Path) -> None:
    path = tmp_path / "sample.assess"
    make_sample(path, BANK)
    overall = points(evaluate(BANK, read_engagement(path, BANK)).coverage.overall)
    assert told(path, BANK) == ("Northgate Ledger", f"Prepare, {overall} % covered, last touched 2026-09-21")


def test_the_sample_is_made_once_and_stays_the_users_own(settings: Settings) -> None:
    async def answers() -> int:
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, "s f3")
            return len(pilot.app.desk.sitting.events)  # type: ignore[attr-defined]

    first = asyncio.run(answers())
    settings.forget(settings.recent()[0])
    assert asyncio.run(answers()) == first + 1


def test_a_path_completes_itself_and_opens(settings: Settings, tmp_path: Path) -> None:
    path = client(tmp_path / "acme.assess")

    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, "o")
            field = pilot.app.screen.query_one("#open-path")
            field.value = f"{tmp_path}/ac"  # type: ignore[attr-defined]
            field.action_end()  # type: ignore[attr-defined]
            await read(pilot)
            await pilot.pause(0.2)
            await press(pilot, "tab")
            assert field.value == str(path)  # type: ignore[attr-defined]
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, InterviewScreen)

    asyncio.run(go())


def test_a_file_can_be_chosen_from_the_list(settings: Settings, tmp_path: Path) -> None:
    client(tmp_path / "acme.assess")

    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, "o")
            await read(pilot)
            await press(pilot, "down enter")
            assert isinstance(pilot.app.screen, InterviewScreen)

    asyncio.run(go())


@pytest.mark.parametrize(
    ("typed", "says"), [("none.assess", "There is no client's file"), ("", "No file"), ("~nobody-here/a", "cannot be")]
)
def test_a_path_that_does_not_open_is_told_beside_it(settings: Settings, typed: str, says: str) -> None:
    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            await press(pilot, "o")
            pilot.app.screen.query_one("#open-path").value = typed  # type: ignore[attr-defined]
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, OpenScreen)
            assert says in str(pilot.app.screen.query_one("#trouble").render())

    asyncio.run(go())


def test_going_home_closes_the_file_and_lists_it_first(settings: Settings, tmp_path: Path) -> None:
    path = client(tmp_path / "a.assess")

    async def go() -> None:
        async with wizard(path, settings=settings) as pilot:
            await press(pilot, "f3 f10 7")
            assert isinstance(pilot.app.screen, HomeScreen)
            assert not pilot.app.has_desk  # type: ignore[attr-defined]
            await read(pilot)
            assert options(pilot)[0].startswith("Acme")

    asyncio.run(go())
    assert len(read_engagement(path, BANK).answers) == 1
