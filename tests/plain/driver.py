"""Somebody at the terminal who gives the best answer to whatever the plain interview asks.

What is typed follows from what is on the screen alone, so a driver can go on after an interview was killed. A line is
noted as it is typed; the note moves to what must be safe once the next thing has been asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assess.bank.questions import Anchored, Figures, Ranking, RegisterQuestion, Scale
from assess.engagement.cells import UNKNOWN, accept_cell
from assess.engagement.values import accept, accept_fact

from .best import best_agreement, best_answer, best_cell, best_figures, best_order

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.bank.registers import Register
    from assess.engagement.events import Json
    from assess.engagement.model import Cell, Engagement

    from .terminal import Terminal

ROWS_OF_ONES_OWN = 3
FACTS = {
    "People": ("people", "120"),
    "Industry": ("industry", "software"),
    "Revenue": ("revenue", "24,000,000"),
    "Currency": ("currency", "EUR"),
    "Regulated": ("regulated", "no"),
    "Safety critical": ("safety-critical", "no"),
    "Reference model": ("reference-model", "none"),
    "Trigger": ("trigger", "A lost tender."),
}
SAME = {
    "Role (": "1",
    "Number (": "1",
    "What the report may call": "",
    "How sure?": "s",
    "Evidence, quote or note?": "",
    "In words": "As it was.",
    "Is this table complete?": "y",
    "Fill it now?": "",
}
_QUESTION = re.compile(r"^Question \d+ of \d+\. Step [^\n]*\n(\d\.\d+) ", re.MULTILINE)
_ROWS = re.compile(r"^(\d+) rows? so far", re.MULTILINE)
_ROW = re.compile(r"^(?:[A-Z][\w ]* \d+ of \d+: |Going on with )(.+?)\.?$", re.MULTILINE)


@dataclass
class Safe:
    """What was answered before something else was asked, and so must never be lost."""

    facts: dict[str, Json] = field(default_factory=dict)
    answers: dict[str, Json] = field(default_factory=dict)
    cells: dict[tuple[str, str, str], Cell] = field(default_factory=dict)

    def lost(self, engagement: Engagement) -> list[str]:
        """Return what of it a file does not hold."""
        company = {fact: getattr(engagement.company, fact.replace("-", "_")) for fact in self.facts}
        values = {question: [one.value for one in given] for question, given in engagement.answers.items()}
        rows = {(name, row.key): row.cells for name, rows in engagement.registers.items() for row in rows}
        return [
            *(fact for fact, value in self.facts.items() if company[fact] != value),
            *(question for question, value in self.answers.items() if value not in values.get(question, [])),
            *(".".join(cell) for cell, value in self.cells.items() if rows.get(cell[:2], {}).get(cell[2]) != value),
        ]


class Driver:
    """Answers one run of the interview after another."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.safe = Safe()
        self.asked = 0
        self._typed = Safe()
        self._question: Question | None = None
        self._row = ""
        self._rows = 0
        self._figures: dict[str, Json] = {}
        self._offered_again = 0

    def begin(self) -> None:
        """Forget what was typed and not yet safe, for the interview was killed."""
        self._typed, self._question, self._row = Safe(), None, ""

    def step(self, terminal: Terminal) -> bool:
        """Answer one prompt; whether there was one."""
        prompt = terminal.prompt()
        self._look_at(terminal.page, told=prompt is None or prompt.startswith("How sure?"))
        if prompt is None:
            return False
        self.asked += 1
        terminal.type(self._line_for(prompt, terminal.page))
        return True

    def finish(self, terminal: Terminal) -> str:
        """Answer until the interview ends; return the last page."""
        while self.step(terminal):
            pass
        return terminal.page

    def _look_at(self, page: str, *, told: bool) -> None:
        """Take in what has been printed since the last line was typed; `told` where the value was taken."""
        self.safe.facts |= self._typed.facts
        self.safe.cells |= self._typed.cells
        self._typed.facts, self._typed.cells = {}, {}
        if headers := _QUESTION.findall(page):
            self._question = self.bank.question_by_id[headers[-1]]
            self._row, self._figures = "", {}
        if headers or told or "last question" in page:
            self.safe.answers |= self._typed.answers
            self._typed.answers = {}
        if counted := _ROWS.findall(page):
            self._rows = int(counted[-1])
        if rows := _ROW.findall(page):
            self._row = rows[-1]

    def _line_for(self, prompt: str, page: str) -> str:
        for start, line in SAME.items():
            if prompt.startswith(start):
                return line
        for start, (fact, line) in FACTS.items():
            if prompt.startswith(start) and self._question is None:
                self._typed.facts[fact] = accept_fact(fact, line)
                return line
        if prompt.startswith("Go through them now?"):
            self._offered_again += 1
            return "y" if self._offered_again == 1 else ""
        question = self._question
        assert question is not None, f"an unexpected prompt: {prompt}\n{page}"
        if isinstance(question, RegisterQuestion):
            return self._cell(question, self.bank.register_by_id[question.register_ or ""], prompt)
        return self._value(question, prompt, page)

    def _cell(self, question: RegisterQuestion, register: Register, prompt: str) -> str:
        self._typed.answers[question.id] = True
        if prompt.startswith("Next "):
            if register.expected or self._rows >= ROWS_OF_ONES_OWN:
                return ""
            self._row = f"{register.row.capitalize()} {self._rows + 1}"
            return self._row
        name = prompt.rstrip(":").partition(" (")[0]
        column = next(column for column in register.columns if column.name == name)
        typed = best_cell(column, self._rows)
        cell = float(typed) - 1 if column.type == "level" else self._chosen(register, column.id, typed)
        if cell is not UNKNOWN:
            key = next((row.key for row in register.expected if row.name == self._row), self._row)
            self._typed.cells[register.id, key, column.id] = cell
        return typed

    def _chosen(self, register: Register, column_id: str, typed: str) -> Cell:
        column = register.column(column_id)
        assert column is not None
        if column.type == "choice":
            return column.choices[int(typed) - 1].id
        return accept_cell(column, typed)  # type: ignore[return-value] # UNKNOWN is told apart by the caller

    def _value(self, question: Question, prompt: str, page: str) -> str:
        match question:
            case Figures():
                unfolded = " ".join(page.split())
                name = max(question.figures, key=lambda figure: unfolded.rfind(figure.name)).id
                typed = best_figures(question)[name]
                self._figures[name] = typed
                self._typed.answers[question.id] = accept(question, dict(self._figures))
                return typed
            case Scale():
                statement = question.statements[int(prompt.split()[1]) - 1]
                typed = best_agreement(statement)
                self._figures[statement.id] = typed
                self._typed.answers[question.id] = accept(question, dict(self._figures))
                return typed
            case Ranking() if prompt.startswith("Order"):
                value: Json = {"order": list(question.best_order), "level": 4}
                self._typed.answers[question.id] = value
                return best_order(question)
            case Ranking():
                return best_answer(question)
        typed = best_answer(question)
        self._typed.answers[question.id] = 4 if isinstance(question, Anchored) else accept(question, typed)
        return typed
