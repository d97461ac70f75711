"""A client made up for the tests: every type of answer, three respondents who differ, quotes and private notes."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from assess.bank.loader import load_bank
from assess.engagement.events import Attribution, Evidence, Quote, Sure
from assess.engagement.model import Agreement, Answer, Company, Engagement, Respondent, Row, Stray

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.events import Json
    from assess.engagement.model import Cell

PRIVATE = "private-note-that-must-never-be-printed"
NOT_FOR_PRINT = "said behind closed doors"
NAMED = "We wait for the board even for a colour."
UNNAMED = "Nobody here dares to stop a release."
RESPONDENTS = (
    Respondent("ceo", "Chief executive", "chief-executive"),
    Respondent("cto", "Head of engineering", "engineering"),
    Respondent("member", "Squad member", "front-line"),
)
_SURE = (Sure.SEEN, Sure.SURE, Sure.SURE, Sure.UNSURE, Sure.SURE, Sure.DONT_KNOW, Sure.SURE, Sure.PARKED)


@cache
def bank() -> Bank:
    """Return the shipped instrument."""
    return load_bank()


def engagement(company: str = "Halden Freight Systems", **changes: object) -> Engagement:
    """Return the example client's file; keyword arguments replace fields."""
    fields: dict[str, object] = {
        "company": Company(
            name=company, people=180, revenue=24_000_000, currency="EUR", industry="software", regulated=False
        ),
        "respondents": RESPONDENTS,
        "answers": MappingProxyType(_answers()),
        "agreed": MappingProxyType(
            {"2.4": Agreement(question="3.3", value=2, reason="Both read the audit letter together.")}
        ),
        "registers": MappingProxyType({register.id: _rows(register) for register in bank().registers}),
        "strays": (Stray("Question 9.9", "this edition has no such question", 3, "ceo", "0.9.0"),),
        "last_event": "2026-11-20T15:04:05.000001Z",
    }
    return Engagement(**(fields | changes))  # type: ignore[arg-type]


def answer(question: str, respondent: str = "ceo", **fields: object) -> Answer:
    """Return an answer of the example."""
    given: dict[str, object] = {"sure": Sure.SURE, "time": "2026-11-19T10:00:00.000001Z"}
    return Answer(question=question, respondent=respondent, **(given | fields))  # type: ignore[arg-type]


def _answers() -> dict[str, tuple[Answer, ...]]:
    found: dict[str, tuple[Answer, ...]] = {}
    for number, question in enumerate(bank().questions):
        if number % 13 == 12:
            continue
        found[question.id] = (_given(question, number, "ceo"),)
        if number % 5 == 0:
            found[question.id] += (_given(question, number + 2, "cto"),)
        if number % 7 == 0:
            found[question.id] += (_given(question, number + 1, "member"),)
    found["3.3"] = (
        answer("3.3", "ceo", value=4, sure=Sure.SURE, private_note=PRIVATE, quote=Quote(NAMED, Attribution.ROLE)),
        answer(
            "3.3",
            "cto",
            value=1,
            sure=Sure.SEEN,
            quote=Quote(UNNAMED),
            evidence=(Evidence("Audit letter", "audit.pdf", "2026-05-02"),),
        ),
        answer("3.3", "member", value=0, sure=Sure.UNSURE, quote=Quote(NOT_FOR_PRINT, Attribution.NOT_FOR_PRINT)),
    )
    found["3.8"] = (
        answer("3.8", sure=Sure.NOT_APPLICABLE, reason="There is no quality floor to stop at.", private_note=PRIVATE),
    )
    return found


def _given(question: Question, number: int, respondent: str) -> Answer:
    sure = _SURE[number % len(_SURE)]
    proof = (
        (Evidence("Minutes of the steering group", "https://wiki.example/minutes", "2026-09"),)
        if sure is Sure.SEEN
        else ()
    )
    if not sure.answered:
        return answer(question.id, respondent, sure=sure)
    return answer(
        question.id, respondent, sure=sure, value=value_for(question, number), evidence=proof, words=_words(question)
    )


def _words(question: Question) -> str:
    return "In June a change waited eleven weeks for the product council." if question.narrative else ""


def value_for(question: Question, number: int) -> Json:  # noqa: PLR0911 - one return a type
    """Return a middling canonical value for a question of any type."""
    level = (number * 7 + 2) % 5
    match question.type:
        case "anchored":
            return level
        case "yes-no":
            return number % 2 == 0
        case "percent":
            return 20 * level
        case "number":
            return question.min + (question.max - question.min) * level / 16
        case "figures":
            return {figure.id: figure.min + (figure.max - figure.min) * level / 16 for figure in question.figures}
        case "ranking":
            return {"order": [item.id for item in question.items], "level": level}
        case "scale":
            return {statement.id: 3 + number % 3 for statement in question.statements}
        case "register":
            return True
        case _:
            return "One sentence that names the customer and the outcome."


def _rows(register: Register) -> tuple[Row, ...]:
    keys = [expected.key for expected in register.expected] or [f"{register.row.capitalize()} {n}" for n in range(1, 6)]
    if register.id == "people":
        keys = [f"Backend engineer, payments {n}" for n in range(1, 25)]
    return tuple(Row(key, MappingProxyType(_cells(register, key, place))) for place, key in enumerate(keys))


def _cells(register: Register, key: str, place: int) -> dict[str, Cell]:
    cells: dict[str, Cell] = {register.key: key}
    for number, column in enumerate(register.columns[1:], place):
        if number % 6 != 5:
            cells[column.id] = _cell(column, number)
    return cells


def _cell(column: RegisterColumn, number: int) -> Cell:  # noqa: C901, PLR0911 - one return a type
    if column.allows_none and number % 4 == 3:
        return None
    match column.type:
        case "number":
            low, high = column.scale
            return float(min(high, max(low, number % 7)))
        case "percent":
            return float(10 * (number % 11))
        case "level":
            return float(number % 5)
        case "yes-no":
            return number % 2 == 0
        case "choice":
            return column.choices[number % len(column.choices)].id
        case "date":
            return "2026-05-02"
        case "skills":
            return MappingProxyType({"data": 2.0, "design": 3.0})
        case "list":
            return ("Backend engineer, payments 2",)
        case "readings":
            return (("2026-03", 41.0), ("2026-06", 38.0))
        case _:
            return "Head of engineering"
