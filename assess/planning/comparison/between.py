"""`compare(bank, then, now) -> Comparison`: what changed from an earlier state of a client to today's.

Both are judged by today's edition and over the same set of questions, so that a rule that changed is never taken for a
company that did. Pure and deterministic, like all that it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from assess.planning.comparison.answers import (
    AnswerChange,
    SurveyChange,
    TableChange,
    answer_changes,
    people_of,
    survey_changes,
    table_changes,
)
from assess.planning.comparison.editions import Overlap, overlap
from assess.planning.comparison.mistakes import MistakeChange, mistake_changes
from assess.planning.comparison.promises import PromiseChange, promise_changes, schedule
from assess.planning.comparison.shifts import RangeChange, change
from assess.scoring.evaluate import evaluate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.model import Bank
    from assess.engagement.model import Engagement, Mode, Respondent
    from assess.engagement.past import Edition
    from assess.scoring.assessment import Status


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact about the company, named as in `safety_critical`; None where it was not known."""

    fact: str
    then: bool | float | str | None
    now: bool | float | str | None


@dataclass(frozen=True, slots=True)
class StepChange:
    """One step's score. mapped: whether it says how well the step is known, so that a rise in it is knowledge."""

    step: int
    name: str
    score: RangeChange
    mapped: bool


@dataclass(frozen=True, slots=True)
class GateChange:
    """Whether the gate to one stage opened, then and now."""

    stage: str
    name: str
    then: Status
    now: Status


@dataclass(frozen=True)
class Comparison:
    """What changed.

    coverage: per cent of the weight that was answered, which is how much is known. sufficient: whether that is enough
    for the index to be a headline.
    sets: the set that was asked then and the one asked now; both are judged over the latter. companies: the names then
    and now. starts: ISO dates, "" where none is known. people: whom an answer change may name.
    """

    overlap: Overlap
    sets: tuple[Mode, Mode]
    companies: tuple[str, str]
    facts: tuple[FactChange, ...]
    index: RangeChange
    coverage: tuple[float, float]
    sufficient: tuple[bool, bool]
    stages: tuple[str, str]
    steps: tuple[StepChange, ...]
    gates: tuple[GateChange, ...]
    mistakes: tuple[MistakeChange, ...]
    starts: tuple[str, str]
    promises: tuple[PromiseChange, ...]
    answers: tuple[AnswerChange, ...]
    tables: tuple[TableChange, ...]
    surveys: tuple[SurveyChange, ...]
    people: tuple[Respondent, ...]


def compare(
    bank: Bank,
    then: Engagement,
    now: Engagement,
    *,
    given_under: Sequence[Edition] = (),
    earlier: Bank | None = None,
) -> Comparison:
    """Return what changed between two states of a client, folded to the same edition.

    given_under: the editions under which the earlier one was answered. earlier: that edition itself, where it is at
    hand; only then can it be told which questions and thresholds are new.
    """
    common = overlap(bank, then, given_under, earlier)
    alike = replace(then, mode=now.mode)
    before, after = evaluate(bank, alike), evaluate(bank, now)
    was, is_ = schedule(bank, alike, before), schedule(bank, now, after)
    return Comparison(
        overlap=common,
        sets=(then.mode, now.mode),
        companies=(then.company.name, now.company.name),
        facts=_facts(then, now),
        index=change(*(each.index.range if each.index else None for each in (before, after))),
        coverage=(before.coverage.overall, after.coverage.overall),
        sufficient=(before.coverage.sufficient, after.coverage.sufficient),
        stages=(before.stage.name, after.stage.name),
        steps=tuple(
            StepChange(new.id, new.name, change(old.range, new.range), mapped=step.scored_by == "mapping")
            for step, old, new in zip(bank.steps, before.steps, after.steps, strict=True)
        ),
        gates=tuple(
            GateChange(new.stage, new.name, old.status, new.status)
            for old, new in zip(before.stage.gates, after.stage.gates, strict=True)
        ),
        mistakes=mistake_changes(before, after),
        starts=(was.start, is_.start),
        promises=promise_changes(was, is_),
        answers=answer_changes(bank, then, now, common.not_compared),
        tables=table_changes(bank, then, now),
        surveys=survey_changes(bank, then, now),
        people=people_of(then, now),
    )


def _facts(then: Engagement, now: Engagement) -> tuple[FactChange, ...]:
    """Return the facts that differ, save for the name and for what nothing is concluded from."""
    names = [each.name for each in fields(now.company) if each.name not in ("name", "trigger")]
    pairs = ((name, getattr(then.company, name), getattr(now.company, name)) for name in names)
    return tuple(FactChange(name, was, is_) for name, was, is_ in pairs if was != is_)
