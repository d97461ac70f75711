"""What the report's appendices say that is the same for every company: the board's questions and the sheets' words."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from assess.bank.base import Entry, QuestionId, Slug, Text
from assess.bank.conditions import Condition, FigureRef

FactName = Literal[
    "company",
    "fit",
    "statutory",
    "reserved",
    "guardrails",
    "cost",
    "envelope",
    "hours",
    "tranches",
    "measures",
    "exit",
    "failing",
    "kill",
    "way-back",
    "stopping",
    "gates",
    "squad",
    "promise",
]
GroupSource = Literal["squad", "home-teams", "dependencies", "guardrail-owners", "leaders", "nobody"]
_TOLD = ("answer", "figure", "fact")


class Piece(Entry):
    """One piece of an answer to a board: words of ours, or what the client's file says.

    says: in words, or what stands before an answer or a figure. answer: a question whose answer is told. figure: a
    figure that is told. fact: what the findings or the plan come to. when: the piece is told only where this certainly
    holds; otherwise, unknown: what is told where it certainly does not, and where nobody knows.
    """

    says: Text | None = None
    answer: QuestionId | None = None
    figure: FigureRef | None = None
    fact: FactName | None = None
    when: Condition | None = None
    otherwise: Text | None = None
    unknown: Text | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        told = [key for key in _TOLD if getattr(self, key) is not None]
        if len(told) > 1 or not (told or self.says):
            raise ValueError("a piece holds words of its own, or one of answer, figure and fact")
        if self.fact is not None and self.says is not None:
            raise ValueError("a fact is a whole sentence; put words before it into a piece of their own")
        if self.when is None and (self.otherwise or self.unknown):
            raise ValueError("`otherwise` and `unknown` stand beside a `when`")
        return self


class BoardQuestion(Entry):
    """A question that boards ask, and what the answer to it is made of."""

    id: Slug
    asks: Text
    pieces: tuple[Piece, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _always_answered(self) -> Self:
        if self.pieces[0].when is not None:
            raise ValueError("the first piece has no `when`, so that every company gets an answer")
        return self


class Benchmark(Entry):
    """The sheet for comparing with a model or one's own past. figures: the client's that may stand beside another's.

    model_rules, model_judge: what holds besides where another company is compared with.
    """

    purpose: Text
    figures: tuple[FigureRef, ...]
    rules: tuple[Text, ...] = Field(min_length=1)
    model_rules: tuple[Text, ...] = ()
    judge: tuple[Text, ...] = Field(min_length=1)
    model_judge: tuple[Text, ...] = ()


class Sample(Entry):
    """How many items a side tell an effect of some size from chance."""

    items: int = Field(ge=2)
    finds: Text


class SprintDays(Entry):
    """What is done on some days of a sprint."""

    days: Text
    does: Text


class SprintRole(Entry):
    """A part that somebody plays in a sprint."""

    name: Text
    does: Text


class Sprint(Entry):
    """The sheet for a trial of two weeks. prompts: what is written down first. stop: what ends it before its time."""

    purpose: Text
    prompts: tuple[Text, ...] = Field(min_length=1)
    samples: tuple[Sample, ...] = Field(min_length=1)
    days: tuple[SprintDays, ...] = Field(min_length=1)
    roles: tuple[SprintRole, ...] = Field(min_length=1)
    stop: tuple[Text, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _rising(self) -> Self:
        items = [each.items for each in self.samples]
        if items != sorted(set(items)):
            raise ValueError("samples rise")
        return self


class Group(Entry):
    """People whom the change concerns.

    who: where the client's file names them. hours: of training, the least before the first decision is handed over.
    """

    id: Slug
    name: Text
    who: GroupSource
    changes: Text
    message: Text
    hours: float | None = Field(default=None, gt=0)


class ChangePlan(Entry):
    """The sheet for the change plan. written: the question under which a plan is looked for. answers: told on it."""

    written: QuestionId
    purpose: Text
    answers: tuple[QuestionId, ...]
    groups: tuple[Group, ...] = Field(min_length=1)


class Appendices(Entry):
    """Everything that the appendices say of their own."""

    faq: tuple[BoardQuestion, ...]
    benchmark: Benchmark
    sprint: Sprint
    change_plan: ChangePlan
