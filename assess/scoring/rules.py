"""The instrument made ready to evaluate: every condition compiled, and which question each conclusion rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.bank.questions import Figures, RegisterQuestion
from assess.bank.references import questions_read, references
from assess.scoring.conditions import compile_condition, compile_quantity
from assess.scoring.facts import PERCEPTION_GAP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.conditions import Condition
    from assess.bank.model import Bank
    from assess.bank.questions import Measure
    from assess.bank.rules import Mistake
    from assess.scoring.quantities import Compiled, Measured


@dataclass(frozen=True, slots=True)
class Clause:
    """One compiled condition, what it says when it holds, and the questions it reads.

    reads_gap: it also rests on the questions on which leaders and the front line stand apart.
    """

    says: str
    holds: Compiled
    reads: tuple[str, ...]
    reads_gap: bool


@dataclass(frozen=True, slots=True)
class MistakeRule:
    """A mistake ready to evaluate. clauses: the parts of its condition, for explaining the verdict."""

    mistake: Mistake
    when: Compiled
    unless: Compiled | None
    raised: Compiled | None
    clauses: tuple[Clause, ...]
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All compiled conditions of one instrument.

    read_by: the mistakes that rest on each question.
    """

    bank: Bank
    measures: Mapping[str, tuple[tuple[Measure, Measured], ...]]
    mistakes: Mapping[str, MistakeRule]
    contradictions: tuple[tuple[int, Clause], ...]
    gate_evidence: Mapping[str, Clause]
    visible: Mapping[str, Compiled]
    read_by: Mapping[str, frozenset[str]]


_latest: list[Rules] = []


def rules_for(bank: Bank) -> Rules:
    """Return the compiled rules of an instrument; the latest one is kept, since a process works with one."""
    if not _latest or _latest[0].bank is not bank:
        _latest[:] = [_compile(bank)]
    return _latest[0]


def _compile(bank: Bank) -> Rules:
    mistakes = {mistake.id: _mistake(bank, mistake) for mistake in bank.mistakes}
    read_by: dict[str, set[str]] = {question.id: set() for question in bank.questions}
    for rule in mistakes.values():
        for question in rule.reads:
            read_by[question].add(rule.mistake.id)
    return Rules(
        bank=bank,
        measures={
            question.id: tuple((measure, compile_quantity(measure.of)) for measure in question.measures)
            for question in bank.questions
            if isinstance(question, Figures | RegisterQuestion)
        },
        mistakes=mistakes,
        contradictions=tuple((n, _clause(bank, entry.when, entry.says)) for n, entry in enumerate(bank.contradictions)),
        gate_evidence={
            stage.id: _clause(bank, stage.evidence, stage.evidence.says or stage.name)
            for stage in bank.scoring.stages
            if stage.evidence is not None
        },
        visible={q.id: compile_condition(q.visible_when) for q in bank.questions if q.visible_when is not None},
        read_by={question: frozenset(ids) for question, ids in read_by.items()},
    )


def _mistake(bank: Bank, mistake: Mistake) -> MistakeRule:
    when = _clause(bank, mistake.when, mistake.name)
    guard = questions_read(bank, mistake.unless) if mistake.unless is not None else ()
    return MistakeRule(
        mistake=mistake,
        when=when.holds,
        unless=compile_condition(mistake.unless) if mistake.unless is not None else None,
        raised=compile_condition(mistake.raised.when) if mistake.raised is not None else None,
        clauses=clauses_of(bank, mistake.when) or (when,),
        reads=bank.in_order({*when.reads, *guard}),
    )


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """Return the clauses a condition is told by: every part, however nested, that says something in words."""
    if condition.says is not None:
        return (condition,)
    inner = condition.any_ or condition.all_ or (condition.at_least_n_of.of if condition.at_least_n_of else ())
    return tuple(part for child in inner for part in parts_of(child))


def clauses_of(bank: Bank, condition: Condition) -> tuple[Clause, ...]:
    """Return what a condition is told by, ready to evaluate."""
    return tuple(_clause(bank, part, part.says or "") for part in parts_of(condition))


def _clause(bank: Bank, condition: Condition, says: str) -> Clause:
    findings = {reference.id for reference in references(condition) if reference.kind == "finding"}
    reads = questions_read(bank, condition)
    return Clause(says, compile_condition(condition), reads, reads_gap=PERCEPTION_GAP in findings)
