"""Results: the verdict, the steps and gates, the mistakes and what is not known, each with its questions behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from assess.report import words
from assess.report.steps import STANDINGS
from assess.tui.list_room import ListRoom
from assess.tui.outcome import work_out
from assess.tui.widgets.ranges import glyphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from assess.scoring.assessment import QuestionScore
    from assess.tui.desk import Desk
    from assess.tui.widgets.rows import Row


class ResultsScreen(ListRoom):
    """What the answers come to. Everything in it is worked out by `assess.scoring`."""

    ROOM = "results"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../styles/results.tcss"]

    def top(self) -> str:
        """Return company and room."""
        return f"{self.desk.company}  |  Results{'' if self.fresh() else ', being worked out'}"

    def fresh(self) -> bool:
        """Whether the results on the desk are those of the present answers."""
        outcome = self.desk.outcome
        return outcome is not None and outcome.engagement is self.desk.engagement

    def find(self, desk: Desk) -> None:
        """Work the results out."""
        desk.outcome = work_out(desk)

    def listed(self, columns: int) -> Sequence[Row]:
        """Return the results as rows."""
        from assess.tui.outcome_rows import OutcomeRows

        outcome = self.desk.outcome
        signs = glyphs(self.app.console.encoding)
        return OutcomeRows(self.desk.bank, outcome, columns, signs).rows() if outcome else ()

    def show(self) -> None:
        """Show the results, and say above while newer ones are being worked out."""
        super().show()
        self.refresh_top()

    def stands(self, score: QuestionScore | None) -> str:
        """Return a question's range and how it stands: "25 to 75, answers differ"."""
        if score is None:
            return ""
        standing = STANDINGS[score.standing]
        return standing if score.range is None else f"{words.span(score.range)}, {standing}"
