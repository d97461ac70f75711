"""From several people's answers to one reading: who is competent, how far they lie apart, what they agreed on."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from assess.bank.questions import POINTS_A_LEVEL, SCALE_HIGH, SCALE_LOW, RegisterQuestion, Scale
from assess.engagement.events import Sure
from assess.scoring.assessment import Standing
from assess.scoring.ranges import FALSE, OUT, TRUE, UNKNOWN, Range, Truth, at_least_n_of, exactly, hull
from assess.scoring.readings import (
    NOT_APPLICABLE,
    UNSCORED,
    WITHHELD,
    MeasureFrom,
    Reading,
    measured_points,
    open_reading,
    raw_figure,
    read_value,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.policy import MappingPoints, Scoring
    from assess.bank.questions import Measure, Question
    from assess.engagement.model import Answer, Engagement, Respondent
    from assess.scoring.tables import Table


class View(NamedTuple):
    """What one respondent's answer alone would say, and what it is worth as stated, however unsure."""

    respondent: Respondent
    answer: Answer
    reading: Reading
    stated: Range | None


@dataclass(frozen=True, slots=True)
class Heard:
    """One question's reading, the competent views behind it and all views, the front line's among them."""

    reading: Reading
    competent: tuple[View, ...]
    views: tuple[View, ...]


def hear(question: Question, engagement: Engagement, scoring: Scoring, measure: MeasureFrom) -> Heard:
    """Return what the respondents of a question say together.

    The range reaches from the lowest to the highest competent answer until a value is agreed. Where nobody competent
    answered, nor said with reason that the question does not apply, what the others say counts as unsure; but where
    nobody who was interviewed is competent, a single answer stands as it was given.
    """
    if question.type == "text":
        return Heard(UNSCORED, (), ())
    if question.type == "scale":
        return Heard(_read_scale(question, engagement, scoring.scale_respondents), (), ())
    if question.id not in engagement.answers and question.id not in engagement.agreed:
        return Heard(open_reading(question, Standing.OPEN, measure), (), ())
    people = engagement.respondent_by_id
    given = [(people[a.respondent], a) for a in engagement.answers.get(question.id, ()) if a.respondent in people]
    sole = len(given) == 1 and not any(r.role in question.competent for r in engagement.respondents)
    competent_answers = [a for r, a in given if sole or r.role in question.competent]
    counted = [a for a in competent_answers if a.sure.answered]
    guessed = not counted
    if guessed and not any(_left_out(question, a) for a in competent_answers):
        counted = [a for _, a in given if a.sure.answered]

    def view(respondent: Respondent, answer: Answer) -> View:
        unsure = answer.sure is Sure.UNSURE or (guessed and not sole)
        reading = read_value(question, answer.value, unsure=unsure, measure=measure)
        stated = read_value(question, answer.value, unsure=False, measure=measure) if unsure else reading
        return View(respondent, answer, reading, stated.points)

    views = tuple(view(respondent, answer) for respondent, answer in given if answer.sure.answered)
    competent = tuple(v for v in views if v.answer in counted)
    agreed = engagement.agreed.get(question.id)
    if agreed is not None:
        reading = read_value(question, agreed.value, unsure=False, measure=measure)
        seen = any(evidenced(v.answer) for v in competent)
        mapped = scoring.mapping.evidenced if seen else scoring.mapping.known
        return Heard(replace(reading, mapped=Range(mapped * reading.answered, mapped)), competent, views)
    if not competent:
        others = competent_answers or [a for _, a in given]
        return Heard(_unanswered(question, others, scoring.mapping, measure), (), views)
    return Heard(_together(competent, scoring, guessed=guessed), competent, views)


def evidenced(answer: Answer) -> bool:
    """Return whether somebody saw the evidence of an answer, or is sure of it and named some."""
    return answer.sure is Sure.SEEN or (answer.sure is Sure.SURE and bool(answer.evidence))


def _unanswered(question: Question, answers: Sequence[Answer], mapping: MappingPoints, measure: MeasureFrom) -> Reading:
    """Return the reading where no value was given: not applicable, not known, parked or simply open."""
    said = {answer.sure for answer in answers if answer.sure is not Sure.NOT_APPLICABLE or excused(question, answer)}
    if Sure.NOT_APPLICABLE in said:
        return NOT_APPLICABLE
    if Sure.DONT_KNOW in said:
        reading = open_reading(question, Standing.DONT_KNOW, measure)
        return replace(reading, mapped=exactly(mapping.unknown))
    return open_reading(question, Standing.PARKED if Sure.PARKED in said else Standing.OPEN, measure)


def _left_out(question: Question, answer: Answer) -> bool:
    return answer.sure is Sure.NOT_APPLICABLE and excused(question, answer)


def excused(question: Question, answer: Answer) -> bool:
    """Whether "not applicable" is accepted: with a reason, and for a critical question with evidence."""
    return bool(answer.reason) and (bool(answer.evidence) or not question.critical)


def _together(competent: Sequence[View], scoring: Scoring, *, guessed: bool) -> Reading:
    if len(competent) == 1:
        (one,) = competent
        alone = one.reading
        return Reading(
            Standing.UNSURE if guessed else alone.standing,
            alone.points,
            _mapped(one, scoring.mapping, guessed=guessed),
            alone.quantities,
            alone.answered,
            single_source=True,
        )
    readings = [view.reading for view in competent]
    apart = levels_apart(competent) >= scoring.disagreement_levels
    points = hull(r.points for r in readings if r.points is not None)
    shared = set.intersection(*(set(reading.quantities) for reading in readings)) if readings[0].quantities else set()
    unsure = guessed or any(reading.standing is Standing.UNSURE for reading in readings)
    mapped = [_mapped(view, scoring.mapping, guessed=guessed) for view in competent]
    best = Range(max(m.low for m in mapped), max(m.high for m in mapped))
    standing = Standing.DISAGREED if apart else Standing.UNSURE if unsure else Standing.ANSWERED
    return Reading(
        standing,
        points,
        mapped=Range(min(best.low, scoring.mapping.unsure), best.high) if apart else best,
        quantities={
            name: hull(r.quantities[name] for r in readings) for name in readings[0].quantities if name in shared
        },
        answered=max(reading.answered for reading in readings),
    )


def _mapped(view: View, mapping: MappingPoints, *, guessed: bool) -> Range:
    """Return how well one answer maps its question: perhaps less where only some of its figures were given."""
    known = mapping.evidenced if evidenced(view.answer) else mapping.known
    if guessed or view.answer.sure is Sure.UNSURE:
        known = mapping.unsure
    return Range(known * view.reading.answered, known)


def levels_apart(views: Sequence[View]) -> float:
    """Return how many levels lie between the lowest and the highest view as stated."""
    ranges = [view.stated for view in views if view.stated is not None]
    if len(ranges) < 2:  # noqa: PLR2004 - it takes two to disagree
        return 0.0
    return max(0.0, max(r.low for r in ranges) - min(r.high for r in ranges)) / POINTS_A_LEVEL


def perception_gap(views: Sequence[View], tiers: Mapping[str, str], levels: float) -> tuple[Truth, Range, Range] | None:
    """Return whether leaders stand `levels` or more above the front line on one question, and both means in points.

    None where one of the two was not asked.
    """
    leaders = _mean([v for v in views if tiers.get(v.respondent.role) == "leader"])
    front_line = _mean([v for v in views if tiers.get(v.respondent.role) == "front-line"])
    if leaders is None or front_line is None:
        return None
    wanted = levels * POINTS_A_LEVEL
    if leaders.low - front_line.high >= wanted:
        return TRUE, leaders, front_line
    return UNKNOWN if leaders.high - front_line.low >= wanted else FALSE, leaders, front_line


def _mean(views: Sequence[View]) -> Range | None:
    ranges = [view.reading.points for view in views if view.reading.points is not None]
    if not ranges:
        return None
    return Range(statistics.fmean(r.low for r in ranges), statistics.fmean(r.high for r in ranges))


def gap_overall(gaps: Sequence[Truth], enough: int) -> Truth:
    """Return whether there is a perception gap on `enough` questions, or on all where fewer were asked of both sides.

    Out where no question was asked of both.
    """
    return at_least_n_of(min(enough, len(gaps)), gaps) if gaps else OUT


def scale_means(question: Scale, engagement: Engagement) -> list[float]:
    """Return each respondent's mean over the statements they answered, 1..7, reversed ones turned round."""
    named = [a.value for a in engagement.answers.get(question.id, ()) if isinstance(a.value, dict)]
    turned = {s.id: s.reversed for s in question.statements}
    means = []
    for response in (*engagement.surveys.get(question.id, ()), *named):
        given = [
            SCALE_LOW + SCALE_HIGH - float(v) if turned[s] else float(v)  # type: ignore[arg-type]
            for s, v in response.items()
            if s in turned
        ]
        if given:
            means.append(statistics.fmean(given))
    return means


def _read_scale(question: Scale, engagement: Engagement, enough: int) -> Reading:
    """Return the quartiles of the responses, or nothing where too few people answered to stay anonymous."""
    means = scale_means(question, engagement)
    if len(means) < enough:
        return WITHHELD
    lower, _, upper = statistics.quantiles(means, n=4, method="inclusive")
    steps = SCALE_HIGH - SCALE_LOW
    points = Range((lower - SCALE_LOW) / steps * 100, (upper - SCALE_LOW) / steps * 100)
    return Reading(Standing.ANSWERED, points, points, {question.id: Range(lower, upper)}, answered=1.0)


def hear_register(
    question: RegisterQuestion,
    engagement: Engagement,
    table: Table,
    measured: Sequence[tuple[Measure, Range | None, Range | None]],
    mapping: MappingPoints,
) -> Heard:
    """Return what a register says: its measures over the rows entered, with everything missing left open.

    measured: each measure with its figure as the table stands and, where the table is unsure, all that it could be.
    """
    answers = engagement.answers.get(question.id, ())
    said = {a.sure for a in answers if a.sure is not Sure.NOT_APPLICABLE or excused(question, a)}
    entered = len(table.rows) > table.missing
    if table.out:
        return Heard(NOT_APPLICABLE, (), ())
    finished = any(sure.answered for sure in said)
    points = measured_points(((m, known) for m, known, _ in measured), unsure=table.unsure)
    mapped = table.mapped(finished=finished)
    if finished:
        doubtful = table.unsure or (points is not None and not points.exact)
        standing = Standing.UNSURE if doubtful else Standing.ANSWERED
    elif Sure.DONT_KNOW in said:
        standing, mapped = Standing.DONT_KNOW, exactly(mapped.low if entered else mapping.unknown)
    else:
        standing = Standing.PARKED if Sure.PARKED in said else Standing.OPEN
    quantities = {
        f"{question.id}.{m.id}": raw_figure(m, known, possible) for m, known, possible in measured if known is not None
    }
    return Heard(
        Reading(
            standing,
            points if points is not None else Range(0.0, 100.0),
            mapped,
            quantities,
            answered=_answered(table, finished=finished),
        ),
        (),
        (),
    )


def _answered(table: Table, *, finished: bool) -> float:
    """Return how much of a table is answered; one without expected rows counts only once it is called complete."""
    if not finished and not table.register.expected:
        return 0.0
    return 1.0 if finished and not table.rows else table.known_share
