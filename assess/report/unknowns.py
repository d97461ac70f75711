"""What we do not know: the questions worth asking next, and every answer that is missing or weak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.scoring.assessment import Standing

if TYPE_CHECKING:
    from assess.engagement.model import Stray
    from assess.report.material import Material, Ref

MOST_NEXT = 12
_LEAST_NARROWING = 0.05
_GROUPS = (
    (Standing.OPEN, "Open", "Nobody has been asked, or nobody has said."),
    (Standing.DONT_KNOW, "Not known", "Those asked said that they do not know."),
    (Standing.PARKED, "Parked", "Put aside during the interview."),
    (Standing.DISAGREED, "Differing", "Answers lie apart and no value is agreed."),
    (Standing.UNSURE, "Unsure", "Answered, and widened by a level each way."),
    (Standing.WITHHELD, "Withheld", "Too few front-line responses to print or to score."),
    (Standing.NOT_APPLICABLE, "Left out", "Said not to apply, with a reason."),
)


@dataclass(frozen=True, slots=True)
class NextLine:
    """One question worth asking next, what its answer would settle, and whom to ask.

    ask: its words, where its answer settles something; else "".
    """

    ref: Ref
    ask: str
    settles: str
    narrows: str
    whom: str


@dataclass(frozen=True, slots=True)
class Group:
    """Questions in the same standing."""

    name: str
    means: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class UnknownsView:
    """What is not known. `line` says it in one sentence."""

    line: str
    next: tuple[NextLine, ...]
    more: str
    groups: tuple[Group, ...]
    strays: tuple[str, ...]


def unknowns_view(material: Material) -> UnknownsView | None:
    """Return the part on what is not known, or None where everything is."""
    groups = tuple(group for row in _GROUPS if (group := _group(material, *row)))
    listed = material.next_questions[:MOST_NEXT]
    rest = len(material.next_questions) - len(listed)
    if not (groups or listed or material.engagement.strays):
        return None
    return UnknownsView(
        line=unknown_line(material),
        next=tuple(next_line(material, number) for number in range(len(listed))),
        more=f"{words.sentence(words.counted(rest, 'more question'))[:-1]} would settle or narrow less."
        if rest
        else "",
        groups=groups,
        strays=tuple(_stray(material, stray) for stray in material.engagement.strays),
    )


def _stray(material: Material, stray: Stray) -> str:
    """Return what was kept and why, with its private note in the edition that holds them."""
    told = words.shortened(f"{stray.what}: {stray.why}", 400)
    if not material.edition.in_confidence or not stray.private_note:
        return told
    return f"{told}\nPrivate note: {words.printable(stray.private_note)}"


def unknown_line(material: Material) -> str:
    """Return in one sentence how much is not known."""
    asked = [s for s in material.scores.values() if s.standing not in (Standing.HIDDEN, Standing.UNSCORED)]
    count = {standing: sum(score.standing is standing for score in asked) for standing in Standing}
    missing = count[Standing.OPEN] + count[Standing.DONT_KNOW] + count[Standing.PARKED]
    every = words.counted(len(asked), "question")
    parts = [
        _so_many(missing, f"of {every} has", f"of {every} have", "no answer"),
        _so_many(count[Standing.UNSURE], "rests", "rest", "on somebody who is unsure"),
        f"on {count[Standing.DISAGREED]} the answers differ" if count[Standing.DISAGREED] else "",
        _so_many(count[Standing.WITHHELD], "is", "are", "withheld for want of responses"),
    ]
    said = words.listed(parts)
    return words.sentence(said) if said else "Every question has an answer that somebody is sure of."


def _so_many(number: int, one: str, many: str, what: str) -> str:
    """Return how many questions do or are something, nothing where none does."""
    return f"{number} {one if number == 1 else many} {what}" if number else ""


def _group(material: Material, standing: Standing, name: str, means: str) -> Group | None:
    ids = [score.id for score in material.scores.values() if score.standing is standing]
    return Group(name, means, material.refs(ids)) if ids else None


def next_line(material: Material, number: int) -> NextLine:
    """Return the question that stands at a place among those worth asking next, from 0."""
    following = material.next_questions[number]
    question = material.bank.question_by_id.get(following.question)
    roles = (
        [material.bank.role_by_id[role].name for role in question.competent if role in material.bank.role_by_id]
        if question
        else []
    )
    settled = words.listed(words.shortened(name, 120) for name in following.settles)
    return NextLine(
        ref=material.ref(following.question),
        ask=question.ask if question and settled else "",
        settles=words.sentence(settled) if settled else words.NONE,
        narrows=f"{following.narrows:.1f}" if following.narrows >= _LEAST_NARROWING else words.NONE,
        whom=words.listed(roles, "or"),
    )
