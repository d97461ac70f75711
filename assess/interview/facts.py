"""Facts about the company that an interview asks for first, because they decide which questions are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assess.engagement.company_facts import fact

if TYPE_CHECKING:
    from assess.engagement.model import Company


@dataclass(frozen=True, slots=True)
class CompanyQuestion:
    """A fact to ask for: its name in the instrument, the question, and what an answer looks like."""

    fact: str
    ask: str
    form: str
    type: Literal["whole", "money", "text", "yes-no"]


COMPANY_QUESTIONS = (
    CompanyQuestion("people", "How many people work in the company?", "a whole number", "whole"),
    CompanyQuestion("industry", "Which industry is it in?", "a word or two", "text"),
    CompanyQuestion("revenue", "What is its revenue in a year?", "a figure without the currency", "money"),
    CompanyQuestion("currency", "In which currency are its figures?", "a code such as EUR", "text"),
    CompanyQuestion("regulated", "Does it need a licence, or answer to a regulator?", "yes or no", "yes-no"),
    CompanyQuestion("safety-critical", "Could a failure of its work injure people?", "yes or no", "yes-no"),
    CompanyQuestion(
        "reference-model", "Which published model is it copying?", "its name, or none if it copies none", "text"
    ),
    CompanyQuestion("trigger", "What triggers this now?", "a sentence for the report's cover", "text"),
)


def company_facts_missing(company: Company) -> tuple[CompanyQuestion, ...]:
    """Return what is not yet known about the company, in the order to ask."""
    return tuple(question for question in COMPANY_QUESTIONS if fact(company, question.fact) is None)
