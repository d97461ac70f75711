"""The history of one question: everything recorded about it, taken back or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assess.bank.questions import Scale
from assess.engagement.events import Kind, Sure
from assess.engagement.fold import live
from assess.report.answers import said_value
from assess.tui.screens.dialog import Dialog
from assess.tui.wording import plain, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from assess.bank.questions import Question
    from assess.engagement.events import Event, Json
    from assess.tui.desk import Desk

_SURE = {
    Sure.SEEN: "seen the evidence",
    Sure.SURE: "sure",
    Sure.UNSURE: "unsure",
    Sure.DONT_KNOW: "Don't know.",
    Sure.NOT_APPLICABLE: "Not applicable.",
    Sure.PARKED: "Parked.",
}


class HistoryScreen(Dialog[None]):
    """A list of what was recorded, the latest first."""

    def __init__(self, desk: Desk, question: Question) -> None:
        """Tell what was recorded about a question."""
        super().__init__()
        self._desk, self._question = desk, question

    def heading(self) -> str:
        """Return which question it is."""
        return f"History of {self._question.id} {self._question.name}"

    def contents(self) -> Iterable[Widget]:
        """Return the entries."""
        lines = told(self._desk, self._question)
        yield VerticalScroll(Static(Content("\n").join(lines) if lines else plain("Nothing is recorded yet.")))
        yield Static("Escape goes back.", classes="hint")


def told(desk: Desk, question: Question) -> list[Content]:
    """Return a line for each entry about a question, the latest first."""
    events = desk.sitting.history(question.id)
    counting = {event.id for event in live(desk.sitting.events)}
    by_id = {event.id: event for event in events}
    return [_line(desk, question, each, by_id, counts=each.id in counting) for each in reversed(events)]


def _line(desk: Desk, question: Question, event: Event, by_id: dict[str, Event], *, counts: bool) -> Content:
    person = desk.engagement.respondent_by_id.get(event.draft.respondent)
    when = event.time[:16].replace("T", " ")
    head = f"{when} {person.name}  " if person else f"{when}  "
    end = "" if counts else "  (taken back)"
    return Content.assemble((visible(head), "dim"), visible(_what(desk, question, event, by_id)), (end, "bold"))


def _what(desk: Desk, question: Question, event: Event, by_id: dict[str, Event]) -> str:
    value = event.draft.value if isinstance(event.draft.value, dict) else {}
    match event.draft.kind:
        case Kind.UNDO:
            undone = by_id.get(str(event.draft.value))
            return "Redo." if undone is not None and undone.draft.kind is Kind.UNDO else "Undo."
        case Kind.ROW:
            return f"Row {value.get('key')} was written."
        case Kind.ROW_GONE:
            return f"Row {value.get('key')} was taken out."
        case Kind.AGREED:
            return f"Agreed: {_value(desk, question, value.get('value'))} Reason: {value.get('reason')}"
        case Kind.ANSWER:
            return _answer(desk, question, event)
    return "An anonymous answer."


def _answer(desk: Desk, question: Question, event: Event) -> str:
    """Return an answer with all that is kept beside it."""
    draft = event.draft
    value = draft.value if isinstance(draft.value, dict) else {}
    sure = _SURE[draft.sure] if draft.sure else ""
    said = [f"{_value(desk, question, value.get('value'))} ({sure})" if draft.sure and draft.sure.answered else sure]
    for name, label in (("reason", "Because"), ("words", "In words"), ("note", "Note")):
        said += [f"{label}: {value[name]}"] if value.get(name) else []
    said += [f"Evidence: {', '.join(filter(None, (each.title, each.link, each.date)))}" for each in draft.evidence]
    said += [f"Quote: {draft.quote.text}"] if draft.quote else []
    said += [f"Private note: {draft.private_note}"] if draft.private_note else []
    return "  ".join(said)


def _value(desk: Desk, question: Question, value: Json) -> str:
    if isinstance(question, Scale) and isinstance(value, dict):
        return ", ".join(f"{name} {given}" for name, given in value.items()) + "."
    return said_value(question, value, desk.engagement.company.currency or "")
