"""How fast the wizard answers a key, how fast it starts, and whether it grows.

Run it from the checkout: `python benchmarks/wizard.py [keys] [start] [memory]`, without a word for all three.

keys: the wizard runs on a screen of 80 by 24 whose driver takes in what a terminal would be sent. A key's time runs
from when the driver hands it in until the last piece of the frame that it caused was sent, composing and encoding
included. Where the machine has other work, the processor's time says more than the clock. Two clients: one just begun,
one with all 64 questions answered; both have 200 people in their tables.
start: processor time from a Python start to the first frame of home or of a question, as a ratio to an empty
application with the same imports.
memory: what Python holds after 5,000 moves from question to question, against what it held after the first 500.
Goals: 33 ms for answering and 50 ms for moving on (p95), 1.3 times the empty application, no growth.
"""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import tempfile
import tracemalloc
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from textual import events
from textual.drivers.headless_driver import HeadlessDriver

from assess.bank.loader import load_bank
from assess.bank.questions import Anchored
from assess.engagement import drafts
from assess.engagement.sitting import Sitting
from assess.interview.machine import Interview
from assess.scoring.extremes import best_engagement
from assess.tui.app import Wizard
from assess.tui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from assess.bank.model import Bank

ANSWERING, MOVING = 33.0, 50.0
PEOPLE = 200
MOVES, WARM = 5000, 500
_QUIET = 0.05
"""Seconds without anything sent after which a frame counts as whole."""

_PROGRAM = """
import os
import sys
from pathlib import Path
from textual.app import App
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList, Static, TextArea
{imports}
class Empty(App):
    def on_mount(self):
        self.push_screen(Screen())
def end_at_first_frame(app, screen, renderable, display=App._display):
    display(app, screen, renderable)
    if renderable is not None and screen.id != "_default" and getattr(screen, "shown", True) is not None:
        os._exit(0)
App._display = end_at_first_frame
{shows}.run(headless=True, size=(80, 24))
"""
_IMPORTS = """
from assess.bank.loader import load_bank
from assess.tui.app import Wizard
from assess.tui.screens.home import HomeScreen
from assess.tui.screens.interview import InterviewScreen
from assess.tui.settings import Settings
"""
_STARTS = {
    "an empty application": ("", "Empty()"),
    "one that imports the wizard": (_IMPORTS, "Empty()"),
    "home": (_IMPORTS, "Wizard(load_bank(), Settings())"),
    "a client's file": (_IMPORTS, "Wizard(load_bank(), Settings(), Path(sys.argv[1]))"),
}


class Paper(HeadlessDriver):
    """A terminal that notes when something was sent to it."""

    sent = busy = 0.0

    @property
    def is_headless(self) -> bool:
        """Say that frames are wanted, so that they are composed and encoded."""
        return False

    def write(self, data: str) -> None:
        """Take in a piece of a frame."""
        del data
        self.sent, self.busy = perf_counter(), process_time()


@asynccontextmanager
async def running(bank: Bank, path: Path) -> AsyncIterator[Wizard]:
    """Run the wizard on a file."""
    app = Wizard(bank, Settings(), path)
    app.driver_class = Paper
    app.heed_signals = lambda: None  # there is no terminal that could go away
    app.note_fault = lambda error: setattr(app, "fault", repr(error))
    task = asyncio.create_task(app.run_async(size=(80, 24)))
    await asyncio.sleep(1)
    for field in app.screen.query("Input, TextArea"):
        field.cursor_blink = False
    await asyncio.sleep(0.3)
    yield app
    app.exit()
    await task


@dataclass(frozen=True, slots=True)
class Frame:
    """What passed from a key until its frame was sent, in milliseconds: on the clock, and of the processor."""

    clock: float
    processor: float


async def timed(app: Wizard, key: str) -> Frame:
    """Press a key and return what its frame took."""
    paper: Paper = app._driver  # type: ignore[assignment] # noqa: SLF001 - as made above
    if app.fault:
        raise RuntimeError(app.fault)
    began, busy = perf_counter(), process_time()
    paper.process_message(events.Key(key, key if len(key) == 1 else None))
    while perf_counter() - max(began, paper.sent) < _QUIET:  # noqa: ASYNC110 - quiet is the absence of an event
        await asyncio.sleep(0.002)
    waited = paper.sent > began
    return Frame(1000 * (paper.sent - began), 1000 * (paper.busy - busy)) if waited else Frame(0.0, 0.0)


def client(bank: Bank, path: Path, *, answered: bool) -> Path:
    """Make a client's file with 200 people, and with every question answered if told so."""
    best = best_engagement(bank)
    with Sitting.create(path, bank, {"name": "Acme", "people": PEOPLE}, force=True) as sitting:
        sitting.add_respondent("Chief executive", "chief-executive", "ceo")
        person = dict(best.registers["people"][0].cells)
        key = bank.register_by_id["people"].key
        sitting.record(
            *(drafts.row_draft(bank, "people", {**person, key: f"Person {n}"}) for n in range(1, PEOPLE + 1))
        )
        if answered:
            sitting.record(
                *(
                    drafts.answer_draft(bank, question, "ceo", value=given[0].value, sure=given[0].sure)
                    for question, given in best.answers.items()
                )
            )
            for question in Interview(sitting, "ceo").unanswered:
                agreed = {each.id: 5 for each in getattr(question, "statements", ())}
                sitting.answer(question.id, "ceo", value=agreed or True)
    return path


async def answering(app: Wizard) -> tuple[list[Frame], list[Frame]]:
    """Answer every question of a client just begun; return the times of answers and of moves."""
    answers, moves = [], []
    interview = app.desk.interview()
    while (question := interview.current) is not None:
        if isinstance(question, Anchored):
            answers += [await timed(app, key) for key in ("2", "4")]
            moves.append(await timed(app, "enter"))
        else:
            moves.append(await timed(app, "f3"))
    return answers, moves


async def revisiting(app: Wizard) -> tuple[list[Frame], list[Frame]]:
    """Go through every question of an answered client, back and forth, changing what takes one key."""
    answers, moves = [], []
    interview = app.desk.interview()
    for question in interview.questions:
        interview.jump(question.id)
    with app._context():  # noqa: SLF001 - as a key would be handled
        app.screen.show()
    for key in ("pageup", "alt+right"):
        for _ in range(len(interview.questions) - 1):
            moves.append(await timed(app, key))
            if isinstance(interview.current, Anchored):
                answers.append(await timed(app, "3"))
    return answers, moves


def told(name: str, frames: list[Frame], goal: float) -> str:
    """Return one line about some frames."""
    clock, processor = [each.clock for each in frames], [each.processor for each in frames]
    high, busy = quantiles(clock, n=20)[-1], quantiles(processor, n=20)[-1]
    return (
        f"{name:<32} median {median(clock):5.1f} ms, p95 {high:5.1f} (goal {goal:g}); "
        f"of the processor median {median(processor):5.1f}, p95 {busy:5.1f}; {len(frames)} keys"
    )


async def keys(bank: Bank, folder: Path) -> None:
    """Print how long keys take."""
    for name, answered, walk in (("just begun", False, answering), ("64 answered", True, revisiting)):
        async with running(bank, client(bank, folder / f"{answered}.assess", answered=answered)) as app:
            answers, moves = await walk(app)
        print(told(f"{name}: answering", answers, ANSWERING))
        print(told(f"{name}: moving on", moves, MOVING))


def start(bank: Bank, folder: Path, runs: int = 7) -> None:
    """Print how long the first frame takes, in processor time, which other work on the machine changes little."""
    path = client(bank, folder / "start.assess", answered=True)
    taken: dict[str, list[float]] = {name: [] for name in _STARTS}
    for _ in range(runs):
        for name, (imports, shows) in _STARTS.items():
            before = os.times()
            program = _PROGRAM.format(imports=imports, shows=shows)
            subprocess.run([sys.executable, "-c", program, str(path)], check=True, capture_output=True)
            after = os.times()
            user, system = after.children_user - before.children_user, after.children_system - before.children_system
            taken[name].append(user + system)
    empty = median(taken["one that imports the wizard"])
    for name, times in taken.items():
        print(f"first frame of {name:<27} {1000 * median(times):5.0f} ms, {median(times) / empty:.2f} times, goal 1.3")


async def memory(bank: Bank, folder: Path) -> None:
    """Print how much more is held after many moves."""
    async with running(bank, client(bank, folder / "memory.assess", answered=True)) as app:
        interview = app.desk.interview()
        ids = [question.id for question in interview.questions]
        held = 0
        tracemalloc.start()
        for move in range(MOVES + 1):
            if move in (WARM, MOVES):
                gc.collect()
                before, held = held, tracemalloc.get_traced_memory()[0]
            with app._context():  # noqa: SLF001 - as a key would be handled
                app.screen.jump_to(ids[move % len(ids)])
            await asyncio.sleep(0.02 if move % 20 == 0 else 0)
    print(f"memory after {WARM} moves {before / 1e6:.2f} MB, after {MOVES} {held / 1e6:.2f} MB")


def main() -> None:
    """Measure what was asked for, or everything."""
    asked = sys.argv[1:] or ["keys", "start", "memory"]
    bank = load_bank()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "keys" in asked:
            asyncio.run(keys(bank, folder))
        if "start" in asked:
            start(bank, folder)
        if "memory" in asked:
            asyncio.run(memory(bank, folder))


if __name__ == "__main__":
    main()
