"""What is kept beside an answer: words, evidence, a quote, a note and a private note, each written when it is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from assess.engagement.events import Attribution
from assess.tui.interviewing.recording import DATE, EVIDENCE, LINK, NOTE, PRIVATE, QUOTE, TITLE, WORDS
from assess.tui.widgets.choice_line import ChoiceLine
from assess.tui.wording import flat, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual import events
    from textual.binding import BindingType
    from textual.widget import Widget

    from assess.engagement.model import Answer

_ASKS = {
    QUOTE: "Quote: what was said, word for word",
    NOTE: "Note (may be printed)",
    PRIVATE: "Private note (working edition only)",
}
_HINTS = {TITLE: "title of the proof", LINK: "link or file name", DATE: "its date"}
_PRINTED = {
    Attribution.ANONYMOUS: "anonymous",
    Attribution.ROLE: "with the role",
    Attribution.NOT_FOR_PRINT: "not for print",
}


class Beside(Vertical):
    """The fields below an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Answer", show=False)]

    @dataclass
    class Typed(Message):
        """Something was typed into a field."""

        field: str
        text: str

    @dataclass
    class Left(Message):
        """A field was left, with all that is recorded together with it."""

        field: str

    class Done(Message):
        """The way back to the answer was asked for."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        texts = {name: TextArea(id=name, compact=True, tab_behavior="focus") for name in (WORDS, *_ASKS)}
        proof = {name: Input(placeholder=hint, id=name, compact=True) for name, hint in _HINTS.items()}
        self._fields: dict[str, TextArea | Input] = {**texts, **proof}
        self._shown = dict.fromkeys(self._fields, "")
        self._asks_words = Static(classes="field-asks", markup=False)
        self._proofs = Static(id="proofs", markup=False)
        self._printed = ChoiceLine("Printed:", tuple(_PRINTED.values()), id="attribution")
        super().__init__(
            self._asks_words,
            texts[WORDS],
            Static("Evidence", classes="field-asks"),
            self._proofs,
            Horizontal(*proof.values(), classes="evidence-line"),
            *self._asked(texts, QUOTE),
            self._printed,
            *self._asked(texts, NOTE),
            *self._asked(texts, PRIVATE),
            id=id,
        )

    @staticmethod
    def _asked(texts: Mapping[str, TextArea], name: str) -> Iterable[Static | TextArea]:
        return Static(_ASKS[name], classes="field-asks"), texts[name]

    def offer(self, answer: Answer | None, narrative: str | None, typed: Mapping[str, str]) -> None:
        """Show what is kept with an answer, and over it what was typed and is not recorded."""
        quote = answer.quote if answer else None
        kept = {
            WORDS: answer.words if answer else "",
            QUOTE: quote.text if quote else "",
            NOTE: answer.note if answer else "",
            PRIVATE: answer.private_note if answer else "",
        }
        for name in self._fields:
            self._put(name, kept.get(name, ""))
            self._shown[name] = self.text(name)  # as the field gives it back: a text area has line ends of its own
            if name in typed:
                self._put(name, typed[name])
        self._printed.mark(list(_PRINTED).index(quote.attribution if quote else Attribution.ANONYMOUS))
        self._asks_words.display = self._fields[WORDS].display = narrative is not None
        self._asks_words.update(plain(narrative or ""))
        self._tell_proofs(answer)

    @property
    def changed(self) -> dict[str, str]:
        """What stands in the fields and is not recorded, by field."""
        return {name: self.text(name) for name in self._fields if self.text(name) != self._shown[name]}

    def recorded(self, fields: Iterable[str], answer: Answer | None) -> None:
        """Take in that fields are recorded as they stand; those of a proof are emptied for the next."""
        for name in fields:
            if name in EVIDENCE:
                self._put(name, "")
            self._shown[name] = self.text(name)
        self._tell_proofs(answer)

    def text(self, field: str) -> str:
        """Return what stands in a field."""
        widget = self._fields[field]
        return widget.value if isinstance(widget, Input) else widget.text

    @property
    def attribution(self) -> Attribution:
        """How the quote may be printed."""
        return list(_PRINTED)[self._printed.chosen or 0]

    def enter(self) -> None:
        """Put the cursor into the first field."""
        field = self._fields[WORDS if self._fields[WORDS].display else TITLE]
        if field.is_attached:
            field.focus()
        else:
            self.call_after_refresh(field.focus)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell what was typed."""
        event.stop()
        self.post_message(self.Typed(event.text_area.id or "", event.text_area.text))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what was typed."""
        event.stop()
        self.post_message(self.Typed(event.input.id or "", event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field."""
        event.stop()
        self.screen.focus_next()

    def on_choice_line_chosen(self, event: ChoiceLine.Chosen) -> None:
        """Print the quote otherwise, once the line is left."""
        event.stop()
        self._printed.mark(event.place)
        self._shown[QUOTE] = ""

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Tell which field was left. A proof is left with the last of its fields, a quote with how it is printed."""
        field = QUOTE if event.widget is self._printed else event.widget.id
        if field in self._fields and self.screen.focused not in self._group(field):
            self.post_message(self.Left(field))

    def _group(self, field: str) -> list[Widget]:
        """Return the fields that are recorded together with one."""
        if field == QUOTE:
            return [self._fields[QUOTE], self._printed]
        return [self._fields[name] for name in EVIDENCE] if field in EVIDENCE else []

    def action_leave(self) -> None:
        """Go back to the answer."""
        self.post_message(self.Done())

    def _put(self, name: str, text: str) -> None:
        widget = self._fields[name]
        if self.text(name) == text:
            return
        with widget.prevent(TextArea.Changed, Input.Changed):
            if isinstance(widget, Input):
                widget.value = text
            else:
                widget.text = text

    def _tell_proofs(self, answer: Answer | None) -> None:
        proofs = [(each.title, each.link, each.date) for each in answer.evidence] if answer else []
        lines = [f"- {', '.join(flat(part) for part in proof if part)}" for proof in proofs]
        if lines or self._proofs.display:
            self._proofs.update(plain("\n".join(lines)))
            self._proofs.display = bool(lines)
