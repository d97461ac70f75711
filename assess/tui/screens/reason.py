"""Asks for a reason in words, and for proof where a reason alone does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.widgets import Input, Static

from assess.tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from textual.widget import Widget

REASON, PROOF, WHERE, WHEN = "reason", "reason-proof", "reason-link", "reason-date"
FIELDS = (REASON, PROOF, WHERE, WHEN)
_CRITICAL = "This question is critical: without proof that it does not apply, it counts as open."
_NONE = "Write a reason in a sentence, or press Escape to go back."
_HINTS = {
    REASON: "the reason, in a sentence",
    PROOF: "title of the proof (Enter for none)",
    WHERE: "link or file name (Enter for none)",
    WHEN: "its date (Enter for none)",
}


class Reason(NamedTuple):
    """A reason, and the title, place and date of its proof, "" for none."""

    says: str
    title: str = ""
    link: str = ""
    date: str = ""


class ReasonScreen(Dialog[Reason]):
    """Ends with the reason and its proof."""

    def __init__(
        self,
        asks: str,
        *,
        proof: bool = False,
        typed: Mapping[str, str] | None = None,
        keep: Callable[[str, str], None] = lambda *_: None,
    ) -> None:
        """Ask why.

        proof: whether proof is asked for too. typed: what was typed before; keep: takes in what is being typed.
        """
        super().__init__()
        self._asks, self._proof = asks, proof
        self._typed, self._keep = typed or {}, keep

    def heading(self) -> str:
        """Return what is asked."""
        return self._asks

    def contents(self) -> Iterable[Widget]:
        """Return the fields."""
        yield self._field(REASON)
        if self._proof:
            yield Static(_CRITICAL)
            yield from (self._field(name) for name in (PROOF, WHERE, WHEN))
        yield Static(id="trouble", classes="problem", markup=False)
        yield Static("Enter records it, Escape goes back.", classes="hint")

    def _field(self, name: str) -> Input:
        return Input(self._typed.get(name, ""), placeholder=_HINTS[name], id=name, select_on_focus=False)

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip() if self.query(f"#{name}") else ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is being typed."""
        self._keep(event.input.id or "", event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go from the reason to the proof, where there is one to where and when it is; then end."""
        event.stop()
        says = self._text(REASON)
        if not says:
            self.query_one("#trouble", Static).update(_NONE)
            self.query_one(f"#{REASON}").focus()
        elif self._proof and event.input.id != WHEN and (event.input.id == REASON or self._text(PROOF)):
            self.focus_next()
        else:
            self.dismiss(Reason(says, *(self._text(name) for name in (PROOF, WHERE, WHEN))))
