"""The walk through the questions: each is printed, asked to its end and left for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.bank.questions import RegisterQuestion
from assess.engagement.events import Sure
from assess.plain import commands, page
from assess.plain.ask import Prompt
from assess.plain.closing import left
from assess.plain.commands import Called
from assess.plain.details import ask_details, ask_sure, ask_words
from assess.plain.moves import carry_out
from assess.plain.registers import TableTalk
from assess.plain.values import ask_value
from assess.plain.words import count, say

if TYPE_CHECKING:
    from assess.bank.questions import Question
    from assess.bank.registers import Register
    from assess.engagement.events import Json
    from assess.interview.machine import Interview
    from assess.plain.commands import Command


class Walk:
    """Asks the questions of one interview until it is left."""

    def __init__(self, interview: Interview) -> None:
        self._interview = interview
        self._prompt = Prompt(self._inform)
        self._more_wanted = False

    def go(self) -> None:
        """Ask until the end, or until somebody stops."""
        call: Called | None = None
        while call is None or call.command is not commands.STOP:
            try:
                if call is not None:
                    wanted, call = call, None
                    self._carry_out(wanted)
                elif self._interview.current is not None:
                    self._ask(self._interview.current)
                elif not self._once_more():
                    return
            except Called as another:
                call = another

    def _ask(self, question: Question) -> None:
        """Ask one question to its end and move on."""
        page.show_question(self._interview, question)
        if isinstance(question, RegisterQuestion):
            value = self._table_value(question)
        else:
            before = self._interview.answer_to(question.id)
            value = ask_value(self._prompt, question, before.value if before else None, self._currency)
        if value is not None:
            self._record(question, value)
            self._beside(question)
        self._next()

    def _record(self, question: Question, value: Json) -> None:
        """Record a value before anything more is asked, then how sure it is where that is not simply sure."""
        self._interview.answer(value, Sure.SURE)
        sure = ask_sure(self._prompt, self._want_more)
        if sure is not Sure.SURE:
            self._interview.amend(sure=sure)
        if question.narrative is not None:
            ask_words(self._prompt, self._interview, question.narrative)

    def _beside(self, question: Question) -> None:
        """Ask for what is kept with the answer: a table of its own, evidence, quotes and notes."""
        table = self._interview.table
        if table is not None and not isinstance(question, RegisterQuestion):
            say(f"A table is kept with this answer: {table.name}.")
            say(table.intro)
            if self._prompt.yes("Fill it now? (y, Enter for later): "):
                self._talk(table).fill()
        if self._more_wanted or not self._interview.express:
            ask_details(self._prompt, self._interview)

    def _table_value(self, question: RegisterQuestion) -> Json:
        """Fill the question's table; True once it is called complete, None while it is not."""
        table = self._interview.table
        if table is None:
            say("Nothing of this table is asked for in the express set.")
            return None
        say(table.intro)
        self._talk(table).fill()
        answer = self._interview.answer_to(question.id)
        if answer is not None and answer.sure.answered:
            return None
        if not self._interview.tables.rows(table):
            say("No row was entered. Type :dk if nobody knows, :na if there is nothing to enter, or leave it open.")
            self._prompt.line("Leave the table open? (Enter): ")
            return None
        return True if self._prompt.yes("Is this table complete? (y, Enter if not yet): ") else None

    def _talk(self, table: Register) -> TableTalk:
        return TableTalk(self._prompt, self._interview.tables, table, self._currency)

    @property
    def _currency(self) -> str:
        return self._interview.engagement.company.currency or ""

    def _next(self) -> None:
        self._more_wanted = False
        self._interview.next()

    def _once_more(self) -> bool:
        """At the end, offer what was parked or left open; whether to go on."""
        rest = (*self._interview.unanswered, *self._interview.parked)
        if not rest:
            return False
        ids = ", ".join(question.id for question in rest)
        say()
        say(f"That was the last question. {count(len(rest), 'question')} still open or parked: {ids}.")
        return bool(self._prompt.yes("Go through them now? (y, Enter to stop): ")) and bool(self._interview.again())

    def _inform(self, command: Command) -> None:
        question = self._interview.current
        if command is commands.LEFT:
            say(left(self._interview))
        elif question is None:
            say("That was the last question.")
        elif command is commands.WHY:
            page.show_why(question)
        elif command is commands.PROBES:
            page.show_probes(question)
        else:
            page.show_good_enough(question)

    def _carry_out(self, call: Called) -> None:
        """Do what a command asks for."""
        if call.command is not commands.EXTRAS:
            self._more_wanted = False
            carry_out(call, self._interview, self._prompt)
            return
        question = self._interview.current
        if question is None or self._interview.answer_to(question.id) is None:
            self._want_more()
        else:
            ask_details(self._prompt, self._interview)
            self._next()

    def _want_more(self) -> None:
        self._more_wanted = True
        say("You will be asked for evidence, quotes and notes once the answer is given.")
