"""Review: what is open, parked, unsure, contradictory or disagreed on. What it is worth, only the results say."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from assess.planning.wording import begun
from assess.report.steps import STANDINGS
from assess.tui.command import Command, bindings
from assess.tui.doubts import MEANS, Doubt, Kind, find_doubts
from assess.tui.list_room import ListRoom
from assess.tui.room import GO, RETURN
from assess.tui.screens.kinds import EVERYTHING, KindScreen
from assess.tui.widgets.rows import LIST_KEYS, Row, heading, hung
from assess.tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from assess.scoring.assessment import QuestionScore
    from assess.tui.desk import Desk

_NOTHING = "Nothing is open, parked, unsure, contradictory or disagreed on."


class ReviewScreen(ListRoom):
    """What deserves another look before the results are believed."""

    ROOM = "review"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../styles/results.tcss", "../styles/review.tcss"]
    OWN: ClassVar[tuple[Command, ...]] = (
        Command("review.filter", "f3,f", "Show", "Show one kind of thing only, or everything.", "filter"),
        Command("review.compare", "f4,a", "Compare", "See the answers side by side, and agree on a value.", "compare"),
    )
    KEYS: ClassVar[tuple[Command, ...]] = (*LIST_KEYS, *OWN, GO, RETURN)
    BINDINGS = bindings(OWN)

    def top(self) -> str:
        """Return company, room and how much there is."""
        doubts = self.desk.doubts
        told = f"  |  {counted(len(doubts.found), 'thing')} to look at" if doubts else ""
        only = f", {self._kind} only" if self._kind != EVERYTHING else ""
        return f"{self.desk.company}  |  Review{told}{only}"

    @property
    def _kind(self) -> str:
        """The kind shown, or everything."""
        return self.desk.places.get("review.kind", EVERYTHING)

    def fresh(self) -> bool:
        """Whether what lies on the desk was found in the present answers."""
        doubts = self.desk.doubts
        return doubts is not None and doubts.engagement is self.desk.engagement

    def find(self, desk: Desk) -> None:
        """Find what deserves another look."""
        desk.doubts = find_doubts(desk)

    def listed(self, columns: int) -> Sequence[Row]:
        """Return what was found as rows, under a heading for each kind."""
        doubts = self.desk.doubts
        if doubts is None:
            return ()
        rows: list[Row] = []
        for kind in Kind:
            found = doubts.of(kind)
            if found and self._kind in (EVERYTHING, kind):
                title = f"{begun(kind.value)}: {len(found)}"
                rows.append(heading(f"kind.{kind}", title, MEANS[kind], columns))
                rows += [_row(doubt, columns) for doubt in found]
        return rows or [Row("nothing", hung("", _NOTHING, columns), heading=True)]

    def show(self) -> None:
        """Show what was found, and say above how much it is."""
        super().show()
        self.refresh_top()

    def stands(self, score: QuestionScore | None) -> str:
        """Return how a question stands; never what it is worth."""
        return STANDINGS[score.standing] if score else ""

    def action_filter(self) -> None:
        """Ask which kind to show."""
        if self.desk.doubts is not None:
            self.app.push_screen(KindScreen(self.desk.doubts, self._kind), self._show_only)

    def _show_only(self, kind: str | None) -> None:
        if kind is not None:
            self.desk.places["review.kind"] = kind
            self.show()

    def action_compare(self) -> None:
        """Show the answers to a question side by side."""
        from assess.tui.screens.agree import AgreeScreen

        row = self.rows.row
        if row is None or len(row.questions) != 1:
            self.wizard.tell("Answers are compared for one question. Enter shows what lies behind this row.")
            return
        self.app.push_screen(AgreeScreen(self.desk, self.desk.bank.question_by_id[row.questions[0]]))


def _row(doubt: Doubt, columns: int) -> Row:
    told = hung("", f"{doubt.name}: {doubt.says}" if doubt.says else doubt.name, columns)
    return Row(
        f"{doubt.kind}.{doubt.id}",
        told.stylize("dim", len(doubt.name)) if doubt.says else Content.assemble(told),
        doubt.questions,
        doubt.name,
        doubt.more,
        direct=len(doubt.questions) == 1,
        whom=doubt.whom,
    )
