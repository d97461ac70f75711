"""The plan as tables: gates, actions, lines, squad and money, each range as its two ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.exports.cells import both_days, ends
from assess.exports.sheets import sheet_of
from assess.planning.actions import Urgency
from assess.planning.rollout import Window
from assess.planning.working_weeks import working_weeks
from assess.report import words
from assess.report.rollout import line, phrases, squad
from assess.report.steps import STATUSES
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assess.bank.model import Bank
    from assess.exports.cells import Value
    from assess.exports.sheets import Sheet
    from assess.planning.rollout import (
        Candidate,
        Days,
        Member,
        Phase,
        PilotChoice,
        PlannedAction,
        RolloutPlan,
        SquadChoice,
        StopCost,
    )
    from assess.planning.rollout import Squad as OneSquad
    from assess.scoring.ranges import Range

WINDOWS = {
    Window.BEFORE_GATE: "before the gate",
    Window.CONDITIONAL: "only if an open question confirms a mistake",
    Window.LATER: "later",
}
_URGENCIES = {
    Urgency.DETECTED: "detected",
    Urgency.POSSIBLE: "possible",
    Urgency.LEVER: "opens the next gate",
    Urgency.LOW: "low score",
}
_PASSES = {Truth.TRUE: "passes", Truth.FALSE: "fails", Truth.UNKNOWN: "not yet known", Truth.OUT: "not asked"}
_GATE_HEADS = (
    "Phase", "Gate at its end", "Brought by", "Behind already", "P50 week, earliest", "P50 week, latest",
    "P80 week, earliest", "P80 week, latest", "P50 date, earliest", "P50 date, latest", "P80 date, earliest",
    "P80 date, latest", "Can be taken back", "Closed today by",
    "Not yet known to be met", "Exit criteria", "May end the pilot before its gate", "Way back",
)  # fmt: skip
_ACTION_HEADS = (
    "Number", "Action", "Phase", "Gate", "When", "Step", "Owner", "From week", "To week", "Start", "Finish",
    "Done within days", "Person-days, least", "Person-days, most", "Leaders' hours", "Coaching days", "After", "Cures",
    "Called by", "Questions", "What is done", "How one sees that it worked", "Tools",
)  # fmt: skip
_SQUAD_HEADS = (
    "Standing", "Squad", "Person", "Role", "Department", "Home team", "Lead", "Brings", "Required by hand",
    "No preference over", "If this person is lost", "Remark",
)  # fmt: skip
_SUMS = (
    ("Weeks", "weeks"), ("Squad, person-weeks", "squad_weeks"), ("Actions, person-weeks", "action_weeks"),
    ("Work", "work"), ("Envelope released", "envelope"), ("Total known", "total"), ("Platform beside it", "platform"),
)  # fmt: skip


def gates_sheet(plan: RolloutPlan) -> Sheet:
    """Return a row for each phase with the gate that ends it."""
    return sheet_of("Gates", _GATE_HEADS, (_phase(each) for each in plan.phases))


def _phase(phase: Phase) -> Iterator[Value]:
    weeks, dates = phase.weeks, phase.dates or {}
    yield from (phase.name, phase.gate_name or "none", phase.owner or None, _said(phase.passed))
    yield from (*ends(weeks.p50 if weeks else None, 1), *ends(weeks.p80 if weeks else None, 1))
    yield from (*both_days(dates.get("p50")), *both_days(dates.get("p80")))
    yield {"two-way": "yes", "one-way": "no"}.get(phase.way)
    yield "\n".join(phase.closed_by) or None
    yield "\n".join(phase.undecided) or None
    yield "\n".join(f"{words.sentence(each.says)} ({STATUSES[each.status]})" for each in phase.exit) or None
    yield (
        "\n".join(f"{words.sentence(each.says)} {each.owner}: {words.sentence(each.then)}" for each in phase.kill)
        or None
    )
    yield phase.rollback or None


def actions_sheet(bank: Bank, plan: RolloutPlan) -> Sheet:
    """Return a row for each action, in order."""
    return sheet_of("Actions", _ACTION_HEADS, (_action(bank, plan, each) for each in plan.actions))


def days_of(plan: RolloutPlan, weeks: Range | None) -> Days | None:
    """Return the first and the last day of a range of weeks, None where the start is not known."""
    calendar = working_weeks(plan.schedule.start, plan.engagement.plan.holidays)
    return calendar.days(weeks) if calendar is not None and weeks is not None else None


def phase_of(plan: RolloutPlan, gate: str) -> Phase | None:
    """Return the phase that a gate ends; for no gate the last phase, which none ends."""
    return next((each for each in plan.phases if each.gate == gate), None)


def reason(bank: Bank, action: PlannedAction) -> str:
    """Return which mistakes and questions called an action, in words."""
    called = []
    for call in action.call.calls:
        known = bank.mistake_by_id.get(call.subject) or bank.question_by_id.get(call.subject)
        called.append(f"{known.name if known else call.subject} ({_URGENCIES[call.urgency]})")
    return "; ".join(called)


def _action(bank: Bank, plan: RolloutPlan, planned: PlannedAction) -> Iterator[Value]:
    action, phase = planned.call.action, phase_of(plan, planned.gate)
    numbers = {each.call.action.id: each.number for each in plan.actions}
    tools = [tool.name for tool in bank.tools if tool.id in action.tools]
    yield from (
        planned.number,
        action.name,
        phase.name if phase else None,
        phrases.gate_name(plan, planned.gate) or "none",
    )
    yield from (WINDOWS[planned.window], action.step, phrases.role_name(bank, action.owner))
    yield from (*ends(planned.weeks, 1), *both_days(days_of(plan, planned.weeks)), planned.within or None)
    yield from (action.effort.low, action.effort.high, action.leader_hours, action.coaching_days)
    yield ", ".join(str(number) for number in sorted(numbers[one] for one in planned.call.after)) or "none"
    yield "; ".join(bank.mistake_by_id[one].name for one in planned.cures if one in bank.mistake_by_id) or "none"
    yield from (reason(bank, planned), ", ".join(planned.call.questions))
    yield from (action.does, action.success, "; ".join(tools) or "none")


def lines_sheet(bank: Bank, plan: RolloutPlan) -> Sheet:
    """Return a row for each line that could go first, the best at the stated weights first."""
    policy, pilot = bank.planning.lines, plan.pilot
    heads = [
        "Line",
        "Standing",
        "Screens",
        "Value, least",
        "Value, most",
        "First in draws, least",
        "First in draws, most",
    ]
    heads += [each.name for each in policy.screens]
    heads += [f"{each.name}, points {end}" for each in policy.criteria for end in ("least", "most")]
    heads += ["Fails because", "Dominated by", "Why not", "What would make it the one"]
    percent = [head for head in heads if head.startswith("First in draws")]
    return sheet_of("Lines", heads, (_line(pilot, each) for each in pilot.lines), percent)


def _line(pilot: PilotChoice, candidate: Candidate) -> Iterator[Value]:
    standings = ((pilot.chosen, "goes first"), (pilot.recommended, "recommended"), (pilot.nearest, "nearest"))
    yield from (candidate.line, ", ".join(said for which, said in standings if which == candidate.line) or "none")
    yield from (line.screened(candidate), *ends(candidate.value, 1))
    yield from ends(candidate.first.scaled(100) if candidate.first is not None else None, 1)
    yield from (_PASSES[each.passes] for each in candidate.screens)
    for part in candidate.points:
        yield from ends(part.points, 1)
    yield _joined(each.says for each in candidate.screens)
    yield "; ".join(candidate.dominated_by) or "none"
    yield from (_joined(candidate.why_not), _joined(candidate.would_win))


def squad_sheet(plan: RolloutPlan) -> Sheet:
    """Return a row for each member of each squad offered, then what is missing for one, then who cannot join."""
    choice = plan.squad
    members = (_member(number, each, member) for number, each in enumerate(choice.squads, 1) for member in each.members)
    return sheet_of("Squad", _SQUAD_HEADS, (*members, *_outside(choice)))


def _member(number: int, squad_: OneSquad, member: Member) -> tuple[Value, ...]:
    lost = next((squad.loss(each) for each in squad_.losses if each.person == member.person), None)
    return (
        "member",
        number,
        member.person,
        member.role or None,
        member.department or None,
        member.team or None,
        member.lead or "none",
        "; ".join(member.skills) or "none",
        _said(member.required),
        "; ".join(member.equals) or "none",
        lost,
        None,
    )


def _outside(choice: SquadChoice) -> Iterator[tuple[Value, ...]]:
    """Yield those who are in no squad; what a squad would say of them stays blank."""
    blank = (None,) * (len(_SQUAD_HEADS) - 4)
    for each in choice.missing:
        yield (each.kind, None, each.person or None, *blank, each.says)
    for one in choice.left_out:
        yield ("left out: not yet known" if one.unknown else "left out", None, one.person, *blank, one.why)


def money_sheet(plan: RolloutPlan) -> Sheet:
    """Return what has been spent if one stops at each gate, sums in the client's currency."""
    heads = ["Stopped at", *(f"{head}, {end}" for head, _ in _SUMS for end in ("least", "most"))]
    heads += ["Currency", "Total leaves nothing out"]
    return sheet_of("Money", heads, (_stop(plan, each) for each in plan.money.stops))


def _stop(plan: RolloutPlan, stop: StopCost) -> Iterator[Value]:
    yield phrases.gate_name(plan, stop.gate)
    for _, field in _SUMS:
        yield from ends(getattr(stop, field), 1)
    yield from (plan.money.currency or None, _said(stop.complete))


def _joined(sentences: Iterable[str]) -> Value:
    return "\n".join(filter(None, sentences)) or None


def _said(truth: bool) -> str:  # noqa: FBT001 - the value to be said
    return "yes" if truth else "no"
