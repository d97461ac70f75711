"""Keys given to commands in the config file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from assess.tui.app import Wizard
from assess.tui.command import Command
from assess.tui.keymap import is_key, usable
from assess.tui.room import RETURN
from assess.tui.settings import Settings

from .driver import BANK, client, press

if TYPE_CHECKING:
    from pathlib import Path

PARK = Command("interview.park", "f5,p", "Park", "Park it.", "park")
WHY = Command("interview.why", "f2", "Why", "Say why.", "why")
QUIT = Command("quit", "ctrl+q", "Quit", "Quit.", "quit")
UNDO = Command("table.undo", "f5", "Undo", "Undo.", "undo")
PLACES = ((PARK, WHY, QUIT), (UNDO, QUIT))


def problem(**given: str) -> str:
    keys = {name.replace("_", "."): key for name, key in given.items()}
    kept, (told,) = usable(keys, PLACES, "config.toml")
    assert kept == {}
    return told


def test_keys_that_fit_are_used() -> None:
    given = {"interview.park": "ctrl+k, k", "quit": "ctrl+x"}
    assert usable(given, PLACES, "c") == ({"interview.park": "ctrl+k,k", "quit": "ctrl+x"}, ())


def test_two_commands_may_change_keys() -> None:
    given = {"interview.park": "f2", "interview.why": "f5"}
    assert usable(given, PLACES, "c") == (given, ())


def test_a_command_that_is_not_there_is_told_with_file_and_nearest() -> None:
    told = problem(interview_prak="f7")
    assert told == """config.toml: [keys] "interview.prak": there is no such command. Did you mean 'interview.park'?"""


@pytest.mark.parametrize(
    ("keys", "says"),
    [("f77", "'f77' is no key"), ("", "no key is given"), ("enter", "needed by lists"), ("3", "needed by lists")],
)
def test_a_key_that_cannot_be_used_is_told(keys: str, says: str) -> None:
    assert says in problem(interview_park=keys)


def test_a_clash_on_one_screen_is_told_and_leaves_the_keys_as_they_were() -> None:
    assert 'ctrl+q belongs to "quit" on the same screen' in problem(interview_park="ctrl+q")
    assert usable({"interview.why": "f6"}, PLACES, "c")[1] == ()


def test_two_remapped_commands_that_clash_leave_one_of_them_as_it_was() -> None:
    kept, problems = usable({"interview.park": "f7", "interview.why": "f7"}, PLACES, "c")
    assert kept == {"interview.park": "f7"}
    assert len(problems) == 1


@pytest.mark.parametrize("key", ["f5", "p", "?", "question_mark", "ctrl+k", "alt+shift+left", "pagedown", "slash", "+"])
def test_what_a_terminal_can_send_is_a_key(key: str) -> None:
    assert is_key(key)


@pytest.mark.parametrize("key", ["", "f0", "hyper+k", "ctrl+ctrl+k", "parkit", "ctrl+"])
def test_what_no_terminal_sends_is_no_key(key: str) -> None:
    assert not is_key(key)


def test_no_two_commands_of_a_screen_have_a_key_in_common() -> None:
    for place in Wizard(BANK, Settings()).places():
        of_its_own = [command for command in place if command.id != RETURN.id]  # escape stops something first
        keys = [(key, command.id) for command in of_its_own for key in command.keys.split(",")]
        taken: dict[str, str] = {}
        for key, command in keys:
            assert taken.setdefault(key, command) == command, f"{key} is {command} and {taken[key]}"


def test_a_remapped_key_works_shows_in_help_and_the_old_one_does_nothing(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[keys]\n"interview.park" = "ctrl+k"\n"interview.parc" = "f6"\n', encoding="utf-8")
    settings = Settings.load(config, tmp_path / "state.json")

    async def go() -> None:
        app = Wizard(BANK, settings, client(tmp_path / "a.assess"))
        async with app.run_test(notifications=True) as pilot:
            await pilot.pause()
            first = app.desk.interview().current
            await press(pilot, "f5")
            assert app.desk.interview().current == first
            await press(pilot, "ctrl+k")
            assert app.desk.interview().parked == (first,)
            told = [each.message for each in app._notifications]
            assert any(str(config) in each and "interview.parc" in each for each in told)
            await press(pilot, "f1")
            shown = "\n".join(str(each.render()) for each in app.screen.query("Static"))
            assert "Ctrl+k" in shown
            assert "F5, p" not in shown

    asyncio.run(go())
