"""What deserves another look before results are believed: open, parked, unsure, contradictory and disagreed answers.

Nothing here says what an answer is worth: a score seen in a review would pull the next answers towards it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assess.engagement.events import Sure
from assess.interview.progress import State, state_of
from assess.interview.routing import asked_of
from assess.interview.visible import visible_questions
from assess.report import words
from assess.scoring.assessment import Standing
from assess.scoring.ranges import Truth
from assess.scoring.respondents import excused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.engagement.model import Answer, Engagement, Stray
    from assess.scoring.assessment import Assessment
    from assess.tui.desk import Desk

_MOST = 400


class Kind(StrEnum):
    """Why something deserves another look, in the order in which it is told."""

    CONTRADICTORY = "contradictory"
    DISAGREED = "disagreed on"
    OPEN = "unanswered"
    WAITING = "waiting for somebody"
    PARKED = "parked"
    UNKNOWN = "not known"
    UNSURE = "unsure"
    GAP = "leaders above the front line"
    WITHHELD = "withheld"
    AGREED = "agreed"
    LEFT_OUT = "not applicable"
    STRAY = "kept but not scored"


MEANS = {
    Kind.CONTRADICTORY: "both cannot be right",
    Kind.DISAGREED: "answers lie apart and no value is agreed",
    Kind.OPEN: "nobody has said",
    Kind.WAITING: "others have answered",
    Kind.PARKED: "put off until later",
    Kind.UNKNOWN: "those asked do not know",
    Kind.UNSURE: "answered, and not sure",
    Kind.GAP: "or perhaps so",
    Kind.WITHHELD: "too few people have answered",
    Kind.AGREED: "one value stands for all; the answers are kept",
    Kind.LEFT_OUT: "left out, with a reason",
    Kind.STRAY: "does not fit this instrument",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at: why, what it is about, who it concerns, and a few words on it.

    id: what it is about, the same from one look to the next. questions: none for what fits no question.
    """

    kind: Kind
    id: str
    name: str
    says: str
    questions: tuple[str, ...]
    whom: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubts:
    """All there is to look at, and the answers it was found in."""

    engagement: Engagement
    found: tuple[Doubt, ...]

    def of(self, kind: Kind) -> tuple[Doubt, ...]:
        """Return those of one kind, in the order of the instrument."""
        return tuple(doubt for doubt in self.found if doubt.kind is kind)


def find_doubts(desk: Desk) -> Doubts:
    """Return what deserves another look in the open file; some milliseconds."""
    assessment = desk.assessment
    search = _Search(desk.bank, assessment)
    return Doubts(assessment.engagement, tuple(search.all()))


@dataclass(frozen=True, slots=True)
class _Search:
    bank: Bank
    assessment: Assessment

    def all(self) -> Iterator[Doubt]:
        yield from self._contradictions()
        standings = {score.id: score.standing for step in self.assessment.steps for score in step.questions}
        for question in visible_questions(self.bank, self._file, express=self._file.express, step=None):
            yield from self._of(question, standings.get(question.id, Standing.UNSCORED))
        for gap in self.assessment.perception_gaps:
            says = "" if gap.truth is Truth.TRUE else "perhaps; an unsure answer leaves it open"
            yield self._doubt(Kind.GAP, self.bank.question_by_id[gap.question], says, self._who_answered(gap.question))
        yield from (self._stray(number, stray) for number, stray in enumerate(self._file.strays))

    @property
    def _file(self) -> Engagement:
        return self.assessment.engagement

    def _of(self, question: Question, standing: Standing) -> Iterator[Doubt]:
        given = self._file.answers.get(question.id, ())
        yield from self._unsaid(question, given)
        for kind, sure in ((Kind.PARKED, Sure.PARKED), (Kind.UNKNOWN, Sure.DONT_KNOW), (Kind.UNSURE, Sure.UNSURE)):
            whom = tuple(answer.respondent for answer in given if answer.sure is sure)
            if whom:
                yield self._doubt(kind, question, self._names(whom), whom)
        for answer in given:
            if answer.sure is Sure.NOT_APPLICABLE:
                proof = "" if excused(question, answer) else " (counts as open: it is critical and has no proof)"
                yield self._doubt(Kind.LEFT_OUT, question, f"{answer.reason}{proof}", (answer.respondent,))
        whom = self._who_answered(question.id)
        agreed = self._file.agreed.get(question.id)
        if agreed is not None:
            yield self._doubt(Kind.AGREED, question, agreed.reason, whom)
        elif standing is Standing.DISAGREED or question.id in {each.question for each in self.assessment.disagreements}:
            yield self._doubt(Kind.DISAGREED, question, self._names(whom), whom)
        if standing is Standing.WITHHELD and (given or self._file.surveys.get(question.id)):
            yield self._doubt(Kind.WITHHELD, question, "", whom)

    def _unsaid(self, question: Question, given: Sequence[Answer]) -> Iterator[Doubt]:
        """Yield a question that nobody has answered, or not everybody it is put to."""
        people = asked_of(self.bank, self._file, question)
        states = {person.id: state_of(self.bank, self._file, question, person.id) for person in people}
        missing = tuple(person for person, state in states.items() if state is State.OPEN)
        if question.id in self._file.agreed or self._file.surveys.get(question.id):
            return
        if not given and not people:
            yield self._doubt(Kind.OPEN, question, "put to front-line people, and nobody here is one", ())
        elif missing and not given:
            yield self._doubt(
                Kind.OPEN, question, self._names(missing) if len(self._file.respondents) > 1 else "", missing
            )
        elif missing:
            yield self._doubt(Kind.WAITING, question, self._names(missing), missing)

    def _contradictions(self) -> Iterator[Doubt]:
        for found in self.assessment.contradictions:
            says = f"{words.sentence(found.says)} {words.sentence(found.ask)}".strip()
            name = f"Questions {words.listed(found.questions)}"
            whom = tuple(person for question in found.questions for person in self._who_answered(question))
            yield Doubt(Kind.CONTRADICTORY, found.id, name, says, found.questions, whom, (says,))

    def _doubt(self, kind: Kind, question: Question, says: str, whom: Sequence[str]) -> Doubt:
        # Two people may each say that a question does not apply: the respondent keeps their rows apart.
        place = f"{question.id}.{whom[0]}" if kind is Kind.LEFT_OUT else question.id
        return Doubt(kind, place, f"{question.id} {question.name}", says, (question.id,), tuple(whom))

    def _stray(self, number: int, stray: Stray) -> Doubt:
        value = words.shortened(json.dumps(_plain(stray.value), ensure_ascii=False), _MOST)
        who = f"From {self._names((stray.respondent,))}." if stray.respondent else ""
        version = f"Given under version {stray.bank_version} of the instrument." if stray.bank_version else ""
        more = (stray.why, f"It says: {value}", who, version)
        return Doubt(Kind.STRAY, str(number), stray.what, stray.why, (), (), tuple(line for line in more if line))

    def _who_answered(self, question: str) -> tuple[str, ...]:
        return tuple(a.respondent for a in self._file.answers.get(question, ()) if a.sure.answered)

    def _names(self, whom: Iterable[str]) -> str:
        people = self._file.respondent_by_id
        return words.listed(people[each].name if each in people else each for each in whom)


def _plain(value: object) -> object:
    """Return a kept value with mappings that JSON can write."""
    if hasattr(value, "items"):
        return {str(name): _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value
