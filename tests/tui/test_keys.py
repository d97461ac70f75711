"""The help on keys."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from assess.tui.command import Command
from assess.tui.screens.keys import told

from .driver import client, press, wizard

if TYPE_CHECKING:
    from pathlib import Path

PARK = Command("interview.park", "f5,question_mark", "Park", "Put it off.", "park")


def test_keys_are_told_as_they_stand_on_a_keyboard() -> None:
    assert [line.plain.split(maxsplit=2) for line in told([PARK], {})] == [["F5,", "?", "Put it off.  interview.park"]]


def test_a_key_that_was_changed_is_told_in_place_of_the_old() -> None:
    (line,) = told([PARK], {"interview.park": "ctrl+k"})
    assert line.plain.split(maxsplit=1) == ["Ctrl+k", "Put it off.  interview.park"]


def test_help_tells_every_command_of_the_screen_beneath_and_closes(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(client(tmp_path / "a.assess")) as pilot:
            beneath = pilot.app.screen
            await press(pilot, "f1")
            shown = "\n".join(str(each.render()) for each in pilot.app.screen.query("Static"))
            for command in (*beneath.KEYS, *pilot.app.KEYS):  # type: ignore[attr-defined]
                assert command.does in shown
            await press(pilot, "f1")
            assert pilot.app.screen is beneath

    asyncio.run(go())
