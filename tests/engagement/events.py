"""Events made up for tests, without a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.events import Draft, Event, Kind, Sure

if TYPE_CHECKING:
    from assess.engagement.events import Json


def at(number: int, draft: Draft, event_id: str = "", version: str = "1.0.0") -> Event:
    """Return a draft as the event of that number."""
    return Event(
        id=event_id or f"e{number}",
        time=f"2026-01-01T00:00:00.{number:06}+00:00",
        sitting="s",
        bank_version=version,
        bank_hash="h",
        draft=draft,
    )


def respondent(respondent_id: str = "ceo", role: str = "chief-executive") -> Draft:
    """Return somebody who answers."""
    value: Json = {"id": respondent_id, "name": respondent_id, "role": role}
    return Draft(kind=Kind.RESPONDENT, respondent=respondent_id, value=value)


def answer(question: str, value: Json, respondent_id: str = "ceo", sure: Sure = Sure.SURE) -> Draft:
    """Return an answer as it is stored, checked by nothing."""
    return Draft(kind=Kind.ANSWER, question=question, respondent=respondent_id, value={"value": value}, sure=sure)


def row(key: str, cells: Json, register: str = "team") -> Draft:
    """Return a row as it is stored, checked by nothing."""
    return Draft(kind=Kind.ROW, question=register, value={"key": key, "cells": cells})


def choice(what: str, of: str, reason: str = "because", *, withdrawn: bool = False) -> Draft:
    """Return a choice about the plan as it is stored, checked by nothing."""
    value: Json = {"what": what, "of": of, "reason": reason} | ({"withdrawn": True} if withdrawn else {})
    return Draft(kind=Kind.CHOICE, value=value)


def plan(**facts: Json) -> Draft:
    """Return facts for the plan as they are stored, checked by nothing."""
    return Draft(kind=Kind.PLAN, value={fact.replace("_", "-"): value for fact, value in facts.items()})


def undo(event_id: str) -> Draft:
    """Return that an event no longer counts."""
    return Draft(kind=Kind.UNDO, value=event_id)
