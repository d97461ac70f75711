"""Choices about the plan made by hand: the line that goes first, who joins or stays out, the start and the day rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement import drafts
from assess.engagement.plan_choices import Chosen, standing
from assess.errors import EngagementError
from assess.report import words
from assess.tui.room import RoomScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.tui.rollout.part import Item
    from assess.tui.screens.plan_facts import PlanFacts
    from assess.tui.screens.reason import Reason

LINES, SQUAD = 0, 1
"""The parts in which choices are made, by their places."""

_DOES = {
    Chosen.LINE: "go first",
    Chosen.IN_SQUAD: "join the squad",
    Chosen.OUT_OF_SQUAD: "stay out of the squad",
}


class ChoosingRoom(RoomScreen):
    """A room that shows a plan and takes choices against it or ahead of it, each with a reason in writing."""

    @property
    def part_number(self) -> int:
        """Which part of the plan is shown."""
        raise NotImplementedError

    @property
    def item(self) -> Item | None:
        """What is under the cursor."""
        raise NotImplementedError

    def changed(self) -> None:
        """Go on after something was recorded that the plan rests on."""
        raise NotImplementedError

    @property
    def writable(self) -> bool:
        """Whether anything can be recorded."""
        return not self.desk.read_only

    def by_hand(self) -> tuple[Chosen, str] | None:
        """Return the choice by hand that stands about what is under the cursor, or about the line."""
        chosen, item = standing(self.desk.engagement.plan), self.item
        if self.part_number == LINES:
            return next(((Chosen.LINE, each.of) for each in chosen[Chosen.LINE]), None)
        if self.part_number != SQUAD or item is None:
            return None
        kinds = (Chosen.IN_SQUAD, Chosen.OUT_OF_SQUAD)
        return next(((kind, each.of) for kind in kinds for each in chosen[kind] if each.of == item.subject), None)

    def may_choose(self, what: str) -> bool:
        """Return whether what is under the cursor can be chosen so."""
        wanted = LINES if what == Chosen.LINE else SQUAD
        return self.writable and self.part_number == wanted and self.item is not None and bool(self.item.subject)

    def action_choose(self, what: str) -> None:
        """Ask why, and record that a line goes first or a person joins or stays out."""
        kind, item = Chosen(what), self.item
        if item is not None and item.subject:
            subject = item.subject
            self._ask(
                f"Why should {item.about} {_DOES[kind]}?",
                lambda reason: self.desk.sitting.choose(kind, subject, reason),
            )

    def action_withdraw(self) -> None:
        """Ask why, and record that a choice by hand no longer stands."""
        found = self.by_hand()
        if found is not None:
            kind, of = found
            self._ask(
                f"Why should {of} no longer {_DOES[kind]} by hand?",
                lambda reason: self.desk.sitting.withdraw(kind, of, reason),
            )

    def _ask(self, why: str, record: Callable[[str], object]) -> None:
        from assess.tui.screens.reason import ReasonScreen

        def given(reason: Reason | None) -> None:
            if reason:
                self._try(lambda: record(reason.says))

        self.app.push_screen(ReasonScreen(why), given)

    def action_facts(self) -> None:
        """Ask for the start date and the day rate."""
        from assess.tui.screens.plan_facts import PlanFactsScreen

        self.app.push_screen(PlanFactsScreen(self.desk.engagement), self._facts_given)

    def _facts_given(self, facts: PlanFacts | None) -> None:
        """Record what is new of the facts, in one go."""
        if facts is None:
            return
        known = self.desk.engagement
        rate = list(known.plan.day_rate) if known.plan.day_rate else None
        new = []
        if facts.start_date != known.company.start_date:
            new.append(drafts.company_draft({"start-date": facts.start_date}))
        if facts.day_rate != rate:
            new.append(drafts.plan_draft({"day-rate": facts.day_rate}))
        if new:
            self._try(lambda: self.desk.sitting.record(*new))

    def _try(self, record: Callable[[], object]) -> None:
        """Record something and make the plan anew; say why where it cannot be."""
        try:
            record()
        except (ValueError, EngagementError) as error:
            self.wizard.tell(words.sentence(str(error)), wrong=True)
            return
        self.changed()
