"""What a condition or quantity refers to: questions, registers, columns, company facts and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from assess.bank.base import Entry
from assess.bank.conditions import Change, Column, Is, Quantity, Respondents, Rows, Share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assess.bank.conditions import Condition
    from assess.bank.model import Bank


class Reference(NamedTuple):
    """One thing referred to.

    kind: a key of `Quantity` ("level", "figure", "measure", "rank", "score"), or "question", "register", "column",
    "row", "company", "finding". id: what is named. register: the register around a column or row. entry: the model.
    """

    kind: str
    id: str
    register: str
    entry: Entry


def references(entry: Entry, register: str = "") -> Iterator[Reference]:
    """Yield everything an entry refers to, in the order of its keys."""
    if isinstance(entry, Rows | Column | Share | Change):
        register = entry.register_
        yield Reference("register", register, register, entry)
    for name in sorted(entry.model_fields_set):
        value: Any = getattr(entry, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Entry):
                yield from references(part, register)
            elif isinstance(part, str) and (kind := _kind(entry, name)):
                yield Reference(kind, part, register, entry)


def _kind(entry: Entry, name: str) -> str | None:
    if isinstance(entry, Quantity) and name in ("level", "score", "figure", "measure", "rank", "company", "column"):
        return name
    if isinstance(entry, Is | Respondents | Column | Change) and name in ("question", "company", "column", "row"):
        return name
    return name if name == "finding" else None


def question_of(reference: Reference, register_question: Mapping[str, Any]) -> str | None:
    """Return the id of the question behind a reference, None where it rests on none."""
    if reference.kind in ("level", "score", "figure", "measure", "rank", "question"):
        return ".".join(reference.id.split(".")[:2])
    if reference.kind == "register" and reference.id in register_question:
        return str(register_question[reference.id].id)
    return None


def questions_read(bank: Bank, entry: Condition | Quantity) -> tuple[str, ...]:
    """Return the ids of the questions an entry reads, findings followed, in the order of the instrument."""
    read: set[str] = set()
    _collect(bank, entry, read, set())
    return bank.in_order(read)


def _collect(bank: Bank, entry: Entry, read: set[str], followed: set[str]) -> None:
    for reference in references(entry):
        question = question_of(reference, bank.register_question)
        if question is not None:
            read.add(question)
        if reference.kind == "finding" and reference.id in bank.mistake_by_id and reference.id not in followed:
            followed.add(reference.id)
            mistake = bank.mistake_by_id[reference.id]
            for condition in (mistake.when, mistake.unless):
                if condition is not None:
                    _collect(bank, condition, read, followed)
