"""How findings become a plan: what makes a line fit to go first, what a squad needs, what takes how long, who decides.

Every figure is policy unless its comment in the YAML names a source.
"""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, model_validator

from assess.bank.base import Entry, QuestionId, Slug, Text
from assess.bank.conditions import Condition, FigureRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.registers import ColumnType

GATE_EVIDENCE = "gate-evidence"
"""The register in which the exit criteria of gates are proved, one row each."""

SQUAD_COLUMNS: Mapping[str, ColumnType] = MappingProxyType(
    {
        "role": "text",
        "department": "text",
        "team": "text",
        "skills": "skills",
        "availability": "percent",
        "released": "yes-no",
        "manager": "text",
        "utc-offset": "number",
        "worked-with": "list",
        "conflicts": "list",
        "backfill-weeks": "number",
    }
)
"""What is read of a person to form a squad: columns of the squads' register and what each holds."""


class Screen(Entry):
    """What a line must pass before it may go first. `when` reads one row of the lines.

    fails: the sentence said of a line that fails. mend: what would let it pass. column: the cell that decides.
    """

    id: Slug
    name: Text
    column: Slug
    when: Condition
    fails: Text
    mend: Text


class Anchor(Entry):
    """A figure and what it is worth; between two anchors the worth runs straight."""

    at: float
    points: float = Field(ge=0, le=100)


class Criterion(Entry):
    """One part of a line's value: the column it reads, its weight, and fixed anchors that turn a figure into points.

    Without anchors a level is worth 25 points each and a percentage itself, turned round where less is better.
    """

    id: Slug
    name: Text
    column: Slug
    weight: float = Field(gt=0)
    anchors: tuple[Anchor, ...] = ()

    @model_validator(mode="after")
    def _rising(self) -> Self:
        if len(self.anchors) == 1 or any(later.at <= earlier.at for earlier, later in pairwise(self.anchors)):
            raise ValueError("anchors are two or more, with rising figures")
        return self


class Lines(Entry):
    """How the line that goes first is chosen.

    draws: how many sets of weights are tried around the stated ones, with this seed; steadiness: the higher, the closer
    they stay (the sum of a Dirichlet distribution's parameters). recommend: the share 0..1 of first ranks that makes a
    recommendation.
    """

    register_: Slug = Field(alias="register")
    screens: tuple[Screen, ...] = Field(min_length=1)
    criteria: tuple[Criterion, ...] = Field(min_length=2)
    draws: int = Field(ge=100)
    seed: int
    steadiness: float = Field(gt=0)
    recommend: float = Field(gt=0, le=1)

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        _once("screens", [screen.id for screen in self.screens])
        _once("criteria", [criterion.id for criterion in self.criteria])
        return self


class SkillNeed(Entry):
    """A skill that a squad needs, at a level 1..4. Where it is critical, two members must have it.

    also: other words for it in the people's table.
    """

    skill: Text
    level: int = Field(ge=1, le=4)
    critical: bool = False
    also: tuple[Text, ...] = ()


class Lead(Entry):
    """A lead role that one member holds: who has the skill at that level may."""

    id: Slug
    name: Text
    skill: Text
    level: int = Field(ge=1, le=4)


class TeamShape(Entry):
    """What a squad needs in some industries; the shape without industries serves all others.

    industries: words, any of which in the company's industry means this shape.
    """

    id: Slug
    industries: tuple[Text, ...] = ()
    needs: tuple[SkillNeed, ...] = Field(min_length=1)
    leads: tuple[Lead, ...] = Field(min_length=1)


class Sizes(Entry):
    """The least and the greatest number of members; small_ ones in a company of fewer than `small_below` people."""

    low: int = Field(ge=2)
    high: int = Field(le=12)
    small_low: int = Field(ge=2)
    small_high: int = Field(le=12)
    small_below: int = Field(ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high or self.small_low > self.small_high:
            raise ValueError("the least size is at most the greatest")
        return self


class PairCost(Entry):
    """What it costs, 0..10, that two people must learn to work together; the first that fits counts.

    an_hour_apart: added for each hour between their working days. The sum is at most 10.
    """

    worked_together: float = Field(ge=0, le=10)
    same_team: float = Field(ge=0, le=10)
    same_department: float = Field(ge=0, le=10)
    strangers: float = Field(ge=0, le=10)
    an_hour_apart: float = Field(ge=0, le=10)


class Squads(Entry):
    """How a squad is formed.

    availability: per cent of time a member must have. shared_hours of a working_day: what any two must have in common.
    home_team_keeps: how many of a home team listed stay, where it lists two or more. department_share: the greatest
    share 0..1 of seats one department may hold. Weights: `pairs` for the cost of each pair, `disruption` for each week
    that it takes to replace a member, `cover` for each skill held once more than needed.
    apart: by how many members two offered squads differ at least. effort: how many partial squads the search looks at
    before it ends with what it has and says that it is not proven.
    """

    register_: Slug = Field(alias="register")
    sizes: Sizes
    availability: float = Field(ge=0, le=100)
    working_day: float = Field(gt=0, le=24)
    shared_hours: float = Field(ge=0, le=24)
    home_team_keeps: int = Field(ge=0)
    department_share: float = Field(gt=0, le=1)
    critical_people: int = Field(ge=1)
    pair_cost: PairCost
    pairs: float = Field(ge=0)
    disruption: float = Field(ge=0)
    cover: float = Field(ge=0)
    offered: int = Field(ge=1)
    apart: int = Field(ge=1)
    effort: int = Field(ge=1)
    shapes: tuple[TeamShape, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_for_all_others(self) -> Self:
        if sum(not shape.industries for shape in self.shapes) != 1:
            raise ValueError("exactly one shape has no industries and serves all others")
        return self


class Activity(Entry):
    """Something that takes time: weeks at the least, most likely and at the most, and what comes before it.

    after: activities and gates. done_at: the stage at which it lies behind. repeats: the chance 0..1 that a part
    (`share`) of it must be done again.
    """

    id: Slug
    name: Text
    step: int = Field(ge=1, le=8)
    low: float = Field(ge=0)
    mode: float = Field(ge=0)
    high: float = Field(gt=0)
    after: tuple[Slug, ...] = ()
    done_at: Slug | None = None
    repeats: Repeat | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.mode <= self.high or self.low == self.high:
            raise ValueError("low, mode and high are in order, and low is less than high")
        return self


class Repeat(Entry):
    """The chance 0..1 that a share of an activity must be done again."""

    chance: float = Field(ge=0, le=1)
    share: float = Field(ge=0, le=1)


class GateCriterion(Entry):
    """What must hold for a gate to open. evidence: the row of the gate evidence that proves it.

    answer: it holds once this question is worth all its points, as its step counts them, and the evidence was seen.
    not_met: answers that show it not to hold, however little would show that it does; each part says so in words.
    no_critical_mistake: it holds while every critical mistake is ruled out, which the answers tell.
    """

    says: Text
    evidence: Slug | None = None
    answer: QuestionId | None = None
    not_met: Condition | None = None
    no_critical_mistake: bool = False


class DecisionGate(Entry):
    """A point at which somebody decides to go on, to wait or to stop.

    after: what must be finished. wait: weeks to get the decision. stage: the stage it opens, if the scoring knows one.
    steps: whose actions belong before it. way: whether it can be taken back. tranche: whether money is released at it.
    kill: whether the phase that it ends is the one that the kill criteria may end before its gate.
    """

    id: Slug
    name: Text
    phase: Text
    means: Text
    after: tuple[Slug, ...] = Field(min_length=1)
    wait: float = Field(ge=0)
    stage: Slug | None = None
    steps: tuple[int, ...] = ()
    owner: Slug
    exit: tuple[GateCriterion, ...] = Field(min_length=1)
    way: Literal["two-way", "one-way"]
    rollback: Text
    tranche: bool = False
    kill: bool = False


class KillCriterion(Entry):
    """What may end the pilot before its gate: the event, who calls it and what is done."""

    says: Text
    owner: Slug
    then: Text


class Timing(Entry):
    """The network of activities and gates and how its length is drawn.

    correlation: of any two activities' lengths. readiness: how much longer an activity takes at a step score of 0.
    unfinished: the phase after the last gate.
    """

    activities: tuple[Activity, ...] = Field(min_length=1)
    gates: tuple[DecisionGate, ...] = Field(min_length=1)
    correlation: float = Field(ge=0, lt=1)
    readiness: float = Field(ge=0)
    draws: int = Field(ge=100)
    seed: int
    last_phase: Text
    last_phase_means: Text
    kill: tuple[KillCriterion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _once("activities and gates", [*(a.id for a in self.activities), *(g.id for g in self.gates)])
        return self


class Seat(Entry):
    """A seat on the council: whose, what for, and when it is needed (always, if nothing is said)."""

    role: Slug
    why: Text
    when: Condition | None = None


class Caution(Entry):
    """What to mind with a council in a company of which `when` holds."""

    when: Condition
    says: Text


class Council(Entry):
    """The body that looks after the guardrails and the gates, and dissolves itself."""

    name: Text
    purpose: Text
    seats: tuple[Seat, ...] = Field(min_length=2)
    decides: tuple[Text, ...] = Field(min_length=2)
    never: tuple[Text, ...] = Field(min_length=2)
    meets: Text
    ends: Text
    cautions: tuple[Caution, ...] = ()


_QUESTIONS = ("sponsor", "line_baseline", "power_to_stop")


class Inputs(Entry):
    """Where the planner reads the client's own figures. `leader_hours`: a week, all leaders together.

    sponsor, line_baseline, power_to_stop: the questions on what the sponsor has written, on the figures kept of the
    pilot line itself from before its start, and on who can stop a unit.
    """

    leader_hours: FigureRef
    envelope: FigureRef
    tranches: FigureRef
    platform_cost: FigureRef
    wave_funding: FigureRef
    handed_over: FigureRef
    sponsor: QuestionId
    line_baseline: QuestionId
    power_to_stop: QuestionId | None = None

    @property
    def figures(self) -> Mapping[str, str]:
        """The figures by their keys."""
        return {name: getattr(self, name) for name in type(self).model_fields if name not in _QUESTIONS}


class Capacity(Entry):
    """How actions share the leaders' time and the people's.

    days_a_week: person-days that go into one action a week. at_once: how many actions run side by side.
    windows: the days at which the near view is cut.
    """

    days_a_week: float = Field(gt=0)
    at_once: int = Field(ge=1)
    windows: tuple[Annotated[int, Field(ge=1)], ...] = Field(min_length=1)


class Planning(Entry):
    """Everything a rollout plan is made by, beside the answers. guardrails_at_most: how many are proposed at once."""

    lines: Lines
    squads: Squads
    timing: Timing
    council: Council
    inputs: Inputs
    capacity: Capacity
    guardrails_at_most: int = Field(default=12, ge=1)


def _once(what: str, ids: list[str]) -> None:
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise ValueError(f"{what}: {', '.join(twice)} is given twice")
