"""What is typed and not yet an answer: kept so that nothing is lost, offered again, never scored or exported."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_READ = "SELECT field, text FROM unfinished WHERE respondent = ? AND question = ? ORDER BY field"
_WHERE = "SELECT DISTINCT question FROM unfinished WHERE respondent = ?"
_KEEP = "INSERT OR REPLACE INTO unfinished (respondent, question, field, text) VALUES (?, ?, ?, ?)"
_DROP = "DELETE FROM unfinished WHERE respondent = ? AND question = ? AND field IN (SELECT value FROM json_each(?))"


class Unfinished(Protocol):
    """Where text that is still being typed is kept, by respondent, question and field."""

    def kept(self, respondent: str, question: str) -> Mapping[str, str]:
        """Return what was typed, by field."""

    def where(self, respondent: str) -> frozenset[str]:
        """Return the questions at which somebody left something unfinished."""

    def keep(self, respondent: str, question: str, field: str, text: str) -> None:
        """Keep the text of a field in place of what was there; nothing where it is empty."""

    def drop(self, respondent: str, question: str, *fields: str) -> None:
        """Forget fields; they were recorded, or emptied."""


class InMemory:
    """Keeps what is typed for as long as the program runs: for a file that is open to look at."""

    def __init__(self) -> None:
        self._fields: dict[tuple[str, str], dict[str, str]] = {}

    def kept(self, respondent: str, question: str) -> Mapping[str, str]:
        """Return what was typed, by field."""
        return dict(self._fields.get((respondent, question), {}))

    def where(self, respondent: str) -> frozenset[str]:
        """Return the questions at which somebody left something unfinished."""
        return frozenset(question for (who, question), fields in self._fields.items() if who == respondent and fields)

    def keep(self, respondent: str, question: str, field: str, text: str) -> None:
        """Keep the text of a field."""
        self._fields.setdefault((respondent, question), {})[field] = text
        if not text:
            self.drop(respondent, question, field)

    def drop(self, respondent: str, question: str, *fields: str) -> None:
        """Forget fields."""
        for field in fields:
            self._fields.get((respondent, question), {}).pop(field, None)


class InFile:
    """Keeps what is typed in the client's file, in a table of its own; durable when a call returns.

    An error of the database is `sqlite3.Error` here; the log that owns the connection explains it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def kept(self, respondent: str, question: str) -> Mapping[str, str]:
        """Return what was typed, by field."""
        return dict(self._connection.execute(_READ, (respondent, question)).fetchall())

    def where(self, respondent: str) -> frozenset[str]:
        """Return the questions at which somebody left something unfinished."""
        return frozenset(question for (question,) in self._connection.execute(_WHERE, (respondent,)).fetchall())

    def keep(self, respondent: str, question: str, field: str, text: str) -> None:
        """Keep the text of a field."""
        if text:
            self._connection.execute(_KEEP, (respondent, question, field, text))
        else:
            self.drop(respondent, question, field)

    def drop(self, respondent: str, question: str, *fields: str) -> None:
        """Forget fields."""
        self._connection.execute(_DROP, (respondent, question, json.dumps(fields)))
