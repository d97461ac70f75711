"""What a plan needs besides the answers: when it starts and what a person-day costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.widgets import Input, Static

from assess.engagement.plan_facts import accept_plan_fact
from assess.engagement.typed import date_of, written
from assess.engagement.values import accept_fact
from assess.planning.wording import begun
from assess.tui.screens.dialog import Dialog
from assess.tui.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from assess.engagement.events import Json
    from assess.engagement.model import Engagement


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The start date and the day rate as they are kept, None where they are not known."""

    start_date: Json
    day_rate: Json


class PlanFactsScreen(Dialog[PlanFacts]):
    """Ends with both facts, checked."""

    HEADING = "Start and day rate"

    def __init__(self, engagement: Engagement) -> None:
        """Offer what is known."""
        super().__init__()
        self._engagement = engagement

    def contents(self) -> Iterable[Widget]:
        """Return the two fields."""
        company, rate = self._engagement.company, self._engagement.plan.day_rate
        yield Static("When the change starts. With a date, weeks become dates.")
        yield Input(company.start_date or "", placeholder="YYYY-MM-DD, or empty", id="start")
        currency = f" in {company.currency}" if company.currency else ""
        yield Static(plain(f"What a person-day costs{currency}: low and high. With it, work becomes money."))
        low_high = "-".join(dict.fromkeys(written(each) for each in rate)) if rate else ""
        yield Input(low_high, placeholder="such as 500-900, or empty", id="rate")
        yield Static(id="trouble", classes="problem", markup=False)
        yield Static("Enter goes on and then records both; Escape leaves all as it was.", classes="hint")

    def on_mount(self) -> None:
        """Begin with the start."""
        self.query_one("#start").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the day rate; then end, or say what does not fit."""
        event.stop()
        if event.input.id == "start":
            self.query_one("#rate").focus()
            return
        try:
            self.dismiss(PlanFacts(self._start(), self._rate()))
        except ValueError as misfit:
            said = str(misfit)
            self.query_one("#trouble", Static).update(plain(f"{begun(said)}."))

    def _start(self) -> Json:
        typed = self.query_one("#start", Input).value.strip()
        try:
            return accept_fact("start-date", date_of(typed, whole=True)) if typed else None
        except ValueError as misfit:
            raise ValueError(f"the start: {misfit}") from misfit

    def _rate(self) -> Json:
        return accept_plan_fact("day-rate", self.query_one("#rate", Input).value)
