"""How long a schedule takes, in milliseconds of processor time.

Run it from the checkout: `python benchmarks/schedule.py`. The company has every step at 40 to 70 points, so that both
ends of readiness are run and every activity is tried against those beside it. Goal: 10,000 draws within 300 ms, once
numpy is imported, which is timed by itself. The ratio sets it against drawing as often in plain Python, one activity
after another and without correlation.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assess.bank.loader import load_bank
from assess.planning.schedule import schedule_of
from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.bank.model import Bank
    from assess.bank.planning import Activity, Timing

GOAL = 300.0


def schedule(bank: Bank) -> object:
    """Return the schedule of a company of which little is known."""
    steps = dict.fromkeys(range(1, 9), Range(40, 70))
    return schedule_of(bank, steps, "prepare", start="2026-10-05", holidays=("2026-12-25", "2027-01-01"))


def one_by_one(timing: Timing) -> list[list[float]]:
    """Return as many draws of every activity, made one at a time."""
    chance = Random(timing.seed)  # noqa: S311 - a schedule keeps no secret
    return [[_length(activity, chance) for activity in timing.activities] for _ in range(timing.draws)]


def _length(activity: Activity, chance: Random) -> float:
    width = activity.high - activity.low
    rise = 4 * (activity.mode - activity.low) / width
    return activity.low + width * chance.betavariate(1 + rise, 5 - rise)


def milliseconds(work: Callable[[], object], repeats: int) -> float:
    """Return the median processor time of several runs."""
    taken = []
    for _ in range(repeats):
        start = process_time()
        work()
        taken.append(1000 * (process_time() - start))
    return median(taken)


def main() -> None:
    """Print the times with the goal, and what plain Python would take for the lengths alone."""
    bank = load_bank()
    timing = bank.planning.timing
    imported = milliseconds(lambda: __import__("numpy"), 1)
    schedule(bank)
    from assess.planning.lengths import drawn_lengths  # noqa: PLC0415 - numpy's import is timed above

    taken = milliseconds(lambda: schedule(bank), 20)
    lengths = milliseconds(lambda: drawn_lengths(timing), 20)
    plain = milliseconds(lambda: one_by_one(timing), 3)
    print(f"{'importing numpy':<24}{imported:8.1f} ms of processor time")
    print(f"{'schedule':<24}{taken:8.1f} ms of processor time, goal {GOAL:g} ms for {timing.draws:,} draws")
    print(f"{'of it, lengths':<24}{lengths:8.1f} ms of processor time")
    print(f"{'lengths, one by one':<24}{plain:8.1f} ms of processor time")
    print(f"{'ratio':<24}{plain / lengths:8.2f} times the processor time for the lengths, one by one")
    print(f"{'ratio':<24}{taken / GOAL:8.2f} of the goal")


if __name__ == "__main__":
    main()
