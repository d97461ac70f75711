"""What a client's file says today: the fold of its events. Frozen; every later stage works on this."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.engagement.events import Evidence, Json, Quote, Sure

Mode: TypeAlias = Literal["express", "full"]
Cell: TypeAlias = "bool | float | str | tuple[str, ...] | Mapping[str, float] | tuple[tuple[str, float], ...] | None"
"""A known cell: None where somebody said "none"; yes-no bool; number, percent and level float; text, choice and date
str; list a tuple of row keys; skills a mapping to levels 1..4; readings a tuple of (date, figure) in order of date.
A cell that is not yet known is absent from its row."""

NO_MODEL = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Facts about the company. None where a fact is not yet known.

    revenue: a year, in `currency`. reference_model: the model being copied, "none" where there is none. trigger: what
    made somebody ask now, in words; nothing is concluded from it.
    """

    name: str = ""
    people: int | None = None
    revenue: float | None = None
    currency: str | None = None
    industry: str | None = None
    regulated: bool | None = None
    safety_critical: bool | None = None
    start_date: str | None = None
    reference_model: str | None = None
    trigger: str | None = None


@dataclass(frozen=True, slots=True)
class Respondent:
    """Somebody who answers: an id, what to call them in print, and their role in the instrument."""

    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One respondent's latest answer to one question.

    value: canonical JSON, see `assess.engagement.values`; None where there is none. words: the narrative.
    reason: why it does not apply. bank_version: the instrument it was given under. event: the id of its event.
    """

    question: str
    respondent: str
    sure: Sure
    value: Json = None
    words: str = ""
    note: str = ""
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    quote: Quote | None = None
    private_note: str = ""
    bank_version: str = ""
    event: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A value that several respondents settled on, and why. Their own answers are kept beside it."""

    question: str
    value: Json
    reason: str
    event: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a register: its key and the cells that are known."""

    key: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Stray:
    """Something answered under another instrument that does not fit this one: kept, listed, never scored.

    what: "answer 3.3", "cell old-column of release in decisions". value: what its event holds, as plain data.
    """

    what: str
    why: str
    value: Json
    respondent: str = ""
    bank_version: str = ""
    evidence: tuple[Evidence, ...] = ()
    quote: Quote | None = None
    private_note: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice about the plan that somebody made and gave a reason for. of: the line or person it is about."""

    of: str
    reason: str
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInputs:
    """What the client decided or gave for the plan alone.

    line: the line that goes first whatever the comparison says. in_squad, out_of_squad: people who must, and must not,
    join. day_rate: what a person-day costs, low and high, in the company's currency. holidays: ISO dates nobody works.
    """

    line: Choice | None = None
    in_squad: tuple[Choice, ...] = ()
    out_of_squad: tuple[Choice, ...] = ()
    day_rate: tuple[float, float] | None = None
    holidays: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Engagement:
    """One client's file, folded and fitted to one instrument.

    answers: by question id, in the order of respondents. registers: rows by register id, in order of first entry.
    surveys: by scale question id, one mapping of statement to 1..7 for each anonymous response.
    last_event: the time of the latest event, ISO 8601 in UTC; empty where there is none.
    """

    company: Company = field(default_factory=Company)
    mode: Mode = "full"
    respondents: tuple[Respondent, ...] = ()
    answers: Mapping[str, tuple[Answer, ...]] = field(default_factory=lambda: MappingProxyType({}))
    agreed: Mapping[str, Agreement] = field(default_factory=lambda: MappingProxyType({}))
    registers: Mapping[str, tuple[Row, ...]] = field(default_factory=lambda: MappingProxyType({}))
    surveys: Mapping[str, tuple[Mapping[str, float], ...]] = field(default_factory=lambda: MappingProxyType({}))
    strays: tuple[Stray, ...] = ()
    plan: PlanInputs = field(default_factory=PlanInputs)
    last_event: str = ""

    @cached_property
    def respondent_by_id(self) -> Mapping[str, Respondent]:
        """Respondents by id."""
        return MappingProxyType({respondent.id: respondent for respondent in self.respondents})

    @property
    def express(self) -> bool:
        """Whether only the express set is asked."""
        return self.mode == "express"
