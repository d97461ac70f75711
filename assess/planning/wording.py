"""Counts and lists as the plan's sentences say them, whether they are about lines or about people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def spelled(number: int) -> str:
    """Return a count as a word up to ten, in figures from eleven on."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def begun(text: str) -> str:
    """Return text as a sentence begins: with a capital, save where a name has its own within ("iPad")."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def counted(number: int, thing: str, things: str = "") -> str:
    """Return "one screen", "12 screens", "no people"; things: the plural where it takes more than an s."""
    return f"{spelled(number)} {thing if number == 1 else things or f'{thing}s'}"


def listed(items: Iterable[str], word: str = "and") -> str:
    """Return "a", "a and b" or "a, b and c"; where an item has a comma itself, semicolons part them."""
    parts = list(items)
    if len(parts) < 2:  # noqa: PLR2004 - one item needs no joining
        return "".join(parts)
    if any("," in part for part in parts):
        return f"{'; '.join(parts[:-1])}; {word} {parts[-1]}"
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"
