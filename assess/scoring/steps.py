"""Step scores and the index: monotone functions of the readings, so that their ranges are exact.

A step's range is the weighted mean of its questions' ranges, held down by critical questions. The index is the
weighted geometric mean of the steps with a floor, so that one strong step cannot buy off a missing one.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from assess.scoring.assessment import CapApplied, Coverage, Index, QuestionScore, Standing, StepScore
from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from assess.bank.model import Bank
    from assess.bank.policy import Cap, Scoring, Step
    from assess.bank.questions import Question
    from assess.scoring.readings import Reading

_NO_CHANGE = Range(0.0, 0.0)
_ROUNDING = 1e-9


def counted(step: Step, reading: Reading) -> Range | None:
    """Return what a question counts for in its step, None where it is left out."""
    if reading.points is None:
        return None
    return reading.mapped if step.scored_by == "mapping" else reading.points


def step_range(
    step: Step, questions: Sequence[Question], readings: Mapping[str, Reading], scoring: Scoring
) -> Range | None:
    """Return a step's range alone, None where it is not assessed; what `score_step` explains in full."""
    weight = low = high = left_out = 0.0
    lowest, highest = 100.0, 100.0
    for question in questions:
        reading = readings[question.id]
        value = counted(step, reading)
        if value is None:
            left_out += question.weight if reading.standing is Standing.NOT_APPLICABLE else 0.0
            continue
        weight += question.weight
        low += value.low * question.weight
        high += value.high * question.weight
        if question.critical:
            lowest = min(lowest, _ceiling(scoring.caps, value.low))
            highest = min(highest, _ceiling(scoring.caps, value.high))
    if not weight or _too_much_left_out(weight, left_out, scoring):
        return None
    return Range(min(low / weight, lowest), min(high / weight, highest))


def _too_much_left_out(weight: float, left_out: float, scoring: Scoring) -> bool:
    return left_out * 100 > scoring.not_applicable_limit * (weight + left_out)


def _ceiling(caps: Iterable[Cap], value: float) -> float:
    return min((cap.at for cap in caps if value < cap.below), default=100.0)


def score_step(
    step: Step, questions: Sequence[Question], readings: Mapping[str, Reading], scoring: Scoring, answered: float
) -> StepScore:
    """Return a step with everything its range is made of, except its part of the index; `answered` is its coverage."""
    weights = {q.id: q.weight for q in questions if counted(step, readings[q.id]) is not None}
    total = sum(weights.values())
    scores = tuple(_question(step, q, readings[q.id], total) for q in questions)
    result = step_range(step, questions, readings, scoring)
    return StepScore(
        id=step.id,
        name=step.name,
        range=result,
        questions=scores,
        caps=_caps(questions, scores, result, scoring) if result is not None else (),
        coverage=answered,
        weight=step.weight,
        log_contribution=_NO_CHANGE,
    )


def _question(step: Step, question: Question, reading: Reading, total: float) -> QuestionScore:
    value = counted(step, reading)
    return QuestionScore(
        id=question.id,
        standing=reading.standing,
        range=value,
        points=reading.points,
        weight=question.weight,
        answered=reading.answered,
        contribution=_NO_CHANGE if value is None else value.scaled(question.weight / total),
        single_source=reading.single_source,
    )


def _caps(
    questions: Sequence[Question], scores: Sequence[QuestionScore], result: Range, scoring: Scoring
) -> tuple[CapApplied, ...]:
    """Name the question that holds each end down; its adjustment makes the contributions add up to the range."""
    critical = {q.id for q in questions if q.critical}
    ranges = [(s.id, s.range) for s in scores if s.id in critical and s.range is not None]
    if not ranges:
        return ()
    low_id, low = min(ranges, key=lambda pair: pair[1].low)
    high_id, high = min(ranges, key=lambda pair: pair[1].high)
    held = Range(
        min(0.0, result.low - sum(s.contribution.low for s in scores)),
        min(0.0, result.high - sum(s.contribution.high for s in scores)),
    )
    low_cap = _cap_for(scoring.caps, low.low, held.low)
    high_cap = _cap_for(scoring.caps, high.high, held.high)
    if low_cap is not None and (low_id, low_cap) == (high_id, high_cap):
        return (CapApplied(low_id, low_cap.below, low_cap.at, held),)
    ends = ((low_id, low_cap, Range(held.low, 0.0)), (high_id, high_cap, Range(0.0, held.high)))
    return tuple(CapApplied(question, cap.below, cap.at, by) for question, cap, by in ends if cap is not None)


def _cap_for(caps: Iterable[Cap], value: float, held: float) -> Cap | None:
    """Return the cap that a value brings about, None where it holds nothing down but a rounding error."""
    brought = [cap for cap in caps if value < cap.below]
    return min(brought, key=lambda cap: cap.at) if brought and held < -_ROUNDING else None


class Weighted(NamedTuple):
    """A step's range and its weight among the steps that are assessed."""

    step: int
    range: Range
    weight: float


def weigh(bank: Bank, ranges: Mapping[int, Range | None]) -> tuple[Weighted, ...]:
    """Return the assessed steps with weights that add up to 1."""
    assessed = [(step, known) for step in bank.steps if (known := ranges[step.id]) is not None]
    total = sum(step.weight for step, _ in assessed)
    return tuple(Weighted(step.id, known, step.weight / total) for step, known in assessed)


def index_range(weighted: Sequence[Weighted], floor: float) -> Range | None:
    """Return the weighted geometric mean of the steps, each at least `floor`."""
    if not weighted:
        return None
    logs = [log_contribution(part, floor) for part in weighted]
    lows = [max(part.range.low, floor) for part in weighted]
    highs = [max(part.range.high, floor) for part in weighted]
    return Range(
        _between(math.exp(math.fsum(log.low for log in logs)), lows),
        _between(math.exp(math.fsum(log.high for log in logs)), highs),
    )


def _between(mean: float, values: Sequence[float]) -> float:
    """Return a mean no further out than its values, where rounding has pushed it."""
    return min(max(mean, min(values)), max(values))


def log_contribution(part: Weighted, floor: float) -> Range:
    """Return what a step adds to the natural logarithm of the index."""
    return Range(
        part.weight * math.log(max(part.range.low, floor)), part.weight * math.log(max(part.range.high, floor))
    )


def index(weighted: Sequence[Weighted], floor: float) -> Index | None:
    """Return the index with the two other means, each step at least `floor`."""
    geometric = index_range(weighted, floor)
    if geometric is None:
        return None
    return Index(
        range=geometric,
        arithmetic=_each_end(weighted, floor, lambda values: math.fsum(w * v for w, v in values)),
        harmonic=_each_end(weighted, floor, lambda values: 1 / math.fsum(w / v for w, v in values)),
    )


def _each_end(weighted: Sequence[Weighted], floor: float, mean: Callable[[list[tuple[float, float]]], float]) -> Range:
    low = mean([(part.weight, max(part.range.low, floor)) for part in weighted])
    high = mean([(part.weight, max(part.range.high, floor)) for part in weighted])
    return Range(low, high)


def coverage(bank: Bank, readings: Mapping[str, Reading]) -> Coverage:
    """Return how much of the applicable weight is answered, and whether it bears a headline number."""
    wanted, weight, answered = bank.scoring.coverage, 0.0, 0.0
    by_step = {}
    for step in bank.steps:
        asked = [(q.weight, reading) for q in bank.questions_of_step[step.id] if (reading := readings[q.id]).points]
        applicable = sum(each for each, _ in asked)
        known = sum(each * reading.answered for each, reading in asked)
        by_step[step.id] = 100 * known / applicable if applicable else 0.0
        weight += applicable
        answered += known
    overall = 100 * answered / weight if weight else 0.0
    short = ["overall"] if overall < wanted.overall else []
    short += [str(number) for number, least in wanted.steps.items() if by_step[number] < least]
    return Coverage(overall=overall, steps=by_step, sufficient=not short, short=tuple(short))
