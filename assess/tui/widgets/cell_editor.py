"""The line below a table where a cell is written, with what its column asks and what fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.suggester import Suggester
from textual.widgets import Input, Static

from assess.tui.wording import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

_LINE_ENDS = "⏎↵␤"
"""Stand for a line end within a cell while it is edited on one line; the first that the text does not hold itself."""
_PART = ";"
_MOST_NAMES = 6
_ABREAST = 4
"""So many choices stand on one line; more stand below each other."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a cell is and takes.

    where: its row and column. ask: the column's question. form: what fits, in a few words. lines: anchors or choices,
    numbered from 1. names: what may be completed. several: whether names are parted by ";".
    """

    where: str = ""
    ask: str = ""
    form: str = ""
    lines: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    several: bool = False

    @property
    def height(self) -> int:
        """How many lines the anchors, the choices or the names take."""
        return len(self.lines) if len(self.lines) > _ABREAST else int(bool(self.lines or self.names))


class Completion(Suggester):
    """Completes the name being typed from those there are; in a list, the last of its names."""

    def __init__(self, names: Sequence[str], *, several: bool) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names, self._several = tuple(names), several

    async def get_suggestion(self, value: str) -> str | None:
        """Return the text with its last name completed."""
        begun = self.begun(value)
        first = next(iter(self.matching(value)), None) if begun else None
        return None if first is None else f"{value}{first[len(begun) :]}"

    def matching(self, value: str) -> list[str]:
        """Return the names that go on from what is typed, without those the list holds already."""
        begun = self.begun(value).casefold()
        held = {part.strip().casefold() for part in value.split(_PART)[:-1]} if self._several else set()
        folded = ((each, each.casefold()) for each in self._names)
        return [each for each, low in folded if low.startswith(begun) and low != begun and low not in held]

    def begun(self, value: str) -> str:
        """Return the name being typed."""
        return value.rpartition(_PART)[2].lstrip() if self._several else value


class CellInput(Input):
    """One line; Enter, Tab and the arrows up and down end it, Escape leaves it."""

    BINDINGS: ClassVar = [
        Binding("enter", "finish('on')", "Keep", show=False),
        Binding("tab", "finish('on')", "Keep", show=False),
        Binding("shift+tab", "finish('back')", "Keep", show=False),
        Binding("up", "finish('up')", "Keep", show=False),
        Binding("down", "finish('down')", "Keep", show=False),
        Binding("escape", "give_up", "Cancel", show=False),
    ]

    virtual_size = Reactive(Size(0, 0), layout=False)
    """How long the text is. It never changes how the screen is laid out, so nothing is laid out anew at every key."""

    _line_end = _LINE_ENDS[0]

    @dataclass
    class Finished(Message):
        """The text is done. way: where to go from here: on, back, up or down."""

        way: str

    @dataclass
    class GivenUp(Message):
        """The cell is to stay as it was."""

    @dataclass
    class Rows(Message):
        """Text with tabs was pasted, which is rows and no cell."""

    def action_finish(self, way: str) -> None:
        """Tell that the text is done."""
        self.post_message(self.Finished(way))

    def action_give_up(self) -> None:
        """Tell that the text is not wanted."""
        self.post_message(self.GivenUp())

    def on_paste(self, event: events.Paste) -> None:
        """Take all of a pasted text, not just its first line; refuse rows."""
        event.stop()
        event.prevent_default()
        text = event.text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
        if "\t" in text:
            self.post_message(self.Rows())
            return
        start, end = sorted(self.selection)
        before, after = (self._with_line_ends(part) for part in (self.value[:start], self.value[end:]))
        self.write(f"{before}{text}{after}")
        self.cursor_position = len(before) + len(text)

    @property
    def text(self) -> str:
        """What stands on the line, line ends and all."""
        return self._with_line_ends(self.value)

    def write(self, text: str) -> None:
        """Put a text on the line; a mark it does not hold itself stands for its line ends."""
        self._line_end = next((mark for mark in _LINE_ENDS if mark not in text), _LINE_ENDS[0])
        self.value = text.replace("\n", self._line_end)

    def _with_line_ends(self, written: str) -> str:
        return written.replace(self._line_end, "\n")


class CellEditor(Vertical):
    """What a cell asks, and one line to write it on. While nobody writes, the line shows the whole of the cell."""

    @dataclass
    class Changed(Message):
        """The text is another."""

        text: str

    @dataclass
    class Entered(Message):
        """The line was clicked: the cell is to be edited."""

    @dataclass
    class Finished(Message):
        """The text is done."""

        text: str
        way: str

    @dataclass
    class GivenUp(Message):
        """The cell is to stay as it was."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.editing = False
        self._asked = Asked()
        self._completion = Completion((), several=False)

    def compose(self) -> ComposeResult:
        """Lay out the question, what fits, the line and what does not fit."""
        yield Static(id="cell-where", markup=False)
        yield Static(id="cell-ask", markup=False)
        yield Static(id="cell-lines", markup=False)
        yield CellInput(compact=True, id="cell-input", select_on_focus=False)
        yield Static(id="cell-problem", classes="problem", markup=False)

    def make_room(self, lines: int) -> None:
        """Keep room for so many anchors or choices, so that nothing jumps when the cursor moves."""
        told = self.query_one("#cell-lines")
        told.styles.height = lines
        told.display = lines > 0

    def tell(self, asked: Asked, text: str, problem: str = "") -> None:
        """Show a cell that nobody writes in."""
        self.editing = False
        self._asked = asked
        self._completion = Completion(asked.names, several=asked.several)
        where = Content.styled(visible(asked.where), "bold $primary")
        form = Content.styled(f"  {visible(asked.form)}", "$text-muted") if asked.form else Content("")
        self._say("#cell-where", where + form)
        self._say("#cell-ask", one_line(asked.ask))
        self._say("#cell-lines", _numbered(asked.lines))
        self._write(text)
        self.say(problem)

    def edit(self, text: str, *, problem: str = "") -> None:
        """Begin to write; the cursor stands at the end of the text."""
        self.editing = True
        self._write(text)
        line = self.query_one(CellInput)
        line.cursor_position = len(line.value)
        line.suggester = self._completion if self._asked.names else None
        self.say(problem)
        self._tell_names(line.value)
        line.focus()

    def leave(self) -> None:
        """Stop writing."""
        self.editing = False
        self.query_one(CellInput).suggester = None

    @property
    def text(self) -> str:
        """What stands on the line, line ends and all."""
        return self.query_one(CellInput).text

    def say(self, sentence: str, *, wrong: bool = True) -> None:
        """Say what does not fit, or what was done, or nothing."""
        self.query_one("#cell-problem").set_class(wrong, "problem")
        self._say("#cell-problem", one_line(sentence))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        event.stop()
        if self.editing:
            self._tell_names(event.value)
            self.post_message(self.Changed(self.text))

    def on_cell_input_finished(self, event: CellInput.Finished) -> None:
        """Tell that the text is done."""
        event.stop()
        if self.editing:
            self.post_message(self.Finished(self.text, event.way))

    def on_cell_input_given_up(self, event: CellInput.GivenUp) -> None:
        """Tell that the cell is to stay."""
        event.stop()
        self.post_message(self.GivenUp())

    def on_cell_input_rows(self, event: CellInput.Rows) -> None:
        """Say where rows are pasted."""
        event.stop()
        self.say("These are rows. Press Escape and paste them into the table.")

    def on_descendant_focus(self) -> None:
        """Begin to write where the line is clicked."""
        if not self.editing:
            self.post_message(self.Entered())

    def on_descendant_blur(self) -> None:
        """Tell that the text is done where something else is clicked; not where the whole terminal lost the focus."""
        if self.editing and self.app.app_focus:
            self.post_message(self.Finished(self.text, "stay"))

    def _write(self, text: str) -> None:
        line = self.query_one(CellInput)
        line.suggester = None
        with self.prevent(Input.Changed):
            line.write(text)
        line.cursor_position = 0

    def _tell_names(self, value: str) -> None:
        """Show the names that go on from what is typed."""
        if not self._asked.names or self._asked.lines:
            return
        names = self._completion.matching(value)
        shown = f"{', '.join(names[:_MOST_NAMES])}{', …' if len(names) > _MOST_NAMES else ''}"
        self._say("#cell-lines", one_line(f"{shown}  (right arrow completes)" if names else ""))

    def _say(self, where: str, what: Content) -> None:
        self.query_one(where, Static).update(what, layout=False)


def _numbered(lines: Sequence[str]) -> Content:
    numbered = [
        Content.from_markup("[b]$n[/b] $line", n=str(number), line=visible(line))
        for number, line in enumerate(lines, start=1)
    ]
    return Content("\n" if len(lines) > _ABREAST else "   ").join(numbered)
