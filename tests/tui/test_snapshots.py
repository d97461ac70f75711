"""What the rooms look like: nine pictures that between them have every size, every look and each kind of room.

`./run test tests/tui/test_snapshots.py --snapshot-update` takes them anew; look at each before it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from assess.tui import planner
from assess.tui.app import Wizard
from assess.tui.settings import Settings
from tests.report import plans

from .driver import BANK, at, press, sample, settled

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Way = Callable[[Pilot[str]], Awaitable[None]]
    Unchanged = Callable[[Way, str, str], bool]

SIZES = {"small": (60, 20), "usual": (80, 24), "large": (120, 40)}
DARK, LIGHT, NO_COLOUR = "dark", "light", "no-colour"


async def home(_: Pilot[str]) -> None:
    """Stay at home, where no file was opened of late."""


async def anchored(pilot: Pilot[str]) -> None:
    await at(pilot, "1.3")


async def figures(pilot: Pilot[str]) -> None:
    await at(pilot, "1.6")


async def people(pilot: Pilot[str]) -> None:
    pilot.app.open_table("people")  # type: ignore[attr-defined]


async def results(pilot: Pilot[str]) -> None:
    pilot.app.enter("results")  # type: ignore[attr-defined]


async def dates(pilot: Pilot[str]) -> None:
    pilot.app.enter("plan")  # type: ignore[attr-defined]
    await settled(pilot)
    await press(pilot, "3")


@pytest.fixture
def unchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Callable[..., bool]) -> Unchanged:
    """Return what tells whether a room of the sample still looks as in its picture, on any machine and day."""
    monkeypatch.setattr(planner, "make", lambda basis, *_: plans.made(basis.engagement))  # not the solver's to change

    def compare(room: Way, size: str, look: str) -> bool:
        monkeypatch.delenv("NO_COLOR", raising=False)
        if look == NO_COLOUR:
            monkeypatch.setenv("NO_COLOR", "1")
        settings = Settings(theme="assess-light" if look == LIGHT else "assess-dark")
        file = None if room is home else sample(tmp_path / "sample.assess")

        async def come(pilot: Pilot[str]) -> None:
            await settled(pilot)
            await room(pilot)
            await settled(pilot)
            hold_still(pilot)
            await settled(pilot)

        return snap_compare(Wizard(BANK, settings, file), terminal_size=SIZES[size], run_before=come)

    return compare


def hold_still(pilot: Pilot[str]) -> None:
    """Take away what comes and goes by the clock: what was told in passing, and blinking cursors."""
    pilot.app.clear_notifications()
    for field in pilot.app.screen.query("Input, TextArea"):
        assert isinstance(field, Input | TextArea)
        field.cursor_blink = False


@pytest.mark.parametrize(
    ("room", "size", "look"),
    [
        (home, "small", NO_COLOUR),
        (home, "usual", LIGHT),
        (anchored, "usual", DARK),
        (anchored, "large", LIGHT),
        (figures, "small", DARK),
        (people, "usual", NO_COLOUR),
        (results, "small", LIGHT),
        (results, "large", DARK),
        (dates, "large", NO_COLOUR),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_room_looks_as_it_did(room: Way, size: str, look: str, unchanged: Unchanged) -> None:
    assert unchanged(room, size, look)
