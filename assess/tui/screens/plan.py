"""The plan: lines, squads, dates, actions, phases and money, made anew in a thread while the old one stays."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.message import Message
from textual.worker import WorkerState

from assess.report import words
from assess.tui.command import Command, bindings
from assess.tui.planner import Basis, current_plan, plan_from
from assess.tui.rollout.parts import PARTS
from assess.tui.room import GO, RETURN
from assess.tui.screens.behind import show_behind
from assess.tui.screens.choosing import ChoosingRoom
from assess.tui.widgets.plan_pane import PlanPane

if TYPE_CHECKING:
    from pathlib import PurePath

    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.worker import Worker

    from assess.tui.desk import KeptPlan
    from assess.tui.rollout.part import Item
    from assess.tui.widgets.sections import Sections

_FIRST = "The first plan is being made; this takes a few seconds."
_STOPPED = "Stopped. What is shown is from before the last change. F6 makes it anew."
_NO_SQUAD = "The search for a squad was stopped; all else is whole. F6 makes it anew."
_UNCHANGED = "Nothing in the file was changed."


class PlanScreen(ChoosingRoom):
    """The rollout plan of the client, and the choices made against it or ahead of it."""

    ROOM = "plan"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../styles/plan.tcss"]
    KEYS: ClassVar[tuple[Command, ...]] = (
        *(
            Command(f"plan.part-{n}", str(n), name, f"Show the part {name}.", f"part({n - 1})", shown=False)
            for n, (name, _) in enumerate(PARTS, 1)
        ),
        Command("plan.line", "f2,c", "Choose", "Have this line go first, and say why.", "choose('line')"),
        Command("plan.in", "f3,i", "Put in", "Put this person into the squad, and say why.", "choose('in-squad')"),
        Command("plan.out", "f4,o", "Keep out", "Keep this person out, and say why.", "choose('out-of-squad')"),
        Command("plan.withdraw", "f5,w", "Withdraw", "Take back the choice made by hand, and say why.", "withdraw"),
        Command("plan.again", "f6,r", "Anew", "Make the plan anew.", "again", shown=False),
        Command(
            "plan.behind", "f7,b", "Behind", "Show the questions behind this; Enter does it too.", "behind", shown=False
        ),
        Command("plan.facts", "f8,s", "Start, rate", "Set the start date and the day rate.", "facts"),
        Command("plan.down", "pagedown", "Down", "Read on below.", "read(1)", shown=False, priority=True),
        Command("plan.up", "pageup", "Up", "Read back above.", "read(-1)", shown=False, priority=True),
        Command("plan.stop", "escape", "Stop", "Stop making the plan; the one before stays.", "stop"),
        GO,
        RETURN,
    )
    BINDINGS = bindings(KEYS)

    @dataclass
    class Progress(Message):
        """A plan in the making has come this far. ending: what stops that one."""

        says: str
        ending: Event

    @dataclass
    class Made(Message):
        """A plan was made."""

        kept: KeptPlan
        ending: Event

    def __init__(self) -> None:
        super().__init__()
        self._ending: Event | None = None
        self._said, self._begun = "", 0.0
        self._trouble = ""
        self._tried = -1
        self._clock: Timer | None = None

    def body(self) -> ComposeResult:
        """Lay out the plan."""
        yield PlanPane(id="plan")

    @property
    def pane(self) -> PlanPane:
        """The plan as it is shown."""
        return self.query_one(PlanPane)

    @property
    def part_number(self) -> int:
        """Which part is shown."""
        return self.pane.part_number

    @property
    def item(self) -> Item | None:
        """What is under the cursor."""
        return self.pane.item

    def changed(self) -> None:
        """Make the plan anew."""
        self.action_again()

    def on_mount(self) -> None:
        """Go to the part one was in before."""
        self._clock = self.set_interval(1.0, self._tell_state, pause=True)
        part = int(self.desk.places.get(self.ROOM, "0"))
        self.pane.begin_at(part, self.desk.places.get(f"{self.ROOM}.{part}", ""))
        self.pane.rows.focus()

    def on_unmount(self) -> None:
        """Stop what is being made: nobody waits for it here."""
        if self._ending is not None:
            self._ending.set()

    # What is shown

    def top(self) -> str:
        """Return company and room."""
        return f"{self.desk.company}  |  Plan{', being made anew' if self._ending else ''}"

    def show(self) -> None:
        """Show the plan there is, and make a new one where something was recorded since."""
        stale = current_plan(self.desk) is None
        if stale and self._ending is None and self._tried != len(self.desk.sitting.events):
            self._make_anew()
        self.draw()

    def draw(self) -> None:
        """Show the plan that is kept, or say that the first is being made."""
        kept = self.desk.kept_plan
        self._tell_state()
        if kept is None:
            self.pane.tell(_FIRST if self._ending else "")
        else:
            self.pane.offer(self.desk.bank, kept)

    def _tell_state(self) -> None:
        self.pane.tell_state(self._state())

    def _state(self) -> str:
        """Return how the plan stands, where there is anything to say."""
        kept = self.desk.kept_plan
        if self._ending is not None:
            old = "OLD PLAN, being made anew. " if kept else ""
            ending = "Stopping." if self._ending.is_set() else "Escape stops it."
            return f"{old}{self._said} {monotonic() - self._begun:.0f} s. {ending}"
        if self._trouble or kept is None or current_plan(self.desk) is not None:
            return self._trouble
        return _STOPPED if kept.whole else _NO_SQUAD

    def on_plan_pane_moved(self, event: PlanPane.Moved) -> None:
        """Keep the place to come back to; other things can be done with another row."""
        self.desk.places[f"{self.ROOM}.{event.part}"] = event.row
        self.refresh_bindings()

    def on_row_list_chosen(self) -> None:
        """Show what lies behind the row."""
        self.action_behind()

    def on_sections_wanted(self, event: Sections.Wanted) -> None:
        """Go to the part that was clicked."""
        self.action_part(event.place)

    def action_part(self, place: int) -> None:
        """Show another part, at the row one left it on."""
        self.desk.places[self.ROOM] = str(place)
        self.pane.go_to(place, self.desk.places.get(f"{self.ROOM}.{place}", ""))
        self.refresh_bindings()

    def action_read(self, by: int) -> None:
        """Scroll what is told."""
        self.pane.read(by)

    def action_behind(self) -> None:
        """Show the questions behind what is under the cursor."""
        item = self.pane.item
        if item is not None:
            show_behind(self, item.about or "the plan in short", item.questions)

    # Making the plan

    def action_again(self) -> None:
        """Make the plan anew."""
        self._make_anew()
        self.draw()

    def action_stop(self) -> None:
        """Stop making the plan."""
        if self._ending is not None:
            self._ending.set()
            self._tell_state()

    def _make_anew(self) -> None:
        if self._ending is not None:
            self._ending.set()
        ending = self._ending = Event()
        basis = Basis.of(self.desk)
        self._tried, self._said, self._trouble, self._begun = basis.recorded, "Beginning.", "", monotonic()
        self._make(basis, ending)
        self._watch(working=True)

    @work(thread=True, exclusive=True, exit_on_error=False, group="plan")
    def _make(self, basis: Basis, ending: Event) -> None:
        def progress(says: str) -> None:
            self.post_message(self.Progress(says, ending))

        self.post_message(self.Made(plan_from(basis, ending.is_set, progress), ending))

    def _watch(self, *, working: bool) -> None:
        """Count the seconds while there is something to wait for."""
        if self._clock is not None:
            self._clock.resume() if working else self._clock.pause()
        self.refresh_top()
        self.refresh_bindings()

    def on_plan_screen_progress(self, event: Progress) -> None:
        """Say how far it has come."""
        if event.ending is self._ending:
            self._said = event.says
            self._tell_state()

    def on_plan_screen_made(self, event: Made) -> None:
        """Keep and show the plan; one that was stopped only where there is none before it."""
        if event.ending is not self._ending:
            return
        self._ending = None
        if event.kept.whole or self.desk.kept_plan is None:
            self.desk.kept_plan = event.kept
        self._watch(working=False)
        if event.kept.whole and current_plan(self.desk) is None:
            self._make_anew()
        self.draw()
        self.refresh_bindings()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so where the plan could not be made."""
        if event.worker.group != "plan" or event.state is not WorkerState.ERROR or event.worker.is_cancelled:
            return
        self._ending = None
        self._trouble = f"The plan could not be made: {words.sentence(str(event.worker.error))} {_UNCHANGED}"
        self._watch(working=False)
        self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now, and with what is under the cursor."""
        if not self.is_mounted:
            return super().check_action(action, parameters)
        making = self._ending is not None
        offered = {
            "stop": making,
            "return": not making,
            "choose": self.may_choose(str(next(iter(parameters), ""))),
            "withdraw": self.writable and self.by_hand() is not None,
            "facts": self.writable,
            "behind": self.item is not None,
        }
        return offered[action] if action in offered else super().check_action(action, parameters)

    def action_return(self) -> None:
        """Go back to the room one came from, or to the interview."""
        if self.desk.came_from:
            super().action_return()
        else:
            self.wizard.enter("interview")
