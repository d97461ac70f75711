"""The list of the company's tables, each with how much of it is complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assess.tui.wording import counted, visible

if TYPE_CHECKING:
    from assess.bank.registers import Register
    from assess.interview.machine import Interview

_HERE = "▸"


class RegisterList(OptionList):
    """The tables; Enter opens one."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)

    def tell(self, interview: Interview, here: str, *, only: str = "") -> None:
        """Show how the tables stand; `here` is the one that is open. only: the one that changed."""
        registers = interview.bank.registers
        if not self.option_count:
            self.add_options(Option("", id=register.id) for register in registers)
        for register in registers:
            if only in ("", register.id):
                line = _line(interview, register, here=register.id == here)
                if line != self.get_option(register.id).prompt:
                    self.replace_option_prompt(register.id, line)

    def enter(self, here: str) -> None:
        """Go to the list, at the table that is open."""
        self.highlighted = self.get_option_index(here)
        self.focus()


def progress(interview: Interview, register: Register) -> str:
    """Return how a table stands: "3 of 8 rows complete"."""
    lines = interview.tables.lines(register)
    complete = sum(interview.tables.is_complete(register, line) for line in lines)
    question = interview.bank.register_question.get(register.id)
    answer = interview.answer_to(question.id) if question else None
    said = ", said to be whole" if answer is not None and answer.value is True else ""
    return f"{complete} of {counted(len(lines), 'row')} complete{said}" if lines else f"no rows yet{said}"


def _line(interview: Interview, register: Register, *, here: bool) -> Content:
    mark = _HERE if here else " "
    name = Content.styled(f"{mark} {visible(register.name)}", "bold" if here else "")
    return name + Content.styled(f"\n  {visible(progress(interview, register))}", "$text-muted")
