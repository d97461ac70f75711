"""What only an evaluation shows of an instrument: the best answers open every gate, the worst show every mistake.

It goes on where `assess.bank.lint` ends, and takes an instrument in which the lint found nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.bank.lint.problem import Found
from assess.engagement.model import Company, Engagement
from assess.scoring.assessment import Status, Verdict
from assess.scoring.evaluate import conclude, evaluate, listen
from assess.scoring.extremes import best_engagement, guarded, worst_engagement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.bank.lint.problem import Problem
    from assess.bank.loader import Origin
    from assess.bank.model import Bank
    from assess.scoring.assessment import Assessment


def check(bank: Bank, origin: Origin) -> tuple[Problem, ...]:
    """Return every problem that the best, the worst and no answers show, in the order of files and lines."""
    best = evaluate(bank, best_engagement(bank))
    found = [*_raised(bank, best), *_closed(bank, best), *_missed(bank), *_out_of_nothing(bank)]
    return tuple(sorted(one.problem(origin) for one in found))


def _raised(bank: Bank, best: Assessment) -> Iterator[Found]:
    numbers = {mistake.id: number for number, mistake in enumerate(bank.mistakes)}
    for finding in best.mistakes:
        if finding.verdict is not Verdict.NOT_INDICATED:
            says = f"With the best answers to everything the mistake {finding.id!r} is {finding.verdict}."
            mend = f"Look at its bounds on {', '.join(finding.answers or finding.settle)}."
            yield Found("B601", "mistakes", numbers[finding.id], ("when",), says, mend)
    places = {entry.id: number for number, entry in enumerate(bank.contradictions)}
    for contradiction in best.contradictions:
        says = f"The best answers to everything contradict each other: {contradiction.id!r}."
        mend = f"Look at its bounds on {', '.join(contradiction.questions)}."
        yield Found("B601", "contradictions", places[contradiction.id], ("when",), says, mend)


def _closed(bank: Bank, best: Assessment) -> Iterator[Found]:
    """Yield the first gate that stays shut on the best answers."""
    numbers = {stage.id: number for number, stage in enumerate(bank.scoring.stages)}
    for gate in best.stage.gates:
        shut = [clause.says for clause in gate.clauses if clause.status is not Status.PASSED]
        if shut:
            says = f"The best answers to everything do not open {gate.stage!r}: {'; '.join(shut)}."
            mend = "Lower the threshold, or let the best answers be worth more."
            yield Found("B602", "scoring", 0, ("stages", numbers[gate.stage]), says, mend)
            return


def _missed(bank: Bank) -> Iterator[Found]:
    engagement = worst_engagement(bank)
    hearing = listen(bank, engagement)
    numbers = {mistake.id: number for number, mistake in enumerate(bank.mistakes)}
    for finding in conclude(bank, engagement, hearing).mistakes:
        if finding.verdict is not Verdict.DETECTED and not guarded(hearing, finding.id):
            says = f"With the worst answers to everything the mistake {finding.id!r} is {finding.verdict}."
            mend = "Look at the direction of its comparisons."
            yield Found("B603", "mistakes", numbers[finding.id], ("when",), says, mend)


def _out_of_nothing(bank: Bank) -> Iterator[Found]:
    nothing = evaluate(bank, Engagement(company=Company(name="Nobody")))
    if nothing.coverage.sufficient:
        says = "With nothing answered there is enough evidence for a verdict."
        yield Found("B604", "scoring", 0, ("coverage",), says, "Raise the least coverage above 0.")
    for number, mistake in enumerate(bank.mistakes):
        if any(f.id == mistake.id and f.verdict is Verdict.DETECTED for f in nothing.mistakes):
            says = f"With nothing answered the mistake {mistake.id!r} is detected."
            yield Found("B604", "mistakes", number, ("when",), says, "Look at its `not` and its counts of rows.")
