"""Which common mistakes are being made: verdicts, severity, and the answers behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.scoring.assessment import ClauseFinding, ContradictionFinding, Dial, MistakeFinding, Verdict
from assess.scoring.facts import unsettled
from assess.scoring.ranges import FALSE, OUT, TRUE, UNKNOWN, Range, Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.policy import Severity
    from assess.bank.rules import Mistake
    from assess.scoring.facts import Facts
    from assess.scoring.rules import Clause, MistakeRule

VERDICTS = {
    TRUE: Verdict.DETECTED,
    UNKNOWN: Verdict.POSSIBLE,
    FALSE: Verdict.NOT_INDICATED,
    OUT: Verdict.NOT_ASSESSABLE,
}


def find_mistakes(facts: Facts) -> tuple[MistakeFinding, ...]:
    """Return every mistake of the instrument with its verdict, the most severe of each verdict first."""
    found = [_finding(rule, facts) for rule in facts.rules.mistakes.values()]
    order = list(VERDICTS.values())
    return tuple(sorted(found, key=lambda f: (order.index(f.verdict), -f.severity.high, f.id)))


def _clauses(rule: MistakeRule, facts: Facts) -> tuple[ClauseFinding, ...]:
    return tuple(ClauseFinding(c.says, c.holds(facts, None), _rests_on(c, facts)) for c in rule.clauses)


def causes(rule: MistakeRule, facts: Facts) -> tuple[str, ...]:
    """Return the answers that make a mistake detected, or that make it possible."""
    truth = facts.finding(rule.mistake.id)
    telling = (TRUE,) if truth is TRUE else (TRUE, UNKNOWN)
    if truth not in telling:
        return ()
    clauses = [clause for clause in _clauses(rule, facts) if clause.truth in telling]
    return facts.rules.bank.in_order(q for clause in clauses for q in clause.questions)


def settling(rule: MistakeRule, facts: Facts) -> tuple[str, ...]:
    """Return the answers that would settle whether a possible mistake is made."""
    if facts.finding(rule.mistake.id) is not UNKNOWN:
        return ()
    return tuple(q for q in rule.reads if unsettled(facts.readings[q].standing))


def _finding(rule: MistakeRule, facts: Facts) -> MistakeFinding:
    mistake, truth = rule.mistake, facts.finding(rule.mistake.id)
    clauses = _clauses(rule, facts)
    certain = [clause for clause in clauses if clause.truth is TRUE]
    weight = severity(mistake, facts)
    least, band = (_band(end, facts.rules.bank.scoring.severity) for end in weight)
    return MistakeFinding(
        id=mistake.id,
        name=mistake.name,
        verdict=VERDICTS[truth],
        severity=weight,
        band=band,
        least_band=least if least != band else "",
        headline=mistake.headline,
        answers=causes(rule, facts),
        settle=settling(rule, facts),
        clauses=clauses,
        warning=_warning(mistake, certain) if truth is FALSE else "",
        consequence=mistake.consequence,
        cure=mistake.cure,
    )


def _rests_on(clause: Clause, facts: Facts) -> tuple[str, ...]:
    return facts.rules.bank.in_order((*clause.reads, *facts.gap_questions)) if clause.reads_gap else clause.reads


def _warning(mistake: Mistake, certain: Sequence[ClauseFinding]) -> str:
    """Return the lone sign of a mistake that takes several; no warning where its guard rules it out."""
    if mistake.when.at_least_n_of is None or len(certain) >= mistake.when.at_least_n_of.n or not certain:
        return ""
    return certain[0].says


def severity(mistake: Mistake, facts: Facts) -> Range:
    """Return impact, raised and multiplied where that applies; a range where it is not known whether it does."""
    rule = facts.rules.mistakes[mistake.id]
    low = high = float(mistake.impact)
    if mistake.raised is not None and rule.raised is not None:
        raised = rule.raised(facts, None)
        low = float(mistake.raised.to) if raised is TRUE else low
        high = float(mistake.raised.to) if raised in (TRUE, UNKNOWN) else high
    if mistake.starred:
        times = facts.rules.bank.scoring.severity.starred_times
        facts_known = (facts.company.regulated, facts.company.safety_critical)
        low *= times if True in facts_known else 1.0
        high *= times if True in facts_known or None in facts_known else 1.0
    return Range(low, high)


def _band(value: float, bands: Severity) -> str:
    for name, least in (("critical", bands.critical), ("high", bands.high), ("medium", bands.medium)):
        if value >= least:
            return name
    return "low"


def critical_truths(facts: Facts) -> list[tuple[str, Truth]]:
    """Return each mistake that would be critical and whether it is made; unknown where its severity is in doubt."""
    least = facts.rules.bank.scoring.severity.critical
    truths = []
    for rule in facts.rules.mistakes.values():
        weight = severity(rule.mistake, facts)
        if weight.high >= least:
            truth = facts.finding(rule.mistake.id)
            doubted = truth is TRUE and weight.low < least
            truths.append((rule.mistake.id, UNKNOWN if doubted else truth))
    return truths


def dials(findings: Sequence[MistakeFinding], mistakes: Sequence[Mistake]) -> tuple[Dial, ...]:
    """Return the pairs of mistakes that pull against each other."""
    by_id = {finding.id: finding for finding in findings}
    sides: dict[str, dict[str, Mistake]] = {}
    for mistake in mistakes:
        if mistake.dial is not None:
            sides.setdefault(mistake.dial.id, {})[mistake.dial.side] = mistake
    return tuple(
        Dial(
            id=dial,
            name=loose.dial.name if loose.dial else dial,
            too_loose=loose.id,
            too_loose_verdict=by_id[loose.id].verdict,
            too_tight=tight.id,
            too_tight_verdict=by_id[tight.id].verdict,
        )
        for dial, pair in sides.items()
        if (loose := pair.get("too-loose")) and (tight := pair.get("too-tight"))
    )


def contradictions(facts: Facts) -> tuple[ContradictionFinding, ...]:
    """Return the pairs of answers that certainly cannot both be right."""
    entries = facts.rules.bank.contradictions
    return tuple(
        ContradictionFinding(entries[n].id, clause.says, entries[n].ask, clause.reads)
        for n, clause in facts.rules.contradictions
        if clause.holds(facts, None) is TRUE
    )
