"""Asking again until what is typed fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from assess.plain.words import listed, plain_number, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assess.plain.ask import Prompt

_Read = TypeVar("_Read")


def ask_fitting(
    prompt: Prompt,
    message: str,
    read: Callable[[str], _Read],
    help_text: str = "Press Enter to go on without answering.",
    local: Mapping[str, Callable[[str], str]] | None = None,
) -> _Read | None:
    """Return what `read` makes of the line typed, asking again while it raises `ValueError`; None for Enter."""
    while typed := prompt.line(message, help_text=help_text, local=local):
        try:
            return read(typed)
        except ValueError as problem:
            say(told(problem))
    return None


def show_levels(anchors: Sequence[str]) -> None:
    """Print the five anchors, numbered from 1."""
    for number, anchor in enumerate(anchors, start=1):
        listed(number, anchor)


def told(problem: ValueError) -> str:
    """Return what does not fit as a sentence."""
    text = str(problem)
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?')) else '.'}"


def span(low: float, high: float, unit: str) -> str:
    """Return a scale in words: "days, 0 to 365"."""
    return f"{unit}, {plain_number(low)} to {plain_number(high)}"
