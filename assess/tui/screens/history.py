"""The history of one question: everything recorded about it, taken back or not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assess.engagement.events import Kind
from assess.tui.screens.dialog import Dialog
from assess.tui.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from assess.bank.questions import Question
    from assess.engagement.events import Event
    from assess.tui.desk import Desk


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
        events = self._desk.sitting.history(self._question.id)
        undone = {str(each.draft.value): each for each in events if each.draft.kind is Kind.UNDO}
        lines = [self._line(each, taken_back=each.id in undone) for each in reversed(events)]
        body = Content("\n").join(lines) if lines else Content("Nothing is recorded yet.")
        yield VerticalScroll(Static(body))

    def _line(self, event: Event, *, taken_back: bool) -> Content:
        draft = event.draft
        person = self._desk.engagement.respondent_by_id.get(draft.respondent)
        who = person.name if person else ""
        value = json.dumps(draft.value, ensure_ascii=False)
        what = f"{draft.kind.value} {draft.sure.value if draft.sure else ''} {value}"
        style = "strike" if taken_back else ""
        said = Content.styled(visible(what), style)
        return Content.from_markup("[dim]$time[/dim] $who  ", time=event.time[:16].replace("T", " "), who=visible(who)) + said
