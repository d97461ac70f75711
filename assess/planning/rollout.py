"""What a plan says. Frozen values that screens, reports, exports and JSON draw from and compute nothing themselves.

Weeks count from the start of the plan. A `Range` is all the values a thing may have; None stands for "not known".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.library import GuardrailTemplate, KpiTemplate, Tool
    from assess.engagement.model import Engagement
    from assess.planning.actions import ActionCall
    from assess.scoring.assessment import Status
    from assess.scoring.ranges import Range, Truth

Days: TypeAlias = tuple[str, str]
"""Two ISO dates: the earliest and the latest that a range of weeks comes to."""


# The line that goes first


class LineVerdict(StrEnum):
    """What the comparison of lines comes to.

    RECOMMENDED: one line ranks first often enough. CLOSE_CALL: none does; the one with the least regret is named.
    NOT_YET_KNOWN: none is certain to pass the screens, and one or more may. NONE_ELIGIBLE: every line fails a screen.
    NO_LINES: nobody has described one.
    """

    RECOMMENDED = "recommended"
    CLOSE_CALL = "close-call"
    NOT_YET_KNOWN = "not-yet-known"
    NONE_ELIGIBLE = "none-eligible"
    NO_LINES = "no-lines"


@dataclass(frozen=True, slots=True)
class Screening:
    """One screen and whether a line passes it. says: what is wrong or unknown, "" where it passes."""

    screen: str
    name: str
    column: str
    passes: Truth
    says: str
    mend: str


@dataclass(frozen=True, slots=True)
class LinePoints:
    """One criterion of a line's value. points: 0..100. weight: 0..1, all weights together 1. column: what it reads."""

    criterion: str
    name: str
    column: str
    weight: float
    points: Range


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line: its screens, its value 0..100 at the stated weights, and how it fares when the weights vary.

    eligible: whether it passes all screens. dominated_by: lines that are at least as good in everything and better in
    something, whatever is not known. first: the share 0..1 of draws in which it ranks first among eligible lines that
    nothing dominates, from its worst case to its best; regret: the mean points by which it falls short of the best,
    likewise; both None where it does not compete. why_not: why it is not the one, in whole sentences. would_win: what
    would make it the one.
    """

    line: str
    screens: tuple[Screening, ...]
    eligible: Truth
    value: Range
    points: tuple[LinePoints, ...]
    dominated_by: tuple[str, ...] = ()
    first: Range | None = None
    regret: Range | None = None
    why_not: tuple[str, ...] = ()
    would_win: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """A choice somebody made against, or ahead of, what the plan would choose, and why."""

    of: str
    reason: str


@dataclass(frozen=True, slots=True)
class PilotChoice:
    """Which line goes first. lines: by value at the stated weights, the best first.

    recommended: what the comparison names, None where it names none. chosen: what the plan goes on with: the override's
    line if there is one. nearest: where none is eligible, the line that fails the fewest screens. says: the finding in
    whole sentences. settle: (line, column) pairs that are not known and could change the verdict. equals: lines that
    nothing but their name tells from the recommended one.
    """

    verdict: LineVerdict
    recommended: str | None
    chosen: str | None
    override: Override | None
    nearest: str | None
    lines: tuple[Candidate, ...]
    says: str
    settle: tuple[tuple[str, str], ...] = ()
    equals: tuple[str, ...] = ()
    draws: int = 0
    seed: int = 0


# The squad


class SquadVerdict(StrEnum):
    """What the search for a squad comes to. NO_PEOPLE: nobody is listed. CANCELLED: somebody stopped the search."""

    FOUND = "found"
    INFEASIBLE = "infeasible"
    NO_PEOPLE = "no-people"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Member:
    """One member. lead: the lead role held, "" for none. skills: the needed skills this person brings, as needed.

    equals: people outside the squad who would serve exactly as well in this seat: there is no preference between them.
    """

    person: str
    role: str
    department: str
    team: str
    lead: str
    skills: tuple[str, ...]
    equals: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """A needed skill: its level, how many must have it, and the members who do."""

    skill: str
    level: int
    needed: int
    holders: tuple[str, ...]
    critical: bool


@dataclass(frozen=True, slots=True)
class Loss:
    """What losing one member does: needs no longer met, and who could take the seat.

    unmet: the skills short and the lead roles nobody left may hold, in words. replacement: the person whose coming in
    keeps every rule at the least cost, None where nobody can; costs: by how much the cost changes then.
    """

    person: str
    unmet: tuple[str, ...]
    replacement: str | None
    costs: float | None


@dataclass(frozen=True, slots=True)
class CostPart:
    """One part of a squad's cost, weight applied; cover counts against the rest and is negative."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Squad:
    """One squad that keeps every rule. gap: by what share 0..1 a better one could beat it, 0 where proven best."""

    members: tuple[Member, ...]
    cost: float
    parts: tuple[CostPart, ...]
    cover: tuple[Cover, ...]
    losses: tuple[Loss, ...]
    shared_hours: float | None
    proven: bool
    gap: float

    @property
    def people(self) -> tuple[str, ...]:
        """Who is in it."""
        return tuple(member.person for member in self.members)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that would mend a pool that gives no squad. kind: "hire" or "release".

    says: in words ("one person with design at level 3"). person: whom to release, "" for a hire.
    """

    kind: str
    says: str
    person: str = ""
    skill: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody of the table who cannot join, and why; unknown: because something is not known."""

    person: str
    why: str
    unknown: bool


@dataclass(frozen=True, slots=True)
class SquadChoice:
    """The squads offered, the best first, or what is missing for one.

    shape: the id of what a squad needs here. pool: how many could join. assumed: what was taken as given because nobody
    knows it ("the working hours of ..."), in words. says: the finding in whole sentences.
    """

    verdict: SquadVerdict
    squads: tuple[Squad, ...]
    missing: tuple[Missing, ...]
    left_out: tuple[LeftOut, ...]
    overrides: tuple[Override, ...]
    shape: str
    sizes: tuple[int, int]
    pool: int
    says: str
    assumed: tuple[str, ...] = ()


# The schedule


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Weeks from the start by which a thing has happened, from readiness at its high end to that at its low end."""

    p10: Range
    p50: Range
    p80: Range
    p90: Range


@dataclass(frozen=True, slots=True)
class GateTime:
    """When a gate's decision falls. passed: the answers show that it lies behind, and its weeks are 0.

    dates: P10, P50, P80 and P90 as calendar dates, None without a start date and for a gate that has passed. spread:
    the 0th to the 100th percentile, 101 values, with readiness at its high end and at its low end.
    """

    gate: str
    name: str
    passed: bool
    weeks: Percentiles
    dates: Mapping[str, Days] | None
    spread: tuple[tuple[float, ...], tuple[float, ...]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ActivityTime:
    """One activity: its step, how much longer it takes than with a full score, when it runs and how often it decides.

    start, finish: P50 in weeks from the start. critical: the share 0..1 of draws in which a delay here delays the end.
    """

    activity: str
    name: str
    step: int
    done: bool
    factor: Range
    start: Range
    finish: Range
    finish_p80: Range
    critical: Range


@dataclass(frozen=True, slots=True)
class Schedule:
    """When things happen. start: the stored start date, "" where none is. end: when all, culture included, is done."""

    start: str
    gates: tuple[GateTime, ...]
    activities: tuple[ActivityTime, ...]
    end: Percentiles
    end_dates: Mapping[str, Days] | None
    draws: int
    seed: int


# Actions, phases and what they need


class Window(StrEnum):
    """Where an action stands. CONDITIONAL: only if an open question confirms a mistake. LATER: no gate waits for it."""

    BEFORE_GATE = "before-gate"
    CONDITIONAL = "conditional"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action in its place. number: in the whole list. gate: before which it belongs, "" where none needs it.

    weeks: from when to when it runs at the leaders' hours that are set aside, None where they are not known or it is
    not scheduled. within: the first of the near windows (30, 60, 90 days) in which it can be finished, 0 for later.
    cures: the mistakes it is the direct cure of and that are detected.
    """

    number: int
    call: ActionCall
    window: Window
    gate: str
    weeks: Range | None
    within: int
    cures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GateLoad:
    """What must be done before one gate: leaders' hours, coaching days, person-days, and what that asks of a week.

    weeks_available: P50 of the gate, or None where it has passed. hours_a_week: what the leaders must set aside to keep
    that date. enough: whether what they set aside does.
    """

    gate: str
    leader_hours: float
    coaching_days: float
    person_days: Range
    weeks_available: Range | None
    hours_a_week: Range | None
    enough: Truth


@dataclass(frozen=True, slots=True)
class Workload:
    """The leaders' hours set aside, per week (None where not known), and the load before each gate.

    says: what that means for the dates, in whole sentences.
    """

    hours: Range | None
    question: str
    loads: tuple[GateLoad, ...]
    says: str


@dataclass(frozen=True, slots=True)
class ExitCriterion:
    """What must hold for a gate. status: from the gate evidence, unresolved where nothing is recorded."""

    says: str
    status: Status
    evidence: str


@dataclass(frozen=True, slots=True)
class Kill:
    """What ends the pilot at once, who calls it (a role's name) and what is done then."""

    says: str
    owner: str
    then: str


@dataclass(frozen=True, slots=True)
class Phase:
    """What lies between two gates. gate: the one that ends it, "" for the last phase.

    weeks, dates: when its gate is expected (P50) and can be promised (P80). closed_by: detected mistakes and failed
    steps that keep the gate closed today, in words. actions: ids in order.
    """

    id: str
    name: str
    means: str
    gate: str
    gate_name: str
    owner: str
    activities: tuple[str, ...]
    actions: tuple[str, ...]
    exit: tuple[ExitCriterion, ...]
    kill: tuple[Kill, ...]
    closed_by: tuple[str, ...]
    way: str
    rollback: str
    weeks: Percentiles | None
    dates: Mapping[str, Days] | None
    passed: bool


# What is proposed from the instrument


@dataclass(frozen=True, slots=True)
class OfferedGuardrail:
    """A guardrail to start from and why: the gap it closes. questions: the answers behind it."""

    template: GuardrailTemplate
    owner: str
    why: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KpiNode:
    """A measure in the tree: the company's above the squad's. baseline: what the register says, in words, "" for none.

    feeds: the id above it, "" at the top. beside: the id that keeps it honest, "" for none. why: why it is proposed.
    """

    template: KpiTemplate
    baseline: str
    feeds: str
    beside: str
    why: str


@dataclass(frozen=True, slots=True)
class OfferedTool:
    """A category of tool, for which actions (ids) of this plan."""

    tool: Tool
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeatOffer:
    """A seat on the council: the role's name, why, and whether it is certain to be needed."""

    role: str
    why: str
    needed: Truth


@dataclass(frozen=True, slots=True)
class CouncilOffer:
    """The council as proposed for this company."""

    name: str
    purpose: str
    seats: tuple[SeatOffer, ...]
    decides: tuple[str, ...]
    never: tuple[str, ...]
    meets: str
    ends: str
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """What is proposed from the instrument by the gaps found. practices: of the business models that fit.

    advises_against: what to do in place of decentralising where no model fits, "" otherwise.
    """

    guardrails: tuple[OfferedGuardrail, ...]
    kpis: tuple[KpiNode, ...]
    tools: tuple[OfferedTool, ...]
    council: CouncilOffer
    practices: tuple[str, ...]
    advises_against: str = ""


# Money


@dataclass(frozen=True, slots=True)
class Tranche:
    """One part of the pilot's envelope: the gate at which it is released ("" where no gate is left for it).

    The gate may be one that has passed: its part is out, or due today.
    """

    number: int
    gate: str
    amount: Range


@dataclass(frozen=True, slots=True)
class StopCost:
    """What has been spent, from the start of the plan on, if one stops at a gate.

    weeks: P50 to P80. person_weeks: squad and actions until then. work: that at the day rates, None without rates.
    envelope: tranches released before it; None where the envelope is not known. platform: its running cost until then.
    waves: money for the waves that have run by then. total: the sum of what is known of them, None where that is
    nothing; complete: whether nothing is left out of it. The money released may pay for work and platform or stand
    beside them, and nobody has said which: the total runs from the greater of the two to both together.
    """

    gate: str
    weeks: Range
    squad_weeks: Range
    action_weeks: Range
    work: Range | None
    envelope: Range | None
    platform: Range | None
    total: Range | None
    complete: bool
    waves: Range | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """Money and work. Every sum is in `currency` and comes from what the client gave; nothing is priced by us.

    day_rate: low and high as given. missing: what would have to be given for whole sums, in words.
    """

    currency: str
    day_rate: Range | None
    envelope: Range | None
    tranches: tuple[Tranche, ...]
    platform_year: Range | None
    wave: Range | None
    stops: tuple[StopCost, ...]
    missing: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True)
class RolloutPlan:
    """The whole plan for one client.

    squads: of `squad`, for short. input_hash and bank_hash: what it was made from.
    """

    company: str
    bank_version: str
    bank_hash: str
    input_hash: str
    pilot: PilotChoice
    squad: SquadChoice
    schedule: Schedule
    phases: tuple[Phase, ...]
    actions: tuple[PlannedAction, ...]
    workload: Workload
    offers: Offers
    money: Money
    engagement: Engagement = field(repr=False, compare=False)
