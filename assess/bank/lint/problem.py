"""What the lint says: a problem with its rule, its place, what is wrong and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from assess.bank.source import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.bank.loader import Origin
    from assess.bank.source import Place

_LISTED = 8


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an instrument.

    code: the rule, see `assess.bank.lint.catalogue`. where: `file:line`. says: what is wrong. mend: what to do.
    """

    code: str
    where: str
    says: str
    mend: str

    def __lt__(self, other: Problem) -> bool:
        return self._order() < other._order()

    def __str__(self) -> str:
        return f"{self.where}: {self.code} {self.says} {self.mend}".rstrip()

    def _order(self) -> tuple[str, int, str, str]:
        file, _, line = self.where.rpartition(":")
        return (file, int(line), self.code, self.says) if line.isdigit() else (self.where, 0, self.code, self.says)


class Found(NamedTuple):
    """A problem before its line is looked up: the bank's field, the entry's number in it, and the place inside it."""

    code: str
    field: str
    number: int
    place: Place
    says: str
    mend: str

    def problem(self, origin: Origin) -> Problem:
        """Return the problem with its file and line."""
        return Problem(self.code, origin.at(self.field, self.number, self.place), self.says, self.mend)


def offered(word: str, known: Iterable[str]) -> str:
    """Return the advice for a name nobody knows: the nearest known one, or those there are."""
    names = list(dict.fromkeys(str(name) for name in known))
    guess = nearest(word, names).strip()
    if guess:
        return guess
    more = ", …" if len(names) > _LISTED else ""
    return f"Known: {', '.join(names[:_LISTED])}{more}." if names else "There are none to name."
