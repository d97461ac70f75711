"""What was pasted into a table, before it is written: the rows that fit, and each cell that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assess.interview.pasted import Pasted, read_pasted
from assess.tui.screens.dialog import Dialog
from assess.tui.wording import counted, one_line, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from assess.bank.registers import Register
    from assess.interview.pasted import Misfit, Spot
    from assess.interview.tables import Tables

_MOST_MISFITS = 100


class PasteScreen(Dialog[Pasted]):
    """Ends with the rows that fit. A row of which one cell does not fit is left out whole, and told."""

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("enter", "take", "Take", priority=True),
        Binding("l", "levels", "Levels"),
    ]

    def __init__(self, tables: Tables, register: Register, text: str, spot: Spot) -> None:
        """Read tab-separated rows as they were pasted at a spot."""
        super().__init__()
        self._tables, self._register, self._text, self._spot = tables, register, text, spot
        self._from_nought = False
        self._read()

    def heading(self) -> str:
        """Return where the rows go."""
        return f"Paste into {self._register.name}"

    def contents(self) -> Iterable[Widget]:
        """Return what fits, what does not, and what can be done."""
        yield Static(id="paste-summary", markup=False)
        yield VerticalScroll(Static(id="paste-misfits", classes="problem", markup=False))
        yield Static(id="paste-hint", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Tell what was read."""
        self._tell()

    def action_take(self) -> None:
        """End with the rows that fit."""
        self.dismiss(self.pasted if self.pasted.rows else None)

    def action_levels(self) -> None:
        """Count levels from 0 instead of 1, and back."""
        if self.pasted.has_levels:
            self._from_nought = not self._from_nought
            self._read()
            self._tell()

    def _read(self) -> None:
        self.pasted = read_pasted(self._tables, self._register, self._text, self._spot, from_nought=self._from_nought)

    def _tell(self) -> None:
        self.query_one("#paste-summary", Static).update(plain("\n".join(self._summary())))
        lines = [_line(misfit) for misfit in self.pasted.misfits[:_MOST_MISFITS]]
        if len(self.pasted.misfits) > _MOST_MISFITS:
            lines.append(Content(f"and {len(self.pasted.misfits) - _MOST_MISFITS} more"))
        told = self.query_one("#paste-misfits", Static)
        told.update(Content("\n").join(lines))
        told.display = bool(lines)
        self.query_one("#paste-hint", Static).update(plain(self._hint()))

    def _summary(self) -> Iterable[str]:
        pasted = self.pasted
        there = sum(self._tables.row(self._register, key) is not None for key in pasted.rows)
        fit = len(pasted.rows)
        yield f"{fit} of {counted(pasted.lines, 'row')} fit: {fit - there} new, {there} there already."
        by = "named by the first line" if pasted.headed else "in their order from the cursor"
        yield f"Columns, {by}: {', '.join(column.name for column in pasted.columns)}."
        if pasted.ignored:
            yield f"Left out, for no column is called so: {', '.join(pasted.ignored)}."
        if pasted.has_levels:
            counted_from = "0 to 4, as exported files have them" if self._from_nought else "1 to 5, as on the screen"
            yield f"Levels are read as {counted_from}."
        if pasted.misfits:
            yield "A row with a cell that does not fit is left out whole:"

    def _hint(self) -> str:
        rows = counted(len(self.pasted.rows), "row")
        take = f"Enter takes in {rows}; blank cells change nothing. Escape takes none."
        levels = " l counts levels the other way." if self.pasted.has_levels else ""
        return f"{take if self.pasted.rows else 'Nothing fits. Escape closes.'}{levels}"


def _line(misfit: Misfit) -> Content:
    where = f"Line {misfit.line}, {misfit.column}" if misfit.column else f"Line {misfit.line}"
    return one_line(f"{where}: {misfit.why}")
