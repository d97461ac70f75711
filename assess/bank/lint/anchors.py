"""Anchors and what bands mean: each is there, tells itself from its neighbours and belongs to one question."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from assess.bank.lint.bands import banded_parts
from assess.bank.lint.problem import Found
from assess.bank.lint.scales import Scales
from assess.bank.questions import Anchored, Ranking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.bank.model import Bank
    from assess.bank.source import Place

_TOO_NEAR = 0.9
_WORDS_SHARED = 0.6
_SHOWN = 50


class _Anchor(NamedTuple):
    """One anchor: where it stands, the question or column it belongs to, and its words."""

    field: str
    number: int
    place: Place
    owner: str
    text: str
    words: frozenset[str]


def check(bank: Bank) -> Iterator[Found]:
    """Yield bands without words, anchors that a reader would confuse, and anchors used twice."""
    anchors = list(_anchors(bank))
    for anchor in anchors:
        if not anchor.text:
            says, mend = f"A band of {anchor.owner} does not say what it means.", "Write `means` for it."
            yield Found("B405", anchor.field, anchor.number, anchor.place, says, mend)
    for first, second in combinations([anchor for anchor in anchors if anchor.text], 2):
        if not _alike(first, second):
            continue
        shown = second.text if len(second.text) <= _SHOWN else f"{second.text[:_SHOWN]}…"
        if first.owner == second.owner:
            says = f"Two anchors of {first.owner} read nearly alike: “{shown}”"
            mend = "Say what a stranger would see at one and not at the other."
            yield Found("B406", second.field, second.number, second.place, says, mend)
        else:
            says = f"{second.owner} shares an anchor with {first.owner}: “{shown}”"
            mend = "Write anchors from the topic's own facts, so that nobody can take one question for another."
            yield Found("B407", second.field, second.number, second.place, says, mend)


def _anchors(bank: Bank) -> Iterator[_Anchor]:
    scales = Scales(bank)
    for number, question in enumerate(bank.questions):
        if isinstance(question, Anchored | Ranking):
            for at, text in enumerate(question.anchors):
                yield _anchor("questions", number, ("anchors", at), question.id, text)
        for place, banded, _, _ in banded_parts(scales, question):
            owner = ".".join([question.id, *(getattr(banded, "id", "") for _ in place[:1])])
            for at, band in enumerate(banded.bands):
                yield _anchor("questions", number, (*place, "bands", at), owner, band.means or "")
    for number, register in enumerate(bank.registers):
        for column_number, column in enumerate(register.columns):
            for at, text in enumerate(column.anchors):
                place = ("columns", column_number, "anchors", at)
                yield _anchor("registers", number, place, f"{register.id}.{column.id}", text)


def _anchor(field: str, number: int, place: Place, owner: str, text: str) -> _Anchor:
    words = re.findall(r"\w+", text.casefold())
    return _Anchor(field, number, place, owner, text if words else "", frozenset(words))


def _alike(first: _Anchor, second: _Anchor) -> bool:
    """Whether two texts are the same but for a few letters.

    Those of different questions are compared only where they have most words in common, since there are so many.
    """
    if first.owner != second.owner:
        longer = max(len(first.words), len(second.words))
        if len(first.words & second.words) < _WORDS_SHARED * longer:
            return False
    matcher = SequenceMatcher(None, first.text.casefold(), second.text.casefold())
    return matcher.quick_ratio() > _TOO_NEAR and matcher.ratio() > _TOO_NEAR
