"""A small instrument with one question of every type, a table with every kind of column, and one of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from assess.bank.model import Bank
from assess.bank.planning import Lines, Planning, Squads
from assess.bank.policy import BankInfo, Role
from assess.bank.questions import Question
from assess.bank.registers import Register

if TYPE_CHECKING:
    from collections.abc import Sequence

ANCHORS = ["nobody", "a few", "half", "most", "everybody"]
BANDS = [{"below": 10, "points": 0, "means": "Hardly any"}, {"points": 100, "means": "Nearly all"}]


def question(question_id: str, kind: str, **fields: object) -> dict[str, Any]:
    """Return a question as it stands in YAML, with whatever is the same for all filled in."""
    same = {
        "name": f"Topic {question_id}",
        "ask": "What happened last?",
        "why": "Because it decides.",
        "probes": ["When was it last?", "What would I see?"],
        "competent": ["chief-executive"],
        "good_enough": {"10": "One page.", "100": "A list.", "1000": "A system."},
        "source": "Somebody",
        "minutes": 2,
    }
    return {"id": question_id, "type": kind, **same, **fields}


def measure(of: dict[str, Any]) -> dict[str, Any]:
    """Return a measure over `of`."""
    return {"id": "share", "name": "Share", "unit": "share", "of": of, "better": "higher", "bands": BANDS}


LEVEL = question("1.1", "anchored", anchors=ANCHORS)
LIMIT = question("1.2", "number", unit="days", min=0, max=5000, better="lower", bands=BANDS)
SHARE = question("1.3", "percent", better="higher", bands=BANDS)
STOP = question("2.1", "yes-no", better="yes", yes_means="There is one.", no_means="There is none.", formerly=["2.9"])
COUNTS = question(
    "2.2",
    "figures",
    figures=[
        {"id": "asked", "name": "Asked", "unit": "times", "max": 50},
        {"id": "granted", "name": "Granted", "unit": "times", "max": 50},
    ],
    measures=[measure({"figure": "2.2.asked"})],
)
ORDER = question(
    "2.3",
    "ranking",
    items=[{"id": one, "name": one.capitalize()} for one in ("cost", "speed", "safety")],
    anchors=ANCHORS,
    best_order=["safety", "speed", "cost"],
    worst_order=["cost", "speed", "safety"],
)
SAFETY = question(
    "3.1",
    "scale",
    statements=[
        {"id": "safe", "text": "One can say what one sees."},
        {"id": "blamed", "text": "One is blamed.", "reversed": True},
    ],
)
STORY = question("3.2", "text")
TABLE = question("3.3", "register", register="team", measures=[measure({"count_rows": {"register": "team"}})])
QUESTIONS = (LEVEL, LIMIT, SHARE, STOP, COUNTS, ORDER, SAFETY, STORY, TABLE)

TEAM = {
    "id": "team",
    "name": "Team",
    "row": "person",
    "intro": "Who is there.",
    "expected": [{"key": "lead", "name": "Team lead"}],
    "columns": [
        {"id": "person", "name": "Person", "ask": "Who", "type": "text", "required": True},
        {"id": "days", "name": "Days", "ask": "How many", "type": "number", "unit": "days", "min": 0, "max": 99},
        {"id": "time", "name": "Time", "ask": "How much", "type": "percent"},
        {"id": "free", "name": "Free", "ask": "Is it so", "type": "yes-no"},
        {
            "id": "place",
            "name": "Place",
            "ask": "Where",
            "type": "choice",
            "choices": [{"id": "north", "name": "The North"}, {"id": "south", "name": "The South"}],
        },
        {"id": "grade", "name": "Grade", "ask": "How good", "type": "level", "anchors": ANCHORS},
        {"id": "since", "name": "Since", "ask": "When", "type": "date"},
        {"id": "skills", "name": "Skills", "ask": "Which", "type": "skills"},
        {"id": "knows", "name": "Knows", "ask": "Whom", "type": "list"},
        {"id": "readings", "name": "Readings", "ask": "When and what", "type": "readings"},
        {"id": "owner", "name": "Owner", "ask": "Who", "type": "text", "allows_none": True},
    ],
}
LINES = {
    "id": "lines",
    "name": "Lines",
    "row": "line",
    "intro": "What is sold.",
    "columns": [{"id": "line", "name": "Line", "ask": "Which", "type": "text", "required": True}],
}
ROLES = (("chief-executive", "leader", ["CEO"]), ("front-line", "front-line", []))


def small_bank(
    questions: Sequence[dict[str, Any]] = QUESTIONS,
    registers: Sequence[dict[str, Any]] = (TEAM, LINES),
    *,
    version: str = "1.0.0",
) -> Bank:
    """Return the small instrument. What a client's file does not read is left out."""
    reader: TypeAdapter[Question] = TypeAdapter(Question)
    info = {"title": "Small", "version": version, "language": "en-GB", "licence": "MIT", "calibration": "none"}
    return Bank.model_construct(
        info=BankInfo.model_validate(info),
        content_hash=version * 8,
        roles=tuple(
            Role.model_validate({"id": one, "name": one.capitalize(), "tier": tier, "aliases": aliases})
            for one, tier, aliases in ROLES
        ),
        questions=tuple(reader.validate_python(one) for one in questions),
        registers=tuple(Register.model_validate(one) for one in registers),
        planning=Planning.model_construct(
            lines=Lines.model_construct(register_="lines"), squads=Squads.model_construct(register_="team")
        ),
    )
