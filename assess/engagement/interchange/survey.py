"""Anonymous front-line responses to scales: a CSV file as survey services export it, or responses written out.

Each response is parted by question before it is kept: a score needs no more, and what one person answered across
questions cannot be put together again.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assess.bank.questions import SCALE_HIGH, SCALE_LOW, Scale
from assess.bank.source import nearest
from assess.engagement import drafts
from assess.engagement.interchange.sheets import SheetError, find_sheet, match_columns, read_sheet
from assess.engagement.typed import blank, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.bank.source import Place
    from assess.engagement.events import Draft, Json
    from assess.engagement.interchange.forms import SurveyForm
    from assess.engagement.interchange.problems import Problems

    Note = Callable[[object], None]


class Surveys:
    """Reads responses and notes what does not fit; counts the columns it left out and the blank responses."""

    def __init__(self, bank: Bank, problems: Problems, folder: Path) -> None:
        """Read CSV files from this folder only."""
        self._bank = bank
        self._problems = problems
        self._folder = folder
        self._statements = dict(_statements(bank))
        self.ignored_columns = 0
        self.blank_responses = 0

    def read(self, place: Place, form: SurveyForm) -> Iterator[Draft]:
        """Yield one draft for each question that each response answers."""
        for label, figure in form.answers.items():
            if not SCALE_LOW <= figure <= SCALE_HIGH:
                sentence = f"{figure} is not on the scale from {SCALE_LOW} to {SCALE_HIGH}"
                self._problems.add((*place, "answers", label), sentence)
        labels = {folded(label): figure for label, figure in form.answers.items()}
        if form.csv is not None:
            yield from self._sheet(place, form, form.csv, labels)
            return
        for number, response in enumerate(form.responses or ()):
            here: Place = (*place, "responses", number)
            known: dict[str, Json] = {}
            for reference, value in response.items():
                if reference in self._statements:
                    known[reference] = "" if value is None else value
                else:
                    self._problems.add((*here, reference), self._unknown(reference))
            yield from self._response(known, labels, partial(self._problems.add, here))

    def _sheet(self, place: Place, form: SurveyForm, name: str, labels: Mapping[str, int]) -> Iterator[Draft]:
        try:
            sheet = read_sheet(find_sheet(self._folder, name), name)
        except SheetError as problem:
            self._problems.add_sheet(place, name, problem)
            return
        for header, reference in form.columns.items():
            if reference not in self._statements:
                self._problems.add((*place, "columns", header), self._unknown(reference))
        names = {reference: reference for reference in self._statements}
        match = match_columns(sheet.headers, form.columns, names, strict=False)
        for number, sentence in (*((1, sentence) for sentence in match.problems), *sheet.problems):
            self._problems.add_line(sheet.name, number, sentence)
        if not match.places:
            self._problems.add_line(sheet.name, 1, "no header is matched to a statement; match them under `columns`")
        self.ignored_columns += len(match.ignored)
        for line in sheet.lines:
            given: dict[str, Json] = {reference: line.cells[number] for reference, number in match.places.items()}
            yield from self._response(given, labels, partial(self._problems.add_line, sheet.name, line.number))

    def _response(self, given: Mapping[str, Json], labels: Mapping[str, int], note: Note) -> Iterator[Draft]:
        answered = {reference: value for reference, value in given.items() if not blank(value)}
        self.blank_responses += not answered
        response: dict[str, dict[str, Json]] = {}
        for reference, value in answered.items():
            question_id, statement = self._statements[reference]
            figure: Json = labels.get(folded(value), value) if isinstance(value, str) else value
            try:
                drafts.survey_draft(self._bank, {question_id: {statement: figure}})
            except ValueError as misfit:
                note(misfit)
            else:
                response.setdefault(question_id, {})[statement] = figure
        for question_id, statements in response.items():
            yield drafts.survey_draft(self._bank, {question_id: statements})

    def _unknown(self, reference: str) -> str:
        return f"there is no statement {reference!r}; write it as 8.2.its-id.{nearest(reference, self._statements)}"


def _statements(bank: Bank) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield every statement as people refer to it, by today's id of its question and by earlier ones."""
    for question in bank.questions:
        if isinstance(question, Scale):
            for asked in (question.id, *question.formerly):
                for statement in question.statements:
                    yield f"{asked}.{statement.id}", (question.id, statement.id)
