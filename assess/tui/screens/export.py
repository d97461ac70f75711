"""Export: which files, on which paper, into which folder; written in a thread that tells how far it is and can stop."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import OptionList, ProgressBar, Static
from textual.widgets.option_list import Option
from textual.worker import WorkerState

from assess.report import words
from assess.report.edition import Edition
from assess.tui.command import Command, bindings
from assess.tui.exporting import Export, Outcome, Written, size
from assess.tui.ordering import Order, What, refused
from assess.tui.places import completions, typed_to_path
from assess.tui.planner import Basis, current_plan
from assess.tui.room import GO, RETURN, RoomScreen
from assess.tui.screens.open import PathInput
from assess.tui.viewer import open_file, viewer
from assess.tui.widgets.ticks import Tick, Ticks
from assess.tui.wording import plain, visible

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path, PurePath

    from textual.app import ComposeResult
    from textual.widgets import Input
    from textual.worker import Worker

    from assess.report.html import Paper

_LETTER, _REPLACE, _WHOLE, _CONFIDENT = "letter", "replace", "management", "working"
_TICKS = (
    Tick(What.PDF, "The report as PDF"),
    Tick(What.HTML, "The report as HTML"),
    Tick(What.SHEETS, "The plan as spreadsheets (XLSX, CSV)"),
    Tick(What.CALENDAR, "The gates as calendar"),
    Tick(What.JIRA, "The actions for Jira"),
    Tick(What.CHARTERS, "Playbook, council charter and squad charter"),
    Tick(What.ANSWERS, "All answers as YAML, without private notes"),
    Tick(What.PRIVATE, "All answers as YAML, with private notes"),
    Tick(_LETTER, "Paper: [A4]  Letter", "Paper:  A4  [Letter]"),
    Tick(_REPLACE, "Replace files that are there already"),
    Tick(_WHOLE, "Edition: [board]  management", "Edition:  board  [management]"),
    Tick(
        _CONFIDENT, "Report with private notes: [no]  yes", "Report with private notes:  no  [yes], the working edition"
    ),
    Tick(What.DOCX, "The report as DOCX, to go on editing"),
)
_BROKE_OFF = "The export broke off by a fault of the program: {} What was written before is whole."


class FolderSuggester(Suggester):
    """Completes a path by the folders that lie there."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first folder that goes on as typed."""
        found = await asyncio.to_thread(completions, value) if value else ()
        return next((each for each in found if each.endswith("/")), None)


class ExportScreen(RoomScreen):
    """Writes the report, the plan and the answers into files."""

    ROOM = "export"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../styles/export.tcss"]
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("export.write", "f2", "Write", "Write the files that are ticked.", "write"),
        Command("export.open", "f3,o", "View", "Open the written file under the cursor in its viewer.", "open"),
        Command("export.folder", "f4", "Folder", "Go to the folder.", "folder"),
        Command("export.stop", "escape", "Stop", "Stop writing; what is written already stays.", "stop"),
        GO,
        RETURN,
    )
    BINDINGS = bindings(KEYS)

    @dataclass
    class Told(Message):
        """So much is done, and this comes now. ending: what stops it."""

        says: str
        done: int
        ending: Event

    @dataclass
    class Done(Message):
        """It has come to its end."""

        outcome: Outcome
        ending: Event

    def __init__(self) -> None:
        super().__init__()
        self._export: Export | None = None
        self._ending: Event | None = None
        self._outcome: Outcome | None = None

    def body(self) -> ComposeResult:
        """Lay out the folder, what can be written, how far it has come and what was written."""
        with Vertical(id="export"):
            yield Static("Into the folder (Tab completes):", id="export-asks")
            yield PathInput(
                str(self.desk.path.absolute().parent), suggester=FolderSuggester(), compact=True, id="folder"
            )
            yield Ticks(_TICKS, frozenset({What.PDF}), id="ticks")
            yield Static(id="export-says", markup=False)
            yield ProgressBar(id="export-bar", show_eta=False)
            yield OptionList(id="written", markup=False)

    def on_mount(self) -> None:
        """Begin with what to write."""
        self.query_one("#export-bar").display = False
        self.query_one("#written").display = False
        self._say("Space ticks, F2 writes.")
        self.query_one(Ticks).focus()
        self.query_one(Ticks).highlighted = 0

    def settle(self) -> None:
        """Stop what is being written, as the room is left."""
        if self._export is not None:
            self._export.stop()
            self._export = None
            self.wizard.tell("Writing was stopped, as you left. What was written before is whole.")

    def on_unmount(self) -> None:
        """Stop what is being written."""
        if self._export is not None:
            self._export.stop()

    def top(self) -> str:
        """Return company and room."""
        return f"{self.desk.company}  |  Export{', being written' if self._export else ''}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to stop while something is written, and to look at what was."""
        writing = self._export is not None
        if action in ("stop", "return", "write"):
            return writing if action == "stop" else not writing
        if action == "open":
            return self._outcome is not None and bool(self._outcome.written)
        return super().check_action(action, parameters)

    def action_return(self) -> None:
        """Go back to the room one came from, or to the interview."""
        if self.desk.came_from:
            super().action_return()
        else:
            self.wizard.enter("interview")

    def action_folder(self) -> None:
        """Go to the folder."""
        self.query_one(PathInput).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to what to write."""
        event.stop()
        self.query_one(Ticks).focus()

    # Writing

    def action_write(self) -> None:
        """Write what is ticked, or say why not."""
        try:
            order = self._order()
        except ValueError as misfit:
            self._say(words.sentence(str(misfit)), wrong=True)
            return
        why_not = refused(order)
        if why_not:
            self._say(why_not, wrong=True)
            return
        self._begin(order)

    def _order(self) -> Order:
        ticked = self.query_one(Ticks).ticked
        paper: Paper = "Letter" if _LETTER in ticked else "A4"
        return Order(
            basis=Basis.of(self.desk),
            plan=current_plan(self.desk),
            folder=typed_to_path(self.query_one(PathInput).value).absolute(),
            stem=self.desk.path.stem,
            what=frozenset(each for each in What if each in ticked),
            paper=paper,
            edition=edition_of(ticked),
            replace=_REPLACE in ticked,
        )

    def _begin(self, order: Order) -> None:
        ending = self._ending = Event()
        export = self._export = Export(order, ending, lambda says, done: self._told(says, done, ending))
        self._outcome = None
        bar = self.query_one(ProgressBar)
        bar.update(total=order.steps, progress=0)
        bar.display = True
        self.query_one("#written").display = False
        self.add_class("-written")
        self._say("Beginning.")
        self._carry_out(export, ending)
        self._turned()

    def _told(self, says: str, done: int, ending: Event) -> None:
        self.post_message(self.Told(says, done, ending))

    @work(thread=True, exclusive=True, exit_on_error=False, group="export")
    def _carry_out(self, export: Export, ending: Event) -> None:
        self.post_message(self.Done(export.run(), ending))

    def on_export_screen_told(self, event: Told) -> None:
        """Say how far it has come."""
        if event.ending is self._ending and not event.ending.is_set():
            bar = self.query_one(ProgressBar)
            bar.update(progress=event.done)
            self._say(f"{event.says} Step {event.done + 1} of {bar.total or 0:.0f}. Escape stops it.")

    def on_export_screen_done(self, event: Done) -> None:
        """Tell what was written."""
        if event.ending is not self._ending:
            return
        outcome = self._outcome = event.outcome
        self._export = self._ending = None
        if outcome.plan is not None:
            self.desk.kept_plan = outcome.plan
        self.query_one(ProgressBar).display = False
        number = words.counted(len(outcome.written), "file")
        what = f"{'Stopped. ' if outcome.stopped else ''}{number.capitalize()} written into {outcome.folder}."
        self._say(" ".join((what, *map(words.sentence, outcome.notes))), wrong=bool(outcome.notes))
        self._list(outcome)
        self._turned()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so where it broke off."""
        if event.worker.group == "export" and event.state is WorkerState.ERROR and self._ending is not None:
            self._export = self._ending = None
            self.query_one(ProgressBar).display = False
            self._say(_BROKE_OFF.format(words.sentence(str(event.worker.error))), wrong=True)
            self._turned()

    def action_stop(self) -> None:
        """Stop writing."""
        if self._export is not None:
            self._export.stop()
            self._say("Stopping.")

    def _turned(self) -> None:
        """Show that something else can be done now."""
        self.refresh_top()
        self.refresh_bindings()

    def _say(self, says: str, *, wrong: bool = False) -> None:
        line = self.query_one("#export-says", Static)
        line.update(plain(says))
        line.set_class(wrong, "problem")

    # What was written

    def _list(self, outcome: Outcome) -> None:
        written = self.query_one("#written", OptionList)
        written.display = bool(outcome.written)
        written.clear_options()
        written.add_options(Option(_line(each, outcome.folder)) for each in self._newest)
        if outcome.written:
            written.highlighted = 0
            written.focus()

    @property
    def _newest(self) -> tuple[Written, ...]:
        """What was written, the last first: a report comes last."""
        return tuple(reversed(self._outcome.written)) if self._outcome else ()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a written file."""
        if event.option_list.id == "written":
            self.action_open()

    def action_open(self) -> None:
        """Open the written file under the cursor, or say where it is."""
        place = self.query_one("#written", OptionList).highlighted
        if not self._newest:
            return
        path, program = self._newest[place or 0].path, viewer()
        if program and open_file(path, program):
            self.wizard.tell(f"Opening {path.name}.")
        else:
            self.wizard.tell(f"There is no viewer to open it with here. The file is {path}.")


def edition_of(ticked: Collection[str]) -> Edition:
    """Return the edition that is ticked: the one with private notes holds everything else as well."""
    if _CONFIDENT in ticked:
        return Edition.WORKING
    return Edition.MANAGEMENT if _WHOLE in ticked else Edition.BOARD


def _line(written: Written, folder: Path) -> Content:
    """Return a file as it stands in the list: its size, and its path from the folder on."""
    path = visible(str(written.path.relative_to(folder)))
    return Content.from_markup("[b]$size[/b]  $path", size=f"{size(written.size):>9}", path=path)
