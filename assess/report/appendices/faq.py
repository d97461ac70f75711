"""What boards ask, answered for this company from its own findings, each answer with the questions it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.bank.references import questions_read
from assess.planning.figures import question_of
from assess.report import words
from assess.report.appendices.facts import fact
from assess.report.appendices.ground import Ground, Told
from assess.report.appendices.told import answer_told, figure_told, not_yet_known
from assess.report.rollout import phrases
from assess.scoring.conditions import compile_condition
from assess.scoring.ranges import FALSE, TRUE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.bank.appendices import BoardQuestion, Piece
    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material, Ref
    from assess.scoring.facts import Facts
    from assess.scoring.ranges import Truth

_MOST_REFS = 8


@dataclass(frozen=True, slots=True)
class BoardAnswer:
    """A question of the board's, the short answer, what there is to say besides, and the questions it rests on."""

    asks: str
    short: str
    more: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class BoardAnswers:
    """The part with what boards ask."""

    answers: tuple[BoardAnswer, ...]


def board_answers(material: Material, plan: RolloutPlan, facts: Facts) -> BoardAnswers | None:
    """Return what boards ask with its answers, or None for an instrument without it."""
    asked = material.bank.appendices.faq
    answers = tuple(_answer(Ground(material, plan), facts, each) for each in asked)
    return BoardAnswers(answers) if answers else None


def _answer(ground: Ground, facts: Facts, asked: BoardQuestion) -> BoardAnswer:
    told = [each for piece in asked.pieces if (each := _piece(ground, facts, piece)).says]
    whole = " ".join(_sentences(told)) or words.sentence(words.NOT_YET_KNOWN)
    short, stop, more = whole.partition(". ")
    refs = ground.material.few_refs((one for each in told for one in each.questions), _MOST_REFS)
    return BoardAnswer(asked.asks, f"{short}{stop.strip()}", more, refs)


def _sentences(told: Sequence[Told]) -> Iterator[str]:
    """Yield what there is to say, and of several things that are not known a list at the end."""
    untold = [each for each in told[1:] if each.open]
    listed = untold if len(untold) > 1 else []
    yield from (each.says for each in told if each not in listed)
    if listed:
        yield f"Not yet known: {'; '.join(f'{each.open} ({words.listed(each.questions)})' for each in listed)}."


def _piece(ground: Ground, facts: Facts, piece: Piece) -> Told:
    """Return one piece of an answer; it says nothing where its condition leaves nothing to say."""
    if piece.when is None:
        return _says(ground, facts, piece)
    read = questions_read(ground.material.bank, piece.when)
    holds: Truth = compile_condition(piece.when)(facts, None)
    if holds is TRUE:
        told = _says(ground, facts, piece)
        return told._replace(questions=(*told.questions, *read))
    other = {FALSE: piece.otherwise, UNKNOWN: piece.unknown}.get(holds) or ""
    return Told(words.sentence(other), read)


def _says(ground: Ground, facts: Facts, piece: Piece) -> Told:
    if piece.fact is not None:
        return fact(piece.fact, ground)
    lead = f"{piece.says} " if piece.says else ""
    if piece.answer is not None:
        return _led(lead, answer_told(ground.material, facts, piece.answer), piece.answer)
    if piece.figure is not None:
        told = figure_told(ground.material, facts, piece.figure)
        return _led(lead, told, question_of(piece.figure))
    return Told(words.sentence(piece.says or ""))


def _led(lead: str, told: str, question: str) -> Told:
    """Return an answer or a figure with the words that lead to it."""
    open_ = phrases.inside(lead.rstrip(" :")) if told == not_yet_known(question) else ""
    return Told(words.sentence(f"{lead}{told}"), (question,), open_)
