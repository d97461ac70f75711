"""The eight steps as a path: where one is, and what is answered, parked and not known in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from assess.interview.progress import State
from assess.tui.wording import flat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

    from assess.bank.model import Bank
    from assess.bank.questions import Question

_HERE, _DONE, _OPEN = "▸", "✓", "·"
_ROOM_FOR_NAMES = 24


class Path(Static):
    """The steps with their counts, in words; their names where there is room. A click goes to a step."""

    @dataclass
    class Chosen(Message):
        """A step was clicked."""

        step: int

    def tell(self, bank: Bank, questions: Sequence[Question], states: Mapping[str, State], here: int | None) -> None:
        """Show the steps that hold questions; `here` is the present one."""
        held = {step.id: [states[each.id] for each in questions if each.step == step.id] for step in bank.steps}
        self._steps = [(step.id, step.name, held[step.id]) for step in bank.steps if held[step.id]]
        self._step_here = here
        self._write()

    def on_resize(self) -> None:
        """Write names where there is room for them now."""
        self._write()

    def on_click(self, event: events.Click) -> None:
        """Tell which step was clicked."""
        step = event.style.meta.get("step")
        if step is not None:
            self.post_message(self.Chosen(step))

    _steps: Sequence[tuple[int, str, Sequence[State]]] = ()
    _step_here: int | None = None
    _written: Content | None = None

    def _write(self) -> None:
        named = self.content_size.width >= _ROOM_FOR_NAMES
        written = Content("\n").join([self._step(*step, named=named) for step in self._steps])
        if written != self._written:
            self._written = written
            self.update(written, layout=False)

    def _step(self, number: int, name: str, states: Sequence[State], *, named: bool) -> Content:
        left = sum(state in (State.OPEN, State.PARKED) for state in states)
        mark = _HERE if number == self._step_here else _OPEN if left else _DONE
        first = f"{mark}{number} {flat(name)}\n   " if named else f"{mark}{number} "
        said = ("\n   " if not named else ", ").join(counts(states))
        style = "bold $primary" if number == self._step_here else "dim"
        return Content.styled(f"{first}{said}", style).stylize(Style.from_meta({"step": number}))


def counts(states: Sequence[State]) -> list[str]:
    """Return how a step stands: "5 of 8", "1 parked", "1 unknown"."""
    closed = sum(state not in (State.OPEN, State.PARKED) for state in states)
    parked, unknown = states.count(State.PARKED), states.count(State.DONT_KNOW)
    return [
        f"{closed} of {len(states)}",
        *([f"{parked} parked"] if parked else []),
        *([f"{unknown} unknown"] if unknown else []),
    ]
