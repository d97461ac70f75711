"""Money: what is released at each gate, when, and what stopping there has cost by then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.board.source import Source, source
from assess.report.charts import Sum, sum_bar
from assess.report.rollout import phrases
from assess.report.rollout.money import given, hours
from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from assess.planning.rollout import GateTime, RolloutPlan, StopCost
    from assess.report.material import Material

_SIZE = 78


@dataclass(frozen=True, slots=True)
class PurseLine:
    """One gate: when it is decided, what is released there, and what has been spent if one stops there.

    work: person-weeks of actions and squad. money: the sum, or that part of it which is known.
    """

    gate: str
    p50: str
    p80: str
    released: str
    work: str
    bar: Sum
    money: str


@dataclass(frozen=True, slots=True)
class PurseView:
    """The part on money. given: the client's own figures, in a sentence."""

    given: str
    source: Source
    lines: tuple[PurseLine, ...]
    money_head: str
    hours: str
    hours_source: Source
    platform: str


def purse_view(material: Material, plan: RolloutPlan) -> PurseView | None:
    """Return the part on money, or None where every gate has been passed."""
    gates = {gate.gate: gate for gate in plan.schedule.gates if not gate.passed}
    stops = [stop for stop in plan.money.stops if stop.gate in gates]
    if not stops:
        return None
    currency = plan.money.currency or material.currency
    most = max(_work(stop).high for stop in stops)
    whole = all(stop.complete for stop in stops)
    known = [f"{phrases.inside(name)} {value}" for name, value in given(plan.money, currency) if value[:1].isdigit()]
    return PurseView(
        given=f"The company's own figures: {'; '.join(known)}." if known else "",
        source=source(material, plan.money.questions, "Money", 3),
        lines=tuple(_line(plan, gates[stop.gate], stop, most, currency) for stop in stops),
        money_head="In money" if whole else "In money, as far as known",
        hours=_hours(plan),
        hours_source=source(material, [plan.workload.question] if plan.workload.question else [], "Actions"),
        platform=_platform(plan),
    )


def _line(plan: RolloutPlan, gate: GateTime, stop: StopCost, most: float, currency: str) -> PurseLine:
    work = _work(stop)
    tranches = [each.amount for each in plan.money.tranches if each.gate == stop.gate]
    released = words.listed(phrases.amount(each, currency) for each in tranches)
    return PurseLine(
        gate=gate.name,
        p50=phrases.latest(gate.weeks, gate.dates, "p50", short=True),
        p80=phrases.latest(gate.weeks, gate.dates, short=True),
        released=released or words.NONE,
        work=phrases.counts(work),
        bar=sum_bar(f"{gate.name}: {phrases.person_weeks(work)}", work, most, _SIZE),
        money=phrases.amount(stop.total, currency) if stop.total is not None else words.NONE,
    )


def _work(stop: StopCost) -> Range:
    return Range(stop.squad_weeks.low + stop.action_weeks.low, stop.squad_weeks.high + stop.action_weeks.high)


def _hours(plan: RolloutPlan) -> str:
    load = phrases.short_of_hours(plan)
    if load is not None:
        return words.sentence(phrases.told(plan.workload.says))
    return words.sentence(f"Hours the leaders have set aside: {hours(plan)}") if plan.workload.hours is not None else ""


def _platform(plan: RolloutPlan) -> str:
    year = plan.money.platform_year
    if year is None or year.high <= 0:
        return ""
    return "What the platform costs to run stays out of these sums."
