"""What we do not know: the questions worth asking next, and every answer that is missing or weak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.engagement.events import Sure
from assess.report import words
from assess.scoring.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.engagement.model import Stray
    from assess.report.board.unknown import Gap
    from assess.report.material import Material, Ref
    from assess.scoring.respondents import View

MOST_NEXT = 12
_LEAST_NARROWING = 0.05
_MOST_MAY = 2
_MOST_AGREE = 4
_NOTHING = (words.NONE, words.NONE, "")
_UNSURE = (
    "Somebody is unsure, which widens that answer by a level each way, or a table has gaps; "
    "in step 1 worth {unsure} where nobody is sure."
)
_GROUPS = (
    (Standing.OPEN, "Open", "Nobody has been asked, or nobody has said."),
    (Standing.DONT_KNOW, "Not known", "Those asked said that they do not know."),
    (Standing.PARKED, "Parked", "Put aside during the interview."),
    (Standing.DISAGREED, "Differing", "Answers lie apart and no value is agreed."),
    (Standing.UNSURE, "Unsure", _UNSURE),
    (Standing.WITHHELD, "Withheld", "Too few front-line responses to print or to score."),
    (Standing.NOT_APPLICABLE, "Left out", "Said not to apply, with a reason."),
)


@dataclass(frozen=True, slots=True)
class NextLine:
    """One question worth asking next, what its answer would settle, and who is to be asked or to agree.

    ask: its words, where its answer settles something; else "". may: what only one way of answering it would settle.
    """

    ref: Ref
    ask: str
    settles: str
    may: str
    narrows: str
    whom: str


@dataclass(frozen=True, slots=True)
class Group:
    """Questions in the same standing."""

    name: str
    means: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class TableGap:
    """The cells of one table that nobody has filled: how many, and which columns they stand in."""

    name: str
    cells: int
    columns: str
    ref: Ref | None


@dataclass(frozen=True, slots=True)
class UnknownsView:
    """What is not known. `line` says it in a few words. settling: whether some question settles something by itself.

    plan: what the plan does not know.
    """

    line: str
    next: tuple[NextLine, ...]
    settling: bool
    more: str
    plan: tuple[Gap, ...]
    groups: tuple[Group, ...]
    tables: tuple[TableGap, ...]
    strays: tuple[str, ...]


def unknowns_view(material: Material, plan: tuple[Gap, ...] = ()) -> UnknownsView | None:
    """Return the part on what is not known, or None where everything is. plan: what the plan does not know."""
    found = [group for row in _GROUPS if (group := _group(material, *row))]
    groups = (*found, *_guesses(material))
    lines = [next_line(material, number) for number in range(len(material.next_questions[:MOST_NEXT]))]
    listed = tuple(line for line in lines if (line.settles, line.narrows, line.may) != _NOTHING)
    rest = len(material.next_questions) - len(listed)
    tables = table_gaps(material)
    if not (groups or lines or plan or tables or material.engagement.strays):
        return None
    return UnknownsView(
        line=unknown_line(material),
        next=listed,
        settling=any(line.settles != words.NONE or line.may for line in listed),
        more=_less(rest) if rest and listed else "",
        plan=plan,
        groups=groups,
        tables=tables,
        strays=tuple(_stray(material, stray) for stray in material.engagement.strays),
    )


def _less(rest: int) -> str:
    """Return how many questions matter less than those listed."""
    return words.sentence(f"{words.counted(rest, 'more question')} {'matters' if rest == 1 else 'matter'} less")


def table_gaps(material: Material) -> tuple[TableGap, ...]:
    """Return every table with rows of which some printed cell is not known.

    Readings are taken once a pilot runs, so that none is wanting before.
    """
    gaps = []
    for register in material.bank.registers:
        rows = material.engagement.registers.get(register.id, ())
        asked = [each for each in register.columns[1:] if each.printed and each.type != "readings"]
        blank = {each.name: sum(each.id not in row.cells for row in rows) for each in asked}
        found = {name: count for name, count in blank.items() if count}
        if found:
            told = [name if count == len(rows) else f"{name} ({count} of {len(rows)})" for name, count in found.items()]
            ref = material.register_ref(register.id)
            gaps.append(TableGap(register.name, sum(found.values()), words.sentence(", ".join(told)), ref))
    return tuple(gaps)


def _stray(material: Material, stray: Stray) -> str:
    """Return what was kept and why, with its private note in the edition that holds them."""
    told = words.shortened(f"{stray.what}: {stray.why}", 400)
    if not material.edition.in_confidence or not stray.private_note:
        return told
    return f"{told}\nPrivate note: {words.printable(stray.private_note)}"


def unknown_line(material: Material) -> str:
    """Return how much is not known: of the questions in one sentence, of the tables in another."""
    asked = [s for s in material.scores.values() if s.standing not in (Standing.HIDDEN, Standing.UNSCORED)]
    count = {standing: sum(score.standing is standing for score in asked) for standing in Standing}
    missing = count[Standing.OPEN] + count[Standing.DONT_KNOW] + count[Standing.PARKED]
    guessed = sum(material.guessed(score.id) for score in asked)
    parts = [
        _so_many(missing, "has", "have", "no answer"),
        _so_many(count[Standing.UNSURE] - guessed, "has", "have", "an unsure answer"),
        _so_many(guessed, "is", "are", "answered only by people of another role"),
        _so_many(count[Standing.DISAGREED], "has", "have", "answers that differ"),
        _so_many(count[Standing.WITHHELD], "is", "are", "withheld for want of responses"),
    ]
    every = words.counted(len(asked), "question")
    said = words.listed(parts).replace(" ", f" of {every} ", 1)
    known = words.sentence(said) if said else "Every question has an answer that somebody is sure of."
    return " ".join(part for part in (known, _tables_line(material)) if part)


def _tables_line(material: Material) -> str:
    gaps = table_gaps(material)
    cells = sum(gap.cells for gap in gaps)
    if not cells:
        return ""
    told = words.listed(f"{gap.name} {gap.cells}" for gap in gaps)
    return f"In the tables {words.counted(cells, 'entry', 'entries')} {'is' if cells == 1 else 'are'} blank ({told})."


def _so_many(number: int, one: str, many: str, what: str) -> str:
    """Return how many questions do or are something, nothing where none does."""
    return f"{number} {one if number == 1 else many} {what}" if number else ""


def _guesses(material: Material) -> Iterator[Group]:
    ids = [each for each in material.scores if material.guessed(each)]
    if ids:
        means = "Answered only by people whose role does not answer for it; counted as unsure."
        yield Group("Of another role", means, material.refs(ids))


def _group(material: Material, standing: Standing, name: str, means: str) -> Group | None:
    known = [score.id for score in material.scores.values() if score.standing is standing]
    ids = [each for each in known if not material.guessed(each)]
    usual, _, in_mapped = means.partition(";")
    if in_mapped and material.bank.mapped_steps.isdisjoint(int(each.partition(".")[0]) for each in ids):
        means = f"{usual}."
    means = means.format(unsure=words.points(material.bank.scoring.mapping.unsure))
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
    agree = _to_agree(material, following.question)
    return NextLine(
        ref=material.ref(following.question),
        ask=words.question(question.ask) if question and settled else "",
        settles=f"{settled[0].upper()}{settled[1:]}" if settled else words.NONE,
        may=_may(following.may_settle),
        narrows=f"{following.narrows:.1f}" if following.narrows >= _LEAST_NARROWING else words.NONE,
        whom=f"To be agreed by: {agree}" if agree else f"To be asked of: {words.parted(roles, 'or')}" if roles else "",
    )


def _to_agree(material: Material, question: str) -> str:
    """Return who is to agree on a question on which the answers lie apart, each with what they said."""
    if material.scores[question].standing is not Standing.DISAGREED:
        return ""
    views = [each for each in material.hearing.heard[question].competent if each.stated is not None]
    told = [
        f"{material.who(each.respondent.id)} ({words.span(each.stated)}{_doubt(each)})" for each in views[:_MOST_AGREE]
    ]
    rest = len(views) - len(told)
    return "; ".join([*told, f"{words.spelled(rest)} more"] if rest else told)


def _doubt(view: View) -> str:
    return ", unsure" if view.answer.sure is Sure.UNSURE else ""


def _may(names: Sequence[str]) -> str:
    """Return what an answer settles if it falls one way, the first few by name."""
    if not names:
        return ""
    rest = len(names) - _MOST_MAY
    told = [words.shortened(name, 120) for name in names[:_MOST_MAY]]
    return f"Perhaps {words.listed([*told, f'{words.spelled(rest)} more'] if rest > 0 else told)}"
