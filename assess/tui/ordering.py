"""What is to be written and where: every path is known, and refused where it must be, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assess.errors import AssessError
from assess.outputs import refuse_overwriting
from assess.report.edition import Edition

if TYPE_CHECKING:
    from pathlib import Path

    from assess.report.html import Paper
    from assess.tui.desk import KeptPlan
    from assess.tui.planner import Basis

PDF_STEPS = ("Starting", "Setting", "Writing")
"""With what words the typesetter tells that it has come to its next step; the file itself is one more."""


class What(StrEnum):
    """What can be ordered."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    SHEETS = "sheets"
    CALENDAR = "calendar"
    JIRA = "jira"
    CHARTERS = "charters"
    ANSWERS = "answers"
    PRIVATE = "private"


OF_REPORT = frozenset({What.PDF, What.HTML, What.DOCX})
_OF_PLAN = frozenset({What.SHEETS, What.CALENDAR, What.JIRA, What.CHARTERS})


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written, and where. plan: the current one, None where it has to be made. stem: begins every name.

    edition: of the report, in each of its forms; the names of others than the board's say which. replace: whether files
    that are there already are replaced.
    """

    basis: Basis
    plan: KeptPlan | None
    folder: Path
    stem: str
    what: frozenset[What]
    paper: Paper = "A4"
    edition: Edition = Edition.BOARD
    replace: bool = False

    @property
    def needs_plan(self) -> bool:
        """Whether a plan is told in any of it."""
        return bool(self.what & (OF_REPORT | _OF_PLAN))

    @property
    def plan_folder(self) -> Path:
        """Where the files of the plan go."""
        return self.folder / f"{self.stem}-plan"

    def path(self, what: What) -> Path:
        """Return where one of the single files goes."""
        report = "report" if self.edition is Edition.BOARD else f"{self.edition.value}-report"
        names = {what: f"{report}.{what.value}" for what in OF_REPORT} | {What.ANSWERS: "answers.yaml"}
        return self.folder / f"{self.stem}-{names.get(what, 'answers-with-private-notes.yaml')}"

    @property
    def singles(self) -> tuple[What, ...]:
        """The single files that are ordered, in the order in which they are written: what is quick comes first."""
        return tuple(each for each in (What.ANSWERS, What.PRIVATE, What.HTML, What.DOCX, What.PDF) if each in self.what)

    @property
    def plan_files(self) -> tuple[Path, ...]:
        """The files of the plan that are ordered."""
        from assess.exports import writing

        groups = {
            What.SHEETS: (writing.PLAN, writing.GATES, writing.SQUAD, writing.WORKBOOK, *self._registers),
            What.CALENDAR: (writing.CALENDAR,),
            What.JIRA: (writing.JIRA,),
            What.CHARTERS: (writing.PLAYBOOK, writing.COUNCIL, writing.CHARTER),
        }
        names = (name for each, group in groups.items() if each in self.what for name in group)
        return tuple(self.plan_folder / name for name in names)

    @property
    def _registers(self) -> tuple[str, ...]:
        from assess.exports.writing import REGISTERS

        return tuple(f"{REGISTERS}/{register.id}.csv" for register in self.basis.bank.registers)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file that is ordered."""
        return (*(self.path(each) for each in self.singles), *self.plan_files)

    @property
    def steps(self) -> int:
        """How many steps it takes."""
        plan = int(self.needs_plan and self.plan is None)
        report = int(bool(self.what & OF_REPORT))
        layout = len(PDF_STEPS) if What.PDF in self.what else 0
        return plan + report + layout + len(self.paths)


def refused(order: Order) -> str:
    """Return why an order cannot be carried out, as a sentence; nothing where it can. Nothing is written here."""
    if not order.what:
        return "Nothing is ticked."
    for place in (order.folder, order.plan_folder, order.plan_folder / "registers"):
        if place.exists() and not place.is_dir():
            return f"{place} is a file. Give another folder."
    there = [path for path in order.paths if path.exists()]
    if there and not order.replace:
        others = len(there) - 1
        more = f" and {others} more" if others else ""
        return f"{there[0].name}{more} {'are' if others else 'is'} there already. Tick Replace, or give another folder."
    try:
        refuse_overwriting(there, force=True)
    except AssessError as error:
        return str(error)
    return ""
