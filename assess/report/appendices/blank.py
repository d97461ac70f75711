"""A place to write what nobody has said yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from assess.report.material import Material, Ref


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to write on. ref: the question that asks for what belongs there, or None. before: what leads to it."""

    ref: Ref | None = None
    before: str = ""


Filled: TypeAlias = str | Blank
"""What is known, or a place to write it."""


def blank(material: Material, question: str, before: str = "") -> Blank:
    """Return a place to write what a question asks for."""
    return Blank(material.ref(question), before)


def open_blank(material: Material, question: str) -> Blank:
    """Return a place to write what no answer holds word for word: the question is named until it has an answer."""
    return Blank(None if material.told_in_full(question) else material.ref(question))


def register_blank(material: Material, register: str) -> Blank:
    """Return a place to write what belongs into a table, and the question under which it is filled."""
    return Blank(material.register_ref(register))
