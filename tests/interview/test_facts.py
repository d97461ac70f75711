"""What is asked about the company first."""

from __future__ import annotations

from assess.engagement.model import Company
from assess.engagement.values import FACTS
from assess.interview.facts import COMPANY_QUESTIONS, company_facts_missing


def test_only_unknown_facts_are_asked_for() -> None:
    known = Company(people=5, industry="Bakery", revenue=1.0, currency="EUR", regulated=False, reference_model="none")
    assert [question.fact for question in company_facts_missing(known)] == ["safety-critical", "trigger"]


def test_every_fact_asked_for_can_be_kept() -> None:
    assert {question.fact for question in COMPANY_QUESTIONS} <= set(FACTS)
