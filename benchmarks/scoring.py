"""How long an evaluation and the next questions take, in milliseconds of processor time.

Run it from the checkout: `python benchmarks/scoring.py`. The engagement asks the full set: every question is answered,
a third of them unsure or not known, so that there is something to ask next. Goals: an evaluation within 5 ms, the next
questions within 50 ms more.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assess.bank.loader import load_bank
from assess.engagement.events import Sure
from assess.scoring.evaluate import evaluate
from assess.scoring.extremes import best_engagement
from assess.scoring.next_questions import next_questions

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.bank.model import Bank
    from assess.engagement.model import Engagement

GOALS = {"evaluate": 5.0, "next questions": 50.0}


def full_engagement(bank: Bank) -> Engagement:
    """Return the best engagement with every third answer unsure or not known in turn."""
    best = best_engagement(bank)
    answers = dict(best.answers)
    for number, (question, given) in enumerate(best.answers.items()):
        if number % 3 == 0:
            sure = Sure.UNSURE if number % 2 else Sure.DONT_KNOW
            answers[question] = (replace(given[0], sure=sure, value=given[0].value if sure.answered else None),)
    return replace(best, answers=answers)


def milliseconds(work: Callable[[], object], repeats: int) -> float:
    """Return the median processor time of several runs, after one that warms up."""
    work()
    taken = []
    for _ in range(repeats):
        start = process_time()
        work()
        taken.append(1000 * (process_time() - start))
    return median(taken)


def main() -> None:
    """Print both times with their goals, and how many evaluations the next questions are worth."""
    bank = load_bank()
    engagement = full_engagement(bank)
    taken = {
        "evaluate": milliseconds(lambda: evaluate(bank, engagement), 200),
        "next questions": milliseconds(lambda: next_questions(bank, engagement), 50),
    }
    for name, time in taken.items():
        print(f"{name:<15}{time:7.2f} ms of processor time, goal {GOALS[name]:g} ms")
    print(f"{'ratio':<15}{taken['next questions'] / taken['evaluate']:7.2f} evaluations for the next questions")
    print(f"{len(next_questions(bank, engagement))} questions are open")


if __name__ == "__main__":
    main()
