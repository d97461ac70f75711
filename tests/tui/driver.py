"""Driving the wizard in tests: a client's file, the application on a screen of a given size, and keys."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.events import Key

from assess.engagement.interchange.sample import make_sample
from assess.engagement.sitting import Sitting
from assess.tui.app import Wizard
from assess.tui.settings import Settings
from tests.scoring import made

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.app import App
    from textual.pilot import Pilot

    from assess.engagement.model import Answer

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


def given(app: App[object], question: str) -> Answer | None:
    """Return the first answer that the open file holds to a question."""
    return next(iter(app.desk.engagement.answers.get(question, ())), None)  # type: ignore[attr-defined]


def recorded(app: App[object], since: int = 0) -> list[tuple[str, str, str | None]]:
    """Return what was recorded after so many events, as kind, question and sureness."""
    events = app.desk.sitting.events[since:]  # type: ignore[attr-defined]
    return [(each.draft.kind.value, each.draft.question, each.draft.sure) for each in events]


async def at(pilot: Pilot[str], question: str) -> None:
    """Go to a question of the interview."""
    pilot.app.screen.jump_to(question)  # type: ignore[attr-defined]
    await pilot.pause()


async def write(pilot: Pilot[str], text: str) -> None:
    """Type a text, each letter as a key of its own."""
    for letter in text:
        pilot.app.post_message(Key(letter, letter))
    await pilot.pause()
    while (running := pilot.app._turns._running) is not None and not running.done():  # type: ignore[attr-defined]
        await pilot.pause()


def shown(app: App[object]) -> str:
    """Return the text on the screen as it is, line by line."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines)


def told(app: App[object]) -> str:
    """Return what was told in passing and still stands."""
    return "\n".join(each.message for each in app._notifications)
