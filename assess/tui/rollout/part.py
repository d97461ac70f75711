"""What each part of the plan's room is: items in a list, each a row and what is told of it at length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from assess.tui.widgets.timeline import fitted
from assess.tui.wording import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MARKS = {"passed": "✓", "failed": "✗", "unresolved": "?"}
"""What stands before a verdict; the verdict stands beside it in words."""

NARROW = 72
"""Below so many cells a row is broken in two."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the list. row, told: made for a width in cells.

    about: what to call it above the questions behind it. questions: those. subject: the line or person it is, by whose
    name it can be chosen. heading: parts the others and cannot be stood on.
    """

    row: Callable[[int], Content]
    told: Callable[[int], Content] = lambda _: Content()
    about: str = ""
    questions: tuple[str, ...] = ()
    subject: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its items, the first of which tells it in short, and the axis above the list where there is one."""

    items: tuple[Item, ...]
    axis: Callable[[int], Content] | None = None


def in_short(says: str, *blocks: Content) -> Item:
    """Return the item that tells a part in short: a line, and at length."""
    return Item(lambda width: fitted(f"In short: {says}", width, "bold"), lambda _: paragraphs(*blocks))


def heading(says: str) -> Item:
    """Return a heading between items."""
    return Item(lambda width: fitted(says, width, "bold $secondary"), heading=True)


def said(*sentences: str) -> Content:
    """Return sentences, one a line, without those that say nothing."""
    return Content("\n").join(Content(visible(each)) for each in sentences if each.strip())


def block(title: str, lines: Iterable[str | Content]) -> Content:
    """Return lines under a title, or nothing where there are none."""
    told = [line if isinstance(line, Content) else Content(visible(line)) for line in lines]
    told = [line for line in told if line.plain.strip()]
    return Content("\n").join([Content.styled(title, "bold"), *told]) if told else Content()


def paragraphs(*blocks: Content) -> Content:
    """Return blocks with an empty line between them."""
    return Content("\n\n").join(each for each in blocks if each.plain.strip())


def titled(name: str, *blocks: Content) -> Content:
    """Return what is told of something under its name."""
    return paragraphs(Content.styled(visible(name), "bold $primary"), *blocks)
