"""The tables room: the company's registers as tables one types into. Each cell is on disk when it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from assess.errors import EngagementError
from assess.interview.pasted import Spot
from assess.interview.tables import row_name
from assess.planning.wording import begun
from assess.tui.command import Command, bindings
from assess.tui.room import GO, RoomScreen
from assess.tui.table_entry import NEW, TableEntry
from assess.tui.widgets.cell_editor import CellEditor
from assess.tui.widgets.grid import Grid
from assess.tui.widgets.register_list import RegisterList, progress
from assess.tui.wording import counted, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import PurePath

    from textual.app import ComposeResult
    from textual.timer import Timer

    from assess.bank.registers import RegisterColumn
    from assess.engagement.cells import Given
    from assess.interview.pasted import Pasted
    from assess.tui.table_entry import Step
    from assess.tui.widgets.register_sheet import RegisterSheet

_DRAFT_AFTER = 0.5
"""Seconds without a key after which what is being typed is kept; it must stay under one."""

_WRITES = frozenset({"edit", "not_known", "none", "add", "copy", "drop", "import_csv", "undo", "redo", "complete"})
_MOVES = {"back": (0, -1), "up": (-1, 0), "down": (1, 0)}
_MOST_NUMBERED = 9
_EXPRESS_ROWS = "The express set asks for no more rows here. The interview's alt+s changes to the full set."
_NAME = "A row has a name. F7 deletes the row."


class TablesScreen(RoomScreen):
    """The registers of the open file, one of them as a grid."""

    ROOM = "tables"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../styles/tables.tcss"]
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("tables.edit", "f2", "Edit", "Write in the cell; typing or Enter does the same.", "edit", shown=False),
        Command("tables.not-known", "f3,delete,backspace", "Blank", "Make the cell not known.", "not_known"),
        Command("tables.none", "f4", "None", "Say that there is none, where the column allows it.", "none"),
        Command("tables.add", "f5,insert", "Add", "Add a row.", "add"),
        Command("tables.copy", "f6", "Copy", "Add a row with the cells of this one.", "copy", shown=False),
        Command("tables.drop", "f7", "Delete", "Delete the row; undo brings it back.", "drop"),
        Command("tables.list", "f8", "Tables", "Choose another table.", "list"),
        Command("tables.import", "f9", "CSV", "Import rows from a CSV file.", "import_csv"),
        Command("tables.undo", "f11,alt+u", "Undo", "Take back the last change.", "undo"),
        Command("tables.redo", "shift+f11,alt+r", "Redo", "Let what was taken back count again.", "redo", shown=False),
        Command("tables.complete", "f12", "Whole", "Record that the table is complete.", "complete", shown=False),
        Command("tables.leave", "escape", "Interview", "Go back to the question.", "leave", shown=False),
        GO,
    )  # fmt: skip
    BINDINGS = bindings(KEYS)

    _draft_timer: Timer | None = None
    _copied: str | None = None
    _entry: TableEntry | None = None
    _shown_events = -1

    def body(self) -> ComposeResult:
        """Lay out the list of tables, and one of them with the line one writes on."""
        with Horizontal(id="tables"):
            yield RegisterList(id="registers")
            with Vertical(id="table"):
                yield Static(id="table-name", markup=False)
                yield Grid(id="grid")
                yield CellEditor(id="cell")

    def on_mount(self) -> None:
        """Begin with the table asked for or left last, or with the list."""
        ids = [register.id for register in self.desk.bank.registers]
        left = self.desk.places.get(self.ROOM, "")
        self._open(left if left in ids else ids[0])
        if left not in ids:
            self.action_list()

    # What is shown

    @property
    def entry(self) -> TableEntry:
        """The table that is open."""
        if self._entry is None:
            raise RuntimeError("no table is open")
        return self._entry

    @property
    def sheet(self) -> RegisterSheet:
        """The table that is open, as it is laid out."""
        return self.entry.sheet

    @property
    def grid(self) -> Grid:
        """The cells."""
        return self.query_one(Grid)

    @property
    def editor(self) -> CellEditor:
        """The line one writes on."""
        return self.query_one(CellEditor)

    def top(self) -> str:
        """Return company, table and how much of it is complete."""
        register = self.entry.register
        return f"{self.desk.company}  |  {register.name}  |  {progress(self.desk.interview(), register)}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that writes where the file is open to look at."""
        if action in _WRITES and self.desk.read_only:
            return None
        return super().check_action(action, parameters)

    def show(self) -> None:
        """Show what the file says now, if anything is new; a cell that is being written stays so."""
        new = len(self.desk.sitting.events) != self._shown_events
        if new and self._entry is not None and not self.editor.editing:
            line = self.sheet.line(self.grid.row)
            self._changed_rows(line.key if line else NEW)

    def on_resize(self) -> None:
        """Fit the columns to the width."""
        if self._entry is not None:
            self._offer()

    def _open(self, register_id: str) -> None:
        """Open a table at its first open cell."""
        self.desk.places[self.ROOM] = register_id
        self._entry = TableEntry(self.desk, register_id)
        self.editor.make_room(self.sheet.height)
        self.remove_class("-choosing")
        self._offer()
        self.grid.go(*self.sheet.first_open)
        self._tell_all()
        self.grid.focus()

    def _offer(self) -> None:
        self.grid.offer(self.sheet.headings(self.size.width), self.sheet.rows())

    def _tell_all(self) -> None:
        register = self.entry.register
        self._shown_events = len(self.desk.sitting.events)
        self.query_one(RegisterList).tell(self.desk.interview(), register.id)
        name = Content.styled(visible(register.name), "bold")
        said = Content.styled(visible(f"  {register.intro}"), "$text-muted")
        self.query_one("#table-name", Static).update(name + said, layout=False)
        self._tell()
        self.refresh_top()

    def _tell(self, problem: str = "") -> None:
        """Tell what the cell under the cursor asks and holds."""
        number, column = self.grid.row, self._column
        problem = problem or _sentence(self.entry.misfit(number, column))
        self.editor.tell(self.sheet.asked(number, self.grid.column), self.sheet.text(number, column), problem)

    def _changed_line(self) -> None:
        """Show the line under the cursor as it is now."""
        self._shown_events = len(self.desk.sitting.events)
        self.grid.change(self.grid.row, self.sheet.cells(self.grid.row))
        register = self.entry.register.id
        self.query_one(RegisterList).tell(self.desk.interview(), register, only=register)
        self.refresh_top()

    def _changed_rows(self, key: str) -> None:
        """Show the table anew, with the cursor on the row of that key."""
        self.entry.lay_out()
        self._offer()
        number = len(self.sheet.lines) if key == NEW else self.sheet.number(key)
        if number is not None:
            self.grid.go(number, self.grid.column)
        self._tell_all()

    # Moving

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the table that was chosen."""
        event.stop()
        self._open(event.option.id or "")

    def on_grid_moved(self, event: Grid.Moved) -> None:
        """Tell what the cell asks."""
        event.stop()
        if not self.editor.editing:
            self._tell()

    def action_list(self) -> None:
        """Go to the list of tables, and back."""
        self.toggle_class("-choosing")
        if self.has_class("-choosing"):
            self.query_one(RegisterList).enter(self.entry.register.id)
        else:
            self.grid.focus()

    def action_leave(self) -> None:
        """Go back to the interview."""
        self.wizard.enter("interview")

    # Writing

    @property
    def _here(self) -> tuple[str, str]:
        """The key and the column under the cursor."""
        line = self.sheet.line(self.grid.row)
        return line.key if line else NEW, self._column.id

    @property
    def _column(self) -> RegisterColumn:
        return self.sheet.columns[self.grid.column]

    def on_grid_typed(self, event: Grid.Typed) -> None:
        """Begin to write with what was typed; a digit is the whole answer where lines are numbered."""
        event.stop()
        if not self._writable():
            return
        column, digit = self._column, event.character
        numbered = len(column.anchors if column.type == "level" else column.choices)
        known_row = self.sheet.line(self.grid.row) is not None
        if known_row and digit.isdecimal() and 0 < int(digit) <= numbered <= _MOST_NUMBERED:
            self._finish(digit, "on")
        else:
            self._edit(digit)

    def on_grid_chosen(self, event: Grid.Chosen) -> None:
        """Begin to write in the cell as it stands."""
        event.stop()
        self.action_edit()

    def on_cell_editor_entered(self, event: CellEditor.Entered) -> None:
        """Begin to write in the cell as it stands."""
        event.stop()
        self.action_edit()

    def on_cell_editor_changed(self, event: CellEditor.Changed) -> None:
        """Keep what is being typed."""
        event.stop()
        self._keep_soon(event.text)

    def on_cell_editor_finished(self, event: CellEditor.Finished) -> None:
        """Record the cell and go on; say why where it does not fit."""
        event.stop()
        self._finish(event.text, event.way)

    def on_cell_editor_given_up(self, event: CellEditor.GivenUp) -> None:
        """Leave the cell as it was."""
        event.stop()
        self._forget()
        self._stop_writing()

    def settle(self) -> None:
        """Record what is being written where it fits, else keep it."""
        if self._entry is not None and self.editor.editing:
            self._finish(self.editor.text, "stay")

    def action_edit(self) -> None:
        """Write in the cell as it stands."""
        if self._writable():
            self._edit(None)

    def _writable(self) -> bool:
        """Whether anything can be written; say why not."""
        if self.desk.read_only:
            self._note(f"Read only. {self.desk.why_read_only}")
            self.grid.focus()
        return not self.desk.read_only

    def _edit(self, text: str | None) -> None:
        """Write in a cell, beginning with a text or with what it holds.

        In the place to add a row that is its name; the name of an expected row stays as it is.
        """
        line = self.sheet.line(self.grid.row)
        if line is None:
            self.grid.go(self.grid.row, 0)
        elif self.grid.column == 0 and any(each.key == line.key for each in self.entry.register.expected):
            self._note("Every company is asked for this row, so its name stays.")
            self.grid.focus()
            return
        self._tell()
        misfit = _sentence(self.entry.misfit(self.grid.row, self._column))
        self.editor.edit(self.sheet.text(self.grid.row, self._column) if text is None else text, problem=misfit)
        if text:
            self._keep_soon(text)

    def _finish(self, text: str, way: str) -> None:
        """Record what was typed and move on; keep it for correction where it does not fit."""
        try:
            key = self._record(text)
        except (ValueError, EngagementError) as error:
            self._keep(self._here, text)
            self._refused(text, error, way)
            return
        self._forget()
        self._stop_writing()
        if key:
            self._changed_rows(key)
        if way == "on":
            self.grid.advance()
            if self.sheet.line(self.grid.row) is None:
                self.grid.go(self.grid.row, 0)
        elif way in _MOVES:
            self.grid.action_move(*_MOVES[way])

    def _record(self, text: str) -> str:
        """Write the cell under the cursor; return the key of a row that came or was renamed, else ""."""
        if self.grid.column == 0:
            return self.entry.record_name(self.grid.row, text, self._copied)
        if self.entry.record_cell(self.grid.row, self._column, text):
            self._changed_line()
        return ""

    def _refused(self, text: str, error: ValueError | EngagementError, way: str) -> None:
        """Say why a cell is not recorded, and let it be corrected; where it was left, the grid goes on showing it."""
        if isinstance(error, EngagementError):
            self.wizard.tell(str(error), wrong=True)
        why = _sentence(str(error))
        self.grid.change(self.grid.row, self.sheet.cells(self.grid.row))
        if way == "stay":
            self.editor.leave()
            self._tell(why)
        elif self.editor.editing:
            self.editor.say(why)
        else:
            self.editor.edit(text, problem=why)

    def _stop_writing(self) -> None:
        self._copied = None
        self.editor.leave()
        self.grid.change(self.grid.row, self.sheet.cells(self.grid.row))
        self.grid.focus()
        self._tell()

    def _keep_soon(self, text: str) -> None:
        """Keep what is being typed once the keys rest."""
        self._rest_timer()
        here = self._here
        self._draft_timer = self.set_timer(_DRAFT_AFTER, lambda: self._keep(here, text))

    def _keep(self, here: tuple[str, str], text: str) -> None:
        self._rest_timer()
        if self._copied is None:
            self._try(lambda: self.entry.keep(here, text))

    def _forget(self) -> None:
        self._rest_timer()
        self._try(lambda: self.entry.forget(self._here))

    def _rest_timer(self) -> None:
        if self._draft_timer is not None:
            self._draft_timer.stop()

    # Commands

    def action_not_known(self) -> None:
        """Make the cell not known."""
        if self.grid.column == 0:
            self._note(_NAME)
        else:
            self._finish("", "stay")

    def action_none(self) -> None:
        """Say that there is none."""
        if self.grid.column == 0:
            self._note(_NAME)
        elif self._try(lambda: self.entry.cell(self._column, "none")):
            self._finish("none", "on")

    def action_add(self) -> None:
        """Go to the place to add a row, and ask for its name."""
        if self._has_room():
            self.grid.go(len(self.sheet.lines), 0)
            self._edit(None)

    def action_copy(self) -> None:
        """Ask for the name of a row with the cells of this one."""
        line = self.sheet.line(self.grid.row)
        if line is None or line.row is None:
            self._note("There is nothing to copy here.")
        elif self._has_room():
            self.grid.go(self.grid.row, 0)
            self._tell()
            self._copied = line.key
            name = row_name(self.entry.register, line.key)
            self.editor.edit(name, problem="This is a copy of the row. Give it a name of its own.")

    def action_drop(self) -> None:
        """Delete the row."""
        line, register = self.sheet.line(self.grid.row), self.entry.register
        if line is None or line.row is None:
            self._note("Nothing is entered in this row.")
        elif self._try(lambda: self.entry.tables.drop_row(register, line.key)):
            self._changed_rows(line.key)
            self._note(f"{row_name(register, line.key)} is deleted. F11 brings it back.")

    def action_undo(self) -> None:
        """Take back the last change."""
        self._tell_step("Undone", "There is nothing to take back.", self.entry.undo)

    def action_redo(self) -> None:
        """Let what was taken back count again."""
        self._tell_step("Done again", "There is nothing to do again.", self.entry.redo)

    def action_complete(self) -> None:
        """Record that the table is complete."""
        found: list[bool] = []
        if self._try(lambda: found.append(self.entry.complete())):
            whole = f"Recorded: {self.entry.register.name} is complete."
            self._tell_all()
            self._note(whole if found[0] else "No question asks whether this table is complete.")

    def action_import_csv(self) -> None:
        """Ask for a CSV file and take in its rows."""
        from assess.tui.screens.csv_import import CsvScreen

        self.app.push_screen(CsvScreen(self.desk.bank, self.entry.register), self._take_in)

    def on_grid_pasted(self, event: Grid.Pasted) -> None:
        """Show what was pasted before it is written; a single line without tabs goes into the cell."""
        event.stop()
        if not self._writable():
            return
        text = event.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        if "\t" not in text and "\n" not in text:
            self._edit(text)
            return
        from assess.tui.screens.paste import PasteScreen

        below = tuple(line.key for line in self.sheet.lines[self.grid.row :])
        spot = Spot(self._column.id, below)
        self.app.push_screen(PasteScreen(self.entry.tables, self.entry.register, text, spot), self._take_pasted)

    def _take_pasted(self, pasted: Pasted | None) -> None:
        self._take_in(pasted.rows if pasted else None)

    def _take_in(self, rows: Mapping[str, Mapping[str, Given]] | None) -> None:
        if rows and self._try(lambda: self.entry.take_in(rows)):
            self._changed_rows(self.entry.tables.known_key(self.entry.register, next(iter(rows))))
            self._note(f"{counted(len(rows), 'row')} taken in. F11 takes all of it back.")

    def _tell_step(self, done: str, nothing: str, change: Callable[[], Step | None]) -> None:
        """Undo or redo, and show where."""
        found: list[Step | None] = []
        if not self._try(lambda: found.append(change())):
            return
        step = found[0]
        if step is None:
            self._note(nothing)
            return
        if step.register and step.register != self.entry.register.id:
            self._open(step.register)
        line = self.sheet.line(self.grid.row)
        self._changed_rows(step.key or (line.key if line else NEW))
        self._note(f"{done}: {step.what}.")

    def _has_room(self) -> bool:
        """Whether rows may be added; say why not."""
        if not self.sheet.open:
            self._note(_EXPRESS_ROWS)
        return self.sheet.open

    def _note(self, sentence: str) -> None:
        """Say something where one writes, until the cursor moves on."""
        self.editor.say(sentence, wrong=False)

    def _try(self, change: Callable[[], object]) -> bool:
        """Change something; say why where it cannot be."""
        try:
            change()
        except (ValueError, EngagementError) as error:
            self.editor.say(_sentence(str(error)))
            if isinstance(error, EngagementError):
                self.wizard.tell(str(error), wrong=True)
            return False
        return True


def _sentence(text: str) -> str:
    """Return what does not fit as a sentence."""
    return f"{begun(text)}{'' if not text or text.endswith(('.', '?')) else '.'}"
