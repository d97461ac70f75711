"""How an interview begins: which set is asked, and who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.drafts import role_of
from assess.errors import UsageError

if TYPE_CHECKING:
    from assess.engagement.model import Respondent
    from assess.engagement.sitting import Sitting


def ask_set(sitting: Sitting, *, express: bool | None) -> None:
    """Record which set is asked from now on, where that changes; None leaves it as the file has it."""
    mode = "express" if express else "full"
    if express is not None and sitting.engagement.mode != mode:
        sitting.set_mode(mode)


def who_fits(sitting: Sitting, wanted: str) -> tuple[Respondent, ...]:
    """Return whoever `wanted` names by id, name or role: one person as a rule, several where it fits several.

    A role that nobody in the file holds yet is added. Raises `UsageError` where `wanted` names nobody.
    """
    people = sitting.engagement.respondents
    same = [person for person in people if wanted.casefold() in (person.id.casefold(), person.name.casefold())]
    if same:
        return tuple(same)
    role = _role_wanted(sitting, wanted)
    holders = tuple(person for person in people if person.role == role)
    return holders or (add_person(sitting, role),)


def add_person(sitting: Sitting, role: str, name: str = "") -> Respondent:
    """Record somebody new, who goes by their role where no name is given."""
    return sitting.add_respondent(name.strip() or sitting.bank.role_by_id[role].name, role)


def _role_wanted(sitting: Sitting, wanted: str) -> str:
    try:
        return role_of(sitting.bank, wanted)
    except ValueError as misfit:
        raise UsageError(f"Nobody in this file goes by {wanted}, and {misfit} Nothing was recorded.") from None
