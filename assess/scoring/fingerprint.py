"""What an assessment rests on, as one short text: equal for the same answers, different for any other."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.engagement.model import Choice, Engagement


def input_hash(engagement: Engagement) -> str:
    """Return the SHA-256 of all that is scored: company, answers, agreements, registers and surveys."""
    company = {name: getattr(engagement.company, name) for name in engagement.company.__slots__ if name != "trigger"}
    content: Any = {
        "mode": engagement.mode,
        "company": company,
        "respondents": sorted((r.id, r.role) for r in engagement.respondents),
        "answers": {
            q: sorted(
                ([a.respondent, a.sure, a.value, bool(a.evidence), bool(a.reason)] for a in answers), key=lambda a: a[0]
            )
            for q, answers in engagement.answers.items()
        },
        "agreed": {q: agreed.value for q, agreed in engagement.agreed.items()},
        "registers": {r: {row.key: dict(row.cells) for row in rows} for r, rows in engagement.registers.items()},
        "surveys": {q: sorted(sorted(r.items()) for r in responses) for q, responses in engagement.surveys.items()},
    }
    return _hash(content)


def plan_hash(engagement: Engagement) -> str:
    """Return the SHA-256 of all that a plan rests on: what is scored, and what was decided or given for the plan."""
    plan = engagement.plan
    return _hash(
        {
            "scored": input_hash(engagement),
            "line": _said((plan.line,) if plan.line else ()),
            "in-squad": _said(plan.in_squad),
            "out-of-squad": _said(plan.out_of_squad),
            "day-rate": [float(figure) for figure in plan.day_rate or ()],
            "holidays": sorted(plan.holidays),
        }
    )


def _said(choices: Iterable[Choice]) -> list[tuple[str, str]]:
    """Return choices without the ids of their events, which differ from file to file."""
    return sorted((choice.of, choice.reason) for choice in choices)


def _hash(content: Any) -> str:  # noqa: ANN401 - plain data
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=dict)
    return hashlib.sha256(canonical.encode()).hexdigest()
