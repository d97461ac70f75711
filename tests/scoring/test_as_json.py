"""The assessment as plain data: the keys other programs rely on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from assess.engagement.events import Sure
from assess.scoring.as_json import as_json
from assess.scoring.evaluate import evaluate
from assess.scoring.levers import find_levers
from assess.scoring.next_questions import next_questions

from . import made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.engagement.model import Engagement


def plain(engagement: Engagement) -> dict[str, Any]:
    bank, assessment = made.bank(), evaluate(made.bank(), engagement)
    levers = find_levers(bank, engagement, assessment.stage.next)
    return as_json(assessment, next_questions(bank, engagement), levers)


def test_the_keys_are_those_of_the_contract() -> None:
    data = plain(made.made())
    assert {
        "company", "bank", "verdict", "express", "input_hash", "coverage", "steps", "index", "stage", "mistakes",
        "dials", "disagreements", "perception_gaps", "contradictions", "profile", "pillars", "fit", "next_questions",
        "levers",
    } == set(data)  # fmt: skip
    assert {"version", "hash"} == set(data["bank"])
    assert {"low", "high"} == set(data["index"]["range"])
    assert {"reached", "name", "next", "provisional", "gates"} == set(data["stage"])
    assert {"id", "name", "range", "questions", "caps", "coverage", "weight", "log_contribution"} == set(
        data["steps"][0]
    )
    assert {"question", "settles", "may_settle", "narrows"} == set(data["next_questions"][0])
    assert {"stage", "levers", "opens", "fewest"} == set(data["levers"])


def test_it_is_plain_json_with_no_more_than_nine_digits() -> None:
    data = plain(made.random_engagement(5))
    assert data == json.loads(json.dumps(data, allow_nan=False))
    assert all(figure == round(figure, 9) for figure in _figures(data))


def _figures(data: Any) -> Iterator[float]:  # noqa: ANN401 - any part of the data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _figures(part)
    if isinstance(data, float):
        yield data


@pytest.mark.parametrize(
    ("engagement", "verdict"),
    [
        (made.best(), "assessed"),
        (made.best("express"), "provisional"),
        (made.made(), "insufficient evidence"),
        (made.made(mode="express"), "insufficient evidence"),
    ],
)
def test_the_verdict_says_what_the_index_is_worth(engagement: Engagement, verdict: str) -> None:
    assert verdict == plain(engagement)["verdict"]


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"3.3": 3}, False),
        ({"3.3": made.answer("3.3", 4, Sure.SEEN)}, False),
        ({"3.3": made.answer("3.3", 4, evidence=made.PROOF)}, False),
        ({"3.3": made.answer("3.3", 4, note="as told", private_note="not to be printed")}, True),
        ({"company.regulated": True}, False),
        ({"company.trigger": "A lost tender"}, True),
        ({"survey.8.2": (6, 5)}, False),
        ({"decisions.hire.sign-offs": 2.0}, False),
    ],
)
def test_the_input_hash_tells_what_is_scored_apart_and_nothing_else(change: dict[str, Any], same: bool) -> None:  # noqa: FBT001
    changed = evaluate(made.bank(), made.changed(made.best(), change)).input_hash
    assert same == (changed == evaluate(made.bank(), made.best()).input_hash)
