"""Driving the wizard in tests: a client's file, the application on a screen of a given size, and keys."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from assess.engagement.interchange.sample import make_sample
from assess.engagement.sitting import Sitting
from assess.tui.app import Wizard
from assess.tui.settings import Settings
from tests.scoring import made

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

BANK = made.bank()


def client(path: Path, *, mode: str = "full", **company: object) -> Path:
    """Make a client's file with one respondent, the chief executive."""
    with Sitting.create(path, BANK, {"name": "Acme", "people": 120, **company}) as sitting:  # type: ignore[dict-item]
        sitting.add_respondent("Chief executive", "chief-executive", "ceo")
        if mode != "full":
            sitting.set_mode(mode)
    return path


def sample(path: Path) -> Path:
    """Make the file of the sample company."""
    make_sample(path, BANK)
    return path


@asynccontextmanager
async def wizard(
    path: Path | None, size: tuple[int, int] = (80, 24), settings: Settings | None = None
) -> AsyncIterator[Pilot[str]]:
    """Run the wizard on a file, or from home, without a terminal."""
    app = Wizard(BANK, settings or Settings(), path)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


async def press(pilot: Pilot[str], keys: str) -> None:
    """Press keys named as Textual names them, parted by spaces."""
    for key in keys.split():
        await pilot.press(key)
    await pilot.pause()


async def settled(pilot: Pilot[str]) -> None:
    """Wait until what is worked out in threads is on the screen."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
