"""Page one, which alone is enough to decide: what is asked, what it costs now, when to decide next, and why."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.actions import direct_cures
from assess.planning.rollout import SquadVerdict
from assess.planning.wording import begun
from assess.report import words
from assess.report.board.asks import asked
from assess.report.board.ladder import LadderView, ladder_view
from assess.report.board.milestones import KEPT
from assess.report.board.source import Source, of_register, source
from assess.report.board.unknown import LEAST_LISTED, gaps
from assess.report.cover import Badge, answered_until, badges, falls_short, heard_from, last_answer, next_gate
from assess.report.decision import decision, headline
from assess.report.mistakes import VERDICTS, asked_first, band, ranked
from assess.report.rollout import lateness, phrases
from assess.report.rollout.brief import chosen, cost_remark, cost_until, formed, piloting
from assess.report.rollout.money import effort_of, of_that_size
from assess.report.summary import Figure
from assess.report.unknowns import unknown_line
from assess.scoring.assessment import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.planning.rollout import GateTime, RolloutPlan
    from assess.report.material import Material, Ref
    from assess.scoring.assessment import MistakeFinding

_MOST_RISKS = 3
_LONG_NAME = 34


@dataclass(frozen=True, slots=True)
class TopRisk:
    """One of the risks that matter most: what it is, how sure, and what is done about it."""

    name: str
    mark: str
    verdict: str
    control: str
    source: Source


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice the plan makes: the topic, the choice and a remark."""

    topic: str
    answer: str
    remark: str
    source: Source


@dataclass(frozen=True, slots=True)
class Front:
    """Page one. asks: what the board is asked to decide. dates: what P50 and P80 say, and on what the dates rest.

    unknown: how much is not known; lacks: what the plan lacks.
    """

    company: str
    long_name: bool
    facts: str
    badges: tuple[Badge, ...]
    verdict: str
    why: str
    why_source: Source
    asks: tuple[str, ...]
    figures: tuple[Figure, ...]
    dates: str
    dates_source: Source
    ladder: LadderView
    ladder_source: Source
    risks_intro: str
    risks_source: Source
    risks: tuple[TopRisk, ...]
    choices: tuple[Choice, ...]
    unknown: str
    lacks: str
    next: tuple[Ref, ...]
    unknown_source: Source


def front_view(material: Material, plan: RolloutPlan) -> Front:
    """Return page one."""
    assessment, gate = material.assessment, next_gate(material)
    company = words.shortened(assessment.company or material.engagement.company.name, 160) or "Unnamed company"
    held = [q for each in gate.clauses if each.status.value != "passed" for q in each.questions] if gate else []
    return Front(
        company=company,
        long_name=len(company) > _LONG_NAME,
        facts=_facts(material),
        badges=tuple(_badges(material, plan)),
        verdict=headline(material),
        why=decision(material) if assessment.coverage.sufficient else falls_short(material),
        why_source=source(material, held if assessment.coverage.sufficient else [], "Gates", 2),
        asks=tuple(words.sentence(each)[:-1] for each in asked(material, plan)),
        figures=tuple(_figures(material, plan)),
        dates=" ".join(_dates(material, plan)),
        dates_source=source(material, [plan.workload.question] if phrases.short_of_hours(plan) else [], "Schedule"),
        ladder=ladder_view(material),
        ladder_source=source(material, [], "Gates"),
        risks_intro=_risks_intro(material),
        risks_source=source(material, [], "Mistakes"),
        risks=(*(_risk(material, plan, each) for each in _top(material)), *_plan_risks(material, plan))[:_MOST_RISKS],
        choices=tuple(_choices(material, plan)),
        unknown=unknown_line(material),
        lacks=_lacks(material, plan),
        next=tuple(material.ref(each.question) for each in material.next_questions[:LEAST_LISTED]),
        unknown_source=source(material, [], "Next questions"),
    )


def _facts(material: Material) -> str:
    """Return what the paper rests on, in a line."""
    engagement, assessment = material.engagement, material.assessment
    day, none_yet = words.day(last_answer(material)), answered_until(material) == "none yet"
    parts = [
        f"Answers up to {day}" if day else "No answers yet" if none_yet else "Day of the answers not recorded",
        heard_from(material),
        f"{engagement.company.people:,} people" if engagement.company.people else "",
        words.shortened(engagement.company.industry or "", 40),
        f"instrument {assessment.bank_version}",
    ]
    return " · ".join(part for part in parts if part)


def _badges(material: Material, plan: RolloutPlan) -> Iterator[Badge]:
    if material.assessment.coverage.sufficient:
        yield from badges(material)
    if plan.offers.advises_against:
        yield Badge("First of all", words.sentence(phrases.told(plan.offers.advises_against)))


def _figures(material: Material, plan: RolloutPlan) -> Iterator[Figure]:
    assessment, gate, ahead = material.assessment, phrases.next_gate(plan), next_gate(material)
    enough = assessment.coverage.sufficient and assessment.index is not None
    answered = f"{words.points(assessment.coverage.overall)} % answered"
    state = {"failed": "gate to {} closed", "unresolved": "gate to {} not settled"}
    told = state[ahead.status.value].format(ahead.name) if ahead and ahead.status.value in state else "all gates passed"
    yield Figure("Verdict", assessment.stage.name if enough else "None yet", told if enough else "too little is known")
    index = words.span(assessment.index.range) if enough and assessment.index else "Not given"
    yield Figure("Readiness, of 100", index, answered)
    yield _amount(plan, gate, enough=enough)
    yield _next(gate, enough=enough)


def _amount(plan: RolloutPlan, gate: GateTime | None, *, enough: bool) -> Figure:
    if gate is None:
        left = any(not each.done for each in plan.schedule.activities)
        return Figure("Amount now", "None asked", "what is left is not priced" if left else "no gate is left to reach")
    if not enough or plan.offers.advises_against:
        return Figure("Amount now", "None yet", "nothing is asked for before that is settled")
    cost, _, unit = cost_until(plan, gate).partition(" person-")
    until = f"until {gate.name}"
    return Figure("Amount now", cost or "Not yet known", f"person-{unit} {until}" if unit else until)


def _next(gate: GateTime | None, *, enough: bool) -> Figure:
    if gate is None:
        return Figure("Next decision", "Open", "the board fixes the day")
    if not enough:
        return Figure("Next decision", "Open", "the board fixes the day")
    middle = phrases.latest(gate.weeks, gate.dates, "p50")
    last = phrases.latest(gate.weeks, gate.dates)
    return Figure("Next decision, P80", begun(last), f"{gate.name}; P50 {middle}")


def _dates(material: Material, plan: RolloutPlan) -> Iterator[str]:
    """Yield what P50 and P80 mean and on what the dates rest, where a date is given."""
    gate = phrases.next_gate(plan)
    if gate is None or not material.assessment.coverage.sufficient:
        return
    yield f"{KEPT}."
    people = material.engagement.company.people
    if not of_that_size(people):
        yield effort_of(people)
    rests = lateness.if_freed(plan, gate.gate)
    hardest = phrases.short_of_hours(plan)
    late = lateness.later(plan, hardest.gate) if hardest is not None and hardest.gate != gate.gate else None
    also = ""
    if hardest is not None and late is not None and math.isfinite(late.low):
        also = f", {phrases.gate_name(plan, hardest.gate)} about {lateness.late_weeks(late)}"
    if rests:
        yield f"The date of {gate.name} holds {rests}{also}."
    elif also:
        hours = phrases.hours_a_week(plan.workload.hours)
        yield f"All dates hold if the leaders' hours are freed; at today's {hours}{also[1:]} later."


def _top(material: Material) -> tuple[MistakeFinding, ...]:
    return (*ranked(material, Verdict.DETECTED), *ranked(material, Verdict.POSSIBLE))[:_MOST_RISKS]


def _risks_intro(material: Material) -> str:
    found, may = len(ranked(material, Verdict.DETECTED)), len(ranked(material, Verdict.POSSIBLE))
    if not found and not may:
        return "None of the common mistakes is detected, and none is possible by what was answered."
    parts = [f"{words.counted(found, 'common mistake')} {'are' if found > 1 else 'is'} detected"] if found else []
    thing = words.spelled(may) if found else words.counted(may, "common mistake")
    parts += [f"{thing} {'are' if may > 1 else 'is'} possible"] if may else []
    return words.sentence(words.listed(parts))


def _plan_risks(material: Material, plan: RolloutPlan) -> Iterator[TopRisk]:
    """Yield what endangers the plan itself, beside the mistakes: no squad, or lines that nothing tells apart."""
    if phrases.next_gate(plan) is None or not material.assessment.coverage.sufficient:
        return
    if plan.squad.verdict is SquadVerdict.INFEASIBLE:
        beside = of_register(material, material.bank.planning.squads.register_)
        yield TopRisk("No squad can be formed", "detected", "certain today", _needed(plan), beside)
    if plan.pilot.equals and plan.pilot.override is None:
        says = "The board chooses, or what is not known of the lines is found out first."
        beside = of_register(material, material.bank.planning.lines.register_)
        yield TopRisk("No line stands out", "possible", "by what is known", says, beside)


def _needed(plan: RolloutPlan) -> str:
    needs = words.counted(len(plan.squad.missing), "need")
    return words.sentence(f"{needs} cannot be met by those who could join") if plan.squad.missing else ""


def _lacks(material: Material, plan: RolloutPlan) -> str:
    topics = words.listed(phrases.inside(each.topic) for each in gaps(material, plan))
    return f"Open in the plan as well: {topics}." if topics else ""


def _risk(material: Material, plan: RolloutPlan, found: MistakeFinding) -> TopRisk:
    if found.verdict is Verdict.DETECTED:
        control, behind = control_of(material, plan, found), found.answers
    else:
        first = words.questions(asked_first(material, found, 3))
        control, behind = f"Find out first: {first}" if first else "", found.settle
    return TopRisk(
        found.name,
        found.verdict.value,
        f"{band(found)}, {VERDICTS[found.verdict]}",
        words.sentence(control),
        source(material, behind),
    )


def control_of(material: Material, plan: RolloutPlan, found: MistakeFinding) -> str:
    """Return the action that is the direct cure of a mistake, with its number in the plan."""
    cure = direct_cures(material.bank).get(found.id, "")
    planned = next((each for each in plan.actions if each.call.action.id == cure), None)
    if planned is None:
        return found.cure.partition(". ")[0]
    return f"Action {planned.number}: {phrases.inside(planned.call.action.name)}"


def _choices(material: Material, plan: RolloutPlan) -> Iterator[Choice]:
    """Yield the line, the squad and what the sum is made of, while a gate is ahead."""
    bank, gate = material.bank, phrases.next_gate(plan)
    if gate is None:
        yield from _left(material, plan)
        return
    answer, remark = chosen(bank, plan.pilot)
    topic = "First line" if piloting(bank, plan) else "Pilot line"
    beside = of_register(material, bank.planning.lines.register_)
    yield Choice(topic, phrases.ended(answer), remark, beside)
    answer, remark = formed(bank, plan.squad)
    remark = _needed(plan) or remark
    beside = of_register(material, bank.planning.squads.register_)
    yield Choice("Squad", phrases.ended(answer), remark, beside)
    told = f"{_tranche(plan)} {cost_remark(plan, gate)}".strip()
    if told and material.assessment.coverage.sufficient:
        yield Choice("Money", "", told, source(material, plan.money.questions, "Money"))


def _tranche(plan: RolloutPlan) -> str:
    """Return what of the pilot's envelope is released next, and at which gate."""
    ahead = {gate.gate: gate.name for gate in plan.schedule.gates if not gate.passed}
    part = next((each for each in plan.money.tranches if each.gate in ahead), None)
    if part is None or plan.money.envelope is None:
        return ""
    of, currency = phrases.amount(plan.money.envelope, plan.money.currency), plan.money.currency
    unit = "" if currency else " (currency not recorded)"
    return f"Of the pilot's {of}{unit}, {phrases.amount(part.amount, currency)} is released at {ahead[part.gate]}."


def _left(material: Material, plan: RolloutPlan) -> Iterator[Choice]:
    """Yield what is still to do once every gate has been passed."""
    names = [each.name.lower() for each in plan.schedule.activities if not each.done]
    weeks = plan.schedule.end
    if names and weeks.p80.high > 0:
        both = f"P50 {phrases.weeks(weeks.p50)}, P80 {phrases.weeks(weeks.p80)} from today"
        says = f"{words.sentence('; '.join(names))} {words.sentence(both)} {KEPT}."
        yield Choice("What is left", "", says, source(material, [], "Schedule"))
