"""What is wrong with the files of an import, gathered so that all of it is told at once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from assess.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assess.bank.source import Document, Place
    from assess.engagement.interchange.sheets import SheetError


class Problems:
    """Problems of one answers file and the CSV files it names, each with file and line."""

    def __init__(self, document: Document, folder: Path) -> None:
        """Start without problems."""
        self._document = document
        self._folder = folder
        self._found: dict[str, None] = {}

    def add(self, place: Place, sentence: object) -> None:
        """Note what is wrong at a place in the YAML."""
        self._note(self._document.at(place), sentence)

    def add_sheet(self, place: Place, name: str, problem: SheetError) -> None:
        """Note why a CSV file cannot be read: on its line, or where the YAML names it."""
        if problem.line:
            self.add_line(name, problem.line, problem)
        else:
            self.add((*place, "csv"), f"{name}: {problem}")

    def add_line(self, sheet: str, line: int, sentence: object) -> None:
        """Note what is wrong on a line of a CSV file."""
        self._note(f"{self._folder / sheet}:{line}", sentence)

    @contextmanager
    def noted(self, place: Place) -> Iterator[None]:
        """Note the ValueError that the work inside raises, at a place in the YAML."""
        try:
            yield
        except ValueError as misfit:
            self.add(place, misfit)

    def refuse(self) -> None:
        """Raise `InputError` with everything that was noted, if anything was."""
        if self._found:
            raise InputError(f"{self._document.name} does not fit; nothing of it was imported.", list(self._found))

    def _note(self, where: str, sentence: object) -> None:
        self._found[f"{where}: {' '.join(str(sentence).split())}"] = None
