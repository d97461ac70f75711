"""A small instrument: two steps, one question of most types, and two tables."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from assess.bank.model import Bank
from assess.bank.policy import BankInfo, Role, Step
from assess.bank.questions import Question
from assess.bank.registers import Register

ANCHORS = ["nobody", "a few", "half", "most", "everybody"]
BANDS = [{"below": 10, "points": 0, "means": "Hardly any"}, {"points": 100, "means": "Nearly all"}]
LEADERS = ["chief-executive", "finance"]


def question(question_id: str, kind: str, **fields: object) -> dict[str, Any]:
    """Return a question as it stands in YAML, with whatever is the same for all filled in."""
    same = {
        "name": f"Topic {question_id}",
        "ask": "What happened last?",
        "why": "Because it decides.",
        "probes": ["When was it last?", "What would I see?"],
        "competent": LEADERS,
        "good_enough": {"10": "One page.", "100": "A list.", "1000": "A system."},
        "source": "Somebody",
        "minutes": 2,
    }
    return {"id": question_id, "type": kind, **same, **fields}


def share(measure_id: str, of: dict[str, Any]) -> dict[str, Any]:
    """Return a measure over `of`."""
    return {"id": measure_id, "name": measure_id, "unit": "share", "of": of, "better": "higher", "bands": BANDS}


EXPRESS: dict[str, Any] = {"express": True, "express_minutes": 0.5}
QUESTIONS = (
    question("1.1", "anchored", anchors=ANCHORS, **EXPRESS),
    question("1.2", "percent", better="higher", bands=BANDS),
    question(
        "1.3",
        "figures",
        figures=[
            {"id": "asked", "name": "Asked", "unit": "x", "max": 50},
            {"id": "all", "name": "All", "unit": "x", "max": 50},
        ],
        measures=[share("rate", {"ratio": {"of": {"figure": "1.3.asked"}, "to": {"figure": "1.3.all"}}})],
    ),
    question(
        "1.4",
        "register",
        register="decisions",
        measures=[share("rows", {"count_rows": {"register": "decisions"}})],
        **EXPRESS,
    ),
    question(
        "2.1",
        "anchored",
        anchors=ANCHORS,
        critical=True,
        narrative="Take it down.",
        register="rules",
        competent=["finance"],
        **EXPRESS,
    ),
    question("2.2", "yes-no", better="yes", yes_means="There is one.", no_means="There is none.", formerly=["2.9"]),
    question(
        "2.3",
        "scale",
        statements=[
            {"id": "safe", "text": "It is safe."},
            {"id": "blamed", "text": "One is blamed.", "reversed": True},
        ],
        competent=["front-line"],
    ),
    question(
        "2.4",
        "anchored",
        anchors=ANCHORS,
        visible_when={"not": {"is": {"company": "reference-model", "value": "none"}}},
    ),
)
DECISIONS = {
    "id": "decisions",
    "name": "Decisions",
    "row": "decision",
    "intro": "The last of each.",
    "express_rows": 1,
    "expected": [{"key": "hire", "name": "Hiring"}, {"key": "price", "name": "Pricing"}],
    "columns": [
        {"id": "decision", "name": "Decision", "ask": "Which", "type": "text", "required": True, "express": True},
        {"id": "days", "name": "Days", "ask": "How long", "type": "number", "min": 0, "max": 99, "express": True},
        {"id": "owner", "name": "Owner", "ask": "Who", "type": "text", "allows_none": True},
    ],
}
RULES = {
    "id": "rules",
    "name": "Rules",
    "row": "rule",
    "intro": "The few that bind.",
    "express_rows": 2,
    "columns": [
        {"id": "rule", "name": "Rule", "ask": "Which", "type": "text", "required": True, "express": True},
        {"id": "owner", "name": "Owner", "ask": "Who", "type": "text", "allows_none": True, "express": True},
    ],
}
ROLES = (("chief-executive", "leader"), ("finance", "leader"), ("unit-lead", "middle"), ("front-line", "front-line"))


def small_bank() -> Bank:
    """Return the small instrument. What an interview does not read is left empty."""
    questions: TypeAdapter[Question] = TypeAdapter(Question)
    info = {"title": "Small", "version": "1.0.0", "language": "en-GB", "licence": "MIT", "calibration": "none"}
    return Bank.model_construct(
        info=BankInfo.model_validate(info),
        content_hash="0" * 64,
        roles=tuple(Role.model_validate({"id": one, "name": one.capitalize(), "tier": tier}) for one, tier in ROLES),
        steps=tuple(
            Step.model_validate({"id": one, "name": f"Step {one}", "purpose": "x", "good": "x", "weight": 0.5})
            for one in (1, 2)
        ),
        questions=tuple(questions.validate_python(one) for one in QUESTIONS),
        registers=(Register.model_validate(DECISIONS), Register.model_validate(RULES)),
    )
