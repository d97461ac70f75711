"""How long activities may take: draws from their least, usual and greatest weeks that hang together.

This module needs numpy as it is imported, so import it only where a schedule is drawn.
"""

from __future__ import annotations

import hashlib
from math import erfc, sqrt
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.planning import Activity, Timing

Weeks: TypeAlias = NDArray[np.float64]
"""One number of weeks for each draw."""

_COMMON = ""  # the stream of what all activities share; no activity has an empty id

# Tables stand in for the normal and the beta distribution, and straight lines join their points. Scores are right to
# 1e-4, probabilities to 1e-6, and lengths to 2e-4 of what lies between least and greatest; the tests measure it.
_SCORES = np.linspace(-7.0, 7.0, 3585)
_BELOW = np.array([0.5 * erfc(-score / sqrt(2.0)) for score in _SCORES.tolist()])
_SHARES = np.linspace(0.0, 1.0, 4097)


def drawn_lengths(timing: Timing) -> Mapping[str, Weeks]:
    """Return the weeks of each activity, draw by draw, with what is done again and at a full score of its step.

    Lengths are PERT-beta and hang together by a Gaussian copula: one factor is common to all, so that the normal scores
    of any two have the stated correlation. Each activity draws from a stream of its own, named by its id: another
    activity more or less changes no length of the others.
    """
    common = _scores(_uniform(timing, _COMMON, 1)[0])
    return {activity.id: _lengths(timing, activity, common) for activity in timing.activities}


def _lengths(timing: Timing, activity: Activity, common: Weeks) -> Weeks:
    own, luck = _uniform(timing, activity.id, 2)
    scores = sqrt(timing.correlation) * common + sqrt(1.0 - timing.correlation) * _scores(own)
    weeks = quantiles(activity, np.interp(scores, _SCORES, _BELOW))
    if activity.repeats is None:
        return weeks
    again = luck < activity.repeats.chance
    return np.where(again, weeks * (1.0 + activity.repeats.share), weeks)


def _uniform(timing: Timing, stream: str, rows: int) -> Weeks:
    """Return numbers from 0 to below 1: the same for the same seed and stream on every machine."""
    entropy = int.from_bytes(hashlib.sha256(f"{timing.seed} {stream}".encode()).digest())
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(entropy))).random((rows, timing.draws))


def _scores(uniform: Weeks) -> Weeks:
    """Return the normal scores that leave those shares below them."""
    return np.interp(uniform, _BELOW, _SCORES)


def quantiles(activity: Activity, below: Weeks) -> Weeks:
    """Return the weeks that an activity stays within with the given probabilities, by its PERT-beta distribution.

    With low a, mode m and high b: alpha = 1 + 4 (m - a) / (b - a) and beta = 6 - alpha, so the mean is (a + 4m + b) / 6
    (Malcolm and others, Operations Research 7, 1959).
    """
    width = activity.high - activity.low
    rise = 4.0 * (activity.mode - activity.low) / width  # alpha - 1; beta - 1 is what is left of 4
    density = _SHARES**rise * (1.0 - _SHARES) ** (4.0 - rise)
    reached = np.concatenate(([0.0], np.cumsum(density[1:] + density[:-1])))
    return np.interp(below, reached / reached[-1], activity.low + width * _SHARES)
