"""An assessment as plain JSON data: the form in which other programs read it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from math import isfinite
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
    data: dict[str, Any] = plain({**told, "input_hash": assessment.input_hash})
    bank = {"version": data.pop("bank_version"), "hash": data.pop("bank_hash")}
    return {
        "company": data.pop("company"),
        "bank": bank,
        "verdict": _verdict(assessment),
        **data,
        "next_questions": plain(next_questions),
        "levers": plain(levers),
    }


def _verdict(assessment: Assessment) -> str:
    if not assessment.coverage.sufficient:
        return "insufficient evidence"
    return "provisional" if assessment.express else "assessed"


def plain(value: Any) -> Any:  # noqa: ANN401, PLR0911 - any part of an assessment or a plan
    """Return any part of an assessment or a plan as JSON data; a figure without bound becomes None."""
    if isinstance(value, Range):
        return {"low": _rounded(value.low), "high": _rounded(value.high)}
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return _rounded(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if hasattr(value, "items"):
        return {str(key): plain(item) for key, item in value.items()}
    return value


def _rounded(value: float) -> float | None:
    """Return a figure without the last digits, which differ between machines' mathematics libraries."""
    return round(value, _DIGITS) if isfinite(value) else None
