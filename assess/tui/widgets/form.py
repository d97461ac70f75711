"""Figures and statements: a column of fields, each checked when it is left, all kept as one answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from assess.report.words import sentence
from assess.tui.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its id, what it asks, the unit behind it, and what it may take.

    check: returns nothing, or raises ValueError where what was typed does not fit. one_key: whether a single digit is
    the whole answer, as in a form for such fields. wide: whether words are typed rather than a figure.
    """

    id: str
    asks: str
    unit: str
    check: Callable[[str], object]
    one_key: bool = False
    wide: bool = False


class Entry(Input):
    """Where one types. one_key: each key is the whole answer, in place of what stood there."""

    one_key = False

    @dataclass
    class Struck(Message):
        """A key was struck that is the whole answer, even where it stood there already."""

        entry: Entry

    def on_key(self, event: events.Key) -> None:
        """Take the key as the whole answer."""
        if self.one_key and event.is_printable and event.character is not None:
            event.prevent_default()
            event.stop()
            self.value = event.character
            self.post_message(self.Struck(self))


class FieldRow(Vertical):
    """One field with its question above, or behind where a single key is typed, and its unit behind."""

    def __init__(self, *, one_key: bool = False) -> None:
        self.asks = Static(classes="field-asks", markup=False)
        self.input = Entry(compact=True)
        self.input.one_key = one_key
        self.unit = Static(classes="field-unit", markup=False)
        self.problem = Static(classes="problem", markup=False)
        self.problem.display = False
        self._field: Field | None = None
        super().__init__(
            self.asks,
            Horizontal(self.input, self.unit, classes="field-line"),
            self.problem,
            classes="-one-key" if one_key else "",
        )

    def offer(self, field: Field, text: str) -> None:
        """Show a field and what stands in it; nothing is written that stands there already."""
        if self.input.value != text:
            with self.input.prevent(Input.Changed):
                self.input.value = text
        self.say("")
        before, self._field = self._field, field
        told, above = (field.asks, "") if field.one_key else (field.unit, field.asks)
        if before is None or (before.asks, before.unit, before.wide) != (field.asks, field.unit, field.wide):
            self.set_class(field.wide, "-wide")
            self.asks.display = bool(above)
            self.asks.update(plain(above))
            self.unit.display = not field.wide
            self.unit.update(plain(told))

    def say(self, problem: str) -> None:
        """Say what does not fit, or nothing."""
        if problem or self.problem.display:
            self.problem.update(plain(problem))
            self.problem.display = bool(problem)


class Form(Vertical):
    """The fields of one question. The rows are made once and used again for every question.

    one_key: whether each takes a single key. first: how many rows are there from the beginning.
    """

    @dataclass
    class Typed(Message):
        """Something was typed into a field."""

        field: str
        text: str

    @dataclass
    class Left(Message):
        """A field was left."""

        field: str
        text: str

    @dataclass
    class Finished(Message):
        """Enter was pressed in the last field."""

    def __init__(self, *, one_key: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.fields: tuple[Field, ...] = ()
        self.first = 0
        self._one_key = one_key

    def compose(self) -> ComposeResult:
        """Make the rows of the first question, so that it can be typed into from the first frame on."""
        for _ in range(self.first):
            yield FieldRow(one_key=self._one_key)

    def prepare(self, rows: int) -> None:
        """Make rows ahead of the first question that needs them."""
        missing = rows - len(self._rows())
        if missing > 0:
            made = [FieldRow(one_key=self._one_key) for _ in range(missing)]
            for row in made:
                row.display = False
            self.mount_all(made)

    def offer(self, fields: Sequence[Field], typed: Mapping[str, str]) -> None:
        """Show these fields, with what was typed into them before."""
        self.fields = tuple(fields)
        self.prepare(len(self.fields))
        for place, row in enumerate(self._rows()):
            row.display = place < len(self.fields)
            if row.display:
                row.offer(self.fields[place], typed.get(self.fields[place].id, ""))

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields, empty ones left out."""
        pairs = [(field.id, row.input.value.strip()) for field, row in self._pairs()]
        return {field: text for field, text in pairs if text}

    def check(self) -> bool:
        """Say in each row what does not fit; whether all of it does."""
        return False not in [self._check(field, row) for field, row in self._pairs()]

    def enter(self, *, last: bool = False) -> None:
        """Put the cursor into the first field, or the last."""
        if self.fields:
            field = self._rows()[len(self.fields) - 1 if last else 0].input
            if field.is_attached:
                field.focus()
            else:
                self.call_after_refresh(field.focus)

    def enter_wrong(self) -> None:
        """Put the cursor into the first field that does not fit."""
        for field, row in self._pairs():
            if not self._check(field, row):
                row.input.focus()
                return

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what was typed."""
        event.stop()
        place = self._place(event.input)
        if place is not None:
            self.post_message(self.Typed(self.fields[place].id, event.value))

    def on_entry_struck(self, event: Entry.Struck) -> None:
        """Go on after a field that takes a single key."""
        event.stop()
        place = self._place(event.entry)
        if place is not None and self._check(self.fields[place], self._rows()[place]):
            self._onward(place, finish=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field; after the last, say so."""
        event.stop()
        place = self._place(event.input)
        if place is not None:
            self._onward(place, finish=True)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Check a field that is left, and tell it."""
        place = self._place(event.widget)
        if place is not None:
            self._check(self.fields[place], self._rows()[place])
            self.post_message(self.Left(self.fields[place].id, self._rows()[place].input.value))

    def on_key(self, event: events.Key) -> None:
        """Move up and down between the fields."""
        place = self._place(self.screen.focused)
        step = {"up": -1, "down": 1}.get(event.key)
        if place is not None and step is not None and 0 <= place + step < len(self.fields):
            event.stop()
            self._rows()[place + step].input.focus()

    def _onward(self, place: int, *, finish: bool) -> None:
        if place + 1 < len(self.fields):
            self._rows()[place + 1].input.focus()
        elif finish:
            self.post_message(self.Finished())

    def _check(self, field: Field, row: FieldRow) -> bool:
        text, problem = row.input.value.strip(), ""
        if text:
            try:
                field.check(text)
            except ValueError as error:
                problem = sentence(str(error))
        row.say(problem)
        return not problem

    def _pairs(self) -> list[tuple[Field, FieldRow]]:
        return list(zip(self.fields, self._rows(), strict=False))

    def _rows(self) -> list[FieldRow]:
        return [child for child in self.children if isinstance(child, FieldRow)]

    def _place(self, widget: object) -> int | None:
        rows = self._rows()[: len(self.fields)]
        return next((place for place, row in enumerate(rows) if row.input is widget), None)
