"""From a plan to the files in a folder: all of them are made before the first is written, and none is half written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.errors import OutputExists
from assess.exports.calendar_file import gates_calendar, has_dates
from assess.exports.council_charter import council_charter
from assess.exports.jira import jira_sheet
from assess.exports.plan_sheets import actions_sheet, gates_sheet, lines_sheet, money_sheet, squad_sheet
from assess.exports.playbook import playbook
from assess.exports.register_sheets import register_sheets
from assess.exports.sheets import as_csv
from assess.exports.squad_charter import squad_charter
from assess.exports.summary_sheet import summary_sheet
from assess.exports.workbook import as_xlsx
from assess.outputs import refuse_overwriting, write_whole
from assess.report.appendices.ground import pilot_ahead
from assess.report.material import Material

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.planning.rollout import RolloutPlan
    from assess.scoring.assessment import Assessment

JIRA, CALENDAR = "actions-jira.csv", "gates.ics"
PLAN, GATES, SQUAD, WORKBOOK = "plan.csv", "gates.csv", "squad.csv", "plan.xlsx"
PLAYBOOK, COUNCIL, CHARTER = "playbook.md", "council-charter.md", "squad-charter.md"
REGISTERS = "registers"
NAMES = (JIRA, CALENDAR, PLAN, GATES, SQUAD, WORKBOOK, PLAYBOOK, COUNCIL, CHARTER)


def _silently(line: str) -> None:
    del line


def refuse_folder(bank: Bank, folder: Path, *, force: bool) -> None:
    """Raise `OutputExists` where a file of an export may not be written; to be called before a plan is even made.

    That holds for each file that an export of any plan could write, so that none of an earlier one stays unnoticed.
    """
    for place in (folder, folder / REGISTERS):
        if place.exists() and not place.is_dir():
            raise OutputExists(f"{place} is a file; nothing was written. Give a folder.")
    refuse_overwriting([path for path in _all_paths(bank, folder) if path.parent.is_dir()], force=force)


def write_exports(  # noqa: PLR0913 - what is written, where to, and who is told
    bank: Bank,
    plan: RolloutPlan,
    assessment: Assessment,
    folder: Path,
    *,
    force: bool,
    narrate: Callable[[str], None] = _silently,
) -> tuple[Path, ...]:
    """Write a plan's exports into a folder, made if it is missing; return the files written, always in one order.

    The calendar is left out where no gate ahead has a date, the squad's charter once the pilot has been judged. A file
    of an earlier plan that this one does not write is left as it is. `narrate` is told of each.
    """
    refuse_folder(bank, folder, force=force)
    made = {folder / name: content for name, content in contents(bank, plan, assessment)}
    for path, content in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    if folder / CALENDAR not in made:
        narrate(f"Without a start date no gate has a date, so there is no {CALENDAR}.")
    if folder / CHARTER not in made:
        narrate(f"The pilot has been judged, so there is no {CHARTER}.")
    for path in _all_paths(bank, folder):
        if path not in made and path.exists():
            narrate(f"{path} is of an earlier plan and was left as it is.")
    return tuple(made)


def contents(bank: Bank, plan: RolloutPlan, assessment: Assessment) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every file: names are fixed, or a register's id, and never a client's text."""
    material = Material(bank, plan.engagement, assessment, (), None, plan)
    actions, gates, squad = actions_sheet(bank, plan), gates_sheet(plan), squad_sheet(plan)
    registers = register_sheets(bank, plan.engagement)
    sheets = (summary_sheet(material), gates, actions, lines_sheet(bank, plan), squad, money_sheet(plan))
    yield JIRA, as_csv(jira_sheet(bank, plan))
    if has_dates(plan):
        yield CALENDAR, gates_calendar(plan)
    yield from ((PLAN, as_csv(actions)), (GATES, as_csv(gates)), (SQUAD, as_csv(squad)))
    yield WORKBOOK, as_xlsx((*sheets, *registers.values()), "Rollout plan")
    yield PLAYBOOK, playbook(material, plan)
    yield COUNCIL, council_charter(material, plan)
    if pilot_ahead(plan):
        yield CHARTER, squad_charter(material, plan)
    yield from ((f"{REGISTERS}/{register}.csv", as_csv(sheet)) for register, sheet in registers.items())


def _all_paths(bank: Bank, folder: Path) -> tuple[Path, ...]:
    """Return every file that an export of any plan could write."""
    registers = (folder / REGISTERS / f"{register.id}.csv" for register in bank.registers)
    return (*(folder / name for name in NAMES), *registers)
