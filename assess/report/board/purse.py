"""Money: what is released at each gate, when, and what stopping there has cost by then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.board.source import Source, source
from assess.report.rollout import phrases
from assess.report.rollout.money import NO_WAVES, effort_of, hours, only_if_confirmed, remarks, work_of
from assess.report.rollout.shortfall import falls_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.planning.rollout import GateTime, Money, RolloutPlan, StopCost
    from assess.report.material import Material


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
    money: str


@dataclass(frozen=True, slots=True)
class PurseView:
    """The part on money. given: the client's own figures, in a sentence. late: whether dates are the end of a range.

    released, money: whether anything is known of these. notes: what the table does not hold.
    """

    given: str
    source: Source
    lines: tuple[PurseLine, ...]
    late: bool
    released: bool
    money: bool
    money_head: str
    notes: str
    hours: str
    hours_source: Source


def purse_view(material: Material, plan: RolloutPlan) -> PurseView | None:
    """Return the part on money, or None where every gate has been passed."""
    gates = {gate.gate: gate for gate in plan.schedule.gates if not gate.passed}
    stops = [stop for stop in plan.money.stops if stop.gate in gates]
    if not stops:
        return None
    currency = plan.money.currency or material.currency
    whole = all(stop.complete for stop in stops)
    lines = tuple(_line(plan, gates[stop.gate], stop, currency) for stop in stops)
    return PurseView(
        given=" ".join(
            [
                _given(plan.money, currency),
                *_before(plan, currency),
                *remarks(material, plan, currency),
                falls_short(plan, currency),
            ]
        ).strip(),
        source=source(material, plan.money.questions, "Money", 3),
        lines=lines,
        late=any(not (gate.weeks.p50.exact and gate.weeks.p80.exact) for gate in gates.values()),
        released=any(each.released != words.NONE for each in lines),
        money=any(each.money != words.NONE for each in lines),
        money_head="In money" if whole else "In money, as far as known",
        notes=" ".join(each for each in _notes(plan, material.engagement.company.people) if each),
        hours=_hours(plan),
        hours_source=source(material, [plan.workload.question] if plan.workload.question else [], "Actions"),
    )


def _given(money: Money, currency: str) -> str:
    """Return the figures that the company gave; a wave without money and the platform are told apart from them."""
    sums = {"envelope of the pilot": money.envelope, "funding of a wave": money.wave, "a person-day": money.day_rate}
    known = [f"{name} {phrases.amount(value, currency)}" for name, value in sums.items() if value and value.high]
    told = [f"The company's own figures: {'; '.join(known)}"] if known else []
    told += ["No money is set aside for the waves"] if money.wave is not None and not money.wave.high else []
    if money.platform_year is not None and money.platform_year.high:
        year = phrases.amount(money.platform_year, currency)
        told.append(f"What the platform costs to run, {year} a year, stays out of these sums")
    return " ".join(map(words.sentence, told))


def _before(plan: RolloutPlan, currency: str) -> Iterator[str]:
    """Yield what of the envelope belongs to gates already passed, which the table leaves out."""
    passed = {gate.gate: gate.name for gate in plan.schedule.gates if gate.passed}
    for each in plan.money.tranches:
        if each.gate in passed and each.amount.high > 0:
            amount = phrases.amount(each.amount, currency)
            yield f"Tranche {each.number}, {amount}, has been due since {passed[each.gate]} was passed."


def _notes(plan: RolloutPlan, people: int | None) -> Iterator[str]:
    """Yield what the table leaves out."""
    if not plan.squad.squads:
        least, most = plan.squad.sizes
        yield f"No squad is found yet, so that {least} to {most} people are counted for it."
    yield NO_WAVES
    yield only_if_confirmed(plan)
    yield effort_of(people)
    if any(each.gate for each in plan.money.tranches):
        yield "Whoever stops at a gate keeps what would be released there."


def _line(plan: RolloutPlan, gate: GateTime, stop: StopCost, currency: str) -> PurseLine:
    work = work_of(stop)
    tranches = [each.amount for each in plan.money.tranches if each.gate == stop.gate]
    released = words.listed(phrases.amount(each, currency) for each in tranches)
    return PurseLine(
        gate=gate.name,
        p50=phrases.latest(gate.weeks, gate.dates, "p50", short=True),
        p80=phrases.latest(gate.weeks, gate.dates, short=True),
        released=released or words.NONE,
        work=phrases.counts(work),
        money=phrases.amount(stop.total, currency) if stop.total is not None else words.NONE,
    )


def _hours(plan: RolloutPlan) -> str:
    if phrases.short_of_hours(plan) is not None:
        return words.sentence(phrases.told(plan.workload.says))
    if plan.workload.hours is None:
        return ""
    return f"The leaders have set aside {hours(plan)}. That is enough for every gate."
