"""Which line goes first: screens, value on fixed scales, a comparison while the weights vary (instrument, section 6).

A line that may yet pass the screens competes too. It is never named itself, but a line is recommended only if it would
still be the one if that other line passed and turned out as well as it can. Otherwise the call is close, and what would
settle it is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.line.changes import Comparison
from assess.planning.line.contest import Contest, dominators
from assess.planning.line.finding import finding, nearest
from assess.planning.line.reasons import alike, same_but_for_the_name, screenings, why_not, would_win
from assess.planning.line.screens import yardstick
from assess.planning.rollout import Candidate, LinePoints, LineVerdict, Override, PilotChoice

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.engagement.model import Choice
    from assess.planning.line.screens import Line, Yardstick
    from assess.scoring.facts import Facts


def choose_line(bank: Bank, facts: Facts, override: Choice | None) -> PilotChoice:
    """Return which line goes first and why, with every line beside it.

    override: a line that somebody chose by hand. The plan goes on with it, whatever the comparison says, as long as it
    is in the table. Where several lines fare exactly alike the first by name stands for all, and the finding says that
    there is no preference.
    """
    comparison = Comparison(yardstick(bank, facts), Contest(bank.planning.lines))
    lines, now, policy = comparison.lines, comparison.now, bank.planning.lines
    settle = comparison.settling()
    by_hand = override is not None and any(line.name == override.of for line in lines)
    return PilotChoice(
        verdict=now.verdict,
        recommended=now.named,
        chosen=override.of if override is not None and by_hand else now.named,
        override=Override(override.of, override.reason) if override is not None else None,
        nearest=nearest(lines).name if now.verdict is LineVerdict.NONE_ELIGIBLE else None,
        lines=tuple(_candidate(comparison, line) for line in lines),
        says=finding(comparison, settle, override),
        settle=settle,
        equals=_equals(comparison.yardstick, lines, now.named),
        draws=policy.draws if comparison.fares else 0,
        seed=policy.seed,
    )


def _candidate(comparison: Comparison, line: Line) -> Candidate:
    fare = comparison.fares.get(line.name)
    return Candidate(
        line=line.name,
        screens=screenings(comparison.yardstick, line),
        eligible=line.eligible,
        value=line.value,
        points=_points(comparison.yardstick, line),
        dominated_by=dominators(line, comparison.lines),
        first=fare.first if fare is not None else None,
        regret=fare.regret if fare is not None else None,
        why_not=why_not(comparison, line),
        would_win=would_win(comparison, line),
    )


def _points(measured_by: Yardstick, line: Line) -> tuple[LinePoints, ...]:
    parts = zip(measured_by.policy.criteria, measured_by.weights, line.points, strict=True)
    return tuple(LinePoints(each.id, each.name, each.column, weight, points) for each, weight, points in parts)


def _equals(measured_by: Yardstick, lines: tuple[Line, ...], named: str | None) -> tuple[str, ...]:
    """Return the lines that nothing but their name tells from the one named."""
    if named is None:
        return ()
    one = next(line for line in lines if line.name == named)
    return tuple(each.name for each in alike(lines, named) if same_but_for_the_name(measured_by, each, one))
