"""An instrument in which every name leads somewhere, so that no command stumbles over it half-way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.bank.lint import names
from assess.bank.loader import read_bank
from assess.errors import BankError

if TYPE_CHECKING:
    from pathlib import Path

    from assess.bank.model import Bank


def usable_bank(folder: Path | None) -> Bank:
    """Return the instrument in a folder, the shipped one for None; raises `BankError` with all that is wrong."""
    bank, origin = read_bank(folder)
    problems = sorted({str(found.problem(origin)) for found in names.check(bank)})
    if problems:
        raise BankError(f"The instrument in {origin.folder} cannot be used; assess check tells more.", problems)
    return bank
