"""Pieces of an answer to a board: what the instrument may hold."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from assess.bank.appendices import BoardQuestion, Piece, Sprint

WHEN = {"is": {"company": "regulated", "value": True}}


@pytest.mark.parametrize(
    ("piece", "message"),
    [
        ({}, "holds words of its own, or one of"),
        ({"answer": "3.3", "figure": "2.6"}, "holds words of its own, or one of"),
        ({"fact": "cost", "says": "It costs:"}, "a fact is a whole sentence"),
        ({"says": "So it is.", "otherwise": "It is not."}, "stand beside a `when`"),
        ({"says": "So it is.", "unknown": "Who knows."}, "stand beside a `when`"),
        ({"fact": "prize"}, "Input should be"),
    ],
)
def test_a_piece_of_no_kind_or_of_two_is_refused(piece: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Piece.model_validate(piece)


def test_an_answer_begins_with_what_every_company_is_told() -> None:
    with pytest.raises(ValidationError, match="so that every company gets an answer"):
        BoardQuestion.model_validate({"id": "any", "asks": "Any?", "pieces": [{"says": "Yes.", "when": WHEN}]})


def test_samples_rise() -> None:
    sprint = {
        "purpose": "To try.",
        "prompts": ["We doubt"],
        "samples": [{"items": 64, "finds": "a middling effect"}, {"items": 26, "finds": "a large effect"}],
        "days": [{"days": "1", "does": "Begin."}],
        "roles": [{"name": "One", "does": "Looks."}],
        "stop": ["It burns."],
    }
    with pytest.raises(ValidationError, match="samples rise"):
        Sprint.model_validate(sprint)
