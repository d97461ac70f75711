"""Which line goes first: lines against each other while the weights vary, at their worst and at their best.

Every figure is a range over what is not known, and both ends are exact. At the worst for a line all that is unknown of
it turns out badly, all that is unknown of the others well, and whatever may pass the screens does. At the best it is
the other way round. So a recommendation holds whatever the unknown turns out to be.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from assess.planning.rollout import LineVerdict
from assess.scoring.ranges import FALSE, TRUE, UNKNOWN, Range

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.planning import Lines
    from assess.planning.line.screens import Line

Worths: TypeAlias = Any
"""A numpy array: what a line is worth under each draw of the weights. numpy is loaded only when lines are compared."""

_KEPT = 256


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a contest comes to: the verdict and the line it names, None where it names none."""

    verdict: LineVerdict
    named: str | None


@dataclass(frozen=True, slots=True)
class Fare:
    """How one line fares. first: the share 0..1 of draws in which it ranks first; a tie is shared among the tied.

    unbeaten: the share in which none is better, ties counted whole: by this a line is recommended, so that a second
    line just like it does not take the recommendation from it. regret: the mean points it falls short of the best.
    """

    first: Range
    unbeaten: Range
    regret: Range


class Contest:
    """Lines compared under many sets of weights, drawn once with the seed of the policy."""

    def __init__(self, policy: Lines) -> None:
        import numpy as np  # noqa: PLC0415 - answering a question must not load it

        stated = np.array([criterion.weight for criterion in policy.criteria])
        drawn = np.random.default_rng(policy.seed).dirichlet(policy.steadiness * stated / stated.sum(), policy.draws)
        self._weights = np.ascontiguousarray(drawn.T)
        self._best_of = np.maximum.reduce
        self._recommend = policy.recommend
        self._worths: dict[tuple[float, ...], Worths] = {}

    def outcome(self, lines: Sequence[Line]) -> Outcome:
        """Return the verdict on some lines and the one it names.

        Only a line that is certain to pass every screen can be named: the one most often unbeaten, if that is often
        enough whatever is unknown; else the one that at worst falls short of the best by the least.
        """
        if not lines:
            return Outcome(LineVerdict.NO_LINES, None)
        rivals = competing(lines)
        certain = [line for line in rivals if line.eligible is TRUE]
        if not certain:
            return Outcome(LineVerdict.NOT_YET_KNOWN if rivals else LineVerdict.NONE_ELIGIBLE, None)
        unbeaten = {line.name: self._shares(line, rivals, best=False)[1] for line in certain}
        often = [line for line in certain if unbeaten[line.name] >= self._recommend]
        # The name is a last resort between lines that fare exactly alike: the plan must go on with one of them.
        if often:
            named = min(often, key=lambda line: (-unbeaten[line.name], *self._regret(line, rivals), line.name))
            return Outcome(LineVerdict.RECOMMENDED, named.name)
        named = min(certain, key=lambda line: (*self._regret(line, rivals), line.name))
        return Outcome(LineVerdict.CLOSE_CALL, named.name)

    def fares(self, lines: Sequence[Line]) -> Mapping[str, Fare]:
        """Return how each line fares that competes: all that may pass the screens and that no certain one dominates."""
        rivals = competing(lines)
        return {line.name: self._fare(line, rivals) for line in rivals}

    def _fare(self, line: Line, rivals: Sequence[Line]) -> Fare:
        worst, best = (self._shares(line, rivals, best=best) for best in (False, True))
        at_worst, at_best = self._regret(line, rivals)
        return Fare(Range(worst[0], best[0]), Range(worst[1], best[1]), Range(at_best, at_worst))

    def _shares(self, line: Line, rivals: Sequence[Line], *, best: bool) -> tuple[float, float]:
        """Return the shares of draws in which a line ranks first and is unbeaten, at its worst or at its best."""
        if not best and line.eligible is not TRUE:
            return 0.0, 0.0
        own, others = self._own(line, best=best), self._others(line, rivals, best=best)
        if not others:
            return 1.0, 1.0
        top = self._best_of(others)
        tied = own == top
        alike = sum(other == own for other in others) + 1
        won, draws = int((own > top).sum()), len(own)
        return (won + math.fsum((1.0 / alike[tied]).tolist())) / draws, (won + int(tied.sum())) / draws

    def _regret(self, line: Line, rivals: Sequence[Line]) -> tuple[float, float]:
        """Return the mean points by which a line falls short of the best, at its worst and at its best."""
        found = []
        for best in (False, True):
            own, others = self._own(line, best=best), self._others(line, rivals, best=best)
            short = (self._best_of([own, *others]) - own).tolist()
            found.append(round(math.fsum(short) / len(short), 9))
        return found[0], found[1]

    def _own(self, line: Line, *, best: bool) -> Worths:
        return self._worth(tuple(points.high if best else points.low for points in line.points))

    def _others(self, line: Line, rivals: Sequence[Line], *, best: bool) -> list[Worths]:
        return [self._own(other, best=not best) for other in rivals if other is not line and (not best or _sure(other))]

    def _worth(self, points: tuple[float, ...]) -> Worths:
        """Return what these points are worth in each draw; equal points are worth exactly the same everywhere.

        The sum runs criterion by criterion: a matrix product may round differently from place to place and machine to
        machine, and a tie would be lost.
        """
        if points not in self._worths:
            if len(self._worths) >= _KEPT:
                self._worths.clear()
            self._worths[points] = sum(weights * worth for weights, worth in zip(self._weights, points, strict=True))
        return self._worths[points]


def _sure(line: Line) -> bool:
    return line.eligible is TRUE


def competing(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that may pass every screen and that none which certainly does dominates."""
    return [line for line in lines if line.eligible in (TRUE, UNKNOWN) and not dominators(line, lines)]


def dominators(line: Line, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the eligible lines at least as good in everything and better in something, whatever is not known."""
    if line.eligible is FALSE:
        return ()
    return tuple(other.name for other in lines if _sure(other) and _dominates(other, line))


def _dominates(one: Line, other: Line) -> bool:
    pairs = list(zip(one.points, other.points, strict=True))
    return all(a.low >= b.high for a, b in pairs) and any(a.low > b.high for a, b in pairs)
