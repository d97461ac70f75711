"""Earlier editions of the shipped instrument, made up by changing one thing in it."""

from __future__ import annotations

from assess.bank.model import Bank
from tests.scoring.made import bank


def edition(**changes: object) -> Bank:
    """Return the shipped instrument as version 0.9.0 with other fields."""
    fields = {name: getattr(bank(), name) for name in Bank.model_fields}
    info = bank().info.model_copy(update={"version": "0.9.0"})
    return Bank.model_construct(**(fields | {"info": info, "content_hash": "old"} | changes))


def with_question(question_id: str, **changes: object) -> Bank:
    """Return an earlier edition in which one question was otherwise; `questions` are pydantic models."""
    return edition(
        questions=tuple(
            question.model_copy(update=changes) if question.id == question_id else question
            for question in bank().questions
        )
    )
