"""What only an evaluation shows, each on the shipped instrument with one thing broken."""

from __future__ import annotations

from typing import Any

import pytest

from assess.bank.lint.catalogue import CATALOGUE
from assess.bank.loader import parse_condition, read_bank
from assess.bank.model import Bank
from assess.scoring.selfcheck import check

BANK, ORIGIN = read_bank()
GOOD = {"at_least": {"level": "8.7", "bound": 4}}
BAD = {"at_most": {"level": "8.7", "bound": 0}}
CLEAR = {"at_most": {"level": "2.3", "bound": 0}}


def changed(**fields: Any) -> Bank:  # noqa: ANN401 - any field of the instrument
    return Bank(**{name: getattr(BANK, name) for name in Bank.model_fields} | fields)


def with_first(field: str, **changes: Any) -> Bank:  # noqa: ANN401 - any key of the entry
    first, *others = getattr(BANK, field)
    return changed(**{field: (first.model_copy(update=changes), *others)})


def with_stage(**changes: Any) -> Bank:  # noqa: ANN401 - any key of the stage
    *others, last = BANK.scoring.stages
    stages = (*others, last.model_copy(update=changes))
    return changed(scoring=BANK.scoring.model_copy(update={"stages": stages}))


def scored(**changes: Any) -> Bank:  # noqa: ANN401 - any key of the scoring
    return changed(scoring=BANK.scoring.model_copy(update=changes))


BROKEN = [
    ("B601", "mistakes.yaml", with_first("mistakes", when=parse_condition({"any": [GOOD, BAD]}), unless=None)),
    ("B601", "contradictions.yaml", with_first("contradictions", when=parse_condition(GOOD))),
    ("B602", "scoring.yaml", with_stage(steps={8: 101.0})),
    ("B603", "mistakes.yaml", with_first("mistakes", when=parse_condition({"all": [BAD, GOOD]}), unless=None)),
    ("B604", "scoring.yaml", scored(coverage=BANK.scoring.coverage.model_copy(update={"overall": 0.0, "steps": {}}))),
]


def test_shipped_instrument_is_sound() -> None:
    assert [str(problem) for problem in check(BANK, ORIGIN)] == []


@pytest.mark.parametrize(("code", "file", "bank"), BROKEN, ids=[f"{code} {file}" for code, file, _ in BROKEN])
def test_check_refuses_with_file_and_line(code: str, file: str, bank: Bank) -> None:
    found = check(bank, ORIGIN)
    assert [problem.code for problem in found if problem.code != "B602"] == ([code] if code != "B602" else [])
    named = next(problem for problem in found if problem.code == code)
    assert named.where.startswith(f"{file}:")
    assert named.mend


def test_a_mistake_that_its_guard_rules_out_is_not_missed() -> None:
    assert check(with_first("mistakes", unless=parse_condition(CLEAR), unless_says="It is clear."), ORIGIN) == ()


def test_a_mistake_found_out_of_nothing_is_refused() -> None:
    always = parse_condition({"at_most": {"number": 0, "bound": 1}})
    codes = [problem.code for problem in check(with_first("mistakes", when=always), ORIGIN)]
    assert codes.count("B604") == 1


def test_every_rule_of_the_catalogue_is_shown() -> None:
    assert {code for code, _, _ in BROKEN} == {code for code in CATALOGUE if code >= "B6"}
