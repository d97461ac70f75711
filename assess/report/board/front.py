"""Page one, which alone is enough to decide: what is asked, what it costs now, when to decide next, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.actions import direct_cures
from assess.report import words
from assess.report.board.ladder import LadderView, ladder_view
from assess.report.board.source import Source, of_register, source
from assess.report.cover import Badge, badges, last_answer, next_gate
from assess.report.decision import decision, headline
from assess.report.mistakes import VERDICTS, ranked
from assess.report.rollout import phrases
from assess.report.rollout.brief import asks, chosen, cost_remark, cost_until, formed, piloting
from assess.report.summary import Figure
from assess.report.unknowns import unknown_line
from assess.scoring.assessment import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.planning.rollout import GateTime, RolloutPlan
    from assess.report.material import Material, Ref
    from assess.scoring.assessment import MistakeFinding

_MOST_RISKS = 3
_MOST_ASKED = 3
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
    """Page one. asks: what the board is asked to decide, each reading on from "to"."""

    company: str
    long_name: bool
    facts: str
    badges: tuple[Badge, ...]
    verdict: str
    why: str
    why_source: Source
    asks: tuple[str, ...]
    asks_source: Source
    figures: tuple[Figure, ...]
    ladder: LadderView
    ladder_source: Source
    risks_intro: str
    risks_source: Source
    risks: tuple[TopRisk, ...]
    choices: tuple[Choice, ...]
    unknown: str
    next: tuple[Ref, ...]
    unknown_source: Source


def front_view(material: Material, plan: RolloutPlan) -> Front:
    """Return page one."""
    assessment, gate = material.assessment, next_gate(material)
    company = words.shortened(assessment.company or material.engagement.company.name, 90) or "Unnamed company"
    held = [q for each in gate.clauses if each.status.value != "passed" for q in each.questions] if gate else []
    return Front(
        company=company,
        long_name=len(company) > _LONG_NAME,
        facts=_facts(material),
        badges=tuple(_badges(material, plan)),
        verdict=headline(material),
        why=decision(material),
        why_source=source(material, held, "Gates", 2),
        asks=tuple(words.sentence(each)[:-1] for each in board_asks(material, plan)),
        asks_source=source(material, [plan.workload.question] if plan.workload.question else [], "Schedule"),
        figures=tuple(_figures(material, plan)),
        ladder=ladder_view(material),
        ladder_source=source(material, [], "Gates"),
        risks_intro=_risks_intro(material),
        risks_source=source(material, [], "Mistakes"),
        risks=tuple(_risk(material, plan, each) for each in _top(material)),
        choices=tuple(_choices(material, plan)),
        unknown=unknown_line(material),
        next=tuple(material.ref(each.question) for each in material.next_questions[:_MOST_ASKED]),
        unknown_source=source(material, [], "Next questions"),
    )


def board_asks(material: Material, plan: RolloutPlan) -> tuple[str, ...]:
    """Return what the board is asked to decide. Where too little is known for a verdict, no money and no date."""
    if plan.offers.advises_against:
        return ("decide against handing decisions over for now", "have the gaps found mended all the same")
    if material.assessment.coverage.sufficient:
        return asks(material.bank, plan, apart=True) or (
            "decide who keeps it so",
            "fix a date on which it is looked at again",
        )
    first = [each.question for each in material.next_questions[:_MOST_ASKED]]
    lines = () if plan.pilot.chosen else asks(material.bank, plan)[:1]
    found = (
        f"have {words.questions(first)} answered first, which settle most" if first else "have what is open answered"
    )
    return (found, *lines, "decide on money and dates once that is known")


def _facts(material: Material) -> str:
    """Return what the paper rests on, in a line."""
    engagement, assessment = material.engagement, material.assessment
    day = words.day(last_answer(material))
    parts = [
        f"Answers up to {day}" if day else "No answers yet",
        words.counted(len(engagement.respondents), "respondent") if engagement.respondents else "",
        f"{engagement.company.people:,} people" if engagement.company.people else "",
        words.shortened(engagement.company.industry or "", 40),
        f"instrument {assessment.bank_version}",
    ]
    return " · ".join(part for part in parts if part)


def _badges(material: Material, plan: RolloutPlan) -> Iterator[Badge]:
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
    index = words.span(assessment.index.range) if enough and assessment.index else words.NONE
    yield Figure("Readiness, of 100", index, answered)
    yield _amount(plan, gate, enough=enough)
    yield _next(gate, enough=enough)


def _amount(plan: RolloutPlan, gate: GateTime | None, *, enough: bool) -> Figure:
    if gate is None:
        return Figure("Amount now", "None", "no gate is left to reach")
    if not enough or plan.offers.advises_against:
        return Figure("Amount now", "None yet", "nothing is asked for before that is settled")
    cost = cost_until(plan, gate)
    return Figure(
        "Amount now", cost[:1].upper() + cost[1:] if cost else "Not yet known", f"until the gate to {gate.name}"
    )


def _next(gate: GateTime | None, *, enough: bool) -> Figure:
    if gate is None:
        return Figure("Next decision", "Open", "the board fixes the date")
    if not enough:
        return Figure("Next decision", "Open", "once the first questions are answered")
    middle = phrases.latest(gate.weeks, gate.dates, "p50")
    return Figure("Next decision, P80", phrases.latest(gate.weeks, gate.dates), f"{gate.name}; P50 {middle}")


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


def _risk(material: Material, plan: RolloutPlan, found: MistakeFinding) -> TopRisk:
    if found.verdict is Verdict.DETECTED:
        control, behind = control_of(material, plan, found), found.answers
    else:
        control, behind = f"Find out first: {words.questions(found.settle[:3])}" if found.settle else "", found.settle
    return TopRisk(
        found.name,
        found.verdict.value,
        f"{VERDICTS[found.verdict]}; {found.band}",
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
        return
    answer, remark = chosen(bank, plan.pilot)
    topic = "First line" if piloting(bank, plan) else "Pilot line"
    beside = of_register(material, bank.planning.lines.register_, "Lines: verdict")
    yield Choice(topic, phrases.ended(answer), remark, beside)
    answer, remark = formed(bank, plan.squad)
    if plan.squad.missing:
        needed = words.counted(len(plan.squad.missing), "hire or release", "hires or releases")
        remark = words.sentence(f"{needed} would give one")
    beside = of_register(material, bank.planning.squads.register_, "Squad: what it needs")
    yield Choice("Squad", phrases.ended(answer), remark, beside)
    told = cost_remark(plan, gate)
    if told and material.assessment.coverage.sufficient:
        yield Choice("Money", "", told, source(material, plan.money.questions, "Money"))
