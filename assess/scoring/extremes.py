"""Two engagements in which every answer is the best, or the worst, that the instrument knows.

The instrument is checked against them: the best must raise nothing, the worst must show every mistake. Where several
answers are worth the same, those are taken that come nearest to this; they are found by trying them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING

from assess.bank.questions import (
    LEVELS,
    SCALE_HIGH,
    SCALE_LOW,
    Anchored,
    Figures,
    Number,
    Percent,
    Ranking,
    RegisterQuestion,
    Scale,
    YesNo,
)
from assess.engagement.events import Evidence, Sure
from assess.engagement.model import Answer, Company, Engagement, Respondent
from assess.scoring.assessment import Verdict
from assess.scoring.evaluate import conclude, listen, measure_from
from assess.scoring.extreme_rows import extreme_rows
from assess.scoring.ranges import TRUE
from assess.scoring.readings import read_value
from assess.scoring.rules import rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.engagement.events import Json
    from assess.engagement.model import Row
    from assess.scoring.evaluate import Hearing

_COMPANY = Company(
    name="Extreme",
    people=500,
    revenue=50_000_000.0,
    currency="EUR",
    industry="software",
    regulated=True,
    safety_critical=True,
    start_date="2026-01-05",
    reference_model="a named model",
)
_SEEN = (Evidence("The record itself", date="2026-01-05"),)
_TRIED = (0.0, 1.0, 10.0, 100.0)
_SURVEYED = 6


def best_engagement(bank: Bank) -> Engagement:
    """Return an engagement in which every answer is the best: seen by its respondents, and every register full."""
    return _Extreme(bank, best=True).engagement()


def worst_engagement(bank: Bank) -> Engagement:
    """Return an engagement in which every answer is the worst, and nothing is left open."""
    return _Extreme(bank, best=False).engagement()


def guarded(hearing: Hearing, mistake: str) -> bool:
    """Whether a mistake is ruled out by its own guard."""
    unless = hearing.facts.rules.mistakes[mistake].unless
    return unless is not None and unless(hearing.facts, None) is TRUE


@dataclass(frozen=True, slots=True)
class _Choice:
    """One way to answer everything: values by question, and yes-no cells by register and column."""

    values: Mapping[str, Json]
    cells: Mapping[tuple[str, str], bool] = field(default_factory=dict)


class _Extreme:
    """One end of the instrument."""

    def __init__(self, bank: Bank, *, best: bool) -> None:
        self._bank = bank
        self._best = best
        self._rules = rules_for(bank)
        self._respondents = tuple(_respondents(bank))
        self._tied = {question.id: self._values(question) for question in bank.questions}

    def engagement(self) -> Engagement:
        """Return the engagement, with ties settled so that as little as possible is amiss."""
        choice = _Choice({question: values[0] for question, values in self._tied.items()})
        amiss = self._amiss(choice)
        for other in self._others(amiss):
            if not amiss:
                break
            changed = replace(choice, values={**choice.values, **other.values}, cells={**choice.cells, **other.cells})
            left = self._amiss(changed)
            if len(left) < len(amiss):
                choice, amiss = changed, left
        return self._built(choice)

    def _others(self, amiss: Mapping[str, tuple[str, ...]]) -> Iterator[_Choice]:
        """Yield changes that cost no points, to questions that what is amiss rests on."""
        resting = {question for questions in amiss.values() for question in questions}
        for question in self._bank.questions:
            if question.id in resting:
                yield from (_Choice({question.id: value}) for value in self._tied[question.id][1:])
                yield from self._turned(question)

    def _turned(self, question: Question) -> Iterator[_Choice]:
        """Yield yes-no columns turned to their better end: the worst one may hide a mistake behind its guard."""
        register = self._bank.register_by_id.get(question.register_ or "")
        if register is not None and not self._best:
            for column in register.columns:
                if column.type == "yes-no":
                    yield _Choice({}, {(register.id, column.id): column.better != "no"})

    def _amiss(self, choice: _Choice) -> dict[str, tuple[str, ...]]:
        """Return what the best answers raise, or what the worst do not show, with the questions it rests on."""
        engagement = self._built(choice)
        hearing = listen(self._bank, engagement)
        found = conclude(self._bank, engagement, hearing)
        wanted = Verdict.NOT_INDICATED if self._best else Verdict.DETECTED
        amiss = {f.id: self._rules.mistakes[f.id].reads for f in found.mistakes if f.verdict is not wanted}
        if self._best:
            amiss |= {f"contradiction {c.id}": c.questions for c in found.contradictions}
        return amiss

    def _built(self, choice: _Choice) -> Engagement:
        answers: dict[str, tuple[Answer, ...]] = {}
        for question in self._bank.questions:
            if not isinstance(question, Scale):
                answers[question.id] = tuple(
                    Answer(
                        question=question.id,
                        respondent=respondent.id,
                        sure=Sure.SEEN,
                        value=choice.values[question.id],
                        evidence=_SEEN,
                    )
                    for respondent in self._respondents
                    if respondent.role in question.competent
                )
        return Engagement(
            company=_COMPANY,
            respondents=self._respondents,
            answers=MappingProxyType(answers),
            registers=MappingProxyType({r.id: self._rows(r.id, choice) for r in self._bank.registers}),
            surveys=MappingProxyType({q.id: self._survey(q) for q in self._bank.questions if isinstance(q, Scale)}),
        )

    def _survey(self, question: Scale) -> tuple[Mapping[str, float], ...]:
        agreed = {s.id: float(SCALE_HIGH if self._best != s.reversed else SCALE_LOW) for s in question.statements}
        return (MappingProxyType(agreed),) * _SURVEYED

    def _rows(self, register: str, choice: _Choice) -> tuple[Row, ...]:
        turned = {column: value for (where, column), value in choice.cells.items() if where == register}
        return extreme_rows(self._rules, register, turned, best=self._best)

    def _values(self, question: Question) -> list[Json]:
        """Return the values worth the most, or the fewest, points: the likeliest first."""
        level = LEVELS - 1 if self._best else 0
        match question:
            case Ranking():
                return [{"order": [*(question.best_order if self._best else question.worst_order)], "level": level}]
            case Number() | Percent():
                return self._extreme(question, self._tries(question.min, question.max, question.better))
            case Figures():
                ids = [figure.id for figure in question.figures]
                tries = product(*self._figure_tries(question))
                return self._extreme(question, [dict(zip(ids, figures, strict=True)) for figures in tries])
            case YesNo():
                return [(question.better == "yes") == self._best]
        return [level if isinstance(question, Anchored) else isinstance(question, RegisterQuestion) or "Told in full."]

    def _figure_tries(self, question: Figures) -> Iterator[list[Json]]:
        """Yield what to try for each figure; one that stands in a measure by itself is best at one end."""
        alone = {measure.of.figure for measure in question.measures}
        for figure in question.figures:
            between = () if f"{question.id}.{figure.id}" in alone else _TRIED
            yield self._tries(figure.min, figure.max, figure.better, between)

    def _tries(self, low: float, high: float, better: str, between: Sequence[float] = ()) -> list[Json]:
        """Return figures to try, those at the wanted end first."""
        figures = sorted({min(max(one, low), high) for one in (low, *between, high)})
        return [*reversed(figures)] if (better == "higher") == self._best and better != "neither" else [*figures]

    def _extreme(self, question: Question, values: Sequence[Json]) -> list[Json]:
        measure = measure_from(self._rules, question, Engagement())
        readings = [read_value(question, value, unsure=False, measure=measure).points for value in values]
        points = [(known.low if self._best else known.high) if known is not None else 50.0 for known in readings]
        wanted = max(points) if self._best else min(points)
        return [value for value, worth in zip(values, points, strict=True) if worth == wanted]


def _respondents(bank: Bank) -> Iterator[Respondent]:
    """Yield few people between whom somebody is competent to answer every question."""
    left = {question.id for question in bank.questions}
    while left:
        reach = {
            role.id: {q.id for q in bank.questions if role.id in q.competent and q.id in left} for role in bank.roles
        }
        role = max(bank.roles, key=lambda one: len(reach[one.id]))
        if not reach[role.id]:
            return
        left -= reach[role.id]
        yield Respondent(role.id, role.name, role.id)
