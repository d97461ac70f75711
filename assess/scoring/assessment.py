"""What an evaluation says. Frozen values that screens, reports and JSON draw from and compute nothing themselves.

Every range is in points from 0 to 100 unless said otherwise; None stands for "not assessed".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from assess.scoring.fingerprint import input_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.engagement.model import Engagement
    from assess.scoring.ranges import Range, Truth


class Standing(StrEnum):
    """Where a question stands."""

    ANSWERED = "answered"
    UNSURE = "unsure"
    DISAGREED = "disagreed"
    DONT_KNOW = "dont-know"
    PARKED = "parked"
    OPEN = "open"
    NOT_APPLICABLE = "not-applicable"
    WITHHELD = "withheld"
    HIDDEN = "hidden"
    UNSCORED = "unscored"


class Status(StrEnum):
    """Whether a gate, or one of its clauses, opens."""

    PASSED = "passed"
    FAILED = "failed"
    UNRESOLVED = "unresolved"


class Verdict(StrEnum):
    """Whether a mistake is being made."""

    DETECTED = "detected"
    POSSIBLE = "possible"
    NOT_INDICATED = "not-indicated"
    NOT_ASSESSABLE = "not-assessable"


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """One question: its range, or None where it is left out, and what it adds to its step.

    points: what the answer is worth by its anchors or bands; in step 1 this differs from `range`, which there says how
    well it is mapped. answered: the share 0..1 of it that is answered. contribution: its part of the step's range.
    """

    id: str
    standing: Standing
    range: Range | None
    points: Range | None
    weight: float
    answered: float
    contribution: Range
    single_source: bool


@dataclass(frozen=True, slots=True)
class CapApplied:
    """A critical question that holds its step down: by how much at each end (0 or negative)."""

    question: str
    below: float
    at: float
    adjustment: Range


@dataclass(frozen=True, slots=True)
class StepScore:
    """One step: its range after caps, what it was made of, and what it adds to the logarithm of the index.

    coverage: per cent of applicable weight that is answered. Contributions and cap adjustments add up to the range.
    """

    id: int
    name: str
    range: Range | None
    questions: tuple[QuestionScore, ...]
    caps: tuple[CapApplied, ...]
    coverage: float
    weight: float
    log_contribution: Range


@dataclass(frozen=True, slots=True)
class Index:
    """The index: the weighted geometric mean, with the arithmetic and harmonic means for the method appendix."""

    range: Range
    arithmetic: Range
    harmonic: Range


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was answered, in per cent of applicable weight, and whether that is enough for a headline number.

    short: what falls short, "overall" or a step's number.
    """

    overall: float
    steps: Mapping[int, float]
    sufficient: bool
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GateClause:
    """One thing a gate asks for.

    kind: "step", "mistakes", "evidence", "earlier" (the gate before), "coverage" or "express". threshold and range
    only for a step. questions: the answers that fail it or leave it open.
    """

    kind: str
    says: str
    status: Status
    step: int | None
    threshold: float | None
    range: Range | None
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """What opens a stage."""

    stage: str
    name: str
    status: Status
    clauses: tuple[GateClause, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """The furthest stage all of whose gates, and all gates before it, pass; and the one after it."""

    reached: str
    name: str
    next: str | None
    provisional: bool
    gates: tuple[Gate, ...]


@dataclass(frozen=True, slots=True)
class ClauseFinding:
    """One clause of a mistake: what it says when it holds, whether it does, and the questions it reads."""

    says: str
    truth: Truth
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MistakeFinding:
    """A mistake: the verdict, how severe it is, the answers that cause it and those that would settle it.

    severity: impact 1..5 after raises and the multiplier, a range where company facts are not known.
    band: "critical", "high", "medium" or "low", by the high end; least_band: by the low end, "" for the same. warning:
    a lone sign that is not yet the mistake.
    """

    id: str
    name: str
    verdict: Verdict
    severity: Range
    band: str
    headline: bool
    answers: tuple[str, ...]
    settle: tuple[str, ...]
    clauses: tuple[ClauseFinding, ...]
    warning: str
    consequence: str
    cure: str
    least_band: str = ""


@dataclass(frozen=True, slots=True)
class Dial:
    """Two mistakes that pull against each other, shown together so that a cure does not cause its opposite."""

    id: str
    name: str
    too_loose: str
    too_loose_verdict: Verdict
    too_tight: str
    too_tight_verdict: Verdict


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Competent respondents two levels or more apart: each one's points, and those of an agreed value."""

    question: str
    views: tuple[tuple[str, Range], ...]
    levels_apart: float
    agreed: Range | None


@dataclass(frozen=True, slots=True)
class PerceptionGap:
    """Leaders at least one level above the front line on one question."""

    question: str
    leaders: Range
    front_line: Range
    truth: Truth


@dataclass(frozen=True, slots=True)
class ContradictionFinding:
    """Two answers that cannot both be right."""

    id: str
    says: str
    ask: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AspectScore:
    """One line of the profile or one pillar, from central (0) to decentralised (100)."""

    id: str
    name: str
    low: str
    high: str
    range: Range | None
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineFit:
    """How well each business model suits one product line."""

    line: str
    models: Mapping[str, Range]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well each business model suits the company's lines together.

    verdict: a model's id, "hybrid", "low" (decentralising fits none of them) or "not-yet-known".
    """

    verdict: str
    models: Mapping[str, Range]
    names: Mapping[str, str]
    suits: tuple[str, ...]
    lines: tuple[LineFit, ...]
    question: str


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """A question worth asking next: which gates and mistakes it would settle, and how far it narrows the index.

    settles: names of what both its best and its worst answer make certain. may_settle: names of what only one of the
    two would. narrows: points by which the index range shrinks, the mean of both ends.
    """

    question: str
    settles: tuple[str, ...]
    narrows: float
    may_settle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lever:
    """Raising one question by a number of levels (bands, for figures).

    known: whether its answer is settled; where it is not, finding out comes first and may show that it stands higher.
    """

    question: str
    levels: int
    known: bool = True


@dataclass(frozen=True, slots=True)
class Levers:
    """A set of improvements none of which can be spared, that opens the next gate.

    opens: whether they do; where False, something that they cannot change stands in the way. fewest: whether it is
    proven that no smaller set would do.
    """

    stage: str | None
    levers: tuple[Lever, ...]
    opens: bool
    fewest: bool


@dataclass(frozen=True)
class Assessment:
    """Everything an evaluation says of one client.

    index: None where no step is assessed; print it as a headline only where `coverage.sufficient`. express: only the
    express set was asked.
    """

    company: str
    bank_version: str
    bank_hash: str
    express: bool
    coverage: Coverage
    steps: tuple[StepScore, ...]
    index: Index | None
    stage: Stage
    mistakes: tuple[MistakeFinding, ...]
    dials: tuple[Dial, ...]
    disagreements: tuple[Disagreement, ...]
    perception_gaps: tuple[PerceptionGap, ...]
    contradictions: tuple[ContradictionFinding, ...]
    profile: tuple[AspectScore, ...]
    pillars: tuple[AspectScore, ...]
    fit: Fit
    engagement: Engagement = field(repr=False, compare=False)

    @cached_property
    def input_hash(self) -> str:
        """A hash of all that was scored, so that two reports can be told to rest on the same answers."""
        return input_hash(self.engagement)

    def question(self, question_id: str) -> QuestionScore | None:
        """Return the score of one question."""
        return next((q for step in self.steps for q in step.questions if q.id == question_id), None)
