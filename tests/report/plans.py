"""Rollout plans made by hand: whole, with hostile names, with little known, without a squad, and with gates behind."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from assess.engagement.model import Choice, Engagement, PlanInputs
from assess.planning.actions import ActionCall, Call, Urgency
from assess.planning.rollout import (
    ActivityTime,
    Candidate,
    CostPart,
    CouncilOffer,
    Cover,
    ExitCriterion,
    GateLoad,
    GateTime,
    Kill,
    KpiNode,
    LeftOut,
    LinePoints,
    LineVerdict,
    Loss,
    Member,
    Missing,
    Money,
    OfferedGuardrail,
    OfferedTool,
    Offers,
    Override,
    Percentiles,
    Phase,
    PilotChoice,
    PlannedAction,
    RolloutPlan,
    Schedule,
    Screening,
    SeatOffer,
    Squad,
    SquadChoice,
    SquadVerdict,
    StopCost,
    Tranche,
    Window,
    Workload,
)
from assess.scoring.assessment import Status
from assess.scoring.ranges import FALSE, TRUE, UNKNOWN, Range, exactly
from tests.report import example

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.planning.rollout import Days
    from assess.scoring.ranges import Truth

BANK = example.bank()
FIRST, SECOND, THIRD = "Invoicing for partners", "Nordic edition", "Core bookkeeping"
_LINES = BANK.planning.lines
_GATES = BANK.planning.timing.gates


def candidate(line: str, value: Range, eligible: Truth = TRUE, **fields: object) -> Candidate:
    """Return a line; where it is not eligible its first screen fails, or is not known."""
    screens = tuple(
        Screening(
            screen.id,
            screen.name,
            screen.column,
            eligible if place == 0 else TRUE,
            "" if eligible is TRUE or place else screen.fails,
            screen.mend,
        )
        for place, screen in enumerate(_LINES.screens)
    )
    total = sum(each.weight for each in _LINES.criteria)
    points = tuple(LinePoints(each.id, each.name, each.column, each.weight / total, value) for each in _LINES.criteria)
    return Candidate(line, screens, eligible, value, points, **fields)  # type: ignore[arg-type]


def pilot(**changes: object) -> PilotChoice:
    """Return a choice of line: one recommended, a runner-up and one that fails."""
    chosen = PilotChoice(
        verdict=LineVerdict.RECOMMENDED,
        recommended=FIRST,
        chosen=FIRST,
        override=None,
        nearest=None,
        lines=(
            candidate(FIRST, Range(71, 74), first=Range(0.82, 0.97), regret=Range(0, 0.4)),
            candidate(
                SECOND,
                Range(55, 61),
                first=Range(0.03, 0.18),
                regret=Range(9, 14),
                why_not=("It falls 13 to 16 points short, most of all in results that can be measured.",),
                would_win=("Results can be measured: from level 1 to level 4.",),
            ),
            candidate(
                THIRD, Range(38, 38), FALSE, why_not=("It brings 62 % of revenue.",), would_win=("Take a part.",)
            ),
        ),
        says=f"{FIRST} goes first: it ranks first in 82 to 97 % of draws.",
        settle=((SECOND, "data-readiness"),),
        draws=2000,
        seed=20260921,
    )
    return replace(chosen, **changes)  # type: ignore[arg-type]


def member(person: str, lead: str = "", **fields: object) -> Member:
    """Return a member of the squad."""
    return Member(person, "Engineer", "Technology", "Invoicing", lead, ("engineering", "testing"), **fields)  # type: ignore[arg-type]


def squad(*people: str, cost: float = 41.3) -> Squad:
    """Return a squad of these people."""
    return Squad(
        members=tuple(member(person, "Engineering lead" if n == 0 else "") for n, person in enumerate(people)),
        cost=cost,
        parts=(CostPart("unfamiliar pairs", 30.0), CostPart("disruption", 14.3), CostPart("extra cover", -3.0)),
        cover=(
            Cover("engineering", 3, 2, people[:2], critical=True),
            Cover("design", 3, 1, people[2:3], critical=False),
        ),
        losses=tuple(
            Loss(person, ("design at level 3",) if n == 2 else (), "Platform engineer" if n else None, 2.5)
            for n, person in enumerate(people)
        ),
        shared_hours=6.0,
        proven=True,
        gap=0.0,
    )


PEOPLE = ("Engineering lead, invoicing", "Backend engineer", "Designer", "Product manager", "Data analyst")


def squads(**changes: object) -> SquadChoice:
    """Return a choice of squads: two found, some people left out."""
    choice = SquadChoice(
        verdict=SquadVerdict.FOUND,
        squads=(squad(*PEOPLE), squad(*PEOPLE[:3], "Analyst, sales", "Product owner", cost=44.0)),
        missing=(),
        left_out=(
            LeftOut("Quality engineer", "not released", unknown=False),
            LeftOut("Head of sales", "not released", unknown=False),
            LeftOut("Support engineer", "nobody knows how much time they have", unknown=True),
        ),
        overrides=(),
        shape="software",
        sizes=(5, 9),
        pool=11,
        says="Five of 11 people who could join form the squad.",
        assumed=("Nobody knows the working hours of the data analyst",),
    )
    return replace(choice, **changes)  # type: ignore[arg-type]


def percentiles(week: float, spread: float) -> Percentiles:
    """Return percentiles around a week, wider the less is known."""
    return Percentiles(
        Range(week * 0.8, week * 0.8 + spread),
        Range(week, week + spread),
        Range(week * 1.2, week * 1.2 + spread),
        Range(week * 1.3, week * 1.3 + spread),
    )


def _dates(year: int) -> Mapping[str, Days]:
    return MappingProxyType(
        {
            "p10": (f"{year}-01-05", f"{year}-01-26"),
            "p50": (f"{year}-03-02", f"{year}-04-06"),
            "p80": (f"{year}-06-01", f"{year + 1}-01-15"),
            "p90": (f"{year + 1}-02-01", f"{year + 1}-04-01"),
        }
    )


def schedule(start: str = "2026-10-05", passed: int = 0, spread: float = 6.0) -> Schedule:
    """Return a schedule whose first gates have passed."""
    gates = tuple(
        GateTime(
            gate.id,
            gate.name,
            n < passed,
            percentiles(0 if n < passed else 11.0 + 22 * n, 0 if n < passed else spread),
            _dates(2027 + n) if start else None,
            (tuple(float(each) for each in range(101)), tuple(float(each + 6) for each in range(101))),
        )
        for n, gate in enumerate(_GATES)
    )
    activities = tuple(
        ActivityTime(
            each.id,
            each.name,
            each.step,
            n < 2 * passed,
            Range(1.1, 1.4),
            Range(3.0 * n, 3.4 * n),
            Range(3.0 * n + 5, 3.4 * n + 9),
            Range(3.2 * n + 7, 3.7 * n + 11),
            Range(0.1, 0.35),
        )
        for n, each in enumerate(BANK.planning.timing.activities)
    )
    ends = _dates(2033) if start else None
    return Schedule(start, gates, activities, percentiles(150, spread), ends, 10_000, 20260921)


def actions() -> tuple[PlannedAction, ...]:
    """Return actions of every window: near ones, one before a gate, conditional ones and later ones."""
    places = (
        (Window.BEFORE_GATE, "g1", 30),
        (Window.BEFORE_GATE, "g1", 90),
        (Window.BEFORE_GATE, "g2", 0),
        (Window.CONDITIONAL, "g2", 0),
        (Window.LATER, "", 0),
    )
    planned = []
    for number, action in enumerate(BANK.actions[:20], 1):
        window, gate, within = places[(number - 1) // 4]
        urgency = Urgency.POSSIBLE if window is Window.CONDITIONAL else Urgency.DETECTED
        mistake = next((each.mistake for each in action.called_by if each.mistake), None)
        if mistake:
            call = Call(urgency, mistake, ("3.1", "3.3"), severity=5, direct=True)
        else:
            call = Call(Urgency.LOW, "3.2", ("3.2",), points=Range(25, 25), below=60)
        after = (BANK.actions[0].id,) if number == 2 else ()
        weeks = Range(number, number + 3) if window is Window.BEFORE_GATE else None
        planned.append(PlannedAction(number, ActionCall(action, (call,), after, urgency), window, gate, weeks, within))
    return tuple(planned)


_HOURS = Range(3, 3)


def workload(hours: Range | None = _HOURS) -> Workload:
    """Return what the actions ask of the leaders."""
    loads = (
        GateLoad("g1", 24, 2, Range(20, 45), Range(11, 17), Range(1.4, 2.2), TRUE),
        GateLoad("g2", 180, 12.5, Range(120, 260), Range(22, 30), Range(6, 8.2), FALSE if hours else UNKNOWN),
        GateLoad("g3", 10, 0, Range(5, 9), None, None, UNKNOWN),
    )
    given = "3 are set aside" if hours else "how many they set aside is not known"
    given = "3 are set aside" if hours else "how many they set aside is not known"
    says = f"The actions before the gate to Pilot start ask 6 to 9 hours a week of the leaders; {given}."
    return Workload(hours, "7.6", loads, says)


def phases(passed: int = 0, *, dated: bool = True) -> tuple[Phase, ...]:
    """Return one phase a gate and the last one."""
    found = []
    for n, gate in enumerate(_GATES):
        killed = gate.id == "g3"
        found.append(
            Phase(
                id=gate.id,
                name=gate.phase,
                means=gate.means,
                gate=gate.id,
                gate_name=gate.name,
                owner="Chief executive or founder",
                activities=("guardrails", "platform") if n == 1 else (),
                actions=tuple(each.call.action.id for each in actions() if each.gate == gate.id),
                exit=tuple(
                    ExitCriterion(each.says, Status.PASSED if n < passed else Status.UNRESOLVED, each.evidence or "")
                    for each in gate.exit
                ),
                kill=tuple(Kill(each.says, "Finance lead", each.then) for each in BANK.planning.timing.kill)
                if killed
                else (),
                closed_by=("Step 3 at 36 to 42, where 60 is asked for.", "Neglecting guardrails is detected."),
                undecided=(),
                way=gate.way,
                rollback=gate.rollback,
                weeks=percentiles(11.0 + 22 * n, 6),
                dates=_dates(2027 + n) if dated else None,
                passed=n < passed,
            )
        )
    last = BANK.planning.timing
    return (
        *found,
        Phase(
            id="last",
            name=last.last_phase,
            means=last.last_phase_means,
            gate="",
            gate_name="",
            owner="",
            activities=("wave-three",),
            actions=(),
            exit=(),
            kill=(),
            closed_by=(),
            undecided=(),
            way="",
            rollback="",
            weeks=None,
            dates=None,
            passed=False,
        ),
    )


def offers() -> Offers:
    """Return a few of everything that the instrument offers."""
    council = BANK.planning.council
    kpis = {each.id: each for each in BANK.kpis}
    return Offers(
        guardrails=tuple(
            OfferedGuardrail(each, each.owner, "No rule of this domain has an owner.", ("3.1",))
            for each in BANK.guardrails[:4]
        ),
        kpis=(
            KpiNode(kpis["profit"], "", "", "", "the top"),
            KpiNode(kpis["global-revenue"], "", "profit", "regional-retention", "feeds profit"),
            KpiNode(kpis["regional-retention"], "88 % (2026-06)", "global-revenue", "", "one of the four"),
        ),
        tools=tuple(OfferedTool(each, (BANK.actions[0].id, BANK.actions[2].id)) for each in BANK.tools[:3]),
        council=CouncilOffer(
            council.name,
            council.purpose,
            tuple(
                SeatOffer(BANK.role_by_id[each.role].name, each.why, UNKNOWN if each.when else TRUE)
                for each in council.seats
            ),
            council.decides,
            council.never,
            council.meets,
            council.ends,
            ("It takes the place of the six forums there are.",),
        ),
        practices=("Publish a catalogue of shared services.",),
    )


def money(rates: bool = True) -> Money:  # noqa: FBT001, FBT002 - with or without rates
    """Return what stopping costs at each gate, in sums where there are rates and an envelope, else in person-weeks."""
    stops = tuple(
        StopCost(
            gate=gate.id,
            weeks=Range(11 + 22 * n, 19 + 25 * n),
            squad_weeks=Range(40 * n, 65 * n),
            action_weeks=Range(4 + 20 * n, 9 + 50 * n),
            work=Range(10_123 + 50_000 * n, 41_456 + 130_000 * n) if rates else None,
            envelope=exactly(30_000 * n) if rates else None,
            platform=None,
            total=Range(10_123 + 80_000 * n, 41_456 + 160_000 * n) if rates else None,
            complete=False,
        )
        for n, gate in enumerate(_GATES)
    )
    missing = ("the platform's running cost: question 7.8",)
    return Money(
        currency="EUR" if rates else "",
        day_rate=Range(500, 900) if rates else None,
        envelope=exactly(90_000) if rates else None,
        tranches=tuple(Tranche(n, gate, exactly(30_000)) for n, gate in ((1, "g2"), (2, "g3"), (3, "")))
        if rates
        else (),
        platform_year=None,
        wave=None,
        stops=stops,
        missing=missing if rates else (*missing, "a day rate: assess plan FILE --day-rate LOW-HIGH"),
        questions=("5.6", "7.8"),
    )


def made(engagement: Engagement | None = None, **changes: object) -> RolloutPlan:
    """Return a whole plan for the example client; keyword arguments replace parts."""
    client = engagement or example.engagement()
    whole = RolloutPlan(
        company=client.company.name,
        bank_version=BANK.info.version,
        bank_hash=BANK.content_hash,
        input_hash="0" * 64,
        pilot=pilot(),
        squad=squads(),
        schedule=schedule(),
        phases=phases(),
        actions=actions(),
        workload=workload(),
        offers=offers(),
        money=money(),
        engagement=client,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def hostile(text: str) -> RolloutPlan:
    """Return a plan in which every text of the client is an attack."""
    attacked = replace(
        squad(*(f"{text}{n}" for n in range(5))),
        members=tuple(member(f"{text}{n}", text, equals=(text,)) for n in range(5)),
    )
    choice = Choice(text, text)
    client = example.engagement(text, plan=PlanInputs(line=choice, in_squad=(choice,)))
    return made(
        client,
        pilot=pilot(
            recommended=text,
            chosen=text,
            override=Override(text, text),
            says=text,
            lines=(candidate(text, Range(20, 80), UNKNOWN, why_not=(text,), would_win=(text,)),),
            equals=(f"{text} too",),
            settle=((text, "revenue-share"),),
        ),
        squad=squads(
            squads=(attacked, squad(text, "b", "c")),
            overrides=(Override(text, text),),
            left_out=(LeftOut(text, text, unknown=True),),
            assumed=(text,),
            says=text,
        ),
        workload=replace(workload(), says=text),
        money=replace(money(), missing=(text,)),
    )


def unknown() -> RolloutPlan:
    """Return a plan of which little is known: no line certain, no squad, no start date, no rates, no hours."""
    lines = (candidate(FIRST, Range(20, 90), UNKNOWN), candidate(SECOND, Range(0, 100), UNKNOWN))
    return made(
        pilot=pilot(
            verdict=LineVerdict.NOT_YET_KNOWN,
            recommended=None,
            chosen=None,
            lines=lines,
            says="No line is certain to pass.",
        ),
        squad=squads(
            verdict=SquadVerdict.INFEASIBLE,
            squads=(),
            missing=(
                Missing("hire", "one person with design at level 3", skill="design", level=3),
                Missing("release", "the quality engineer, not released today", person="Quality engineer"),
            ),
            says="The pool lacks design.",
        ),
        schedule=schedule("", spread=60.0),
        phases=phases(dated=False),
        actions=tuple(replace(each, weeks=None, within=0) for each in actions()),
        workload=workload(None),
        money=money(rates=False),
    )


def empty() -> RolloutPlan:
    """Return the plan of a client who has described no line and listed nobody."""
    return replace(
        unknown(),
        pilot=pilot(
            verdict=LineVerdict.NO_LINES,
            recommended=None,
            chosen=None,
            lines=(),
            says="Nobody has described a line.",
            settle=(),
            draws=0,
        ),
        squad=squads(
            verdict=SquadVerdict.NO_PEOPLE, squads=(), left_out=(), pool=0, says="Nobody is listed.", assumed=()
        ),
        actions=(),
        engagement=Engagement(),
    )


def far_along() -> RolloutPlan:
    """Return the plan of a client whose first three gates have passed."""
    return made(schedule=schedule(passed=3), phases=phases(passed=3))
