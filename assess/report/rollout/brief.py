"""The plan on the summary page: who goes first, with whom, when, at what cost, and what the board is asked."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.actions import Urgency
from assess.planning.rollout import LineVerdict, SquadVerdict
from assess.planning.wording import begun
from assess.report import words
from assess.report.rollout import lateness, phrases
from assess.report.rollout.line import all_alike
from assess.report.rollout.money import counted_until, work_of
from assess.report.rollout.phases import numbered
from assess.report.rollout.schedule import counted_from
from assess.report.rollout.squad import in_short, missing
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.bank.model import Bank
    from assess.planning.rollout import Candidate, GateTime, PilotChoice, RolloutPlan, Schedule, SquadChoice, StopCost
    from assess.report.material import Material

_SHORT_NAME = 60
_MOST_ASKED = 3
_UP_TO = re.compile(r"^[\d,.]+ to ")  # nobody can set aside a range
_SAID_SHORT = re.compile("[:;,] ")


@dataclass(frozen=True, slots=True)
class BriefRow:
    """One answer of the plan: the topic, where the report tells more, the answer and a remark."""

    topic: str
    anchor: str
    answer: str
    remark: str


@dataclass(frozen=True, slots=True)
class PlanBrief:
    """The plan in a few lines. asked: what the board is asked to decide."""

    title: str
    asked: str
    rows: tuple[BriefRow, ...]


def plan_brief(material: Material, asked: Sequence[str]) -> PlanBrief | None:
    """Return the plan in a few lines, or None without a plan. asked: what the board is asked to decide."""
    plan, assessment = material.plan, material.assessment
    if plan is None:
        return None
    firm = assessment.coverage.sufficient and not assessment.stage.provisional
    gate = phrases.next_gate(plan)
    if gate is None:
        rows = list(_left(plan))
    else:
        rows = [_line(material, plan), _squad(material, plan), _gate(material, plan, gate)]
        rows += [*_hours(plan, gate), _cost(plan, gate)]
    if plan.offers.advises_against:
        rows.insert(
            0, BriefRow("First of all", "profile", "No model fits.", _first_sentence(plan.offers.advises_against))
        )
    told = words.sentence("; ".join(asked))
    return PlanBrief("The plan" if firm else "The plan, provisionally", told, tuple(rows))


def asked(bank: Bank, plan: RolloutPlan) -> str:
    """Return what the plan by itself asks of the board, in one sentence."""
    return words.sentence(words.listed(asks(bank, plan)))


def board_asks(material: Material, plan: RolloutPlan) -> tuple[str, ...]:
    """Return all that the board is asked to decide, each reading on from "to".

    Where too little is known for a verdict: what to find out, and no money and no date.
    """
    if plan.offers.advises_against:
        return ("decide against handing decisions over for now", "have the gaps found mended all the same")
    if not material.assessment.coverage.sufficient:
        return _asks_to_find_out(material, plan)
    told = asks(material.bank, plan, apart=True)
    if not told:
        return ("name who answers for the gates staying passed", "fix a date on which they are looked at again")
    *means, date = told
    people, cures, start = _asks_for_people(plan), _asks_for_cures(plan), _asks_for_start(plan)
    return (*people, *means, *cures, *start, date)


def _asks_to_find_out(material: Material, plan: RolloutPlan) -> tuple[str, ...]:
    first = [each.question for each in material.next_questions[:_MOST_ASKED]]
    lines = () if plan.pilot.chosen else asks(material.bank, plan)[:1]
    enough = "have enough answered for a verdict"
    found = f"{enough}, {words.questions(first)} first" if first else enough
    return (found, *lines, "fix a day on which money and dates are decided")


def _asks_for_people(plan: RolloutPlan) -> Iterator[str]:
    """Yield the hires and releases without which no squad can be formed."""
    ahead = any(phase.kill and not phase.passed for phase in plan.phases)
    if ahead and plan.squad.verdict is SquadVerdict.INFEASIBLE and plan.squad.missing:
        needs = words.counted(len(plan.squad.missing), "need")
        yield f"find the people whom the squad lacks ({needs} to meet)"


def _asks_for_cures(plan: RolloutPlan) -> Iterator[str]:
    """Yield the actions against the critical mistakes detected."""
    cures = [
        each
        for each in plan.actions
        if any(one.urgency is Urgency.DETECTED and one.critical and one.direct for one in each.call.calls)
    ]
    if not cures:
        return
    gate = phrases.next_gate(plan)
    them = "the critical mistake" if len(cures) == 1 else "the critical mistakes"
    later = "" if gate is None or any(each.gate == gate.gate for each in cures) else f" after {gate.name}"
    yield f"have {numbered(sorted(each.number for each in cures))} done{later} against {them} detected"


def _asks_for_start(plan: RolloutPlan) -> Iterator[str]:
    if not plan.schedule.start and counted_from(plan.schedule) == "the start":
        yield "fix the day of the start"


def asks(bank: Bank, plan: RolloutPlan, *, apart: bool = False) -> tuple[str, ...]:
    """Return what the board is asked to decide: the line, the means until the next gate, and when it decides again.

    Each reads on from "to"; there is none where every gate has been passed. apart: whether each stands on its own.
    """
    gate = phrases.next_gate(plan)
    if gate is None:
        return ()
    told = [] if piloting(bank, plan) else [_ask_line(bank, plan.pilot)]
    told += _ask_hours(plan)
    cost = cost_until(plan, gate)
    if cost:
        told.append(f"set aside {_UP_TO.sub('up to ', cost)} until the gate to {gate.name}")
    return (*told, _ask_date(plan, gate, f"at the gate to {gate.name}" if apart or not cost else "there"))


def piloting(bank: Bank, plan: RolloutPlan) -> bool:
    """Return whether the gate at which the pilot starts lies behind."""
    start = next((gate.id for gate in bank.planning.timing.gates if gate.stage is not None), "")
    return any(gate.passed for gate in plan.schedule.gates if gate.gate == start)


def cost_until(plan: RolloutPlan, gate: GateTime) -> str:
    """Return what reaching a gate costs: in money where it is known whole, else in person-weeks; "" for nothing."""
    stop = _stop(plan, gate)
    if stop is None:
        return ""
    if stop.complete and stop.total is not None:
        return phrases.amount(stop.total, plan.money.currency)
    return phrases.person_weeks(work_of(stop))


def cost_remark(plan: RolloutPlan, gate: GateTime) -> str:
    """Return what the cost until a gate is made of, or which part of it is known in money."""
    stop = _stop(plan, gate)
    if stop is None:
        return ""
    if stop.complete and stop.total is not None:
        squad = f"{phrases.person_weeks(stop.squad_weeks)} of the squad" if stop.squad_weeks.high > 0 else ""
        parts = words.sentence(words.listed([f"{phrases.person_weeks(stop.action_weeks)} for actions", squad]))
        return f"{parts} {counted_until(plan, gate)}".rstrip()
    known = ""
    if stop.total is not None:
        known = f"Spent by then in money, as far as known: {phrases.amount(stop.total, plan.money.currency)}."
    missing = [_SAID_SHORT.split(phrases.told(each), maxsplit=1)[0] for each in plan.money.missing]
    wanting = words.listed(sorted(missing, key=lambda each: not each.startswith("a ")))
    told = (counted_until(plan, gate), known, f"Not yet known: {wanting}." if wanting else "")
    return " ".join(part for part in told if part)


def chosen(bank: Bank, pilot: PilotChoice) -> tuple[str, str]:
    """Return the line that goes first, or that none can be named, and why."""
    name = begun(phrases.name(pilot.chosen or "", _SHORT_NAME))
    if pilot.override is not None and pilot.override.of == pilot.chosen:
        return name, _by_hand(pilot)
    line = next((each for each in pilot.lines if each.line == pilot.recommended), None)
    table = phrases.asked_under(bank, bank.planning.lines.register_)
    match pilot.verdict:
        case LineVerdict.RECOMMENDED:
            return name, f"Recommended.{_rank(line)}{_equals(pilot)}"
        case LineVerdict.CLOSE_CALL:
            return name, _close(pilot, line)
        case LineVerdict.NOT_YET_KNOWN:
            return "Not yet known", f"No line is certain to pass the screens. It turns on {table}."
        case LineVerdict.NONE_ELIGIBLE:
            return "None as they stand", _nearest(pilot)
        case LineVerdict.NO_LINES:
            return "Not yet known", f"No line is described; {table} asks for the lines."


def formed(bank: Bank, choice: SquadChoice) -> tuple[str, str]:
    """Return the squad in a few words, and what matters about it."""
    table = phrases.asked_under(bank, bank.planning.squads.register_)
    match choice.verdict:
        case SquadVerdict.FOUND if choice.squads:
            squad = choice.squads[0]
            people = words.sentence(words.counted(len(squad.members), "person", "people"))[:-1]
            return people, in_short(choice)
        case SquadVerdict.NO_PEOPLE:
            return (
                "Not yet known",
                f"Nobody is listed; {table} asks who could join.",
            )
        case SquadVerdict.CANCELLED:
            return "Not yet known", "The search was stopped before its end."
        case _:
            return "None from this pool", " ".join(missing(choice)) or "No squad keeps every rule."


def _line(material: Material, plan: RolloutPlan) -> BriefRow:
    topic = "First line" if piloting(material.bank, plan) else "Goes first"
    answer, remark = chosen(material.bank, plan.pilot)
    return BriefRow(topic, "line", phrases.ended(answer), remark)


def _squad(material: Material, plan: RolloutPlan) -> BriefRow:
    answer, remark = formed(material.bank, plan.squad)
    return BriefRow("Squad", "squad", phrases.ended(answer), remark)


def _gate(material: Material, plan: RolloutPlan, gate: GateTime) -> BriefRow:
    told = f"{gate.name}: {_p50_p80(gate)}"
    stage = material.assessment.stage.next
    opens = next((each.id for each in material.bank.planning.timing.gates if stage and each.stage == stage), "")
    ahead = [each for each in plan.schedule.gates if each.gate != gate.gate and not each.passed]
    later = next((each for each in ahead if each.gate == opens), None)
    rests = lateness.if_freed(plan, gate.gate)
    then = f"Then {later.name}: {_p50_p80(later)}" if later else ""
    return BriefRow("Next gate", "schedule", told, f"{f'The dates hold {rests}.' if rests else ''} {then}".strip())


def _left(plan: RolloutPlan) -> Iterator[BriefRow]:
    """Yield what is still to do once every gate has been passed."""
    work = [phrases.inside(each.name) for each in plan.schedule.activities if not each.done]
    if work:
        yield BriefRow("What is left", "schedule", words.sentence(words.listed(work)), _from_now(plan.schedule))


def _from_now(timing: Schedule) -> str:
    return f"It takes {phrases.weeks(timing.end.p50)} (P50), {phrases.weeks(timing.end.p80)} (P80)."


def _hours(plan: RolloutPlan, gate: GateTime) -> Iterator[BriefRow]:
    """Yield what the dates rest on where the leaders' hours are, or may be, too few for a gate after the next."""
    load = phrases.short_of_hours(plan)
    if load is not None and load.gate != gate.gate:
        answer = "Too few hours." if load.enough is Truth.FALSE else "Not certain to be enough."
        yield BriefRow("Leaders' time", "money", answer, words.sentence(phrases.told(plan.workload.says)))


def _cost(plan: RolloutPlan, gate: GateTime) -> BriefRow:
    cost = cost_until(plan, gate) or words.NOT_YET_KNOWN
    return BriefRow(f"Cost until {gate.name}", "money", words.sentence(cost), cost_remark(plan, gate))


def _first_sentence(text: str) -> str:
    return words.sentence(text.partition(". ")[0])


def _p50_p80(gate: GateTime) -> str:
    middle, safe = (phrases.when(gate.weeks, gate.dates, each) for each in ("p50", "p80"))
    return f"{middle} (P50), {safe} (P80)."


def _stop(plan: RolloutPlan, gate: GateTime) -> StopCost | None:
    return next((each for each in plan.money.stops if each.gate == gate.gate), None)


def _ask_line(bank: Bank, pilot: PilotChoice) -> str:
    name = phrases.name(pilot.chosen or "", _SHORT_NAME)
    if name:
        doubt = ", a close call," if pilot.verdict is LineVerdict.CLOSE_CALL and pilot.override is None else ""
        return f"name {name}{doubt} as the line that goes first"
    if pilot.verdict is LineVerdict.NONE_ELIGIBLE:
        near = phrases.name(pilot.nearest or "", _SHORT_NAME)
        return f"have {near} made fit to go first, or another line described" if near else "have another line described"
    where = f" ({phrases.asked_under(bank, bank.planning.lines.register_)})"
    if pilot.verdict is LineVerdict.NO_LINES:
        return f"have the lines described{where}"
    return f"have the gaps in the table of lines filled{where}"


def _ask_hours(plan: RolloutPlan) -> Iterator[str]:
    load, given = phrases.short_of_hours(plan), plan.workload.hours
    if load is None or load.hours_a_week is None or load.enough is not Truth.FALSE or given is None:
        return
    if math.isfinite(load.hours_a_week.high):
        most = math.ceil(load.hours_a_week.high)
        today = phrases.hours_a_week(given).partition(" hour")[0]
        yield f"free {most} hours a week of the leaders' time (today {today})"


def _ask_date(plan: RolloutPlan, gate: GateTime, where: str) -> str:
    if gate.dates and "p80" in gate.dates:
        return f"decide {where} by {words.day(gate.dates['p80'][1])} (P80)"
    last = gate.weeks.p80.high
    if math.isinf(last):
        of = "it" if where == "there" else f"the gate to {gate.name}"
        return f"fix a date for {of} once its weeks are known"
    return f"decide {where} within {words.counted(math.ceil(last), 'week')} of {counted_from(plan.schedule)} (P80)"


def _by_hand(pilot: PilotChoice) -> str:
    others = pilot.recommended and pilot.recommended != pilot.chosen
    names = f" The comparison names {phrases.name(pilot.recommended or '', _SHORT_NAME)}." if others else ""
    return f"Chosen by hand.{names}"


def _close(pilot: PilotChoice, line: Candidate | None) -> str:
    if all_alike(pilot):
        return f"Not preferred to {phrases.names(pilot.equals, 'or', _SHORT_NAME)}: they are alike."
    return f"A close call{_against(pilot)}.{_rank(line)}{_equals(pilot)}"


def _rank(line: Candidate | None) -> str:
    if line is None or line.first is None:
        return ""
    if line.first.low <= 0 and line.first.high >= 1:
        return " The answers do not tell which line comes first."
    return f" It ranks first in {phrases.share(line.first)} of draws."


def _equals(pilot: PilotChoice) -> str:
    if not pilot.equals:
        return ""
    return f" Nothing but the name tells it from {phrases.names(pilot.equals, 'and', _SHORT_NAME)}."


def _against(pilot: PilotChoice) -> str:
    """Return between how many lines the call is close, or with which: those that may rank first."""
    rivals = [each for each in pilot.lines if each.line != pilot.recommended and each.first and each.first.high > 0]
    if len(rivals) > 1:
        return f" between {words.spelled(len(rivals) + 1)} lines"
    return f" with {phrases.name(rivals[0].line, _SHORT_NAME)}" if rivals else ""


def _nearest(pilot: PilotChoice) -> str:
    line = next((each for each in pilot.lines if each.line == pilot.nearest), None)
    if line is None:
        return "No line passes every screen."
    fails = [phrases.told(each.says) for each in line.screens if each.passes is Truth.FALSE and each.says]
    name = begun(phrases.name(line.line, _SHORT_NAME))
    return f"{name} comes nearest. {' '.join(map(words.sentence, fails[:2]))}".rstrip()
