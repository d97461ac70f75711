"""How the squad's findings are worded: names in a row, counts as words, sentences about people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.wording import listed, spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_NAMED = 5


def named(people: Sequence[str]) -> str:
    """Return people's names, the first few of many."""
    rest = len(people) - _MOST_NAMED
    if rest <= 1:
        return listed(people)
    return listed([*people[:_MOST_NAMED], f"{spelled(rest)} more"])
