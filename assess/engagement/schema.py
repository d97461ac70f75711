"""The form of the client's file, and how files of earlier forms become it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

APPLICATION_ID = 0x41534553
"""Marks a SQLite file as ours: "ASES"."""

VERSION = 2
"""The form this program writes."""

_UNFINISHED = """CREATE TABLE unfinished (
        respondent TEXT NOT NULL,
        question TEXT NOT NULL,
        field TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (respondent, question, field)
    ) WITHOUT ROWID"""
"""What is being typed: the one table whose rows come and go."""

SCHEMA = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {VERSION}",
    """CREATE TABLE event (
        id TEXT PRIMARY KEY NOT NULL,
        time TEXT NOT NULL,
        sitting TEXT NOT NULL,
        respondent TEXT NOT NULL,
        kind TEXT NOT NULL,
        question TEXT NOT NULL,
        value TEXT NOT NULL,
        sure TEXT,
        evidence TEXT NOT NULL,
        quote TEXT,
        private_note TEXT NOT NULL,
        bank_version TEXT NOT NULL,
        bank_hash TEXT NOT NULL
    ) WITHOUT ROWID""",
    "CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are only added'); END",
    "CREATE TRIGGER event_keeps BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are only added'); END",
    """CREATE TRIGGER event_once BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'the event is there already'); END""",
    _UNFINISHED,
)

MIGRATIONS: Mapping[int, tuple[str, ...]] = MappingProxyType({1: (_UNFINISHED,)})
"""The statements that take a file from each earlier form to the next; they run in one transaction.

A migration that must touch existing rows drops the triggers first and makes them again.
"""
