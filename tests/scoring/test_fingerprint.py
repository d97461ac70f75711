"""What an assessment and a plan rest on, as one short text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assess.engagement.model import Choice, PlanInputs
from assess.scoring.fingerprint import input_hash, plan_hash

from . import made

NORTH, ANN = Choice("North", "why", "e1"), Choice("Ann", "why", "e2")
GIVEN = made.made(
    plan=PlanInputs(line=NORTH, in_squad=(ANN,), day_rate=(500.0, 900.0), holidays=("2027-12-25", "2027-12-26"))
)


@pytest.mark.parametrize(
    "changes",
    [
        {"line": None},
        {"line": replace(NORTH, reason="another")},
        {"in_squad": ()},
        {"in_squad": (), "out_of_squad": (ANN,)},
        {"day_rate": None},
        {"day_rate": (500.0, 901.0)},
        {"holidays": ()},
    ],
)
def test_whatever_is_given_for_the_plan_changes_its_hash_but_not_the_score_s(changes: dict[str, Any]) -> None:
    changed = replace(GIVEN, plan=replace(GIVEN.plan, **changes))
    assert plan_hash(changed) != plan_hash(GIVEN)
    assert input_hash(changed) == input_hash(GIVEN)


def test_what_is_scored_changes_the_plan_s_hash() -> None:
    assert plan_hash(made.said(GIVEN, made.answer("3.3", 2))) != plan_hash(GIVEN)


def test_the_hash_of_a_plan_is_the_same_in_every_file_that_says_the_same() -> None:
    plan = replace(GIVEN.plan, line=replace(NORTH, event="e9"), day_rate=(500, 900), holidays=GIVEN.plan.holidays[::-1])
    assert plan_hash(replace(GIVEN, plan=plan)) == plan_hash(GIVEN)
