"""How the squad's findings are worded: names in a row, counts as words, sentences about people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MOST_NAMED = 5


def spelled(number: int) -> str:
    """Return a count as a word up to ten, in figures from eleven on."""
    return _SMALL[number] if number < len(_SMALL) else f"{number:,}"


def counted(number: int, thing: str, things: str) -> str:
    """Return "one person", "12 people", "no people"."""
    return f"{spelled(number)} {thing if number == 1 else things}"


def listed(items: Iterable[str]) -> str:
    """Return "a, b and c", with semicolons where an item has a comma of its own."""
    said = list(items)
    if len(said) <= 1:
        return "".join(said)
    if any("," in each for each in said):
        return f"{'; '.join(said[:-1])}; and {said[-1]}"
    return f"{', '.join(said[:-1])} and {said[-1]}"


def named(people: Sequence[str]) -> str:
    """Return people's names, the first few of many."""
    rest = len(people) - _MOST_NAMED
    if rest <= 1:
        return listed(people)
    return listed([*people[:_MOST_NAMED], f"{spelled(rest)} more"])


def capital(text: str) -> str:
    """Return text with a capital at the front."""
    return text[:1].upper() + text[1:]
