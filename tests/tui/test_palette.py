"""Finding commands and questions by their words."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual.fuzzy import Matcher

from assess.tui.palette import around, found_in, marked
from assess.tui.screens.interview import InterviewScreen

from .driver import client, press, wizard

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


async def search(pilot: Pilot[None], words: str) -> list[str]:
    """Open the palette, type, and return what it offers."""
    await pilot.press("ctrl+p")
    await pilot.pause()
    pilot.app.screen.query_one("Input").value = words  # type: ignore[attr-defined]
    await pilot.pause(0.3)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    found = pilot.app.screen.query_one("CommandList")
    return [str(found.get_option_at_index(n).prompt) for n in range(found.option_count)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("query", "found"), [("money gate", True), ("moent", False), ("mony", True), ("money cheese", False), ("", False)]
)
def test_all_words_of_a_query_must_stand_in_a_text_but_for_slips(query: str, found: bool) -> None:  # noqa: FBT001
    assert found is (found_in(query, "Is the money released at the gate?") is not None)


def test_a_long_text_is_shown_around_what_was_found() -> None:
    text = "word " * 100 + "needle " + "word " * 100
    shown = around(text, text.index("needle"))
    assert "needle" in shown
    assert len(shown) < 160


def test_what_is_found_is_never_read_as_markup() -> None:
    for text in ("use [network] zone", "see [/etc/passwd]", "[red]x[/red] $name"):
        assert marked(Matcher("e"), text).plain == text


@pytest.mark.parametrize("words", ["3.3", "power to stop", "stop powr"])
def test_a_question_is_found_by_number_and_by_words_and_gone_to(tmp_path: Path, words: str) -> None:
    async def go() -> None:
        async with wizard(client(tmp_path / "a.assess")) as pilot:
            assert any(each.startswith("3.3 ") for each in await search(pilot, words))
            if words == "3.3":
                await press(pilot, "enter")
                await pilot.pause(0.2)
                assert pilot.app.desk.interview().current.id == "3.3"  # type: ignore[attr-defined]

    asyncio.run(go())


def test_a_question_chosen_in_another_room_enters_the_interview_and_escape_goes_back(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(client(tmp_path / "a.assess")) as pilot:
            pilot.app.enter("results")  # type: ignore[attr-defined]
            await pilot.pause()
            await search(pilot, "3.3")
            await press(pilot, "enter")
            await pilot.pause(0.2)
            assert isinstance(pilot.app.screen, InterviewScreen)
            assert pilot.app.desk.interview().current.id == "3.3"  # type: ignore[attr-defined]
            await press(pilot, "escape")
            assert pilot.app.screen.ROOM == "results"  # type: ignore[attr-defined]

    asyncio.run(go())


def test_commands_of_the_screen_are_found_and_done(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(client(tmp_path / "a.assess")) as pilot:
            first = pilot.app.desk.interview().current  # type: ignore[attr-defined]
            assert any(each.startswith("Park") for each in await search(pilot, "put the question off"))
            await press(pilot, "enter")
            await pilot.pause(0.2)
            assert pilot.app.desk.interview().parked == (first,)  # type: ignore[attr-defined]

    asyncio.run(go())


def test_at_home_no_question_is_offered_and_nothing_that_cannot_be_done() -> None:
    async def go() -> None:
        async with wizard(None) as pilot:
            assert await search(pilot, "3.3") == []
            await press(pilot, "escape escape")
            assert not any("Take over" in each for each in await search(pilot, "take over"))

    asyncio.run(go())
