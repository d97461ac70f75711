"""Which questions an interview holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.engagement.model import Company, Engagement
from assess.interview.visible import visible_questions

if TYPE_CHECKING:
    from assess.bank.model import Bank


def seen(bank: Bank, company: Company, *, express: bool = False, step: int | None = None) -> list[str]:
    return [q.id for q in visible_questions(bank, Engagement(company=company), express=express, step=step)]


@pytest.mark.parametrize(("model", "shown"), [("none", False), ("Spotify", True), (None, True)])
def test_a_branch_hides_a_question_only_once_the_fact_rules_it_out(
    bank: Bank, model: str | None, *, shown: bool
) -> None:
    assert shown is ("2.4" in seen(bank, Company(reference_model=model)))


def test_the_express_set_and_a_step_narrow_what_is_asked(bank: Bank) -> None:
    assert seen(bank, Company(), express=True) == ["1.1", "1.4", "2.1"]
    assert seen(bank, Company(), express=True, step=2) == ["2.1"]
