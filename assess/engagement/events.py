"""What happened in a client's file: events, never changed, only added to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Kind(StrEnum):
    """What an event records, and what its `value` holds.

    COMPANY    {fact: value}; facts not named stay as they were
    MODE       "express" or "full"
    RESPONDENT {"id", "name", "role"}; `respondent` is the id
    ANSWER     {"value", "words", "note", "reason"}, each only where given; `question` is the question's id
    AGREED     {"value", "reason"}: the value all respondents settled on, and why
    ROW        {"key", "cells"}: a row of the register named in `question`, replacing an earlier row of that key
    ROW_GONE   {"key"}: that row was deleted
    SURVEY     {question: {statement: 1..7}}: one anonymous front-line response
    PLAN       {fact: value}: "day-rate" [low, high], "holidays" [dates]; facts not named stay, None takes one back
    CHOICE     {"what", "of", "reason"}: "what" is "line", "in-squad" or "out-of-squad", "of" a line or a person; with
               "withdrawn" true it takes back the choice of that name while it stands
    STRAY      {"what", "why", "value", "bank-version"}: a stray of another file, brought in by an import
    UNDO       the id of the event that no longer counts (undoing an undo is a redo)
    """

    COMPANY = "company"
    MODE = "mode"
    RESPONDENT = "respondent"
    ANSWER = "answer"
    AGREED = "agreed"
    ROW = "row"
    ROW_GONE = "row-gone"
    SURVEY = "survey"
    PLAN = "plan"
    CHOICE = "choice"
    STRAY = "stray"
    UNDO = "undo"


class Sure(StrEnum):
    """How sure an answer is, or why there is none."""

    SEEN = "seen"
    SURE = "sure"
    UNSURE = "unsure"
    DONT_KNOW = "dont-know"
    NOT_APPLICABLE = "not-applicable"
    PARKED = "parked"

    @property
    def answered(self) -> bool:
        """Whether a value was given."""
        return self in (Sure.SEEN, Sure.SURE, Sure.UNSURE)


class Attribution(StrEnum):
    """How a quote may be printed."""

    ROLE = "role"
    ANONYMOUS = "anonymous"
    NOT_FOR_PRINT = "not-for-print"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the proof of an answer is: its title, a link or file name, and its date as written."""

    title: str
    link: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, and how it may be attributed."""

    text: str
    attribution: Attribution = Attribution.ANONYMOUS


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event before it is written: what happened, without id, time, sitting and bank."""

    kind: Kind
    value: Json = None
    question: str = ""
    respondent: str = ""
    sure: Sure | None = None
    evidence: tuple[Evidence, ...] = ()
    quote: Quote | None = None
    private_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event as it lies in the file.

    id: a UUID. time: UTC, ISO 8601 with microseconds; times in one file never repeat or go back.
    sitting: the id of the session it came from. bank_version, bank_hash: the instrument it was given under.
    """

    id: str
    time: str
    sitting: str
    bank_version: str
    bank_hash: str
    draft: Draft = field()
