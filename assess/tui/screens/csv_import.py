"""Asks for a CSV file of rows, and tells everything in it that does not fit; then nothing of it is taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from assess.engagement.interchange.register_file import read_register_file
from assess.errors import AssessError, ProblemsError
from assess.tui.screens.dialog import Dialog
from assess.tui.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

    from assess.bank.model import Bank
    from assess.bank.registers import Register
    from assess.engagement.events import Json

_MOST_PROBLEMS = 100


class CsvScreen(Dialog["dict[str, Mapping[str, Json]]"]):
    """Ends with the cells of each row by its key, once the whole of a file fits."""

    def __init__(self, bank: Bank, register: Register) -> None:
        """Ask for rows of one register."""
        super().__init__()
        self._bank, self._register = bank, register

    def heading(self) -> str:
        """Return where the rows go."""
        return f"Import a CSV file into {self._register.name}"

    def contents(self) -> Iterable[Widget]:
        """Return the fields, and room for what does not fit."""
        names = ", ".join(column.name for column in self._register.columns)
        yield Static(plain(f"The first line names the columns, by these names: {names}."))
        if any(column.type == "level" for column in self._register.columns):
            yield Static("Levels are 0 to 4 there, as exported files have them.")
        yield Input(placeholder="path of the file, such as ~/Downloads/people.csv", id="csv-path")
        yield Input(
            placeholder="columns called otherwise: Approvals = sign-offs; Days = elapsed-days", id="csv-columns"
        )
        yield VerticalScroll(Static(id="csv-problems", classes="problem", markup=False))
        yield Static("Enter imports; a row that is there gets these cells, blank ones change nothing.", classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read the file."""
        event.stop()
        path = self.query_one("#csv-path", Input).value.strip()
        try:
            columns = _pairs(self.query_one("#csv-columns", Input).value)
        except ValueError as misfit:
            self._tell(str(misfit))
            return
        if path:
            self._tell("Reading.")
            self._read(Path(path).expanduser(), columns)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read(self, path: Path, columns: Mapping[str, str]) -> None:
        try:
            rows = read_register_file(self._bank, self._register.id, path, columns)
        except ProblemsError as error:
            shown = error.problems[:_MOST_PROBLEMS]
            more = len(error.problems) - len(shown)
            told = "\n".join((error.summary, *shown, *([f"and {more} more"] if more else [])))
            self.app.call_from_thread(self._tell, told)
        except (AssessError, OSError, ValueError) as error:
            self.app.call_from_thread(self._tell, f"{path} cannot be read: {error}. Nothing was imported.")
        else:
            self.app.call_from_thread(self._end, rows)

    def _end(self, rows: dict[str, Mapping[str, Json]]) -> None:
        if not self.is_current:
            return
        if rows:
            self.dismiss(rows)
        else:
            self._tell("The file has no rows. Nothing was imported.")

    def _tell(self, problem: str) -> None:
        if self.is_mounted:
            self.query_one("#csv-problems", Static).update(plain(problem))


def _pairs(text: str) -> dict[str, str]:
    """Return what is written as "Header = column; Header = column"; raises ValueError."""
    pairs: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        header, equals, column = (each.strip() for each in part.partition("="))
        if not (header and equals and column):
            raise ValueError(f'Write columns as "Approvals = sign-offs"; this is not so: {part}')
        pairs[header] = column
    return pairs
