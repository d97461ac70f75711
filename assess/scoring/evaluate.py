"""`evaluate(bank, engagement) -> Assessment`: every range, gate and finding, from the answers alone.

Pure and deterministic: no clock, no randomness, no order of sets.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assess.engagement.events import Sure
from assess.scoring.assessment import Assessment, Disagreement, PerceptionGap, Standing
from assess.scoring.facts import Facts
from assess.scoring.fit import find_fit
from assess.scoring.gates import stage_of
from assess.scoring.mistakes import contradictions, dials, find_mistakes
from assess.scoring.profile import aspects
from assess.scoring.ranges import FALSE, TRUE, Range
from assess.scoring.readings import HIDDEN, MeasureFrom, Reading
from assess.scoring.respondents import (
    Heard,
    excused,
    gap_overall,
    hear,
    hear_register,
    levels_apart,
    perception_gap,
    scale_means,
)
from assess.scoring.rules import rules_for
from assess.scoring.steps import coverage, index, log_contribution, score_step, weigh
from assess.scoring.tables import Table, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.model import Bank
    from assess.bank.questions import Measure, Question
    from assess.engagement.model import Engagement
    from assess.scoring.rules import Rules


@dataclass(frozen=True, slots=True)
class Hearing:
    """Everything heard from an engagement, before any conclusion: readings, tables and who said what."""

    facts: Facts
    heard: Mapping[str, Heard]
    gaps: tuple[PerceptionGap, ...]


_CERTAIN = {Sure.SEEN, Sure.SURE}


def evaluate(bank: Bank, engagement: Engagement) -> Assessment:
    """Return everything the instrument concludes from an engagement."""
    return conclude(bank, engagement, listen(bank, engagement))


def listen(bank: Bank, engagement: Engagement) -> Hearing:
    """Return the reading of every question and the facts the rules work on."""
    rules = rules_for(bank)
    company = Facts(rules, engagement.company, {}, {})
    shown = {q.id: _shown(q, company, engagement) for q in bank.questions}
    tables = {r.id: _table(rules, r.id, engagement, shown) for r in bank.registers}
    heard = {q.id: _heard(q, rules, engagement, tables, shown=shown[q.id]) for q in bank.questions}
    gaps = _gaps(bank, heard)
    facts = Facts(
        rules=rules,
        company=engagement.company,
        readings={question: what.reading for question, what in heard.items()},
        tables=tables,
        response_counts={q.id: len(scale_means(q, engagement)) for q in bank.questions if q.type == "scale"},
        express=engagement.express,
        gap=gap_overall(
            [gap.truth for gap in gaps if gap.question not in engagement.agreed], bank.scoring.perception_gap_questions
        ),
        gap_questions=tuple(gap.question for gap in gaps if gap.truth is TRUE),
    )
    return Hearing(facts, heard, gaps)


def conclude(bank: Bank, engagement: Engagement, hearing: Hearing) -> Assessment:
    """Return what follows from what was heard."""
    facts, scoring = hearing.facts, bank.scoring
    answered = coverage(bank, facts.readings)
    steps = tuple(
        score_step(step, bank.questions_of_step[step.id], facts.readings, scoring, answered.steps[step.id])
        for step in bank.steps
    )
    ranges = {step.id: step.range for step in steps}
    weighted = weigh(bank, ranges)
    logs = {part.step: log_contribution(part, scoring.index_floor) for part in weighted}
    steps = tuple(replace(step, log_contribution=logs.get(step.id, Range(0.0, 0.0))) for step in steps)
    mistakes = find_mistakes(facts)
    return Assessment(
        company=engagement.company.name,
        bank_version=bank.info.version,
        bank_hash=bank.content_hash,
        express=engagement.express,
        coverage=answered,
        steps=steps,
        index=index(weighted, scoring.index_floor),
        stage=stage_of(facts, ranges, answered),
        mistakes=mistakes,
        dials=dials(mistakes, bank.mistakes),
        disagreements=_disagreements(bank, engagement, hearing),
        perception_gaps=tuple(gap for gap in hearing.gaps if gap.truth is not FALSE),
        contradictions=contradictions(facts),
        profile=aspects(scoring.profile, facts),
        pillars=aspects(scoring.pillars, facts),
        fit=find_fit(bank, facts),
        engagement=engagement,
    )


def _shown(question: Question, company: Facts, engagement: Engagement) -> bool:
    """Whether a question is asked at all: not outside the express set, nor hidden by facts about the company."""
    if engagement.express and not question.express:
        return False
    visible = company.rules.visible.get(question.id)
    return visible is None or visible(company, None) is not FALSE


def _table(rules: Rules, register: str, engagement: Engagement, shown: Mapping[str, bool]) -> Table:
    """Return a register as rules read it. A companion table is what it holds; one with a question can be in doubt."""
    bank = rules.bank
    question = bank.register_question.get(register)
    if question is None or question.type != "register":
        out = question is not None and not shown[question.id]
        return read_table(bank.register_by_id[register], engagement, finished=True, out=out)
    said = engagement.answers.get(question.id, ())
    excused_ = any(a.sure is Sure.NOT_APPLICABLE and excused(question, a) for a in said)
    finished = [a.sure for a in said if a.sure.answered]
    empty = not engagement.registers.get(register)
    doubted = {Sure.UNSURE} if finished else {Sure.DONT_KNOW}
    return read_table(
        bank.register_by_id[register],
        engagement,
        finished=bool(finished),
        unsure=any(a.sure in doubted for a in said) and not any(a.sure in _CERTAIN for a in said),
        out=not shown[question.id] or (excused_ and empty and not finished),
    )


def _heard(
    question: Question, rules: Rules, engagement: Engagement, tables: Mapping[str, Table], *, shown: bool
) -> Heard:
    if not shown:
        return Heard(HIDDEN, (), ())
    scoring = rules.bank.scoring
    if question.type == "register":
        table = tables[question.register_ or ""].taken_at_its_word()
        heard = tables[table.register.id]

        def alone(known: Table) -> Facts:
            return Facts(rules, engagement.company, {}, {known.register.id: known})

        anything = replace(table, content=(), missing=0, more=True) if heard.unsure else None
        measured = [
            (m, measure(alone(table), None), measure(alone(anything), None) if anything else None)
            for m, measure in rules.measures[question.id]
        ]
        return hear_register(question, engagement, heard, measured, scoring.mapping)
    return hear(question, engagement, scoring, measure_from(rules, question, engagement))


def measure_from(rules: Rules, question: Question, engagement: Engagement) -> MeasureFrom:
    """Return a function that computes the measures of a question from exact figures."""
    compiled = rules.measures[question.id] if question.type == "figures" else ()

    def measured(quantities: Mapping[str, Range]) -> Sequence[tuple[Measure, Range | None]]:
        reading = Reading(Standing.ANSWERED, Range(0.0, 100.0), quantities=quantities)
        facts = Facts(rules, engagement.company, {question.id: reading}, {})
        return [(measure, compute(facts, None)) for measure, compute in compiled]

    return measured


def _gaps(bank: Bank, heard: Mapping[str, Heard]) -> tuple[PerceptionGap, ...]:
    tiers = {role.id: role.tier for role in bank.roles}
    levels = bank.scoring.perception_gap_levels
    found = ((q, perception_gap(what.views, tiers, levels)) for q, what in heard.items() if len(what.views) > 1)
    return tuple(PerceptionGap(q, gap[1], gap[2], gap[0]) for q, gap in found if gap is not None)


def _disagreements(bank: Bank, engagement: Engagement, hearing: Hearing) -> tuple[Disagreement, ...]:
    found = []
    for question in bank.questions:
        views = hearing.heard[question.id].competent
        apart = levels_apart(views)
        if apart >= bank.scoring.disagreement_levels:
            known = {v.respondent.id: v.reading.points for v in views if v.reading.points is not None}
            shown = tuple(sorted(known.items()))
            agreed = hearing.facts.readings[question.id].points if question.id in engagement.agreed else None
            found.append(Disagreement(question.id, shown, apart, agreed))
    return tuple(found)
