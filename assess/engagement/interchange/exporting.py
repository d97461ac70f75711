"""A client's file as an answers file (YAML) that an import reads back.

Strays are written under `strays:` and come back as strays. Nothing is lost but the history: who changed what, and when.
Every text that YAML could read as something else is in quotes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from assess.bank.questions import RegisterQuestion
from assess.engagement.cells import cell_json
from assess.engagement.interchange.forms import FORMAT
from assess.engagement.interchange.plan_section import plan_section
from assess.engagement.typed import plain_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assess.bank.model import Bank
    from assess.bank.registers import Register
    from assess.engagement.events import Evidence, Json, Quote
    from assess.engagement.model import Answer, Cell, Company, Engagement, Row, Stray

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*([ .,/-][A-Za-z0-9]+)*")
_NOT_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_NO_ROLE = "none"


def export_answers(engagement: Engagement, bank: Bank, *, with_private: bool = False) -> str:
    """Return an answers file; the same text for the same engagement. Private notes are in it only if asked for."""
    sections: dict[str, Any] = {
        "format": FORMAT,
        "company": _company(engagement.company),
        "mode": engagement.mode,
        "respondents": [
            {"id": person.id, "name": person.name, "role": person.role or _NO_ROLE} for person in engagement.respondents
        ],
        "answers": [
            _answer(answer, bank, with_private=with_private)
            for answers in engagement.answers.values()
            for answer in answers
        ],
        "agreed": [
            {"question": item.question, "value": _value(item.question, item.value, bank), "reason": item.reason}
            for item in engagement.agreed.values()
        ],
        "registers": {
            register: [_row(bank.register_by_id[register], row) for row in rows]
            for register, rows in engagement.registers.items()
        },
        "surveys": list(_surveys(engagement.surveys)),
        "plan": plan_section(engagement, bank),
        "strays": [_stray(stray, with_private=with_private) for stray in engagement.strays],
    }
    given = {key: section for key, section in sections.items() if section}
    return f"# {bank.info.title}, version {bank.info.version}\n{_dumped(given)}"


def _company(company: Company) -> dict[str, Json]:
    facts: dict[str, Json] = {
        "name": company.name or None,
        "people": company.people,
        "revenue": company.revenue,
        "currency": company.currency,
        "industry": company.industry,
        "regulated": _said(company.regulated),
        "safety-critical": _said(company.safety_critical),
        "start-date": company.start_date,
        "reference-model": company.reference_model,
        "trigger": company.trigger,
    }
    return {fact: value for fact, value in facts.items() if value is not None}


def _answer(answer: Answer, bank: Bank, *, with_private: bool) -> dict[str, Json]:
    entry: dict[str, Json] = {"question": answer.question, "respondent": answer.respondent}
    if answer.sure.answered:
        entry |= {"value": _value(answer.question, answer.value, bank), "sure": answer.sure.value}
    else:
        entry |= {"state": answer.sure.value}
    texts: dict[str, Json] = {"reason": answer.reason, "words": answer.words, "note": answer.note}
    entry |= {key: text for key, text in texts.items() if text}
    return entry | _attached(answer.evidence, answer.quote, answer.private_note if with_private else "")


def _attached(evidence: Iterable[Evidence], quote: Quote | None, private_note: str) -> dict[str, Json]:
    proofs: list[Json] = []
    for item in evidence:
        parts: dict[str, Json] = {"title": item.title, "link": item.link, "date": item.date}
        proofs.append({key: part for key, part in parts.items() if part or key == "title"})
    attached: dict[str, Json] = {
        "evidence": proofs,
        "quote": {"text": quote.text, "attribution": quote.attribution.value} if quote else None,
        "private-note": private_note,
    }
    return {key: part for key, part in attached.items() if part}


def _value(question_id: str, value: Json, bank: Bank) -> Json:
    """Return a value as people write it: yes and no, and "complete" for a table."""
    if isinstance(bank.question_by_id[question_id], RegisterQuestion):
        return "complete"
    return _said(value) if isinstance(value, bool) else value


def _said(truth: bool | None) -> str | None:  # noqa: FBT001 - the value to be said
    return None if truth is None else "yes" if truth else "no"


def _row(register: Register, row: Row) -> dict[str, Json]:
    return {column.id: _cell(row.cells[column.id]) for column in register.columns if column.id in row.cells}


def _cell(cell: Cell) -> Json:
    """Return a cell as people write it; a mapping for skills and readings, since a name may hold any mark."""
    if cell is None:
        return "none"
    if isinstance(cell, bool):
        return _said(cell)
    return _whole(cell_json(cell))


def _whole(value: Json) -> Json:
    """Return plain data with figures written as whole numbers where they are."""
    if isinstance(value, float):
        return plain_figure(value)
    if isinstance(value, list):
        pairs = [item for item in value if isinstance(item, list)]
        return {str(date): _whole(figure) for date, figure in pairs} if pairs else value
    return {name: _whole(item) for name, item in value.items()} if isinstance(value, dict) else value


def _surveys(surveys: Mapping[str, tuple[Mapping[str, float], ...]]) -> Iterable[dict[str, Json]]:
    for question, responses in surveys.items():
        listed: list[Json] = [
            {f"{question}.{statement}": figure for statement, figure in response.items()} for response in responses
        ]
        yield {"responses": listed}


def _stray(stray: Stray, *, with_private: bool) -> dict[str, Json]:
    parts: dict[str, Json] = {
        "what": stray.what,
        "why": stray.why,
        "respondent": stray.respondent,
        "bank-version": stray.bank_version,
    }
    entry = {key: part for key, part in parts.items() if part}
    if stray.value is not None:
        entry["value"] = stray.value
    return entry | _attached(stray.evidence, stray.quote, stray.private_note if with_private else "")


class _Dumper(yaml.SafeDumper):
    """Writes plain data that `assess.bank.source` reads back as it was."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the reader refuses aliases
        return True


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    bare = _PLAIN.fullmatch(text) is not None and text.lower() not in _NOT_TEXT
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if bare else '"')


_Dumper.add_representer(str, _text_node)


def _dumped(data: object) -> str:
    text: str = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return text
