"""Drafts of events, checked against the instrument before anything is written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from secrets import token_hex
from typing import TYPE_CHECKING, TypedDict, Unpack

from assess.bank.questions import Scale
from assess.bank.source import nearest
from assess.engagement.events import Draft, Evidence, Kind, Quote, Sure
from assess.engagement.plan_choices import among_chosen, in_register, word_of
from assess.engagement.plan_facts import accept_plan_fact
from assess.engagement.typed import clean, clean_text, folded, shown, text_of
from assess.engagement.values import UNKNOWN, accept, accept_cell, accept_fact, accept_item, cell_json, row_key

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping, Sequence

    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.bank.registers import Register
    from assess.engagement.cells import Given, Unknown
    from assess.engagement.events import Json
    from assess.engagement.model import Cell, PlanInputs


def question_of(bank: Bank, question_id: str) -> Question:
    """Return the question that has, or once had, an id; raises ValueError with the nearest."""
    current = bank.current_id.get(question_id)
    if current is None:
        raise ValueError(f"there is no question {shown(question_id)}.{nearest(question_id, bank.current_id)}")
    return bank.question_by_id[current]


def register_of(bank: Bank, register_id: str) -> Register:
    """Return a register; raises ValueError with the nearest."""
    register = bank.register_by_id.get(register_id)
    if register is None:
        raise ValueError(f"there is no register {shown(register_id)}.{nearest(register_id, bank.register_by_id)}")
    return register


def role_of(bank: Bank, word: str) -> str:
    """Return the id of the role that an id, a name or an alias means; raises ValueError with the nearest."""
    names = {folded(name): role.id for role in bank.roles for name in (role.id, role.name, *role.aliases)}
    role = names.get(folded(word))
    if role is None:
        raise ValueError(
            f"{shown(word)} is not a role; they are {', '.join(bank.role_by_id)}.{nearest(folded(word), names)}"
        )
    return role


def company_draft(facts: Mapping[str, Json]) -> Draft:
    """Return facts about the company, named as in `safety-critical` or `safety_critical`; raises ValueError."""
    named = {fact.replace("_", "-"): value for fact, value in facts.items()}
    return Draft(kind=Kind.COMPANY, value={fact: accept_fact(fact, value) for fact, value in named.items()})


def mode_draft(mode: str) -> Draft:
    """Return which set is asked; raises ValueError."""
    if mode not in ("express", "full"):
        raise ValueError(f"{shown(mode)} is not a set of questions; it is express or full")
    return Draft(kind=Kind.MODE, value=mode)


def respondent_draft(bank: Bank, respondent: str, name: str, role: str) -> Draft:
    """Return somebody who answers. An empty role is none of the instrument's. Raises ValueError."""
    role_id = role_of(bank, role) if role else ""
    return Draft(
        kind=Kind.RESPONDENT,
        respondent=respondent,
        value={"id": respondent, "name": text_of(name), "role": role_id},
    )


def respondent_id(name: str, taken: Container[str]) -> str:
    """Return a short id made from a name, with a few letters of chance at its end.

    Two consultants who each add somebody of one name must not find two people made one when their files are merged.
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", letters)) or "respondent"
    while (unique := f"{slug}-{token_hex(2)}") in taken:
        pass
    return unique


class AnswerParts(TypedDict, total=False):
    """What an answer may hold: its value, how sure it is, and what was said, shown or noted with it."""

    value: Json
    sure: Sure
    words: str
    note: str
    reason: str
    evidence: Sequence[Evidence]
    quote: Quote | None
    private_note: str


def answer_draft(bank: Bank, question_id: str, respondent: str, **parts: Unpack[AnswerParts]) -> Draft:
    """Return an answer, sure unless told otherwise.

    Raises ValueError where the question is unknown, the value does not fit or "not applicable" has no reason.
    """
    question = question_of(bank, question_id)
    value, sure = parts.get("value"), parts.get("sure", Sure.SURE)
    texts = {key: parts.get(key) for key in ("words", "note", "reason")}
    given: dict[str, Json] = {key: str(text) for key, text in texts.items() if text}
    _check_state(value, sure, str(texts["reason"] or ""))
    if sure.answered:
        given = {"value": accept(question, value), **given}
    return Draft(
        kind=Kind.ANSWER,
        question=question.id,
        respondent=respondent,
        value=given,
        sure=sure,
        evidence=tuple(parts.get("evidence", ())),
        quote=parts.get("quote"),
        private_note=parts.get("private_note", ""),
    )


def _check_state(value: Json, sure: Sure, reason: str) -> None:
    if sure.answered and value is None:
        raise ValueError("no value is given; say that it is not known, does not apply or is parked instead")
    if not sure.answered and value is not None:
        raise ValueError(f"an answer that is {sure.value} has no value")
    if sure is Sure.NOT_APPLICABLE and not clean_text(reason).strip():
        raise ValueError("an answer that does not apply needs a reason")


def agreed_draft(bank: Bank, question_id: str, value: Json, reason: str) -> Draft:
    """Return a value that several settled on; raises ValueError where it does not fit or has no reason."""
    question = question_of(bank, question_id)
    if not clean_text(reason).strip():
        raise ValueError("an agreed value needs a written reason")
    return Draft(kind=Kind.AGREED, question=question.id, value={"value": accept(question, value), "reason": reason})


def row_draft(bank: Bank, register_id: str, cells: Mapping[str, Given]) -> Draft:
    """Return a row of a register; cells not known are left out. Raises ValueError where one does not fit."""
    register = register_of(bank, register_id)
    key = row_key(register, cells.get(register.key, ""))
    known = {name: cell_of(register, name, given) for name, given in cells.items()}
    kept = {name: cell_json(cell) for name, cell in known.items() if cell is not UNKNOWN}
    return Draft(kind=Kind.ROW, question=register.id, value={"key": key, "cells": {**kept, register.key: key}})


def cell_of(register: Register, name: str, given: Given) -> Cell | Unknown:
    """Return what a cell of a register holds; raises ValueError, naming the column, where it does not fit."""
    column = register.column(name)
    if column is None:
        columns = [column.id for column in register.columns]
        raise ValueError(f"{register.name} has no column {shown(name)}.{nearest(name, columns)}")
    try:
        return accept_cell(column, given)
    except ValueError as misfit:
        raise ValueError(f"{column.name}: {misfit}") from misfit


def row_gone_draft(bank: Bank, register_id: str, key: str) -> Draft:
    """Return that a row was deleted; raises ValueError where the register is unknown or the key is empty."""
    register = register_of(bank, register_id)
    return Draft(kind=Kind.ROW_GONE, question=register.id, value={"key": row_key(register, key)})


def survey_draft(bank: Bank, response: Mapping[str, Mapping[str, Json]]) -> Draft:
    """Return one anonymous response to some scales; raises ValueError where a statement or figure does not fit."""
    given: dict[str, Json] = {}
    for question_id, statements in response.items():
        question = question_of(bank, question_id)
        if not isinstance(question, Scale):
            raise ValueError(f"question {question.id} is not a scale")  # noqa: TRY004 - one error type for any misfit
        given[question.id] = dict(accept_item(question, item, value) for item, value in statements.items())
    return Draft(kind=Kind.SURVEY, value=given)


def plan_draft(facts: Mapping[str, Json]) -> Draft:
    """Return facts for the plan, named as in `day-rate` or `day_rate`; None takes one back. Raises ValueError."""
    named = {fact.replace("_", "-"): value for fact, value in facts.items()}
    return Draft(kind=Kind.PLAN, value={fact: accept_plan_fact(fact, value) for fact, value in named.items()})


def choice_draft(bank: Bank, what: str, of: str, reason: str, names: Collection[str] | None) -> Draft:
    """Return a choice about one of the lines or people with these names; raises ValueError with the nearest.

    Without names any is taken: the choice was made while its register still had the row.
    """
    word = word_of({"what": what, "of": of, "reason": reason})
    of = word.of if names is None else in_register(bank, word.what, of, names)
    return Draft(kind=Kind.CHOICE, value=replace(word, of=of).value)


def withdrawal_draft(plan: PlanInputs, what: str, of: str, reason: str) -> Draft:
    """Return that one of the choices that stand no longer does; raises ValueError with the nearest."""
    word = word_of({"what": what, "of": of, "reason": reason})
    of = among_chosen(plan, word.what, of)
    return Draft(kind=Kind.CHOICE, value=replace(word, of=of, withdrawn=True).value)


def cleaned(draft: Draft) -> Draft:
    """Return a draft with every text in it as it may be kept."""
    quote = draft.quote
    return replace(
        draft,
        value=clean(draft.value),
        question=clean_text(draft.question),
        respondent=clean_text(draft.respondent),
        evidence=tuple(
            Evidence(clean_text(item.title), clean_text(item.link), clean_text(item.date)) for item in draft.evidence
        ),
        quote=Quote(clean_text(quote.text), quote.attribution) if quote else None,
        private_note=clean_text(draft.private_note),
    )
