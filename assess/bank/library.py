"""What the instrument offers: actions, tools, guardrails and KPIs."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from assess.bank.base import Entry, QuestionId, Slug, Text
from assess.bank.conditions import Condition


class Trigger(Entry):
    """What calls for an action: a mistake detected or possible, or a question worth less than `below` points.

    by: the questions, or the perception gap, by which the mistake must be made or be possible for it to call; a mistake
    without them calls whatever makes it so.
    """

    mistake: Slug | None = None
    by: tuple[QuestionId | Literal["perception-gap"], ...] = ()
    question: QuestionId | None = None
    below: float | None = Field(default=None, gt=0, le=100)

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.mistake is None) == (self.question is None):
            raise ValueError("a trigger names a mistake or a question")
        if (self.question is None) != (self.below is None):
            raise ValueError("a question calls for an action when it is worth less than `below` points")
        if self.by and self.mistake is None:
            raise ValueError("`by` says by which answers a mistake calls, and stands beside one")
        return self


class Effort(Entry):
    """Person-days, from the least to the most that a company of about 100 people would spend."""

    low: float = Field(gt=0)
    high: float = Field(gt=0)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise ValueError("low is at most high")
        return self


class Action(Entry):
    """Something to do: what calls for it, what comes first, whose it is, what it takes and how one sees it worked.

    frees_hours: whether it sets free hours of the leaders, and so comes first where these are too few.
    """

    id: Slug
    name: Text
    step: int = Field(ge=1, le=8)
    does: Text
    called_by: tuple[Trigger, ...] = Field(min_length=1)
    after: tuple[Slug, ...] = ()
    owner: Slug
    effort: Effort
    leader_hours: float = Field(ge=0)
    coaching_days: float = Field(default=0, ge=0)
    frees_hours: bool = False
    success: Text
    tools: tuple[Slug, ...] = ()


class Tool(Entry):
    """A category of tool, what it is for, and examples to start a shortlist from."""

    id: Slug
    name: Text
    purpose: Text
    step: int = Field(ge=1, le=8)
    examples: tuple[Text, ...] = Field(min_length=2)
    choose_by: Text


class GuardrailTemplate(Entry):
    """A guardrail to start from: the rule, its threshold, how it is checked and whose it is.

    What brings it into a plan: first: that its domain has no rule with an owner. called_by: a mistake that is detected,
    or a low answer. decisions: rows of the decisions that are to be taken with one sign-off or none. applies_when: the
    companies it is meant for.
    touches: words by which a reserved matter that it may not overrule is known.
    """

    id: Slug
    name: Text
    domain: Literal["compliance", "security", "performance"]
    rule: Text
    threshold: Text
    checked_by: Text
    owner: Slug
    automated: bool
    first: bool = False
    called_by: tuple[Trigger, ...] = ()
    decisions: tuple[Slug, ...] = ()
    touches: tuple[Text, ...] = ()
    applies_when: Condition | None = None


class KpiTemplate(Entry):
    """A measure to start from. `pairs_with` names the measure that keeps it honest, `feeds` the one above it.

    called_by: the mistakes and low answers that bring it into a plan, beside those that every plan has.
    """

    id: Slug
    name: Text
    tier: Literal["company", "squad"]
    unit: Text
    definition: Text
    better: Literal["higher", "lower"]
    kind: Literal["speed", "quality", "risk", "people", "customer", "money"]
    called_by: tuple[Trigger, ...] = ()
    pairs_with: Slug | None = None
    feeds: Slug | None = None
