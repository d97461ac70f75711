"""Registers: the tables that rules and the planner work on."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from assess.bank.base import Entry, Slug, Text

ColumnType = Literal["text", "number", "percent", "yes-no", "choice", "level", "date", "skills", "list", "readings"]


class Choice(Entry):
    """One value of a closed list."""

    id: Slug
    name: Text


class RegisterColumn(Entry):
    """One column of a register.

    required: a row is complete once all its required cells are known.
    express: asked in the express set.
    allows_none: "none" is an answer ("nobody owns it"), and differs from a blank, which is not yet known.
    better: which end of a figure is the good one; decides what an unknown cell could be at best and at worst.
    printed: whether reports show it. What people said of each other, in confidence, is only for planning.
    min, max: the scale of a number. anchors: the five behavioural anchors of a level, worst first.
    """

    id: Slug
    name: Text
    ask: Text
    type: ColumnType
    unit: Text | None = None
    min: float | None = None
    max: float | None = None
    better: Literal["higher", "lower", "yes", "no", "neither"] = "neither"
    choices: tuple[Choice, ...] = ()
    anchors: tuple[Text, ...] = ()
    required: bool = False
    express: bool = False
    allows_none: bool = False
    printed: bool = True

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.type == "number" and (self.min is None or self.max is None):
            raise ValueError("a number column needs min and max")
        if self.type == "choice" and not self.choices:
            raise ValueError("a choice column needs choices")
        if self.type == "level" and len(self.anchors) != 5:  # noqa: PLR2004 - the instrument's scale has five levels
            raise ValueError("a level column needs five anchors, worst first")
        return self

    @property
    def scale(self) -> tuple[float, float]:
        """The least and the greatest figure the column can hold."""
        if self.type == "level":
            return 0.0, 4.0
        if self.type == "percent":
            return 0.0, 100.0
        return self.min or 0.0, self.max if self.max is not None else 0.0


class Expected(Entry):
    """A row that a full register has: its key and how a person would say it."""

    key: Slug
    name: Text


class Register(Entry):
    """A table: what a row is, what its columns hold and which rows are expected.

    The first column is the key: it names the row and is always required.
    express_rows: how many of the expected rows, or at most how many rows, the express set asks for.
    about: what a report says of it, where the intro tells whoever fills it what to enter.
    """

    id: Slug
    name: Text
    row: Text
    intro: Text
    about: Text | None = None
    columns: tuple[RegisterColumn, ...] = Field(min_length=1)
    expected: tuple[Expected, ...] = ()
    express_rows: int = 3

    @model_validator(mode="after")
    def _distinct_columns(self) -> Self:
        ids = [column.id for column in self.columns]
        if len(set(ids)) != len(ids):
            raise ValueError("two columns have the same id")
        if self.columns[0].type not in ("text", "choice"):
            raise ValueError("the first column names the row, so it is a text or a choice")
        return self

    @cached_property
    def key(self) -> str:
        """The column that names a row."""
        return self.columns[0].id

    def columns_asked(self, *, express: bool) -> tuple[RegisterColumn, ...]:
        """Return the columns to ask for, the key first: all of them, or those of the express set."""
        return tuple(column for column in self.columns if column.express or column.id == self.key or not express)

    def rows_expected(self, *, express: bool) -> tuple[Expected, ...]:
        """Return the expected rows to ask for: all of them, or the first few of the express set."""
        return self.expected[: self.express_rows] if express else self.expected

    def column(self, column_id: str) -> RegisterColumn | None:
        """Return the column of that id, if there is one."""
        return self._column_by_id.get(column_id)

    @cached_property
    def _column_by_id(self) -> dict[str, RegisterColumn]:
        return {column.id: column for column in self.columns}
