"""How answers are weighed: weights, caps, gates, profile, pillars and business-model fit."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from assess.bank.base import Entry, QuestionId, Slug, Text
from assess.bank.conditions import Condition


class Role(Entry):
    """Who may be asked. `tier` decides whose view is whose in a perception gap."""

    id: Slug
    name: Text
    tier: Literal["leader", "middle", "front-line"]
    aliases: tuple[Text, ...] = ()


class Source(Entry):
    """A source of a construct, fact or threshold."""

    id: Slug
    cite: Text


class BankInfo(Entry):
    """What this instrument is called and which edition it is."""

    title: Text
    version: Text = Field(pattern=r"^\d+\.\d+\.\d+$")
    language: Text
    licence: Text
    calibration: Text


class Step(Entry):
    """One of the eight steps: what it is for, what it weighs in the index and how it is scored.

    scored_by: `points` of its answers, or `mapping`, how completely they are known (step 1).
    minutes: the time-box of an interview.
    """

    id: int = Field(ge=1, le=8)
    name: Text
    purpose: Text
    good: Text
    weight: float = Field(gt=0, lt=1)
    scored_by: Literal["points", "mapping"] = "points"


class MappingPoints(Entry):
    """What knowing is worth where completeness is scored."""

    evidenced: float
    known: float
    unsure: float
    unknown: float


class Cap(Entry):
    """A critical question worth less than `below` holds its step at `at` or lower."""

    below: float
    at: float


class Coverage(Entry):
    """The least share of weight that must be answered, in per cent, before a headline number is given."""

    overall: float
    steps: dict[int, float]


class Severity(Entry):
    """How impact becomes severity: the multiplier for starred mistakes, and where the bands begin."""

    starred_times: float
    critical: float
    high: float
    medium: float


class Stage(Entry):
    """A stage and what opens it: least step scores, no critical mistake, evidence from the gate register."""

    id: Slug
    name: Text
    means: Text
    steps: dict[int, float] = Field(default_factory=dict)
    no_critical_mistake: bool = False
    evidence: Condition | None = None


class Part(Entry):
    """One question's part in an aspect or pillar; `reversed` where a high score counts against it."""

    question: QuestionId
    weight: float = Field(default=1.0, gt=0)
    reversed: bool = False


class Aspect(Entry):
    """A line of the profile, from a central to a decentralised way of working, or one of the four pillars."""

    id: Slug
    name: Text
    low: Text
    high: Text
    parts: tuple[Part, ...] = Field(min_length=2)


class Scoring(Entry):
    """Every weight and threshold of the scoring; all are policy unless the instrument's sources say otherwise."""

    index_floor: float
    mapping: MappingPoints
    caps: tuple[Cap, ...]
    coverage: Coverage
    not_applicable_limit: float
    disagreement_levels: float
    perception_gap_levels: float
    perception_gap_questions: int = Field(ge=1)
    scale_respondents: int
    express_minutes: float
    severity: Severity
    stages: tuple[Stage, ...] = Field(min_length=2)
    profile: tuple[Aspect, ...]
    pillars: tuple[Aspect, ...]


class Trait(Entry):
    """One column of the product lines and the level 0..4 that suits a business model best."""

    column: Slug
    suits: float = Field(ge=0, le=4)
    weight: float = Field(default=1.0, gt=0)


class BusinessModel(Entry):
    """A way of organising work, the traits of a line that it suits, and the practices it brings into the plan."""

    id: Slug
    name: Text
    means: Text
    traits: tuple[Trait, ...] = Field(min_length=2)
    practices: tuple[Text, ...] = Field(min_length=3)
    beware: Text


class Fit(Entry):
    """Business models and the score below which none of them suits."""

    register_: Slug = Field(alias="register")
    low: float
    hybrid_within: float
    models: tuple[BusinessModel, ...] = Field(min_length=2)
    advise_against: Text

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        if len({model.id for model in self.models}) != len(self.models):
            raise ValueError("two business models have the same id")
        return self
