"""An assessment as plain JSON data: the form in which other programs read it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from assess.scoring.assessment import Assessment, Levers, NextQuestion

_DIGITS = 9


def as_json(assessment: Assessment, next_questions: tuple[NextQuestion, ...], levers: Levers) -> dict[str, Any]:
    """Return the assessment with its next questions and levers as mappings, lists, text and numbers.

    Ranges become {"low", "high"}. `verdict` says whether there is one: "assessed", "provisional" (from the express
    set) or "insufficient evidence"; only the first two bear a headline index.
    """
    told = {field.name: getattr(assessment, field.name) for field in fields(assessment) if field.compare}
    plain: dict[str, Any] = _plain({**told, "input_hash": assessment.input_hash})
    bank = {"version": plain.pop("bank_version"), "hash": plain.pop("bank_hash")}
    return {
        "company": plain.pop("company"),
        "bank": bank,
        "verdict": _verdict(assessment),
        **plain,
        "next_questions": _plain(next_questions),
        "levers": _plain(levers),
    }


def _verdict(assessment: Assessment) -> str:
    if not assessment.coverage.sufficient:
        return "insufficient evidence"
    return "provisional" if assessment.express else "assessed"


def _plain(value: Any) -> Any:  # noqa: ANN401, PLR0911 - any part of an assessment
    if isinstance(value, Range):
        return {"low": _rounded(value.low), "high": _rounded(value.high)}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return _rounded(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "items"):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


def _rounded(value: float) -> float:
    """Return a figure without the last digits, which differ between machines' mathematics libraries."""
    return round(value, _DIGITS)
