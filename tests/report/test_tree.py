"""Going through a view."""

from __future__ import annotations

from dataclasses import dataclass

from assess.report import tree
from assess.report.edition import Edition


@dataclass(frozen=True)
class Leaf:
    """A value with a text."""

    text: str
    number: int


@dataclass(frozen=True)
class Branch:
    """A value with others in it."""

    name: str
    edition: Edition
    leaves: tuple[Leaf, ...]


VIEW = Branch("a", Edition.BOARD, (Leaf("b", 1), Leaf("c", 2)))


def test_values_of_a_kind_are_found_in_order() -> None:
    assert [leaf.number for leaf in tree.found(VIEW, Leaf)] == [1, 2]
    assert list(tree.found(VIEW, int)) == [1, 2]


def test_every_text_is_told_anew_and_nothing_else() -> None:
    assert tree.retold(VIEW, str.upper) == Branch("A", Edition.BOARD, (Leaf("B", 1), Leaf("C", 2)))
