"""What the company's facts say about a condition: yes, no, or not yet known."""

from __future__ import annotations

from typing import Any

import pytest

from assess.bank.loader import parse_condition
from assess.engagement.company_facts import holds
from assess.engagement.model import Company

ACME = Company(people=50, regulated=True, safety_critical=False, reference_model="none")
TRUE: dict[str, Any] = {"is": {"company": "regulated", "value": "yes"}}
FALSE: dict[str, Any] = {"is": {"company": "safety-critical", "value": "yes"}}
UNKNOWN: dict[str, Any] = {"is": {"company": "industry", "value": "software"}}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (TRUE, True),
        (FALSE, False),
        (UNKNOWN, None),
        ({"not": UNKNOWN}, None),
        ({"not": FALSE}, True),
        ({"all": [TRUE, UNKNOWN]}, None),
        ({"all": [FALSE, UNKNOWN]}, False),
        ({"any": [FALSE, UNKNOWN]}, None),
        ({"any": [TRUE, UNKNOWN]}, True),
        ({"at_least_n_of": {"n": 2, "of": [TRUE, FALSE, UNKNOWN]}}, None),
        ({"at_least_n_of": {"n": 1, "of": [TRUE, FALSE, UNKNOWN]}}, True),
        ({"at_least_n_of": {"n": 3, "of": [TRUE, FALSE, UNKNOWN]}}, False),
        ({"at_most": {"company": "people", "bound": 50}}, True),
        ({"below": {"company": "people", "bound": 50}}, False),
        ({"at_least": {"company": "people", "bound": 51}}, False),
        ({"above": {"company": "people", "bound": 49}}, True),
        ({"above": {"company": "revenue", "bound": 0}}, None),
        ({"at_least": {"level": "3.3", "bound": 0}}, None),
        ({"is": {"company": "reference-model", "value": "None"}}, True),
    ],
)
def test_a_condition_is_settled_only_by_facts_that_are_known(
    condition: dict[str, Any], *, expected: bool | None
) -> None:
    assert expected is holds(parse_condition(condition), ACME)
