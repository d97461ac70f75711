"""What an assessment rests on, as one short text: equal for the same answers, different for any other."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assess.engagement.model import Engagement


def input_hash(engagement: Engagement) -> str:
    """Return the SHA-256 of all that is scored: company, answers, agreements, registers and surveys."""
    company = {name: getattr(engagement.company, name) for name in engagement.company.__slots__}
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
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=dict)
    return hashlib.sha256(canonical.encode()).hexdigest()
